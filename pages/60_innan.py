"""Innan du startar: the question before the next application. Nothing typed here is stored."""

import streamlit as st

from insteg.ui import idea
from insteg.ui.shell import open_page
from insteg.views.idea import is_asked, similar

with open_page(__file__) as page:
    say = page.words
    st.title(say("page.innan.title"), anchor=False)
    st.markdown(say("page.innan.lead"))
    asked = idea.choose(page)
    if is_asked(asked):
        found = similar(say, asked)
        st.header(say("idea.similar"), anchor=False)
        if found:
            st.markdown(say("idea.similar.lead"))
            idea.draw_matches(page, found)
        else:
            st.info(say("idea.nothing"))
        idea.draw_lists(page, asked, found)
        idea.draw_download(page, asked, found)
    else:
        st.info(say("idea.begin"))
