"""From an address to what its first answer shows."""

import asyncio
from functools import cache
from pathlib import Path

import streamlit as st

from insteg.ui.first import still, written
from insteg.ui.first.run import Run, once
from insteg.web.first_view import FirstView

# What our style sheets call the colours of Streamlit's theme, and what its settings call them.
COLOURS = {
    "primary-color": "primaryColor",
    "background-color": "backgroundColor",
    "secondary-background-color": "secondaryBackgroundColor",
    "text-color": "textColor",
    "link-color": "linkColor",
    "border-color": "borderColor",
}

# The style sheets of our components, and what in a first answer says that one is there.
STYLES = {"map.css": "insteg-map", "table.css": "insteg-data"}


async def read(page: str, query: str) -> FirstView | None:
    """The page's first view; None when its run did not come to its end."""
    run = await once(page, query)
    return None if run is None else await asyncio.to_thread(_view, run)


def _view(run: Run) -> FirstView:
    told = run.told
    body = written.body(run)
    own = "".join(_style(name) for name, mark in STYLES.items() if mark in body)
    style = f"{_theme()}{still.style()}{written.styles(run)}{own}"
    return FirstView(told.language, told.title, told.headline, body, style)


@cache
def _style(name: str) -> str:
    return (Path(__file__).parent.parent / "frontend" / name).read_text(encoding="utf-8")


def _theme() -> str:
    """The colours of both themes, as frame.js gives them to the live page."""
    return f":root{{{_colours('light')}}}@media(prefers-color-scheme:dark){{:root{{{_colours('dark')}}}}}"


def _colours(mode: str) -> str:
    return "".join(f"--st-{name}:{st.get_option(f'theme.{mode}.{option}')};" for name, option in COLOURS.items())
