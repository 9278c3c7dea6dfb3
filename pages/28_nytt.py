"""Vad är nytt: what is new, revised or gone since an earlier day, figure by figure."""

import streamlit as st

from insteg.ui import news
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.nytt.title"), anchor=False)
    st.markdown(page.words("page.nytt.lead"))
    if chosen := news.choose(page):
        news.draw(page, *chosen)
