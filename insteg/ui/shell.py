"""The frame of every page on the screen: language, place, header, foot, and what is said when something is wrong."""

import subprocess
import sys
from functools import partial
from pathlib import Path
from threading import Lock

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from insteg.figures import frame as surrounding
from insteg.figures.credit import publishers
from insteg.figures.frame import PLACE, Frame
from insteg.figures.pictures import Look
from insteg.reference import catalogue, in_view, words
from insteg.reference.pages import menu, name_of
from insteg.reference.words import Words
from insteg.store import folders, queries, snapshots, tally
from insteg.ui import markup, uploads, vintage
from insteg.ui.page import Page
from insteg.ui.state import Choices, one_of
from insteg.ui.unheeded import warn_of_unknown
from insteg.web import site

_one_build = Lock()
_frame = st.components.v2.component("insteg.frame", js="frame.js", isolate_styles=False)
TEMPLATES = Path(surrounding.__file__).parent / "templates"
FRONTEND = Path(__file__).parent / "frontend"
STYLES = (TEMPLATES / "frame.css", FRONTEND / "page.css", TEMPLATES / "types.css", FRONTEND / "paper.css")


def open_page(script: str) -> Page:
    """Begin a page: language and place from the address, configuration, style, the header."""
    choices = Choices(name_of(script))
    uploads.leave(name_of(script))
    tally.count("page_runs")
    language = choices.value("lang", lambda text: text if text in words.LANGUAGES else None, words.DEFAULT)
    choices.keep("lang", language, words.DEFAULT)
    choices.language = "" if language == words.DEFAULT else f".{language}"
    # The show in progress stands in every page's address: reloading one must not lose it.
    choices.keep("visning", choices.lasting("visning"))
    place = choices.value(PLACE, one_of(catalogue.the_seven()), "")
    choices.keep(PLACE, place)
    hold, stand, gone = vintage.hold(choices)
    page = Page(script, choices, words.load(language), Look.of(st.context.theme.type), place, stand, gone, _hold=hold)
    shown = surrounding.frame(page.name, place, language, st.query_params.to_dict())
    st.set_page_config(page_title=page.title, page_icon=str(site.ICON), layout="wide", initial_sidebar_state="collapsed")
    for style in STYLES:
        st.html(style)
    _draw_frame(page, shown)
    page.end = partial(_end, shown, st.container(key="insteg-notice"))
    _warn_of_stand_ins(page)
    _warn_of_trouble(page)
    return page


def _end(shown: Frame, notice: DeltaGenerator, page: Page, error: BaseException | None) -> bool:
    """What every page ends with; True when the error has been told to the reader."""
    if isinstance(error, snapshots.SnapshotMissing):
        _build_first(page.words)
    elif isinstance(error, snapshots.SnapshotTooOld):
        vintage.draw_too_old(page)
    elif error is not None:
        return False
    page.choices.write_address()
    # Above the page, where it is seen: what the link asked for and does not get.
    with notice:
        warn_of_unknown(page.choices, page.words)
        vintage.draw_notice(page)
    _draw_foot(page, shown)
    if error is None:
        page.tell()
    return error is not None


def _warn_of_stand_ins(page: Page) -> None:
    """Figures that came from a stub are never shown without saying so, on any page."""
    try:
        made_up = queries.stand_ins()
    except snapshots.SnapshotMissing:
        return
    if made_up:
        names = [in_view.sources()[name].publisher if name in in_view.sources() else name for name in made_up]
        st.warning(page.words("stand_in.notice", names=", ".join(names)), icon="⚠️")


def _warn_of_trouble(page: Page) -> None:
    """The newest figures can't be read: whoever reads older ones in their place is told so, on every page."""
    try:
        is_older = not page.stand and bool(snapshots.trouble())
    except snapshots.SnapshotMissing:
        return
    if is_older:
        st.warning(page.words("snapshot.trouble", date=page.words.date(snapshots.moment_of(snapshots.in_view()))), icon="⚠️")


def _draw_frame(page: Page, shown: Frame) -> None:
    """The header, and what the document around the page is told. What is chosen there is a choice like any other: no new page is loaded."""
    key = f"frame-{page.name}"

    def adopt() -> None:
        for name, value in (st.session_state[key].get("chosen") or {}).items():
            page.choices.put(name, str(value))

    with st.container(key="insteg-frame"):
        _frame(
            data={
                "markup": surrounding.header(shown),
                "language": page.language,
                "title": page.title,
                "place": page.place,
                "pages": ["", *(name_of(script) for script in menu()[1:])],
                "words": {name: page.words(f"frame.{name}") for name in ("foot", "skip", "visit", "visit.more", "close")},
                "spoken": page.words.under("streamlit"),
                "mode": page.look.mode,
            },
            key=key,
            height="content",
            on_chosen_change=adopt,
            # A run is all that is needed: it asks Streamlit for the theme anew.
            on_theme_change=lambda: None,
        )


def _draw_foot(page: Page, shown: Frame) -> None:
    with st.container(key="insteg-foot"):
        markup.show(surrounding.foot(shown), f"foot-{page.name}")
        try:
            snapshots.current()
        except snapshots.SnapshotMissing:
            return
        vintage.draw_citation(page, publishers(page.words))
        vintage.watch(page)


def _build_first(say: Words) -> None:
    """No snapshot yet: build it in a process of its own (pages never import the writing side), then run the page again."""
    # However many readers come at once, one build is started: the others wait for it and find it done.
    with st.status(say("build.running"), expanded=True) as status, _one_build:
        command = [sys.executable, "-m", "insteg", "build", "--if-needed"]
        done = subprocess.run(command, cwd=folders.ROOT, capture_output=True, text=True, check=False)
        st.code(done.stdout + done.stderr, language=None)
        status.update(
            label=say("build.done" if done.returncode == 0 else "build.failed"), state="complete" if done.returncode == 0 else "error"
        )
    if done.returncode == 0:
        st.rerun()
    st.markdown(f"**{say('operator.title')}.** {say('operator.build')}")
