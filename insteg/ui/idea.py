"""A project idea on the screen. Its own words live in the text box only: not in the address, a cache or a memory."""

from datetime import date
from functools import partial

import streamlit as st

from insteg import interventions
from insteg.search import Idea
from insteg.ui import choosers, markup
from insteg.ui.shell import Page
from insteg.views import idea_summary, record
from insteg.views.idea import AGES, Found, checklist, evidence_lines, overlap_lines, types_of
from insteg.views.markup import rendered

MOST_LETTERS = 2000


def choose(page: Page) -> Idea:
    """The idea in free text and what frames it; only the frame is written in the address."""
    text = st.text_area(
        page.words("idea.text"),
        key="innan.ide",
        height=130,
        max_chars=MOST_LETTERS,
        help=page.words("idea.not_stored"),
        placeholder=page.words("idea.example"),
    )
    st.caption(page.words("idea.not_stored"))
    left, right = st.columns(2)
    with left:
        area = choosers.municipality(page)
        ages = choosers.span(page, "alderspann", 13, 34, AGES)
    with right:
        known = [item.id for item in interventions.types()]
        types = choosers.several(page, "insats", known, lambda name: record.type_title(page.language, name))
        this = date.today().year
        first, last = choosers.span(page, "projekttid", this - 1, this + 6, (this + 1, this + 3))
    return Idea(text.strip(), area.area_code, ages, tuple(types), (date(first, 1, 1), date(last, 12, 31)))


def draw_matches(page: Page, found: list[Found]) -> None:
    markup.show(rendered("matches.html", matches=found, say=page.words), f"matches-{page.name}")


def draw_lists(page: Page, idea: Idea, found: list[Found]) -> None:
    """Evidence, overlap and checklist under their headings."""
    say = page.words
    parts = {
        "idea.evidence": evidence_lines(say, types_of(idea, found)) or [("", say("idea.no_types"))],
        "idea.overlap": overlap_lines(say, idea) or [("", say("idea.no_overlap"))],
        "idea.checklist": checklist(say, found),
    }
    for heading, lines in parts.items():
        st.header(say(heading), anchor=False)
        if heading == "idea.checklist":
            st.markdown(say("idea.checklist.lead"))
        markup.show(rendered("lines.html", lines=lines), f"{heading}-{page.name}")


def draw_download(page: Page, asked: Idea, found: list[Found]) -> None:
    """The document is made when the button is pressed, and only then."""
    st.download_button(
        page.words("idea.download"),
        data=partial(idea_summary.made, page.words, asked, found),
        file_name="insteg-innan-du-startar.docx",
        key="innan-dokument",
        on_click="ignore",
    )
