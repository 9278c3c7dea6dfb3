"""Projects in the curve on the screen: the choices, and what the picture cannot show."""

from typing import Any

import streamlit as st

from insteg.figures import record
from insteg.figures.projects_in_curve import CurveChoice, breaks_of, estimate_link, projects_of
from insteg.figures.sentences import projects as told
from insteg.ui import choosers, figure
from insteg.ui.page import Page


def choose(page: Page) -> CurveChoice:
    """A measure with years, and one of the seven."""
    left, right = st.columns(2)
    with left:
        indicator = choosers.measure_on_the_map(page)
    with right:
        area = choosers.municipality(page)
    return CurveChoice(indicator.id, area.area_code, page.language, page.look.mode)


def tell(page: Page, view: CurveChoice) -> None:
    """What the picture cannot show, the drawn projects with a way to their estimate, the ones that could not be drawn, the breaks."""
    say, projects = page.words, projects_of(view)
    st.markdown(f"**{say('curve.cannot')}**")
    st.header(say("curve.list", place=view.area.name(page.language)), anchor=False)
    if projects.empty:
        st.markdown(say("curve.no_projects"))
    for is_drawn, lead in ((True, "curve.estimate"), (False, "curve.undrawn")):
        rows = projects[projects["is_drawn"] == is_drawn]
        if len(rows):
            st.markdown(say(lead))
            st.markdown("\n".join(_line(page, view, row) for row in rows.itertuples()))
    figure.tell_breaks(page, breaks_of(view))


def tell_numbers(page: Page, view: CurveChoice) -> None:
    """Whose numbers stand in the picture, in one line: a finger and a printed page are told too."""
    shown = [row for row in projects_of(view).itertuples() if row.is_drawn]
    links = [f"{row.number} [{row.title}]({record.link_to('projekt', page.language, projekt=row.project_id)})" for row in shown]
    if links:
        st.caption(f"{page.words('curve.numbers')} {' · '.join(links)}")


def _line(page: Page, view: CurveChoice, row: Any) -> str:
    """A project by its number in the picture, when it ran, and the way to an estimate where its start allows one."""
    say = page.words
    mark = f"**{row.number}** " if row.is_drawn else ""
    own = f"- {mark}[{row.title}]({record.link_to('projekt', page.language, projekt=row.project_id)}), {told.span(say, row)}"
    link = estimate_link(view, row.project_id) if row.is_drawn else None
    return f"{own}. [{say('curve.to_estimate')}]({link})" if link else own
