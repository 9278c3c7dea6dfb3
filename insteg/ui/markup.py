"""Shows markup that was made and escaped on the server, by one small component."""

import streamlit as st
from markupsafe import Markup

# Streamlit's own HTML element removes SVG and the details of a card.
_markup = st.components.v2.component("insteg.profile", js="profile.js", isolate_styles=False)


def show(markup: str, key: str) -> None:
    """Draw what `figures.markup.rendered` made."""
    _markup(data={"markup": markup}, key=key, height="content")


def thumbnail(address: str) -> str:
    """A small picture that is fetched when it comes into view; the words beside it say what it shows."""
    return str(Markup('<img class="insteg-thumbnail" alt="" loading="lazy" src="{}">').format(address))
