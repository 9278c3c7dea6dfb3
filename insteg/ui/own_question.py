"""The page for own questions in SQL: what is asked, the answer as it comes, its files, examples, and the tables there are."""

from contextlib import closing
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from insteg.figures import markup as templates
from insteg.figures import own_question as told
from insteg.files import cell_room, own_answer, public_file
from insteg.store.own_questions import asking, limits
from insteg.store.own_questions.reading_only import NotAnswered
from insteg.ui import choosers, figure, markup
from insteg.ui.page import Page
from insteg.ui.turns import aside

# A first answer is not waited for longer than two seconds (web.kept); a question that takes longer is answered on the live page.
FIRST_SECONDS = 1.0
# Clients as the API names them; first answers are one together, so that links that ask something slow leave room for others.
FIRST, LOOPBACK = "first", "127.0.0.1"
# The question that the reader stopped: it is not asked again until it is another, or Run is pressed.
STOPPED = "sql.stopped"


@dataclass(frozen=True)
class Came:
    """What an answer was: how many rows, whether there were more, and whether a workbook has no room for one of its texts."""

    count: int = 0
    columns: int = 0
    is_cut: bool = False
    has_long_text: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether it has more cells than a workbook is made of."""
        return self.count * self.columns > own_answer.MOST_WORKBOOK_CELLS


def choose(page: Page) -> str:
    """The question, from the editor or the link; what it may cost, and how its answer is to be read."""
    say = page.words
    with st.container(key="sql"):
        question, is_pressed = choosers.long_text(page, told.CHOICE, say("sql.run"), limits.LONGEST_QUESTION)
    cost = {"rows": say.number(limits.MOST_ROWS), "columns": limits.MOST_COLUMNS, "seconds": f"{limits.SECONDS:.0f}"}
    st.caption(say("sql.limits", **cost))
    if is_pressed:
        st.session_state.pop(STOPPED, None)
    return question


def draw_answer(page: Page, question: str) -> None:
    """The answer, or why there is none; nothing as long as nothing is asked."""
    if not question:
        return
    with st.container(key="sql-answer"):
        if st.session_state.get(STOPPED) == question:
            st.info(page.words("sql.stopped"))
            return
        try:
            _draw_rows(page, question)
        except NotAnswered as refused:
            _draw_refusal(page, refused)


def _draw_refusal(page: Page, refused: NotAnswered) -> None:
    if page.is_first and refused.reason in ("time", "busy"):
        st.info(page.words("sql.waiting"))
        return
    is_blank = "{said}" in page.words(f"sql.refused.{refused.reason}")
    st.warning(page.words(f"sql.refused.{refused.reason}", **({"said": refused.said} if is_blank else {})))
    if refused.said and not is_blank:
        markup.show(told.quoted(page.words, refused.said), "sql-error")


def _draw_rows(page: Page, question: str) -> None:
    say = page.words
    st.header(say("sql.answer"), anchor=False)
    st.markdown(page.explained(say("sql.rule")))
    came = _come(page, question)
    if came.is_cut:
        st.warning(say("sql.cut", rows=say.number(limits.MOST_ROWS)))
    elif came.count > told.MOST_SHOWN:
        st.markdown(say("sql.shown", shown=say.number(told.MOST_SHOWN)))
    if came.is_wide:
        st.info(say("sql.no_workbook", most=say.number(own_answer.MOST_WORKBOOK_CELLS)))
    elif came.has_long_text:
        st.info(say("sql.long", most=say.number(cell_room.MOST_LETTERS)))
    with st.container(horizontal=True, key="sql-downloads"):
        formats = own_answer.formats(_client(page))
        figure.download_data(page, question, "egen-fraga", {kind: formats[kind] for kind in formats if kind != "xlsx" or not came.is_wide})
    st.markdown(f"[{say('sql.address')}]({_api(page, question)})")
    _draw_plan(page, question)


def _come(page: Page, question: str) -> Came:
    """Draw the first rows as soon as they are there; returns what the answer was."""
    say, status, stop, table = page.words, st.empty(), st.empty(), st.empty()
    stop.button(say("sql.stop"), key="sql.stop", on_click=_stopped, args=(question,))
    try:
        came = _counted(page, question, status, table)
    except NotAnswered:
        status.empty()
        raise
    finally:
        stop.empty()
    status.markdown(f"**{say('sql.count', rows=say.number(came.count))}**" if came.count else say("sql.none"))
    return came


def _counted(page: Page, question: str, status: DeltaGenerator, table: DeltaGenerator) -> Came:
    came, is_shown = Came(), False
    seconds = FIRST_SECONDS if page.is_first else limits.SECONDS
    with aside(), closing(asking.ask(public_file.path(), question, seconds, _client(page))) as steps:
        for step in steps:
            if isinstance(step, asking.Ended):
                return replace(came, is_cut=step.is_cut)
            if step is not None:
                is_long = came.has_long_text or own_answer.has_long_text(step)
                came = Came(came.count + step.num_rows, step.num_columns, has_long_text=is_long)
                is_shown = is_shown or _show(page, step, table)
            # Whoever presses Cancel, or leaves, stops the run here, and with it the process.
            status.markdown(page.words("sql.running", rows=page.words.number(came.count)))
    return came


def _client(page: Page) -> str:
    """Whom the question is counted for. Streamlit does not name a client of this machine, nor is it known who waits for a first answer."""
    return FIRST if page.is_first else st.context.ip_address or LOOPBACK


def _show(page: Page, rows: pa.RecordBatch, place: DeltaGenerator) -> bool:
    with place.container():
        markup.show(told.shown_rows(page.words, rows), "sql-rows")
    return True


def _stopped(question: str) -> None:
    st.session_state[STOPPED] = question


def _api(page: Page, question: str) -> str:
    return f"api/v1/sql?{urlencode({'query': question, 'lang': page.language})}"


def _draw_plan(page: Page, question: str) -> None:
    if not choosers.ticked(page, "rakna", page.words("sql.plan")):
        return
    with aside():
        rows, _ = asking.whole(public_file.path(), f"explain {question}", who=_client(page))
    markup.show(told.shown_plan(page.words, rows.to_batches()[0]), "sql-plan")


def draw_examples(page: Page) -> None:
    st.header(page.words("sql.examples"), anchor=False)
    markup.show(told.shown_examples(page.words), "sql-examples")


def draw_tables(page: Page) -> None:
    """Every table that can be asked, with its columns."""
    st.header(page.words("sql.schema"), anchor=False)
    markup.show(templates.rendered("sql_tables.html", tables=public_file.tables(page.language), say=page.words), "sql-tables")
