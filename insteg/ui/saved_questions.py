"""Questions kept under names of the reader's own: by the reader's browser and in a file, never by the server."""

import streamlit as st

from insteg.ui.page import Page

_saved = st.components.v2.component("insteg.saved", js="saved.js", css="saved.css", isolate_styles=False)


def draw(page: Page) -> None:
    """The list with what keeps a question, takes the list along as a file and brings one back. It needs the page's script."""
    words = page.words.under("saved")
    _saved(data={"page": page.name, "language": page.language, "words": words}, key=f"saved-{page.name}", height="content")
