"""Jämför: chosen areas over time, breaks as gaps, at most eight lines."""

import streamlit as st

from insteg.ui import benchmark_choice, choosers, figure
from insteg.ui.shell import open_page
from insteg.views import comparison

with open_page(__file__) as page:
    st.title(page.words("page.jamfor.title"), anchor=False)
    indicator = choosers.indicator(page)
    areas = choosers.areas_to_compare(page)
    form = choosers.one_of(page, "vy", [comparison.LINES, comparison.PANELS])
    if areas:
        codes = tuple(area.area_code for area in areas)
        line = benchmark_choice.similar_line(page, areas)
        view = comparison.Comparison(indicator.id, codes, form, page.language, page.look.mode, *line)
        figure.draw(page, "jamforelse", view)
        figure.tell_breaks(page, comparison.breaks_of(view))
    else:
        st.info(page.words("sentence.choose_area"))
