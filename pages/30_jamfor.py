"""Jämför: chosen areas over time, breaks as gaps, at most eight lines."""

import streamlit as st

from insteg.figures import comparison
from insteg.ui import comparison_choice, figure
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.jamfor.title"), anchor=False)
    if view := comparison_choice.choose(page):
        figure.draw(page, "jamforelse", view)
        figure.tell_breaks(page, comparison.breaks_of(view))
    else:
        st.info(page.words("sentence.choose_area"))
