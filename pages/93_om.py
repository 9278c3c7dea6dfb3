"""Om siffrorna: how they are read, the words, then where they come from, accessibility."""

import streamlit as st

from insteg.ui import about
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.om.title"), anchor=False)
    st.markdown(page.words("om.lead"))
    parts = {
        "rules": about.draw_rules,
        "terms": about.draw_terms,
        "estimates": about.draw_estimates,
        "breaks": about.draw_breaks,
        "sources": about.draw_sources,
        "coverage": about.draw_coverage,
        "awaited": about.draw_awaited,
    }
    for name, draw in parts.items():
        st.header(page.words(f"om.{name}"), anchor=name)
        draw(page)
    st.header(page.words("om.accessibility"), anchor="accessibility")
    st.markdown(page.words("om.accessibility.text"))
    st.header(page.words("om.privacy"), anchor="privacy")
    st.markdown(page.words("om.privacy.text"))
