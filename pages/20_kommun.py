"""Kommun: one municipality, every measure in the same row."""

import streamlit as st

from insteg.ui import benchmark_choice, choosers, figure, markup, sheets
from insteg.ui.shell import open_page
from insteg.views import profile
from insteg.views.data import ask

with open_page(__file__) as page:
    area = choosers.municipality(page)
    st.title(page.words("page.kommun.title", name=area.name(page.language)), anchor=False)
    st.markdown(page.words("page.kommun.lead"))
    against = benchmark_choice.choose(page, area.area_code)
    markup.show(profile.rendered(area.area_code, page.language, against), f"profile-{page.name}")
    with st.container(horizontal=True, key="kommun-downloads"):
        sheets.draw_download(page, area.area_code)
        rows = ask("explore", indicators=None, area_codes=[area.area_code], period_from=None, period_to=None, sexes=None, ages=None)
        figure.download_data(page, rows, area.name("sv").lower())
