"""Synkronisering: what runs now, which projects were alike at the same time, and what tied them."""

import streamlit as st

from insteg.ui import sheets, synchronisation
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    say = page.words
    st.title(say("page.synkronisering.title"), anchor=False)
    st.markdown(say("page.synkronisering.lead"))
    view = synchronisation.draw_now(page)
    view = synchronisation.draw_pairs(page, view)
    synchronisation.draw_four(page, view)
    synchronisation.draw_parties(page, view)
    sheets.draw_page_sheet(page)
