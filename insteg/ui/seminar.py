"""The show on the screen: its slides to order, rename and annotate, how it is started, saved and opened."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from insteg.figures import record
from insteg.show import own_slides, stories
from insteg.show.ready import NAMES, is_of_a_municipality, ready, title
from insteg.show.stories import BadStory, Slide, Story, page_of
from insteg.ui import choosers, slide_boxes, story, uploads
from insteg.ui.page import Page

OPENED = "insteg.story.opened"


def edit(page: Page, begun: Story) -> Story:
    """The title and the slides, each with its heading and note; returns the show as the reader left it."""
    key = f"story-{slide_boxes.edition(stories.encode(begun))}"
    slide_boxes.draw_title(page, begun, key)
    st.header(page.words("story.slides"), anchor=False)
    for place, slide in enumerate(begun.slides):
        with st.container(border=True, key=f"{key}-{place}-box"):
            slide_boxes.draw(page, slide, place + 1, f"{key}-{place}")
            _moves(page, begun, place, f"{key}-{place}")
    return slide_boxes.keep(page)


def _moves(page: Page, begun: Story, place: int, key: str) -> None:
    """Earlier, later, twice, out; and the page that shows the figure live."""
    say, slide, last = page.words, begun.slides[place], len(begun.slides) - 1
    # Every button says which slide it moves, also to those who hear it alone.
    moves = (
        ("earlier", (place - 1, place), place == 0),
        ("later", (place, place + 1), place == last),
        ("duplicate", (), last + 1 >= stories.MOST_SLIDES),
        ("remove", (), False),
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{key}-moves"):
        for name, swapped, is_off in moves:
            label = say(f"story.{name}", number=place + 1)
            change = partial(_CHANGES.get(name, _swap), place=place, swapped=swapped)
            st.button(label, key=f"{key}-{name}", disabled=is_off, on_click=_change, args=(page, change))
        if slide.figure not in own_slides.KINDS:
            st.markdown(f"[{say('story.open_view')}]({record.link_to(page_of(slide), page.language, **slide.choices)})")


Slides = tuple[Slide, ...]


def _swap(slides: Slides, place: int, swapped: tuple[int, int]) -> Slides:
    changed = list(slides)
    first, second = swapped
    changed[first], changed[second] = changed[second], changed[first]
    return tuple(changed)


def _duplicate(slides: Slides, place: int, swapped: object) -> Slides:
    return (*slides[: place + 1], *slides[place:])[: stories.MOST_SLIDES]


def _remove(slides: Slides, place: int, swapped: object) -> Slides:
    return (*slides[:place], *slides[place + 1 :])


_CHANGES: dict[str, Callable[..., Slides]] = {"duplicate": _duplicate, "remove": _remove}


def _change(page: Page, change: Callable[[Slides], Slides]) -> None:
    """Do something to the slides, as they are written this moment."""
    begun = slide_boxes.gathered(page)
    story.keep(page, replace(begun, slides=change(begun.slides)))


def draw_own(page: Page) -> None:
    """A slide without a figure is added, and the last change taken back."""
    say = page.words
    with st.container(horizontal=True, gap="small", key="seminarium-own"):
        for kind in own_slides.KINDS:
            label = say("story.add_own", kind=say(f"slide.own.{kind}"))
            st.button(label, key=f"own-{kind}", on_click=_change, args=(page, partial(_added, kind=kind)))
        st.button(say("story.undo"), key="story-undo", disabled=not story.can_undo(), on_click=story.undo, args=(page,))


def _added(slides: Slides, kind: str) -> Slides:
    """Last; but the first title begins the show, and would be many presses away from its place."""
    begins = kind == own_slides.TITLE and kind not in {slide.figure for slide in slides}
    added = (own_slides.blank(kind), *slides) if begins else (*slides, own_slides.blank(kind))
    return added if len(added) <= stories.MOST_SLIDES else slides


def draw_start(page: Page, begun: Story) -> None:
    """Start the show, or take it along as one file that needs no network."""
    choices = {"b": stories.encode(begun), "tema": page.look.mode, "lang": page.language}
    with st.container(horizontal=True, gap="small", key="seminarium-buttons"):
        st.link_button(page.words("story.start"), f"visning?{urlencode(choices)}")
        # The room's own part lies below all slides: who is about to begin looks for it here.
        st.link_button(page.words("room.start.button"), f"visning?{urlencode(choices)}#rum")
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
            st.markdown(say.many("story.ready.one", len(found.slides), title=title(name, page.language, code)))
            label = say("story.open", title=found.title)
            st.button(label, key=f"open-{name}", on_click=_open, args=(page, found), help=say("story.open.help") if begun.slides else None)
            if begun.slides:
                st.button(say("story.append", title=found.title), key=f"append-{name}", on_click=_append, args=(page, found))


def _open(page: Page, found: Story) -> None:
    story.keep(page, found)


def _append(page: Page, found: Story) -> None:
    _change(page, lambda slides: (*slides, *found.slides)[: stories.MOST_SLIDES])


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
    sent = uploads.ask(page, say("story.open_file"), "json", "story-file")
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
