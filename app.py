"""Läget: how young people in the county are doing, as one sentence, a map and the seven among all municipalities."""

import streamlit as st

from insteg.ui import figure, map, overview
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    view = overview.view_of(page)
    overview.draw_headline(view)
    left, right = st.columns([5, 6], gap="large")
    with left:
        figure.draw(page, "karta", view, lambda: map.draw(page, view))
    overview.draw_month(page, view)
    overview.draw_news(page)
    # Last in time, not in place: the browser needs longer to draw this chart than everything else together.
    with right:
        figure.draw(page, "laget-i-landet", view)
