"""The rooms at their limits: how many groups, when a room is over, what a file of answers holds, how long a room waits."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from insteg.reference import words
from insteg.show import stories
from insteg.show.rooms import seminar, take_along
from insteg.show.rooms.questions import Answer, BadQuestion, Draft, answer, draft
from insteg.show.rooms.seminar import Seminars, is_place
from insteg.show.rooms.store import SeminarStore
from insteg.web.rooms import routes
from tests.unit.test_answer_groups import free

ROOM = "ACDEFG"
STORY = stories.encode(stories.Story("x", tuple(stories.Slide("karta", {}, "laget", {}) for _ in range(3))))


@pytest.fixture
def store(tmp_path):
    found = SeminarStore(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    assert found.add_room(ROOM, "d" * 64, STORY)
    return found


@pytest.mark.parametrize(("shared", "groups"), [(12, 12), (13, 13)])
def test_twelve_groups_are_shown_and_the_rest_together(shared, groups):
    """Each word in two answers makes a group; the thirteenth and all after it stand with those that share nothing."""
    letters = "bcdfghjklmnpqrst"
    found = free(*[f"{letters[number] * 6} {letters[number]}xa{part}" for number in range(shared) for part in "bc"])
    assert len(found) == groups and [label == "" for label, _, _ in found] == [False] * 12 + [True] * (groups - 12)


def test_a_room_that_is_over_takes_no_more_answers(store):
    asked = store.open_question(ROOM, Draft(1, "Vad saknas?"))
    store.end_room(ROOM)
    [ended] = store.questions(ROOM)
    assert store.room(ROOM).is_over and ended.id == asked.id and not ended.is_open
    with pytest.raises(BadQuestion, match="closed"):
        answer(ended, {"text": "tid"})


@pytest.mark.parametrize(("age", "is_kept"), [(seminar.IDLE_SECONDS - 60, True), (seminar.IDLE_SECONDS + 60, False)])
def test_a_room_comes_back_within_four_hours(store, monkeypatch, age, is_kept):
    assert seminar.IDLE_SECONDS == 4 * 3600
    record = store.room(ROOM)
    made = datetime.now(UTC).replace(tzinfo=None) - timedelta(seconds=age)
    monkeypatch.setattr(store, "room", lambda _: type(record)(**{**vars(record), "created_at": made}))
    assert (Seminars(store).kept(ROOM) is not None) is is_kept


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_file_of_answers_leaves_hidden_ones_out_and_keeps_unanswered_questions(store, language):
    first, second = store.open_question(ROOM, Draft(2, "Vad saknas?")), store.open_question(ROOM, Draft(3, "Välj", ("ja", "nej")))
    for ticket, said in (("a", "tid"), ("b", "pengar"), ("c", "dumt")):
        store.give(first.id, ticket, Answer(0, said))
    store.hide(first.id, [item.id for item in store.answers(first.id) if item.text == "dumt"], True)
    say, rows = words.load(language), take_along.table(store, ROOM, language)
    assert rows.iloc[:, [0, 1, 4]].values.tolist() == [["Vad saknas?", 2, "pengar"], ["Vad saknas?", 2, "tid"], ["Välj", 3, ""]]
    assert rows.iloc[:, 2].tolist() == [say("room.file.free")] * 2 + [say("room.file.choice")] and second.choices == ("ja", "nej")


@pytest.mark.parametrize(
    ("slide", "step", "is_there"),
    [(1, 0, True), (3, 100, True), (0, 0, False), (4, 0, False), (1, -1, False), (1, 101, False), ("1", 0, False)],
)
def test_a_room_moves_only_within_its_story(store, slide, step, is_there):
    room = Seminars(store).enter(store.room(ROOM))
    assert is_place(room, slide, step) is is_there
    assert (room.slide, room.step) == (1, 0)


@pytest.mark.parametrize(("count", "is_allowed"), [(0, True), (1, False), (2, True), (8, True), (9, False)])
def test_a_question_has_no_choices_or_two_to_eight(count, is_allowed):
    asked = {"text": "Välj", "choices": [f"val {number}" for number in range(count)]}
    if is_allowed:
        assert len(draft(asked).choices) == count
    else:
        with pytest.raises(BadQuestion):
            draft(asked)


def test_the_latest_question_open_or_released_is_what_followers_see(store):
    """Answers stand in it once they are released; a question that is neither open nor released is not seen."""
    seminars = Seminars(store)
    first = store.open_question(ROOM, Draft(1, "Ett"))
    second = store.open_question(ROOM, Draft(1, "Två"))
    store.give(second.id, "a", Answer(0, "tid"))
    seen = seminars.asked(ROOM)
    assert seen["question"]["text"] == "Två" and seen["results"] is None
    store.mark(ROOM, second.id, is_open=False)
    assert seminars.asked(ROOM) == {"question": None, "results": None}
    store.mark(ROOM, first.id, is_released=True)
    assert seminars.asked(ROOM)["question"]["text"] == "Ett"
    store.mark(ROOM, second.id, is_released=True)
    seen = seminars.asked(ROOM)
    assert seen["question"]["text"] == "Två" and [group["count"] for group in seen["results"]] == [1]


def test_the_wall_shows_the_latest_question_of_those_that_are_released(store):
    seminars = Seminars(store)
    room = seminars.enter(store.room(ROOM))
    first, second = (store.open_question(ROOM, Draft(1, text)) for text in ("Ett", "Två"))
    shown = []
    for question, is_released in ((first, True), (second, True), (second, False), (first, False)):
        store.mark(ROOM, question.id, is_released=is_released)
        shown.append((seminars.overview(room)["results"] or {}).get("id"))
    assert shown == [first.id, second.id, first.id, None]


def test_a_phone_that_leaves_is_no_longer_counted(store):
    room = Seminars(store).enter(store.room(ROOM))

    async def come_and_go() -> list[int]:
        streams = [routes._stream(room, name, 0) for name in ("a", "b")]
        counts = []
        for stream in streams:
            assert b"event: hello" in await anext(stream)
            counts.append(room.followers)
        for stream in streams:
            await stream.aclose()
            counts.append(room.followers)
        return counts

    assert asyncio.run(come_and_go()) == [1, 2, 1, 0]
