"""Questions and answers are kept on SQLite and PostgreSQL alike, and nothing in them says who answered."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import inspect, text

from insteg.rooms import store as kept
from insteg.rooms.questions import Answer, BadQuestion, Draft, answer, draft
from insteg.rooms.store import Store, StoreFull

# A server to test against, e.g. postgresql+psycopg:///test?host=/tmp; without it these tests run on SQLite alone.
POSTGRES = os.environ.get("INSTEG_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    if request.param == "sqlite":
        yield Store(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
        return
    if not POSTGRES:
        pytest.skip("no PostgreSQL here: set INSTEG_TEST_POSTGRES")
    found = Store(POSTGRES)
    yield found
    kept.TABLES.drop_all(found.engine)


@pytest.fixture
def asked(store):
    assert store.add_room("ACDEFG", "d" * 64, "story")
    return store.open_question("ACDEFG", Draft(2, "Vad saknas?", ("tid", "pengar")))


def test_a_taken_code_is_refused(store):
    assert store.add_room("ACDEFG", "d" * 64, "story")
    assert not store.add_room("ACDEFG", "e" * 64, "other")
    assert store.room("ACDEFG").story == "story"
    assert store.room("GFEDCA") is None


def test_a_phone_has_one_answer_and_may_change_it(store, asked):
    store.give(asked.id, "one", Answer(0, "tid", 0))
    store.give(asked.id, "other", Answer(0, "tid", 0))
    store.give(asked.id, "one", Answer(0, "pengar", 1))
    assert sorted((item.text, item.choice) for item in store.answers(asked.id)) == [("pengar", 1), ("tid", 0)]


def test_answers_sent_at_the_same_moment_are_all_kept_once(store, asked):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: store.give(asked.id, f"phone {number % 20}", Answer(0, "tid", 0)), range(60)))
    assert store.count(asked.id) == 20


def test_one_question_is_open_at_a_time_and_marks_are_kept(store, asked):
    second = store.open_question("ACDEFG", Draft(3, "Och sedan?"))
    store.mark("ACDEFG", second.id, is_released=True)
    assert [(item.id, item.is_open, item.is_released) for item in store.questions("ACDEFG")] == [
        (asked.id, False, False), (second.id, True, True)
    ]  # fmt: skip
    assert store.questions("ACDEFG", asked.id)[0].choices == ("tid", "pengar")


def test_another_rooms_question_is_not_found_nor_changed(store, asked):
    store.add_room("GFEDCA", "d" * 64, "story")
    store.mark("GFEDCA", asked.id, is_released=True)
    assert store.questions("GFEDCA", asked.id) == []
    assert not store.questions("ACDEFG")[0].is_released


def test_hidden_answers_come_back_when_they_are_let_in_again(store, asked):
    store.give(asked.id, "one", Answer(0, "tid", 0))
    number = store.answers(asked.id)[0].id
    store.hide(asked.id, [number], True)
    assert store.answers(asked.id)[0].is_hidden
    store.hide(asked.id, [number], False)
    assert not store.answers(asked.id)[0].is_hidden


def test_old_rooms_are_forgotten_with_all_that_was_said(store, asked):
    store.give(asked.id, "one", Answer(0, "tid", 0))
    assert store.forget(datetime.now(UTC) - timedelta(days=1)) == 0
    assert store.forget(datetime.now(UTC) + timedelta(days=1)) == 1
    with store.engine.connect() as connection:
        assert connection.execute(text("select count(*) from answer")).scalar_one() == 0


def test_a_room_takes_no_more_than_it_keeps(store, asked, monkeypatch):
    monkeypatch.setattr(kept, "MOST_ANSWERS", 1)
    monkeypatch.setattr(kept, "MOST_QUESTIONS", 1)
    store.give(asked.id, "one", Answer(0, "tid", 0))
    store.give(asked.id, "one", Answer(0, "pengar", 1))
    with pytest.raises(StoreFull):
        store.give(asked.id, "other", Answer(0, "tid", 0))
    with pytest.raises(StoreFull):
        store.open_question("ACDEFG", Draft(1, "En till?"))


def test_no_column_could_hold_who_answered(store):
    columns = {table: {column["name"] for column in inspect(store.engine).get_columns(table)} for table in ("room", "question", "answer")}
    assert columns["answer"] == {"id", "question", "ticket", "text", "choice", "is_hidden"}
    assert columns["room"] == {"code", "key_digest", "story", "is_stepwise", "is_over", "created_at"}


def test_sqlite_writes_ahead(tmp_path):
    with Store(f"sqlite:///{tmp_path / 'rooms.sqlite'}").engine.connect() as connection:
        assert connection.execute(text("pragma journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("pragma foreign_keys")).scalar_one() == 1


def test_a_question_is_read_with_care():
    assert draft({"text": "<b>Vad</b> saknas?", "choices": ["ja", " ja ", "nej", ""], "slide": 2}) == Draft(2, "Vad saknas?", ("ja", "nej"))
    for bad in (
        {},
        {"text": " "},
        {"text": "?", "choices": ["en"]},
        {"text": "?", "choices": "ja"},
        {"text": "?", "slide": "2"},
        {"text": "?", "choices": [str(n) for n in range(9)]},
    ):
        with pytest.raises(BadQuestion):
            draft(bad)


def test_an_answer_fits_its_question(store, asked):
    assert answer(asked, {"choice": 1}) == Answer(0, "pengar", 1)
    for bad in ({}, {"choice": 2}, {"choice": -1}, {"choice": True}, {"choice": "1"}, {"text": "tid"}):
        with pytest.raises(BadQuestion):
            answer(asked, bad)
