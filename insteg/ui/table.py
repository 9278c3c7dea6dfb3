"""A table of any number of rows: real rows of a real table, those in view fetched from our own server."""

import streamlit as st

from insteg.figures.exploration import tables
from insteg.figures.exploration.tables import TableChoice
from insteg.ui.page import Page

_table = st.components.v2.component("insteg.table", js="table.js", css="table.css", isolate_styles=False)


def draw(page: Page, choice: TableChoice, label: str) -> None:
    """Draw the table. A press on a head becomes the choices `sortera` and `ordning`."""
    key = f"table-{page.name}"

    def adopt() -> None:
        pressed = st.session_state[key].get("sorted") or {}
        page.choices.put("sortera", str(pressed.get("by", "")))
        page.choices.put("ordning", str(pressed.get("order", "")))

    _table(data=tables.shown(choice, label), key=key, height="content", on_sorted_change=adopt)
