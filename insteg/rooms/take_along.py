"""What was asked and answered, as files: for a spreadsheet, and for the review that makes lessons of it."""

import io
from datetime import datetime

import pandas as pd

from insteg import words
from insteg.interventions import REVIEW_COLUMNS
from insteg.rooms.questions import Question
from insteg.rooms.store import Store

# A spreadsheet takes a cell that begins like this for a formula.
FORMULA = ("=", "+", "-", "@")


def table(store: Store, room: str, language: str) -> pd.DataFrame:
    """One row an answer, hidden ones left out; a question without answers has one row with an empty answer."""
    say = words.load(language)
    names = [say(f"room.file.{name}") for name in ("question", "slide", "kind", "day", "answer")]
    rows = [
        (_safe(item.text), item.slide, say(f"room.file.{'free' if item.is_free else 'choice'}"), item.opened_at.date().isoformat(), said)
        for item in store.questions(room)
        for said in _said(store, item) or [""]
    ]
    return pd.DataFrame(rows, columns=names)


def _said(store: Store, question: Question) -> list[str]:
    return [_safe(item.text) for item in store.answers(question.id) if not item.is_hidden]


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def lessons(kept: list[dict], room: str, created: datetime, seminar: str) -> bytes:
    """The review file: what the presenter keeps, with level, actors and types, for `python -m insteg import-lessons`."""
    fixed = {"room": room, "held_on": created.date().isoformat(), "seminar": seminar}
    frame = pd.DataFrame([{**item, **fixed} for item in kept]).reindex(columns=list(REVIEW_COLUMNS), fill_value="")
    buffer = io.StringIO()
    frame.map(lambda value: _safe(str(value))).to_csv(buffer, index=False, sep=";", lineterminator="\r\n")
    return buffer.getvalue().encode("utf-8-sig")
