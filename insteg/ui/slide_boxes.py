"""The boxes of the show that is put together: what is written in them is always in the show before anything else happens to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from insteg.reference import words
from insteg.show import deck, own_slides, stories, thumbnails
from insteg.show.rooms.questions import LONGEST_CHOICE, MOST_CHOICES
from insteg.show.slides import Rendered, rendered
from insteg.show.stories import Slide, Story
from insteg.ui import markup, story
from insteg.ui.page import Page
from insteg.ui.unheeded import harmless

SHOWN, EDITION = "insteg.story.shown", "insteg.story.edition"


def edition(text: str) -> int:
    """Counts up when the show was changed by other means than its own boxes: these must then be drawn anew."""
    if st.session_state.get(SHOWN) != text:
        st.session_state[EDITION] = st.session_state.get(EDITION, 0) + 1
        st.session_state[SHOWN] = text
    return int(st.session_state[EDITION])


def gathered(page: Page) -> Story:
    """The show as its boxes have it now. A press arrives with what was written just before it, and is done to that."""
    begun = story.in_progress(page)
    if st.session_state.get(SHOWN) != stories.encode(begun):
        return begun  # the boxes belong to the show as it was before another press
    key = f"story-{st.session_state[EDITION]}"
    slides = tuple(_as_written(slide, f"{key}-{place}", page.language) for place, slide in enumerate(begun.slides))
    return Story(_written(f"{key}-title", begun.title), slides)


def keep(page: Page) -> Story:
    """Keep what the boxes hold; returns the show."""
    left = gathered(page)
    if st.session_state.get(SHOWN) == stories.encode(story.in_progress(page)):
        st.session_state[SHOWN] = stories.encode(left)
    story.keep(page, left)
    return left


def _keep(page: Page) -> None:
    keep(page)


def _written(key: str, value: str) -> str:
    return str(st.session_state.get(key, value)).strip()


def _as_written(slide: Slide, key: str, language: str) -> Slide:
    heading, note = _written(f"{key}-heading", slide.heading), _written(f"{key}-note", slide.note)
    other = _other(slide, language)
    translated = _written(f"{key}-heading-other", slide.headings.get(other, ""))
    headings = {**slide.headings, other: translated}
    highlight = str(st.session_state.get(f"{key}-highlight", slide.highlight))
    view = _view(slide, key, other)
    return replace(
        slide, heading=heading, note=note, highlight=highlight, view=view, headings={name: text for name, text in headings.items() if text}
    )


def _view(slide: Slide, key: str, other: str) -> dict[str, Any]:
    """What is written on a slide without a figure, in both languages; of a figure, its view as it is."""
    if (name := _WRITTEN.get(slide.figure)) is None:
        return slide.view
    read = _lines if name == "choices" else str
    found = read(_written(f"{key}-{name}", own_slides.in_a_box(slide, name)))
    translated = read(_written(f"{key}-{name}-other", own_slides.in_a_box(slide, name, other)))
    return {
        part: said for part, said in ((name, found), (f"{name}{own_slides.OTHERS}", found and translated and {other: translated})) if said
    }


# What is written on each kind of slide that shows no figure.
_WRITTEN = {own_slides.TITLE: "text", own_slides.TEXT: "text", own_slides.QUESTION: "choices"}


def _lines(written: str) -> list[str]:
    """The choices of a question: one a line, two or more."""
    offered = list(dict.fromkeys(line.strip()[:LONGEST_CHOICE] for line in written.splitlines() if line.strip()))[:MOST_CHOICES]
    return offered if len(offered) > 1 else []


def _other(slide: Slide, language: str) -> str:
    """The language that the second heading is in: the one it has, or the one the builder is not read in."""
    own = next(known for known in words.LANGUAGES if known != language)
    # A link may name a language that nobody here writes.
    return next((known for known in slide.headings if known in words.LANGUAGES), own)


def draw_title(page: Page, begun: Story, key: str) -> None:
    _text(page, st.text_input, "story.title", begun.title, f"{key}-title", "title")


def draw(page: Page, slide: Slide, number: int, key: str) -> None:
    """The picture and the boxes of one slide."""
    shown = rendered(slide, page.language, page.look.mode)
    # Its own words stand in the boxes: the title is that of the figure.
    st.subheader(page.words("story.slide", number=number, title=harmless(_kind(page, shown))), anchor=False)
    if shown.problem:
        st.warning(harmless(shown.problem))
    # The picture beside the boxes, so that a slide is seen whole.
    left, right = st.columns([2, 3]) if shown.picture is not None else (None, st.container())
    if left:
        with left:
            markup.show(markup.thumbnail(thumbnails.address(slide, page.language, page.look.mode)), key=f"{key}-thumbnail")
    with right:
        _draw_boxes(page, shown, key)


def _draw_boxes(page: Page, shown: Rendered, key: str) -> None:
    slide = shown.slide
    placeholder = "" if slide.figure in own_slides.KINDS else shown.figure.title
    _text(page, st.text_input, "story.heading", slide.heading, f"{key}-heading", "heading", placeholder=placeholder)
    other = _other(slide, page.language)
    _text(page, st.text_input, f"story.heading.{other}", slide.headings.get(other, ""), f"{key}-heading-other", "heading")
    if name := _WRITTEN.get(slide.figure):
        for language, at in (("", name), (other, f"{name}-other")):
            label, value = f"story.{name}{language and f'.{language}'}", own_slides.in_a_box(slide, name, language)
            _text(page, st.text_area, label, value, f"{key}-{at}", limit=own_slides.LONGEST_TEXT, height=100)
    _text(page, st.text_area, "story.note", slide.note, f"{key}-note", "note", height=80)
    _draw_highlight(page, shown, key)


def _kind(page: Page, shown: Rendered) -> str:
    own = shown.slide.figure in own_slides.KINDS
    return page.words(f"slide.own.{shown.slide.figure}") if own else shown.figure.title


def _text(page: Page, box: Callable[..., Any], label: str, value: str, key: str, field: str = "", limit: int = 0, **more: Any) -> None:
    # Some labels say how many choices there may be.
    box(
        page.words(label, most=MOST_CHOICES),
        value,
        key=key,
        max_chars=limit or stories.LONGEST[field],
        on_change=_keep,
        args=(page,),
        **more,
    )


def _draw_highlight(page: Page, shown: Rendered, key: str) -> None:
    """Which line or place stands out from the beginning; one that a file names stays, also where today's figure lacks it."""
    chosen = shown.slide.highlight
    options: list[str] = list(dict.fromkeys(["", *deck.names(shown, page.language), chosen]))
    if len(options) > 1:
        label, none = page.words("story.highlight"), page.words("story.highlight.none")
        named: Callable[[str], str] = lambda name: name or none  # noqa: E731
        st.selectbox(label, options, options.index(chosen), named, key=f"{key}-highlight", on_change=_keep, args=(page,))
