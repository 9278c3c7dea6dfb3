"""Lessons on the screen: the choice of level, actor and type."""

import pandas as pd
import streamlit as st

from insteg import interventions
from insteg.ui import choosers
from insteg.ui.shell import Page
from insteg.views import record
from insteg.views.data import ask
from insteg.views.lessons import everything


def choose(page: Page) -> pd.DataFrame:
    """The lessons that pass the filters."""
    say = page.words
    held = list(dict.fromkeys(name for types in everything()["types"] for name in record.listed(types)))
    known = [item.id for item in interventions.types() if item.id in held]
    left, middle, right = st.columns(3)
    with left:
        levels = choosers.several(page, "niva", list(interventions.LEVELS), lambda name: say(f"lesson.level.{name}"))
    with middle:
        actors = choosers.several(page, "aktor", list(interventions.ACTORS), lambda name: say(f"lesson.actor.{name}"))
    with right:
        types = choosers.several(page, "insats", known, lambda name: record.type_title(page.language, name))
    return ask("lessons", levels=levels or None, actors=actors or None, types=types or None, kinds=None, local_only=None)
