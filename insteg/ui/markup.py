"""Shows markup that was made and escaped on the server, by one small component."""

import streamlit as st

# Streamlit's own HTML element removes SVG and the details of a card.
_markup = st.components.v2.component("insteg.profile", js="profile.js", isolate_styles=False)


def show(markup: str, key: str) -> None:
    """Draw what `views.markup.rendered` made."""
    _markup(data={"markup": markup}, key=key, height="content")
