"""Insatser: what research and the county say of each type of intervention, two to four of them side by side, and where there is no knowledge."""

import streamlit as st

from insteg.ui import evidence, sheets
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.insatser.title"), anchor=False)
    st.markdown(page.words("page.insatser.lead"))
    chosen = evidence.tray(page)
    evidence.draw_ways(page, chosen)
    view = evidence.choose(page)
    evidence.draw_table(page, view, chosen)
    evidence.draw_tray(page, chosen)
    evidence.draw_gaps(page)
    evidence.draw_ratios(page, chosen)
    evidence.draw_sections(page, chosen)
    evidence.draw_outcomes(page, chosen)
    sheets.draw_page_sheet(page)
