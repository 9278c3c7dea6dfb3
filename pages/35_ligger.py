"""Skillnader: which differences between the municipalities hold, and which may be chance."""

import streamlit as st

from insteg.figures import heat
from insteg.figures.apart import DifferencesChoice
from insteg.figures.sentences import unjudged
from insteg.ui import benchmark_choice, choosers, figure, markup
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.ligger.title"), anchor=False)
    st.markdown(page.words("differences.lead"))
    left, middle = st.columns(2, gap="large")
    with left:
        indicator_id, period = choosers.measure_and_year(page)
    with middle:
        area = choosers.municipality(page)
        against = benchmark_choice.choose(page, area.area_code, indicator_id)
    view = DifferencesChoice(indicator_id, period, area.area_code, against, page.language, page.look.mode)
    figure.draw(page, "skillnader-dots", view)
    if not figure.draw(page, "skillnader-funnel", view):
        st.info(unjudged(page.words, "differences.funnel.none", view.indicator))
    figure.draw(page, "skillnader-heat", view, lambda: markup.show(heat.rendered(view), f"heat-{page.name}"))
