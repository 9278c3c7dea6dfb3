"""The room for the show in progress: how it is opened, and the way in for those who have a code."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from insteg.show import stories
from insteg.show.stories import Story
from insteg.ui.page import Page


def draw_room(page: Page, begun: Story) -> None:
    """Start the show with a room, or enter one. The room itself is made by the show's own page, which keeps the presenter's key."""
    say = page.words
    st.header(say("room.start.title"), anchor=False)
    st.markdown(say("room.start.lead", address=f"{urlsplit(str(st.context.url)).netloc}/rum"))
    choices = {"b": stories.encode(begun), "tema": page.look.mode, "lang": page.language}
    with st.container(horizontal=True, gap="small", key="room-buttons"):
        if begun.slides:
            st.link_button(say("room.start.button"), f"visning?{urlencode(choices)}#rum")
        st.link_button(say("room.start.enter"), f"rum?{urlencode({'lang': page.language})}")
