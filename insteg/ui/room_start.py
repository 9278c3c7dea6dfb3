"""The room for the show in progress: how it is opened, and the way in for those who have a code."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from insteg.ui.page import Page


def draw_room(page: Page) -> None:
    """What a room is, and the way into one. It is started beside the show, and made by the show's own page, which keeps the presenter's key."""
    say = page.words
    st.header(say("room.start.title"), anchor=False)
    st.markdown(say("room.start.lead", address=f"{urlsplit(str(st.context.url)).netloc}/rum"))
    st.link_button(say("room.start.enter"), f"rum?{urlencode({'lang': page.language})}")
