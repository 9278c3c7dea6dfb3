"""Kommun: one municipality, every measure in the same row."""

import streamlit as st

from insteg.ui import benchmark_choice, choosers, figure, profile
from insteg.ui.data import ask
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    area = choosers.municipality(page)
    st.title(page.words("page.kommun.title", name=area.name(page.language)), anchor=False)
    st.markdown(page.words("page.kommun.lead"))
    against = benchmark_choice.choose(page, area.area_code)
    profile.draw(page, area, against)
    with st.container(horizontal=True, key="kommun-downloads"):
        rows = ask("explore", indicators=None, area_codes=[area.area_code], period_from=None, period_to=None, sexes=None, ages=None)
        figure.download_data(page, rows, area.name("sv").lower())
