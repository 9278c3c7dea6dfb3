"""Projects in the curve on the screen: the choices, and what the picture cannot show."""

import streamlit as st

from insteg.sentences import projects as told
from insteg.ui import choosers, figure
from insteg.ui.shell import Page
from insteg.views import record
from insteg.views.projects_in_curve import View, breaks_of, projects_of


def choose(page: Page) -> View:
    """A measure with years, and one of the seven."""
    left, right = st.columns(2)
    with left:
        indicator = choosers.measure_on_the_map(page)
    with right:
        area = choosers.municipality(page)
    return View(indicator.id, area.area_code, page.language, page.look.mode)


def tell(page: Page, view: View) -> None:
    """What the numbers stand for, what could not be drawn, the breaks, and what the picture cannot show."""
    say, projects = page.words, projects_of(view)
    st.markdown(f"**{say('curve.cannot')}**")
    lines = [
        f"{row.number}. [{row.title}]({record.link_to('projekt', page.language, projekt=row.project_id)}), "
        f"{told.span(say, row)}" + ("" if row.is_drawn else f". {say('curve.not_drawn')}")
        for row in projects.itertuples()
    ]
    st.header(say("curve.list", place=view.area.name(page.language)), anchor=False)
    st.markdown("\n".join(lines) if lines else say("curve.no_projects"))
    figure.tell_breaks(page, breaks_of(view))


def draw_estimate(page: Page, view: View) -> None:
    """The seam for an effect estimate (reading rule 11): until there is one, the page says that nothing here is an effect."""
    st.caption(page.words("curve.no_estimate"))
