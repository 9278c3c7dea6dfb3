"""Lärdomar: what was learned, by level, actor and type; and how well the county's projects report."""

import streamlit as st

from insteg.ui import figure, lessons
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    say = page.words
    st.title(say("page.lardomar.title"), anchor=False)
    st.markdown(say("page.lardomar.lead"))
    rows = lessons.choose(page)
    st.markdown(f"**{say('lesson.count', shown=len(rows), all=len(lessons.everything()))}**")
    if rows.empty:
        st.info(say("lesson.empty"))
    else:
        lessons.draw(page, rows)
    figure.draw(page, *lessons.quality(page.language, page.look.mode))
