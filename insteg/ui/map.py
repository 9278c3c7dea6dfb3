"""The map of the seven municipalities: all years sent at once, so that slider and animation need no server."""

import streamlit as st

from insteg.ui.shell import Page
from insteg.views import map
from insteg.views.situation import View

_map = st.components.v2.component("insteg.map", js="map.js", css="map.css", isolate_styles=False)


def draw(page: Page, view: View) -> None:
    """Draw the map. What the reader chooses on it becomes the choices `indikator`, `period` and `kommun`."""
    key = f"map-{page.name}"

    def adopt(state: str, choice: str) -> None:
        page.choices.put(choice, str(st.session_state[key].get(state) or ""))

    _map(
        data=map.shown(view),
        key=key,
        height="content",
        on_indicator_change=lambda: adopt("indicator", "indikator"),
        on_year_change=lambda: adopt("year", "period"),
        on_selected_change=lambda: adopt("selected", "kommun"),
    )


def draw_counts(page: Page, counts: dict) -> None:
    """Draw what `views.map.counts` made: the same map, one picture, no years."""
    _map(data=counts, key=f"map-{page.name}", height="content", on_selected_change=lambda: None)
