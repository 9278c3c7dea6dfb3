"""A project idea on the screen. Its own words live in the text box only: not in the address, a cache or a memory."""

from functools import partial

import streamlit as st

from insteg.figures import idea_lists
from insteg.figures.idea import MOST_LETTERS, other_of_groups, readable
from insteg.figures.idea_card import SimilarProject
from insteg.figures.idea_need import home_of, needs
from insteg.figures.markup import rendered
from insteg.files import idea_summary
from insteg.reference import in_view
from insteg.search import Idea
from insteg.ui import markup
from insteg.ui.page import Page

# The heading of the projects that are like the idea, as a link names it.
MATCHES = "liknande-projekt"


def write(page: Page) -> str:
    """The idea in free text."""
    text = st.text_area(
        page.words("idea.text"), key="innan.ide", height=110, max_chars=MOST_LETTERS, placeholder=page.words("idea.example")
    )
    st.caption(page.words("idea.not_stored"))
    # To leave the box is enough; a button is what a reader looks for.
    st.button(page.words("idea.ask"), key="innan-fraga")
    return readable(text or "")


def draw_way(page: Page, found: list[SimilarProject]) -> None:
    """How many projects were found, beside the button that was pressed: on a phone the answer itself lies below the chips, out of sight."""
    way = (f"#{MATCHES}", page.words("idea.similar.count", count=len(found)))
    markup.show(rendered("anchors.html", links=[way]), f"way-{page.name}")


def draw_download(page: Page, asked: Idea, found: list[SimilarProject]) -> None:
    """The document is made when the button is pressed, and only then."""
    st.download_button(
        page.words("idea.download"),
        data=partial(idea_summary.made, page.words, asked, found),
        file_name="insteg-innan-du-startar.docx",
        key="innan-dokument",
        on_click="ignore",
    )


def draw_need(page: Page, asked: Idea) -> None:
    """The need in the first of the places; in the county where none is named."""
    area = in_view.areas()[home_of(asked.places)]
    st.header(page.words("idea.need", place=area.phrase(page.language)), anchor=False)
    markup.show(rendered("idea_need.html", needs=needs(area.area_code, page.language)), f"need-{page.name}")


def draw_matches(page: Page, asked: Idea, found: list[SimilarProject]) -> None:
    """The projects like the idea; that nothing is like it is said, and said to be no proof."""
    say = page.words
    st.header(say("idea.similar"), anchor=MATCHES)
    if not found:
        st.info(say("idea.nothing"))
        return
    without = sum(not item.has_result for item in found)
    st.markdown(f"{say('idea.similar.lead')} {say('idea.similar.without', count=without, all=len(found))}")
    for told in other_of_groups(say, asked, found):
        st.info(told)
    markup.show(rendered("matches.html", matches=found, say=say), f"matches-{page.name}")


def draw_research(page: Page, asked: Idea) -> None:
    """What research says of the recognised or chosen types: counts, with every finding below."""
    say = page.words
    st.header(say("idea.evidence"), anchor=False)
    if not asked.types:
        st.markdown(say("idea.no_types"))
        return
    heads = [say(f"intervention.direction.{name}") for name in idea_lists.DIRECTIONS]
    rows = idea_lists.researched(say, asked.types)
    markup.show(rendered("idea_research.html", rows=rows, heads=heads, say=say), f"research-{page.name}")
    with st.expander(say("idea.evidence.each")):
        markup.show(rendered("lines.html", lines=idea_lists.evidence_lines(say, asked.types)), f"findings-{page.name}")


def draw_lists(page: Page, asked: Idea, found: list[SimilarProject]) -> None:
    """Lessons beside whom to call, where any project is like the idea; what runs beside what to report, always."""
    say = page.words
    if found:
        left, right = st.columns(2)
        with left:
            st.header(say("idea.lessons"), anchor=False)
            learned = idea_lists.learned(say, found)
            markup.show(learned, f"lessons-{page.name}") if learned else st.markdown(say("idea.no_lessons"))
        with right:
            st.header(say("idea.parties"), anchor=False)
            _draw_parties(page, found)
    left, right = st.columns(2)
    with left:
        st.header(say("idea.overlap"), anchor=False)
        _draw_lines(page, "overlap", idea_lists.overlap_lines(say, asked) or [("", say("idea.no_overlap"))])
    with right:
        st.header(say("idea.checklist"), anchor=False)
        st.markdown(say("idea.checklist.lead"))
        _draw_lines(page, "checklist", idea_lists.checklist(say, found))


def _draw_lines(page: Page, name: str, lines: list[tuple[str, str]]) -> None:
    markup.show(rendered("lines.html", lines=lines), f"{name}-{page.name}")


def _draw_parties(page: Page, found: list[SimilarProject]) -> None:
    say, parties = page.words, idea_lists.parties(page.words, found)
    st.markdown(say("idea.parties.lead") if parties else say("idea.no_parties"))
    if parties:
        unread = say.listed(idea_lists.unread(found))
        markup.show(rendered("idea_parties.html", parties=parties, unread=unread, say=say), f"parties-{page.name}")
