"""Which snapshot a run reads: the current one held from beginning to end, or the one that a link froze it on."""

from contextlib import ExitStack
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from insteg.figures.frame import title_of
from insteg.store import notices, snapshots
from insteg.store.remembered import ask
from insteg.ui.operator import draw_operator
from insteg.ui.page import Page
from insteg.ui.state import Choices
from insteg.ui.unheeded import escaped

STAND = "stand"
# How often an open page looks whether newer figures have been published.
LOOK_EVERY_SECONDS = 30


def hold(choices: Choices) -> tuple[ExitStack, str, str]:
    """Hold a snapshot for this run. Returns what lets it go, the stand of a frozen view, and a stand that is not kept.

    Every run begins here, also one on a thread that an earlier run has used.
    """
    stack, asked = ExitStack(), choices.value(STAND, str, "")
    try:
        stack.enter_context(snapshots.held(asked))
        # Opened now, the file answers until the run ends, even if it is removed meanwhile.
        ask("snapshot")
        choices.keep(STAND, asked)
        return stack, asked, ""
    except snapshots.SnapshotTooOld:
        choices.keep(STAND, asked)
        return stack, asked, ""
    except snapshots.SnapshotMissing:
        if not asked:
            return stack, "", ""
    choices.keep(STAND, "")
    stack.enter_context(snapshots.held())
    return stack, "", asked


def draw_notice(page: Page) -> None:
    """On a frozen view: from when its figures are and the way to newer ones. A link to a snapshot that is gone: say so."""
    say = page.words
    if page.gone_stand:
        st.warning(say("vintage.gone", stand=escaped(page.gone_stand)))
    if not page.stand:
        return
    path, newest = snapshots.in_view(), snapshots.current()
    date = say.date(snapshots.moment_of(path))
    with st.container(key="insteg-frozen"):
        st.info(say("vintage.frozen.newest", date=date) if path == newest else say("vintage.frozen", date=date))
        latest = say.date(snapshots.moment_of(newest))
        label = say("vintage.thaw") if path == newest else say("vintage.newest", date=latest)
        kept = {name: value for name, value in page.choices.address.items() if name != STAND}
        st.page_link(page.menu_script, label=label, query_params=kept, width="content")


def draw_too_old(page: Page) -> None:
    """The snapshot in view cannot answer what this page asks."""
    date = page.words.date(snapshots.moment_of(snapshots.in_view()))
    st.info(page.words("vintage.too_old", date=date) if page.stand else page.words("vintage.too_old.current", date=date))
    if not page.stand:
        draw_operator(page, "store_again")


def draw_citation(page: Page, sources: str) -> None:
    """A text to cite this very view by: its address with the snapshot, the date of the figures, their sources."""
    say, path = page.words, snapshots.in_view()
    stand = snapshots.stand_of(path)
    if not stand:
        return
    address = f"{st.context.url or ''}?{urlencode({**page.choices.address, STAND: stand})}"
    text = say(
        "vintage.citation",
        title=title_of(page.name, say),
        date=say.date(snapshots.moment_of(path)),
        sources=sources,
        address=address,
        today=say.date(pd.Timestamp.now()),
    )
    with st.popover(say("vintage.cite"), width="content"):
        st.markdown(say("vintage.cite.lead"))
        st.code(text, language=None, wrap_lines=True)


def watch(page: Page) -> None:
    """Let an open page begin again by itself when newer figures are published or a stop is announced. A frozen one stays as it is."""
    if not page.stand:
        _look(snapshots.in_view().name, notices.mark())


@st.fragment(run_every=LOOK_EVERY_SECONDS)
def _look(shown: str, notice: str) -> None:
    try:
        is_newer = snapshots.current().name != shown or notices.mark() != notice
    except snapshots.SnapshotMissing:
        return
    if is_newer:
        st.rerun()
