"""What is new since an earlier day, on the screen: sentences, a table an area and measure, and every figure."""

from dataclasses import replace

import streamlit as st

from insteg.figures import sentences, vintage
from insteg.figures.exploration import changed_rows
from insteg.figures.exploration.changed_rows import ChangesChoice
from insteg.reference import in_view
from insteg.store import snapshots
from insteg.ui import choosers, exploration, figure, table
from insteg.ui.page import Page


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
    choice = ChangesChoice(page.language, since, codes)
    by, is_descending = exploration.order(page, lambda text: text == "" or text in {head.sort for head in changed_rows.heads(choice)})
    table.draw(page, replace(choice, sort_by=by, is_descending=is_descending), say("news.every"))
    with st.container(horizontal=True, key="nytt-downloads"):
        figure.download_data(page, vintage.table(since, codes, page.language), "nytt", figure.TABLES)
