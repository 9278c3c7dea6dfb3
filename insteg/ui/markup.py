"""Rows, cards and lists drawn from a template: made and escaped on the server, shown by one small component."""

from functools import cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader

# Streamlit's own HTML element removes SVG and the details of a card.
_markup = st.components.v2.component("insteg.profile", js="profile.js", isolate_styles=False)


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def rendered(template: str, **data: object) -> str:
    """The template filled in; everything but Markup is escaped."""
    return _environment().get_template(template).render(**data)


def show(markup: str, key: str) -> None:
    """Draw what `rendered` made."""
    _markup(data={"markup": markup}, key=key, height="content")
