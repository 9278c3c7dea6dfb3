"""Beside a figure: where a program gets its data, and the lines that fetch them."""

from urllib.parse import urlsplit

import streamlit as st

from insteg.figures import api_link
from insteg.ui.page import Page


def offer(page: Page, parts: list[api_link.Part]) -> None:
    """Links to a figure's rows at the API, and the same in Python and R, each with Streamlit's own copy button."""
    found = api_link.addresses(parts, page.language)
    for link in found:
        st.markdown(f"[{page.words('api.link_part', title=link.title) if link.title else page.words('api.link')}]({link.address})")
    own = server()
    with st.expander(page.words("api.snippet")):
        for name, write in (("Python", api_link.python), ("R", api_link.r)):
            st.markdown(f"**{name}**")
            # Without colours: those of Streamlit's highlighter have too little contrast.
            st.code(write(found, own), language=None, wrap_lines=True)


def server() -> str:
    """Scheme and name of this server as the reader's browser knows them."""
    asked = urlsplit(st.context.url or "")
    return f"{asked.scheme}://{asked.netloc}" if asked.netloc else ""
