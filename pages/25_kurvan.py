"""Projekt i kurvan: a municipality's curve with the periods of its projects, and what the picture cannot show."""

import streamlit as st

from insteg.ui import figure, projects_in_curve
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.kurvan.title"), anchor=False)
    st.markdown(page.words("page.kurvan.lead"))
    view = projects_in_curve.choose(page)
    figure.draw(page, "kurvan", view)
    projects_in_curve.tell(page, view)
