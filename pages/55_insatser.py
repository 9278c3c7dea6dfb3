"""Insatser: what research says of each type of intervention, beside the county's own projects of that type."""

import streamlit as st

from insteg.ui import evidence, figure
from insteg.ui.shell import open_page
from insteg.views.figure import Themed

with open_page(__file__) as page:
    say = page.words
    st.title(say("page.insatser.title"), anchor=False)
    st.markdown(say("page.insatser.lead"))
    types = evidence.choose(page)
    evidence.draw_sections(page, types)
    evidence.draw_outcomes(page, types)
    figure.draw(page, "luckor", Themed(page.language, page.look.mode))
