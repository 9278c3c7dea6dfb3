"""What only those who run the site need: commands, folded away from the reader."""

import streamlit as st

from insteg.ui.page import Page


def draw_operator(page: Page, what: str) -> None:
    """What to do, in a panel of its own. what: the phrase operator.<what>."""
    with st.expander(page.words("operator.title")):
        st.markdown(page.words(f"operator.{what}"))
