"""The audience asks and votes: nothing is shown before it is let through, nobody counts twice, and nothing says who."""

import pytest
from sqlalchemy import select

from insteg.show.rooms import audience
from insteg.show.rooms.store import StoreFull
from insteg.web.rooms.access import seminars
from tests.contract.test_rooms_on_the_web import Presenter, client, refused, room

__all__ = ["client", "room"]


@pytest.fixture
def asked(room: Presenter):
    """A room, a phone in it, and that phone's question, let through."""
    phone = room.phone()
    room.client.post(f"/rum/{room.code}/publikfragor", json={"ticket": phone, "text": "Varför <b>nu</b>? www.spam.se"})
    (number,) = (item["id"] for item in room.get("publikfragor").json()["questions"])
    room.post(f"publikfragor/{number}", {"is_shown": True})
    return room, phone, number


def vote(room: Presenter, number: int, phone: str, is_for: bool = True):
    return room.client.post(f"/rum/{room.code}/publikfragor/{number}/rost", json={"ticket": phone, "is_for": is_for})


def everybody_reads(room: Presenter) -> list[dict]:
    return seminars().asked(room.code).get("audience", [])


def test_a_question_is_shown_when_it_is_let_through_and_gone_when_it_is_answered(room):
    sent = {"ticket": room.phone(), "text": "Hur gick det?"}
    assert room.client.post(f"/rum/{room.code}/publikfragor", json=sent).json() == {"text": "Hur gick det?"}
    assert everybody_reads(room) == []
    (found,) = room.get("lage").json()["audience"]
    assert (found["text"], found["votes"], found["is_shown"]) == ("Hur gick det?", 0, False)
    room.post(f"publikfragor/{found['id']}", {"is_shown": True})
    assert everybody_reads(room) == [{"id": found["id"], "text": "Hur gick det?", "votes": 0}]
    room.post(f"publikfragor/{found['id']}", {"is_done": True})
    assert everybody_reads(room) == room.get("lage").json()["audience"] == []


def test_a_vote_counts_once_can_be_taken_back_and_orders_the_questions(asked):
    room, phone, number = asked
    other = room.phone()
    for token in (phone, phone, other):
        assert vote(room, number, token).status_code == 200
    assert [item["votes"] for item in everybody_reads(room)] == [2]
    vote(room, number, other, is_for=False)
    room.client.post(f"/rum/{room.code}/publikfragor", json={"ticket": other, "text": "En till?"})
    later = room.get("publikfragor").json()["questions"][-1]["id"]
    room.post(f"publikfragor/{later}", {"is_shown": True})
    assert [(item["text"], item["votes"]) for item in everybody_reads(room)] == [("Varför nu ? www.spam.se", 1), ("En till?", 0)]


def test_what_is_refused(asked):
    room, phone, number = asked
    refused(room.client.post(f"/rum/{room.code}/publikfragor", json={"ticket": "invented", "text": "Hej"}), 403, "no_ticket")
    refused(room.client.post(f"/rum/{room.code}/publikfragor", json={"ticket": phone, "text": " "}), 400, "question_empty")
    refused(room.client.post(f"/rum/{room.code}/publikfragor/{number}", json={"is_shown": False}), 403, "no_key")
    refused(room.client.get(f"/rum/{room.code}/publikfragor"), 403, "no_key")
    refused(room.post(f"publikfragor/{number}", {"is_shown": "ja"}), 400, "no_json")


def test_a_hidden_question_takes_no_votes_and_one_phone_asks_no_more_than_five(room):
    store = seminars().store
    for place in range(audience.MOST_OF_ONE):
        audience.put(store, room.code, "one", f"Fråga {place}")
    with pytest.raises(StoreFull):
        audience.put(store, room.code, "one", "En för mycket")
    number = audience.listed(store, room.code)[0].id
    audience.vote(store, room.code, number, "two", True)
    assert audience.listed(store, room.code)[0].votes == 0


def test_nothing_kept_says_who_asked_or_voted(asked):
    room, phone, number = asked
    vote(room, number, phone)
    with seminars().store.engine.connect() as connection:
        wrote = connection.execute(select(audience.WISH.c.ticket).where(audience.WISH.c.id == number)).scalar_one()
        voted = connection.execute(select(audience.VOTE.c.ticket).where(audience.VOTE.c.question == number)).scalar_one()
    assert phone not in (wrote, voted)
    assert wrote != voted


def test_what_is_picked_out_and_the_words_reach_the_phones(room):
    room.post("lage", {"slide": 1, "step": 0, "pick": "Timrå"})
    assert room.audience()["pick"] == "Timrå"
    refused(room.post("lage", {"slide": 1, "step": 0, "pick": "x" * 500}), 400, "slide")
    question = room.ask()
    for text in ("Mer praktik", "Praktik i sommar"):
        room.say(question, text=text)
    assert room.audience()["words"] == []
    room.post(f"fragor/{question}", {"is_released": True})
    assert room.audience()["words"][0] == ["praktik", 2]
