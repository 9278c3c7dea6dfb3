"""Seminarium: a show of live figures, put together, saved, and started on the projector."""

import streamlit as st

from insteg.ui import room_start, seminar, show_files, story
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.seminarium.title"), anchor=False)
    st.markdown(page.words("page.seminarium.lead"))
    begun = story.in_progress(page)
    start, more = st.container(key="seminarium-start"), st.container()
    if begun.slides:
        begun = seminar.edit(page, begun)
        with start:
            seminar.draw_start(page, begun)
            show_files.draw_download(page, begun)
            show_files.draw_handout(page, begun)
    else:
        start.info(page.words("story.empty"))
    with more:
        seminar.draw_own(page)
    room_start.draw_room(page)
    seminar.draw_ready(page, begun)
    seminar.draw_file(page, begun)
