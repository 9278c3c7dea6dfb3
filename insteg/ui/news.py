"""What is new since an earlier day, on the screen: sentences, a table an area and measure, and every figure."""

import pandas as pd
import streamlit as st

from insteg.figures import sentences, vintage
from insteg.reference import in_view
from insteg.store import snapshots
from insteg.ui import choosers, figure
from insteg.ui.page import Page

MOST_ROWS = 1000


def choose(page: Page) -> tuple[str, tuple[str, ...]] | None:
    """Since when, and where; None when no earlier snapshot is kept."""
    say, earlier = page.words, vintage.earlier()
    if not earlier:
        st.info(say("news.first", date=say.date(snapshots.moment_of(snapshots.in_view()))))
        return None
    left, right = st.columns(2)
    with left:
        labels = {stand: vintage.when(say, stand) for stand in earlier}
        since = choosers.one_key(page, "sedan", labels, next(iter(labels)), read=vintage.read_since)
    with right:
        names = {code: in_view.areas()[code].name(page.language) for code in vintage.HOME}
        code = choosers.one_or_none(page, "omrade", names)
    return since or next(iter(labels)), (code,) if code else vintage.HOME


def draw(page: Page, since: str, codes: tuple[str, ...]) -> None:
    """Everything that changed since a snapshot, or that nothing did."""
    say, found = page.words, vintage.changes(since, codes)
    now = say.date(snapshots.moment_of(snapshots.in_view()))
    st.markdown(say("news.compared", before=vintage.when(say, since), now=now))
    if found.empty:
        place = say("news.everywhere") if len(codes) > 1 else in_view.areas()[codes[0]].phrase(page.language)
        st.info(sentences.nothing_changed(say, vintage.when(say, since), place))
        return
    st.markdown("\n".join(f"- {line}" for line in vintage.sentences_of(say, found)))
    st.header(say("news.per_area"), anchor=False)
    st.table(vintage.per_municipality(since, codes, page.language), hide_index=True, alt=say("news.per_area"))
    st.header(say("news.every"), anchor=False)
    _draw_figures(page, vintage.table(since, codes, page.language))


def _draw_figures(page: Page, told: pd.DataFrame) -> None:
    say = page.words
    if len(told) > MOST_ROWS:
        st.markdown(say("explore.all_in_files", shown=say.number(MOST_ROWS)))
    numbers = [say(f"news.column.{name}") for name in ("before", "now", "difference")]
    shown = told.head(MOST_ROWS).copy()
    for name in numbers:
        shown[name] = ["–" if pd.isna(value) else say.number(value, 2) for value in shown[name]]
    st.dataframe(shown, hide_index=True, height=480, key="nytt-siffror")
    with st.container(horizontal=True, key="nytt-downloads"):
        figure.download_data(page, told, "nytt", figure.TABLES)
