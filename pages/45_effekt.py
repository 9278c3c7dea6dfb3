"""Effekt: did it go otherwise than in municipalities that developed alike before?"""

import streamlit as st

from insteg.ui import effect_page
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.effekt.title"), anchor=False)
    st.markdown(page.words("effect.lead"))
    effect_page.draw(page, effect_page.choose(page))
