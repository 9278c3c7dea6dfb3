"""Sök: everything that may be meant by what the reader wrote in the header, by kind."""

import streamlit as st

from insteg.ui import search
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.sok.title"), anchor=False)
    search.draw(page)
