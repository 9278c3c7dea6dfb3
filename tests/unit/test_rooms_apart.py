"""Two rooms, two questions, two phones: what is done to the one leaves the other as it was; and of two the right one is taken."""

from datetime import UTC, datetime, timedelta

import pytest

from insteg.show.rooms import audience, forgetting, live, seminar, tickets
from insteg.show.rooms import store as kept
from insteg.show.rooms.live import Position
from insteg.show.rooms.questions import Answer, Draft
from insteg.show.rooms.room import MOST_ROOMS, Room, Rooms, digest
from insteg.show.rooms.seats import Seats
from insteg.show.rooms.seminar import Seminars
from insteg.show.rooms.store import SeminarStore, StoreFull
from insteg.show.stories import Slide, Story, encode

ONE, OTHER = "ACDEFG", "GFEDCA"
STORY = encode(Story("x", (Slide("karta", {}, "laget", {}),)))


@pytest.fixture
def store(tmp_path):
    found = SeminarStore(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    for code in (ONE, OTHER):
        assert found.add_room(code, "d" * 64, STORY)
    return found


def test_a_vote_taken_back_is_one_phones_own_and_one_question_s(store):
    for room in (ONE, OTHER):
        audience.put(store, room, "a", "Varför nu?")
        audience.put(store, room, "a", "Varför här?")
    first, second = (item.id for item in audience.listed(store, ONE))
    for number in (first, second):
        audience.mark(store, ONE, number, is_shown=True)
        for ticket in "abc":
            audience.vote(store, ONE, number, ticket, True)
    audience.vote(store, ONE, first, "b", False)
    assert [(item.id, item.votes) for item in audience.listed(store, ONE)] == [(second, 3), (first, 2)]


def test_a_question_is_let_through_and_voted_for_in_its_own_room_only(store):
    audience.put(store, ONE, "a", "Varför nu?")
    (found,) = audience.listed(store, ONE)
    audience.mark(store, OTHER, found.id, is_shown=True)
    assert not audience.listed(store, ONE)[0].is_shown
    audience.vote(store, ONE, found.id, "b", True)
    assert audience.listed(store, ONE)[0].votes == 0
    audience.mark(store, ONE, found.id, is_shown=True)
    audience.vote(store, OTHER, found.id, "b", True)
    audience.vote(store, ONE, found.id, "c", True)
    assert audience.listed(store, ONE)[0].votes == 1


def test_an_answered_question_is_read_by_nobody_and_leaves_the_presenters_list(store):
    for text in ("Ett", "Två"):
        audience.put(store, ONE, "a", text)
    first, second = audience.listed(store, ONE)
    for item in (first, second):
        audience.mark(store, ONE, item.id, is_shown=True)
    audience.mark(store, ONE, first.id, is_done=True)
    room = Seminars(store).enter(store.room(ONE))
    assert [item["text"] for item in audience.shown(audience.listed(store, ONE))] == ["Två"]
    assert [item["text"] for item in Seminars(store).overview(room)["audience"]] == ["Två"]


def test_answers_are_hidden_in_their_own_question_only(store):
    first, second = (store.open_question(ONE, Draft(1, text)) for text in ("Ett", "Två"))
    for question in (first, second):
        store.give(question.id, "a", Answer(0, "svar"))
    (other,) = store.answers(second.id)
    store.hide(first.id, [other.id], True)
    assert not store.answers(second.id)[0].is_hidden
    store.hide(second.id, [other.id], True)
    assert store.answers(second.id)[0].is_hidden and not store.answers(first.id)[0].is_hidden


def test_answers_stand_in_the_order_of_their_words_whoever_came_first(store):
    asked = store.open_question(ONE, Draft(1, "Vad?"))
    for ticket, text in (("a", "pengar"), ("b", "bil"), ("c", "tid")):
        store.give(asked.id, ticket, Answer(0, text))
    assert [item.text for item in store.answers(asked.id)] == ["bil", "pengar", "tid"]


def test_who_has_answered_may_change_it_also_when_the_question_is_full(store, monkeypatch):
    monkeypatch.setattr(kept, "MOST_ANSWERS", 2)
    asked = store.open_question(ONE, Draft(1, "Vad?"))
    for ticket in "ab":
        store.give(asked.id, ticket, Answer(0, "tid"))
    store.give(asked.id, "a", Answer(0, "pengar"))
    with pytest.raises(StoreFull):
        store.give(asked.id, "c", Answer(0, "tid"))
    assert [item.text for item in store.answers(asked.id)] == ["pengar", "tid"]


def test_a_room_that_is_over_closes_its_own_question_and_no_other_rooms(store):
    first, second = store.open_question(ONE, Draft(1, "Ett")), store.open_question(OTHER, Draft(1, "Två"))
    store.end_room(ONE)
    assert [store.questions(room)[0].is_open for room in (ONE, OTHER)] == [False, True] and first.id != second.id


def test_what_is_picked_out_is_a_move_of_its_own(store):
    versions = [store.move(ONE, slide=2, step=1, pick=pick).version for pick in ("", "", "Timrå", "Timrå", "Ånge")]
    assert versions == [1, 1, 2, 2, 3] and store.place(ONE).pick == "Ånge" and store.place(OTHER) == Position()


def test_a_handed_over_key_opens_its_own_room_and_what_is_too_old_gives_none(store, monkeypatch):
    for code in (ONE, OTHER):
        store.hand_over(code, f"token {code}")
    assert store.take_over(ONE, f"token {ONE}", "key") and store.has_key(ONE, "key") and not store.has_key(OTHER, "key")
    assert not store.take_over(OTHER, f"token {ONE}", "key") and not store.has_key(OTHER, f"token {OTHER}")
    late = live.now() + timedelta(minutes=live.HANDED_MINUTES, seconds=1)
    monkeypatch.setattr(live, "now", lambda: late)
    assert not store.take_over(OTHER, f"token {OTHER}", "key")


@pytest.mark.parametrize(("hours", "is_kept"), [(1, True), (5, False)])
def test_a_room_is_kept_from_its_last_move_not_from_when_it_was_made(store, monkeypatch, hours, is_kept):
    record, now = store.room(ONE), datetime.now(UTC).replace(tzinfo=None)
    monkeypatch.setattr(store, "room", lambda _: type(record)(**(vars(record) | {"created_at": now - timedelta(hours=20)})))
    monkeypatch.setattr(store, "place", lambda _: Position(moved_at=now - timedelta(hours=hours)))
    assert (Seminars(store).kept(ONE) is not None) is is_kept


def test_a_clock_that_leapt_is_believed_a_day_after_it_was_first_doubted(store):
    """Not a day after it was last seen: whoever asks every hour would never believe it."""
    begun = datetime(2026, 1, 1)
    found = []
    with store.begun() as connection:
        connection.execute(forgetting.CLOCK.delete())
        for hours in (0, 24 * 40, 24 * 40 + 12, 24 * 41):
            found.append(forgetting._believed(connection, begun + timedelta(hours=hours), None))
    assert found == [begun, begun, begun, begun + timedelta(days=41)]


def test_the_room_unused_for_longest_makes_room_first():
    moment = [0.0]
    rooms = Rooms(clock=lambda: moment[0])
    for number in range(MOST_ROOMS):
        moment[0] += 1
        rooms.add(str(number), "", "")
    rooms.add("more", "", "")
    assert rooms.get("0") is None and rooms.get("1") is not None and rooms.get(str(MOST_ROOMS - 1)) is not None


def test_an_older_or_the_same_move_changes_nothing():
    room = Room(ONE, digest("key"), STORY)
    assert [room.put(Position(slide, 0, version)) for slide, version in ((2, 5), (3, 5), (4, 4), (5, 6))] == [True, False, False, True]
    assert room.slide == 5


def test_a_hall_that_emptied_keeps_its_voices_and_who_has_answered_keeps_the_seat():
    seats = Seats()
    for number in range(30):
        seats.come(str(number), "192.0.2.1")
    assert all(seats.may_answer(str(number), "192.0.2.1") for number in range(30))
    for number in range(30):
        seats.leave(str(number), "192.0.2.1")
    assert sum(seats.may_answer(f"new {number}", "192.0.2.1") for number in range(60)) == 10 + 2 * 30 - 30
    assert all(seats.may_answer(str(number), "192.0.2.1") for number in range(30))


def test_a_ticket_leads_from_one_answer_to_no_other():
    kept_for = {tickets.kept_for(ticket, question) for ticket in ("a", "b") for question in (1, 2)}
    assert len(kept_for) == 4 and tickets.kept_for("a", 1) == tickets.kept_for("a", 1)


@pytest.mark.parametrize(("slide", "is_there"), [(0, False), (1, True), (2, False)])
def test_a_slide_counts_from_one(slide, is_there):
    assert seminar.is_place(Room(ONE, "", STORY), slide, 0) is is_there
