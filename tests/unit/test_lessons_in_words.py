"""Lessons and texts of a record carry their own source and language."""

from types import SimpleNamespace

import pandas as pd
import pytest

from insteg.figures import lessons, record
from insteg.figures.sentences import projects as told
from insteg.reference import words

SAY = words.load("sv")


def test_a_lesson_from_the_second_address_of_its_project_is_as_sure_as_that(monkeypatch):
    card = pd.DataFrame([{"address": "https://a.se/1", "address_status": "unverified", "second_address": "https://a.se/2"}])
    outcomes = pd.DataFrame([("https://a.se/3", "root_only")], columns=["address", "address_status"])
    monkeypatch.setattr(lessons, "ask", lambda name, **_: {"project_card": card, "project_outcomes": outcomes}[name])
    found = {place: lessons._status_of(f"https://a.se/{place}", "P") for place in (1, 2, 3, 4)}
    assert found == {1: "unverified", 2: "stored", 3: "root_only", 4: "not_kept"}


@pytest.mark.parametrize(
    ("language", "english", "text", "is_swedish"), [("sv", "E", "S", False), ("en", "E", "E", False), ("en", "", "S", True)]
)
def test_a_lesson_without_an_english_text_stands_in_swedish_and_says_so(monkeypatch, language, english, text, is_swedish):
    row = SimpleNamespace(
        lesson="L", types=["coaching"], text_sv="S", text_en=english, level="individual", kind="finding", actors=["region"],
        taken_into_operations="unknown",
    )  # fmt: skip
    monkeypatch.setattr(lessons, "_source", lambda *_: {})
    shown = lessons._lesson(words.load(language), row, True)
    assert (shown["text"], shown["taken"]) == (text, "") and (shown["is_swedish"] and language == "en") is is_swedish
    assert shown["idea"] == record.link_to_idea(language, ["coaching"]) and lessons._lesson(SAY, row, False)["idea"] == ""


def test_a_text_that_another_source_filled_in_carries_that_source(monkeypatch):
    facts = pd.DataFrame(
        [
            ("summary", True, "https://b.se/x", "stored"),
            ("summary", False, "https://c.se/y", "stored"),
            ("methods", True, "https://d.se/z", "stored"),
        ],
        columns=["field", "is_filling", "address", "address_status"],
    )
    monkeypatch.setattr(record, "facts_of", lambda _: facts)
    row = SimpleNamespace(project_id="P", summary="Text", methods="M", result_text="R")
    assert record._text(SAY, row, "summary")[1:] == ("Text", told.cite(SAY, "https://b.se/x", "stored"))
    assert record._text(SAY, row, "result_text")[2] is None
