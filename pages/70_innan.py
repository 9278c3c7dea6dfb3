"""Innan du startar: the question before the next application. Nothing typed here is stored."""

import streamlit as st

from insteg.figures.idea import is_asked, similar
from insteg.ui import idea, idea_chips
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    say = page.words
    st.title(say("page.innan.title"), anchor=False)
    st.markdown(say("page.innan.lead"))
    text, answer = idea.write(page), st.container()
    asked = idea_chips.frame(page, text)
    if is_asked(asked):
        found = similar(say, asked)
        with answer:
            idea.draw_way(page, found)
        idea.draw_download(page, asked, found)
        if found:
            idea.draw_need(page, asked)
        idea.draw_matches(page, asked, found)
        idea.draw_research(page, asked)
        idea.draw_lists(page, asked, found)
    else:
        st.info(say("idea.begin"))
