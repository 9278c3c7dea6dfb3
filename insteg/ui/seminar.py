"""The show on the screen: its slides to order, rename and annotate, how it is started, saved and opened."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from insteg import stories
from insteg.stories import BadStory, Slide, Story
from insteg.ui import choosers, story
from insteg.ui.shell import Page
from insteg.views import record, show
from insteg.views.ready_stories import NAMES, is_of_a_municipality, ready, title
from insteg.views.slides import Rendered, rendered

SHOWN, EDITION, OPENED = "insteg.story.shown", "insteg.story.edition", "insteg.story.opened"


def _edition(text: str) -> int:
    """Counts up when the show was changed by other means than its own text boxes: these must then be drawn anew."""
    if st.session_state.get(SHOWN) != text:
        st.session_state[EDITION] = st.session_state.get(EDITION, 0) + 1
        st.session_state[SHOWN] = text
    return st.session_state[EDITION]


def edit(page: Page, begun: Story) -> Story:
    """The title and the slides, each with its heading and note; returns the show as the reader left it."""
    edition = _edition(stories.encode(begun))
    name = st.text_input(page.words("story.title"), begun.title, max_chars=stories.LONGEST["title"], key=f"story-{edition}-title")
    st.header(page.words("story.slides"), anchor=False)
    slides = [_edit_slide(page, begun, place, edition) for place in range(len(begun.slides))]
    left = Story(name.strip(), tuple(slides))
    story.keep(page, left)
    st.session_state[SHOWN] = stories.encode(left)
    return left


def _edit_slide(page: Page, begun: Story, place: int, edition: int) -> Slide:
    say, slide, key = page.words, begun.slides[place], f"story-{edition}-{place}"
    shown = rendered(slide, page.language, page.look.mode)
    with st.container(border=True, key=f"{key}-box"):
        st.subheader(say("story.slide", number=place + 1, title=shown.figure.title), anchor=False)
        if shown.problem:
            st.warning(shown.problem)
        heading = st.text_input(
            say("story.heading"), slide.heading, key=f"{key}-heading", max_chars=stories.LONGEST["heading"], placeholder=shown.figure.title
        )
        note = st.text_area(say("story.note"), slide.note, key=f"{key}-note", height=80, max_chars=stories.LONGEST["note"])
        highlight = _choose_highlight(page, shown, key)
        _moves(page, begun, place, key)
    return replace(slide, heading=heading.strip(), note=note.strip(), highlight=highlight)


def _choose_highlight(page: Page, shown: Rendered, key: str) -> str:
    """Which line or place stands out from the beginning; one that a file names stays, also where today's figure lacks it."""
    chosen = shown.slide.highlight
    options = list(dict.fromkeys(["", *show.names(shown, page.language), chosen]))
    if len(options) == 1:
        return ""
    label, none = page.words("story.highlight"), page.words("story.highlight.none")
    return st.selectbox(label, options, options.index(chosen), lambda name: name or none, key=f"{key}-highlight")


def _moves(page: Page, begun: Story, place: int, key: str) -> None:
    """Earlier, later, out; and the page that shows the figure live."""
    say, slide, last = page.words, begun.slides[place], len(begun.slides) - 1
    # Every button says which slide it moves, also to those who hear it alone.
    moves = (("earlier", place - 1, place == 0), ("later", place + 1, place == last), ("remove", None, False))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{key}-moves"):
        for name, to, is_off in moves:
            label = say(f"story.{name}", number=place + 1)
            st.button(label, key=f"{key}-{name}", disabled=is_off, on_click=_move, args=(page, place, to))
        st.markdown(f"[{say('story.open_view')}]({record.link_to(slide.page, page.language, **slide.choices)})")


def _move(page: Page, place: int, to: int | None) -> None:
    """Put a slide elsewhere, or take it out."""
    begun = story.in_progress(page)
    slides = list(begun.slides)
    slide = slides.pop(place)
    if to is not None:
        slides.insert(to, slide)
    story.keep(page, replace(begun, slides=tuple(slides)))


def draw_start(page: Page, begun: Story) -> None:
    """Start the show, or take it along as one file that needs no network."""
    choices = {"b": stories.encode(begun), "tema": page.look.mode, "lang": page.language}
    with st.container(horizontal=True, gap="small", key="seminarium-buttons"):
        st.link_button(page.words("story.start"), f"visning?{urlencode(choices)}")
        st.link_button(page.words("story.start_stepwise"), f"visning?{urlencode(choices | {'steg': '1'})}")
        st.link_button(page.words("story.take_along"), f"visning.html?{urlencode(choices)}")
    st.caption(page.words("story.take_along.size"))


def draw_ready(page: Page, begun: Story) -> None:
    """The stories that ship; opened instead of the show in progress, or added after it."""
    say = page.words
    st.header(say("story.ready"), anchor=False)
    area = choosers.municipality(page) if any(map(is_of_a_municipality, NAMES)) else None
    code = area.area_code if area else ""
    for name in NAMES:
        found = ready(name, page.language, code)
        with st.container(horizontal=True, vertical_alignment="center", key=f"ready-{name}"):
            st.markdown(say("story.ready.one", title=title(name, page.language, code), count=len(found.slides)))
            label = say("story.open", title=found.title)
            st.button(label, key=f"open-{name}", on_click=_open, args=(page, found), help=say("story.open.help") if begun.slides else None)
            if begun.slides:
                st.button(say("story.append", title=found.title), key=f"append-{name}", on_click=_append, args=(page, found))


def _open(page: Page, found: Story) -> None:
    story.keep(page, found)


def _append(page: Page, found: Story) -> None:
    begun = story.in_progress(page)
    slides = (*begun.slides, *found.slides)[: stories.MOST_SLIDES]
    story.keep(page, replace(begun, slides=slides))


def draw_file(page: Page, begun: Story) -> None:
    """The show as a file, and back."""
    say = page.words
    st.header(say("story.file"), anchor=False)
    if begun.slides:
        st.download_button(
            say("story.save"),
            stories.to_file(begun),
            "insteg-visning.json",
            "application/json",
            key="story-save",
            on_click="ignore",
        )
    sent = st.file_uploader(say("story.open_file"), type="json", key="story-file", max_upload_size=1)
    # The uploader keeps its file through every run: it is opened once, not again over what the reader does next.
    if sent is None or st.session_state.get(OPENED) == sent.file_id:
        return
    st.session_state[OPENED] = sent.file_id
    try:
        _open(page, stories.from_file(sent.getvalue()))
    except BadStory as error:
        st.warning(story.in_words(page, error))
        return
    st.rerun()
