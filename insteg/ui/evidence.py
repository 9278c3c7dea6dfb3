"""Types of intervention on the screen: the choice, the sections, the outcomes."""

import streamlit as st

from insteg import interventions
from insteg.ui import choosers, figure, markup
from insteg.ui.shell import Page
from insteg.views import record
from insteg.views.evidence import sections
from insteg.views.outcomes import AxisView, outcomes_of, shared_axes, table


def choose(page: Page) -> tuple[str, ...]:
    """The types to look at; none chosen means all of them."""
    known = [item.id for item in interventions.types()]
    return tuple(choosers.several(page, "insats", known, lambda name: record.type_title(page.language, name)))


def draw_sections(page: Page, types: tuple[str, ...]) -> None:
    markup.show(sections(types, page.language), f"types-{page.name}")


def draw_outcomes(page: Page, types: tuple[str, ...]) -> None:
    """Axes for the outcomes that may share one, a table with definitions and reasons for the rest."""
    say, rows = page.words, outcomes_of(types)
    st.header(say("outcome.heading"), anchor=False)
    if rows.empty:
        st.markdown(say("outcome.nothing"))
        return
    axes, alone = shared_axes(types)
    for place in range(len(axes)):
        figure.draw(page, "utfall", AxisView(types, place, page.language, page.look.mode))
    key = "outcome.alone" if axes else "outcome.none_together"
    st.markdown(say(key, count=len(alone)))
    markup.show(table(say, rows, alone), f"outcomes-{page.name}")
    with st.container(horizontal=True, key=f"{page.name}-downloads"):
        figure.download_data(page, rows, "utfall", figure.TABLES)
