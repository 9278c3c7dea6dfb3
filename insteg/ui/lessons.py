"""Lessons on the screen: the choice of level, actor and type."""

import pandas as pd
import streamlit as st

from insteg.figures import record
from insteg.figures.bank import projects_in
from insteg.figures.lessons import everything
from insteg.reference import interventions
from insteg.store.remembered import ask
from insteg.ui import choosers
from insteg.ui.page import Page

FROM_THE_PLACE, FROM_ALL = "platsen", "alla"


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
    rows = ask("lessons", levels=levels or None, actors=actors or None, types=types or None, kinds=None, local_only=None)
    return _of_the_place(page, rows)


def _of_the_place(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    """Of a place the lessons of the projects that reached it, as long as the reader does not ask for all of them."""
    if not page.place or choosers.one_of(page, "larplats", [FROM_THE_PLACE, FROM_ALL]) == FROM_ALL:
        return rows
    return rows[rows["project_id"].isin(projects_in(page.place)["project_id"])]
