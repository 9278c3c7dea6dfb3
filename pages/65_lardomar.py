"""Lärdomar: how well the county's projects report; and what was learned, by level, actor and type."""

import streamlit as st

from insteg.figures.figure import NoChoice
from insteg.figures.lessons import everything, rendered
from insteg.ui import figure, lessons, markup
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    say = page.words
    st.title(say("page.lardomar.title"), anchor=False)
    st.markdown(say("page.lardomar.lead"))
    figure.draw(page, "rapportering", NoChoice(page.language, page.look.mode))
    st.header(say("lesson.heading"), anchor=False)
    rows = lessons.choose(page)
    st.markdown(f"**{say('lesson.count', shown=len(rows), all=len(everything()))}**")
    if rows.empty:
        st.info(say("lesson.empty"))
    else:
        markup.show(rendered(rows, page.language, leads_on=True), f"lessons-{page.name}")
