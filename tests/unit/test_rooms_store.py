"""Questions and answers are kept on SQLite and PostgreSQL alike, and nothing in them says who answered."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import inspect, text

from bench.postgres import log_of
from insteg.show.rooms import changes, live
from insteg.show.rooms import store as kept
from insteg.show.rooms.changes import RoomChange
from insteg.show.rooms.questions import Answer, BadQuestion, Draft, answer, draft
from insteg.show.rooms.store import Position, SeminarStore, StoreAway, StoreFull
from insteg.show.rooms.tables import WALL
from insteg.store.settings import BadSetting


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    if request.param == "sqlite":
        yield SeminarStore(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
        return
    found = SeminarStore(request.getfixturevalue("postgres"))
    yield found
    kept.TABLES.drop_all(found.engine)
    found.engine.dispose()


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


@pytest.mark.parametrize("again", [Answer(0, "dumt"), Answer(0, "mer dumt")])
def test_a_hidden_answer_does_not_come_back_when_its_phone_sends_another(store, asked, again):
    """Released answers stand on the wall at once: the phone would put there what the presenter has just taken away."""
    store.give(asked.id, "one", Answer(0, "dumt"))
    store.hide(asked.id, [store.answers(asked.id)[0].id], True)
    store.give(asked.id, "one", again)
    (found,) = store.answers(asked.id)
    assert (found.text, found.is_hidden) == (again.text, True)


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
    with SeminarStore(f"sqlite:///{tmp_path / 'rooms.sqlite'}").engine.connect() as connection:
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


def test_a_room_that_is_over_has_no_open_question_and_another_room_keeps_its_own(store, asked):
    store.add_room("GFEDCA", "d" * 64, "story")
    store.open_question("GFEDCA", Draft(1, "Och här?"))
    store.end_room("ACDEFG")
    assert store.room("ACDEFG").is_over and not store.room("GFEDCA").is_over
    assert [item.is_open for room in ("ACDEFG", "GFEDCA") for item in store.questions(room)] == [False, True]


def test_where_the_show_stands_is_kept_and_a_move_told_twice_is_one(store, asked):
    assert store.place("ACDEFG") == Position(1, 0, 0, None)
    moves = [store.move("ACDEFG", slide=slide, step=step) for slide, step in ((3, 1), (3, 1), (3, 2), (1, 0))]
    assert [(at.slide, at.step, at.version) for at in moves] == [(3, 1, 1), (3, 1, 1), (3, 2, 2), (1, 0, 3)]
    assert store.place("ACDEFG") == moves[-1]


def test_the_countdown_and_the_black_screen_are_moves_that_leave_the_slide_where_it_is(store, asked):
    first = store.move("ACDEFG", ends=60_000)
    assert (first.slide, first.version, first.ends, first.is_blank) == (1, 1, 60_000, False)
    store.move("ACDEFG", slide=3, step=2, pick="Timrå")
    assert store.move("ACDEFG", is_blank=True) == store.move("ACDEFG", is_blank=True, ends=60_000) == store.place("ACDEFG")
    found = store.place("ACDEFG")
    assert (found.slide, found.step, found.pick, found.ends, found.is_blank, found.version) == (3, 2, "Timrå", 60_000, True, 3)
    assert store.move("ACDEFG", ends=0).ends == 0 and store.place("ACDEFG").is_blank


def test_a_room_from_before_walls_were_kept_has_no_countdown(store, asked):
    store.move("ACDEFG", slide=2, ends=60_000)
    with store.begun() as connection:
        connection.execute(WALL.delete())
    found = store.place("ACDEFG")
    assert (found.slide, found.ends, found.is_blank) == (2, 0, False)
    assert store.move("ACDEFG", is_blank=True).is_blank


def test_the_slides_that_stood_on_the_wall_are_kept_each_once(store, asked):
    assert store.shown("ACDEFG") == ()
    for slide, step in ((1, 0), (4, 0), (4, 1), (2, 0), (4, 0)):
        store.move("ACDEFG", slide=slide, step=step)
    assert store.shown("ACDEFG") == (1, 2, 4) and store.shown("AAAAAA") == ()


def test_what_is_handed_over_gives_one_key_once_and_soon(store, asked, monkeypatch):
    store.add_room("GFEDCA", "d" * 64, "story")
    store.hand_over("ACDEFG", "a" * 64)
    assert not store.has_key("ACDEFG", "a" * 64)
    assert not store.take_over("GFEDCA", "a" * 64, "k" * 64)
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda number: store.take_over("ACDEFG", "a" * 64, str(number) * 64), range(4)))
    assert sorted(taken) == [False, False, False, True]
    assert [store.has_key("ACDEFG", str(number) * 64) for number in range(4)] == taken
    assert not store.has_key("GFEDCA", str(taken.index(True)) * 64)
    store.hand_over("ACDEFG", "b" * 64)
    late = live.now() + timedelta(minutes=live.HANDED_MINUTES, seconds=1)
    monkeypatch.setattr(live, "now", lambda: late)
    assert not store.take_over("ACDEFG", "b" * 64, "k" * 64)


def test_a_key_is_not_handed_over_without_end(store, asked):
    for number in range(live.MOST_HANDED):
        store.hand_over("ACDEFG", f"{number:064}")
    with pytest.raises(StoreFull):
        store.hand_over("ACDEFG", "x" * 64)


def test_a_locked_store_says_so_and_nothing_of_what_was_said(tmp_path, caplog):
    store = SeminarStore(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    store.add_room("ACDEFG", "d" * 64, "story")
    question = store.open_question("ACDEFG", Draft(1, "Vad saknas?"))
    with store.engine.connect() as connection:  # so long a test need not wait
        connection.exec_driver_sql("pragma busy_timeout=10")
    other = sqlite3.connect(tmp_path / "rooms.sqlite")
    other.execute("begin immediate")
    with pytest.raises(StoreAway) as refused:
        store.give(question.id, "biljetten", Answer(0, "svaret"))
    assert refused.value.__cause__ is None and refused.value.__suppress_context__
    assert not {"biljetten", "svaret"} & {word for word in ("biljetten", "svaret") if word in f"{refused.value!r}{caplog.text}"}
    # What the library itself would write is empty too.
    assert "svaret" not in str(refused.value.__context__) and store.engine.hide_parameters
    other.rollback()
    store.give(question.id, "biljetten", Answer(0, "svaret"))
    assert store.count(question.id) == 1


def test_another_kind_of_database_is_refused_with_a_sentence():
    with pytest.raises(BadSetting, match="must begin with postgresql:// or sqlite://"):
        SeminarStore("mysql://user:secret@host/x")


def test_servers_hear_of_each_others_changes_and_not_of_their_own(postgres):
    one, other = SeminarStore(postgres), SeminarStore(postgres)
    one.add_room("ACDEFG", "d" * 64, "story")
    heard = other.changes.heard()
    assert next(heard) == RoomChange()
    other.move("ACDEFG", slide=2)
    one.move("ACDEFG", slide=3)
    one.move("ACDEFG", slide=3)
    one.tell("ACDEFG", changes.PRESENT, 41)
    one.end_room("ACDEFG")
    told = [next(heard) for _ in range(3)]
    assert [(change.room, change.what, change.count) for change in told] == [
        ("ACDEFG", "place", 0), ("ACDEFG", "present", 41), ("ACDEFG", "over", 0)
    ]  # fmt: skip
    heard.close()
    kept.TABLES.drop_all(one.engine)
    for store in (one, other):
        store.engine.dispose()


def test_a_server_with_sqlite_is_alone(tmp_path):
    assert list(SeminarStore(f"sqlite:///{tmp_path / 'rooms.sqlite'}").changes.heard()) == []


def test_no_answer_stands_in_the_databases_own_log(postgres):
    store = SeminarStore(postgres)
    store.add_room("ACDEFG", "d" * 64, "story")
    question = store.open_question("ACDEFG", Draft(1, "Vad saknas?"))
    for said in ("zxqvar", "zxqvar igen"):
        store.give(question.id, "zxqbiljett", Answer(0, said))
    with pytest.raises(StoreAway):
        store.give(-1, "zxqbiljett", Answer(0, "zxqvar"))
    kept.TABLES.drop_all(store.engine)
    store.engine.dispose()
    assert "zxq" not in log_of(postgres)
