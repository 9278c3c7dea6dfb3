"""The map of the seven municipalities: all years sent at once, so that slider and animation need no server."""

from typing import Any

import streamlit as st

from insteg.figures import area_map
from insteg.figures.situation import SituationChoice
from insteg.ui.page import Page

_map = st.components.v2.component("insteg.map", js="map.js", css="map.css", isolate_styles=False)


def draw(page: Page, view: SituationChoice) -> None:
    """Draw the map. What the reader chooses on it becomes the choices `indikator`, `period` and `kommun`."""
    key = f"map-{page.name}"

    def adopt(state: str, choice: str) -> None:
        page.choices.put(choice, str(st.session_state[key].get(state) or ""))

    _map(
        data=area_map.shown(view),
        key=key,
        height="content",
        on_indicator_change=lambda: adopt("indicator", "indikator"),
        on_year_change=lambda: adopt("year", "period"),
        on_selected_change=lambda: adopt("selected", "kommun"),
    )


def draw_counts(page: Page, counts: dict[str, Any]) -> None:
    """Draw what `figures.area_map.counts` made: the same map, one picture, no years. What is pressed becomes the choice `kommun`."""
    key = f"map-{page.name}"

    def adopt() -> None:
        page.choices.put("kommun", str(st.session_state[key].get("selected") or ""))

    _map(data=counts, key=key, height="content", on_selected_change=adopt)
