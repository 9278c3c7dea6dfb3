"""What was asked and answered, as files: for a spreadsheet, and for the review that makes lessons of it."""

from datetime import datetime
from typing import Any

import pandas as pd

from insteg.files.cells import csv_for_spreadsheets
from insteg.reference import words
from insteg.reference.interventions import REVIEW_COLUMNS
from insteg.show.rooms.questions import Question
from insteg.show.rooms.store import SeminarStore


def table(store: SeminarStore, room: str, language: str) -> pd.DataFrame:
    """One row an answer, hidden ones left out; a question without answers has one row with an empty answer."""
    say = words.load(language)
    names = [say(f"room.file.{name}") for name in ("question", "slide", "kind", "day", "answer")]
    rows = [
        (item.text, item.slide, say(f"room.file.{'free' if item.is_free else 'choice'}"), item.opened_at.date().isoformat(), said)
        for item in store.questions(room)
        for said in _said(store, item) or [""]
    ]
    return pd.DataFrame(rows, columns=names)


def _said(store: SeminarStore, question: Question) -> list[str]:
    return [item.text for item in store.answers(question.id) if not item.is_hidden]


def lessons(kept: list[dict[str, Any]], room: str, created: datetime, seminar: str) -> bytes:
    """The review file: what the presenter keeps, with level, actors and types, for `python -m insteg import-lessons`."""
    fixed = {"room": room, "held_on": created.date().isoformat(), "seminar": seminar}
    frame = pd.DataFrame([{**item, **fixed} for item in kept]).reindex(columns=list(REVIEW_COLUMNS), fill_value="")
    return csv_for_spreadsheets(frame.map(str), "sv")
