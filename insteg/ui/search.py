"""The results of the search in the header, on the screen. What was searched for stands in the address alone and is remembered nowhere."""

import streamlit as st

from insteg.figures import found
from insteg.figures.frame import SEARCHED
from insteg.search.everything import MOST_LETTERS
from insteg.ui import markup
from insteg.ui.page import Page


def draw(page: Page) -> None:
    """Everything found, by kind; what the search finds at all, as long as nothing was written."""
    text = page.choices.passing(SEARCHED)[:MOST_LETTERS].strip()
    if not text:
        st.markdown(page.words("search.lead"))
        return
    kinds = found.hits(text, page.language, page.place)
    count = sum(len(kind.hits) for kind in kinds)
    st.markdown(f"**{page.words('search.count', count=count)}**" if kinds else page.words("search.none"))
    markup.show(found.listed(kinds, page.language), f"found-{page.name}")
