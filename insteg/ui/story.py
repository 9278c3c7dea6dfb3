"""The show in progress: kept as text in the session and in the address, from whatever page slides are added."""

import streamlit as st

from insteg.show import stories
from insteg.show.stories import BadStory, Slide, Story
from insteg.ui.page import Page

CHOICE = "visning"
# The shows before this one, as text, latest last: what "undo" goes back to. In the session only.
EARLIER = "insteg.story.earlier"
MOST_EARLIER = 30


def in_progress(page: Page) -> Story:
    """The show in progress; an empty one, with a warning, when the link's cannot be read."""
    text = page.choices.lasting(CHOICE)
    try:
        return stories.decode(text) if text else Story()
    except BadStory as error:
        st.warning(in_words(page, error))
        return Story()


def in_words(page: Page, error: BadStory) -> str:
    """Why a link or file is no show, in the reader's words."""
    return page.words(f"story.bad.{error.reason}", **error.blanks)


def keep(page: Page, story: Story) -> None:
    """Make this the show in progress; the one before can be had back."""
    text, before = stories.encode(story) if story != Story() else "", page.choices.lasting(CHOICE)
    if text != before:
        st.session_state[EARLIER] = [*st.session_state.get(EARLIER, []), before][-MOST_EARLIER:]
    _put(page, text)


def _put(page: Page, text: str) -> None:
    page.choices.put(CHOICE, text)
    page.choices.keep(CHOICE, text)


def can_undo() -> bool:
    return bool(st.session_state.get(EARLIER))


def undo(page: Page) -> None:
    """Go back to the show before the last change."""
    if earlier := st.session_state.get(EARLIER):
        st.session_state[EARLIER] = earlier[:-1]
        _put(page, earlier[-1])


def draw_add(page: Page, slide: Slide, key: str) -> None:
    """The button "Add to the show"."""
    st.button(page.words("story.add"), key=f"{key}-add", on_click=_add, args=(page, slide), width="content")


def _add(page: Page, slide: Slide) -> None:
    story = in_progress(page)
    if len(story.slides) >= stories.MOST_SLIDES:
        st.toast(page.words("story.bad.many", most=stories.MOST_SLIDES))
        return
    keep(page, Story(story.title, (*story.slides, slide)))
    st.toast(page.words("story.added", count=len(story.slides) + 1))
