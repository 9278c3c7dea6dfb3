"""Areas that the reader takes together under a name of his own: kept in the link and nowhere else."""

import streamlit as st

from insteg.figures.exploration.cross_choice import MOST_GROUPS, AreaGroup, named, read_groups, write_groups
from insteg.reference import in_view
from insteg.ui import exploration
from insteg.ui.page import Page

GROUPS = "grupper"
NAME, AREAS = "utforska.gruppnamn", "utforska.gruppomraden"


def choose(page: Page) -> tuple[AreaGroup, ...]:
    """The groups of the link, with what makes a new one and takes one away."""
    say, known = page.words, frozenset(in_view.areas())
    none: tuple[AreaGroup, ...] = ()
    groups = page.choices.value(GROUPS, lambda text: read_groups(text, known), none, write_groups)
    page.choices.keep(GROUPS, write_groups(groups))
    with st.expander(say("explore.groups"), expanded=bool(groups)):
        st.markdown(say("explore.groups.text"))
        for place, group in enumerate(groups):
            _draw(page, groups, place, group)
        _draw_new(page, groups)
    return groups


def _draw(page: Page, groups: tuple[AreaGroup, ...], place: int, group: AreaGroup) -> None:
    say, areas = page.words, in_view.areas()
    names = ", ".join(areas[code].name(page.language) for code in group.area_codes)
    left, right = st.columns([3, 1])
    with left:
        st.text(say("explore.groups.members", name=group.name, areas=names))
    others = groups[:place] + groups[place + 1 :]
    with right:
        st.button(
            say("explore.groups.take", name=group.name),
            key=f"utforska-groups-{place}",
            on_click=page.choices.put,
            args=(GROUPS, write_groups(others)),
        )


def _draw_new(page: Page, groups: tuple[AreaGroup, ...]) -> None:
    say, areas = page.words, in_view.areas()
    if len(groups) >= MOST_GROUPS:
        st.info(say("explore.groups.full", count=MOST_GROUPS))
        return
    with st.form("utforska-groups", border=False):
        st.text_input(say("explore.groups.name"), key=NAME, max_chars=40)
        st.multiselect(
            say("explore.groups.areas"), exploration.home_first(), key=AREAS, format_func=lambda code: areas[code].name(page.language)
        )
        st.form_submit_button(say("explore.groups.add"), on_click=_add, args=(page, groups))
    if st.session_state.pop("utforska.gruppfel", False):
        st.warning(say("explore.groups.incomplete"))


def _add(page: Page, groups: tuple[AreaGroup, ...]) -> None:
    name, codes = named(str(st.session_state[NAME])), tuple(st.session_state[AREAS])
    if not name or len(codes) < 2:
        st.session_state["utforska.gruppfel"] = True
        return
    page.choices.put(GROUPS, write_groups((*groups, AreaGroup(name, codes))))
    st.session_state[NAME], st.session_state[AREAS] = "", []
