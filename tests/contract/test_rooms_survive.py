"""A room is not lost with its server, its key opens what is the presenter's alone, and one client's doings are no other's trouble."""

import asyncio
import json
import logging
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg.reference import words
from insteg.show import stories
from insteg.show.rooms import seminar
from insteg.show.rooms.live import Position
from insteg.show.stories import Slide, Story
from insteg.store import notices
from insteg.store.limiter import Limiter
from insteg.web.rooms import access, held, pages, routes
from insteg.web.rooms.access import seminars
from insteg.web.show import deck
from tests.contract.test_rooms_on_the_web import Presenter, client, refused, room  # noqa: F401

SPOKEN = "Säg detta högt"
TOLD = stories.encode(Story("Läget", tuple(Slide("karta", {}, "laget", {}, note=f"{SPOKEN} {number}") for number in (1, 2, 3))))
APPLICATION = Starlette(routes=[*routes.routes(), *deck.routes(routes.story_of_room)])


def restarted() -> None:
    """Nothing is left of what the process held."""
    held._made.cache_clear()


def test_the_slide_the_answers_and_who_has_answered_outlive_the_server(room):  # noqa: F811
    number, phone = room.ask("ja", "nej"), room.phone()
    room.post("lage", {"slide": 2, "step": 3})
    assert room.say(number, phone, choice=0).status_code == 200
    restarted()
    assert room.say(number, phone, choice=1).status_code == 200
    told = room.audience()
    assert (told["slide"], told["step"], told["question"]["id"]) == (2, 3, number)
    assert [item["text"] for item in room.get(f"fragor/{number}").json()["answers"]] == ["nej"]


@pytest.mark.parametrize(("made", "moved", "is_kept"), [(5, None, False), (5, 3.9, True), (9, 4.1, False)])
def test_a_room_that_moves_lives_on_after_its_four_hours(room, monkeypatch, made, moved, is_kept):  # noqa: F811
    store = seminars().store
    record, now = store.room(room.code), store.room(room.code).created_at
    aged = replace(record, created_at=now - timedelta(hours=made))
    monkeypatch.setattr(store, "room", lambda _: aged)
    monkeypatch.setattr(store, "place", lambda _: Position(2, 0, 1, moved and now - timedelta(hours=moved)))
    assert (seminars().kept(room.code) is not None) is is_kept


def test_notes_are_the_key_holders_alone():
    with TestClient(APPLICATION) as found:
        made = found.post("/rum", json={"story": TOLD}).json()
        for query in ("", "&foljare=1", "&talare=1", "&foljare=0"):
            assert SPOKEN not in found.get(f"/visning?rum={made['code']}{query}").text.encode().decode("unicode_escape")
        path = f"/rum/{made['code']}/anteckningar"
        refused(found.get(path), 403, "no_key")
        notes = found.get(path, headers={"Authorization": f"Bearer {made['key']}"}).json()["notes"]
        assert notes == [f"{SPOKEN} {number}" for number in (1, 2, 3)]


def test_the_key_is_handed_over_once(room):  # noqa: F811
    refused(room.client.post(f"/rum/{room.code}/nyckel", json={}), 403, "no_key")
    handed = room.post("nyckel?lang=en", {}).json()
    address, token = handed["address"].split("#nyckel=")
    assert address == f"http://testserver/visning?rum={room.code}&lang=en&talare=1"
    assert handed["qr"].startswith("data:image/svg+xml") and handed["minutes"] == 10
    refused(room.client.post(f"/rum/{room.code}/lage", json={"slide": 2}, headers={"Authorization": f"Bearer {token}"}), 403, "no_key")
    second = room.client.post(f"/rum/{room.code}/nyckel/byt", json={"token": token}).json()["key"]
    # What no text can be is refused before it is looked for.
    for wrong, why in (
        (f'"{token}"', (403, "used_key")),
        ('"xxx"', (403, "used_key")),
        ('"\\ud800"', (400, "no_json")),
        ("7", (403, "used_key")),
    ):
        sent = f'{{"token": {wrong}}}'
        answer = room.client.post(f"/rum/{room.code}/nyckel/byt", content=sent, headers={"Content-Type": "application/json"})
        refused(answer, *why)
    restarted()
    first, room.headers = room.headers, {"Authorization": f"Bearer {second}"}
    assert room.post("lage", {"slide": 2}).status_code == 200 and room.audience()["slide"] == 2
    assert room.get("svar.csv").status_code == 200
    room.headers = first
    assert room.post("lage", {"slide": 1}).status_code == 200


def test_one_client_casts_few_votes_and_locks_nobody_out(room):  # noqa: F811
    number, hall = room.ask("ja", "nej"), seminars().rooms.get(room.code)
    honest = hall.arrive("", "testclient")
    hall.come(honest, "testclient")
    for _ in range(100):
        room.say(number, choice=1)
    assert len(room.get(f"fragor/{number}").json()["answers"]) == 11  # ten, twice the one that is there, less its own
    refused(room.say(number, choice=1), 429, "seats")
    assert room.say(number, honest, choice=0).status_code == 200
    with TestClient(APPLICATION, client=("198.51.100.7", 1)) as other:
        sent = {"ticket": hall.arrive("", "198.51.100.7"), "question": number, "choice": 0}
        assert other.post(f"/rum/{room.code}/svar", json=sent).status_code == 200


def test_rooms_are_limited_for_each_client_and_the_refused_are_not_kept(room, monkeypatch):  # noqa: F811
    monkeypatch.setattr(seminars(), "_made", Limiter("2/hour"))
    kept = []
    monkeypatch.setattr(
        seminars().store, "add_room", lambda *values: kept.append(values[0]) or type(seminars().store).add_room(seminars().store, *values)
    )
    answers = [room.client.post("/rum", json={"story": TOLD}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429] and len(kept) == 2
    refused(answers[2], 429, "rooms")
    with TestClient(APPLICATION, client=("198.51.100.7", 1)) as other:
        assert other.post("/rum", json={"story": TOLD}).status_code == 201
    assert seminar.ROOMS_OF_ONE == "120/hour"


def test_numbers_and_hosts_without_end_get_sentences(room):  # noqa: F811
    long = "9" * 5_000
    for path in (f"fragor/{long}", f"fragor/{long}/dolj", f"fragor/{2**31}"):
        refused(room.post(path, {"is_open": True}), 404, "no_question")
    number = room.ask()
    for sent in (f'{{"slide": {long}}}', f'{{"slide": 1, "step": {"9" * 4_000}}}', '{"slide": 1e999}'):
        answer = room.client.post(f"/rum/{room.code}/lage", content=sent, headers={**room.headers, "Content-Type": "application/json"})
        assert answer.status_code == 400
    refused(room.post(f"fragor/{number}/dolj", {"answers": [10**4_000], "is_hidden": True}), 400, "no_json")
    refused(room.say(10**4_000, text="hej"), 404, "no_question")
    for host in ("x" * 5_000, "[::1", "a b", "å.se".encode()):
        refused(room.client.get(f"/rum/{room.code}/qr.svg", headers={"Host": host}), 400, "host")
    with TestClient(APPLICATION) as found:
        assert found.get(f"/visning?b={TOLD}", headers={"Host": "x" * 5_000}).status_code == 200


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_locked_store_gets_a_sentence_and_no_log_an_answer(language, tmp_path, monkeypatch, caplog):
    place = tmp_path / "rooms.sqlite"
    monkeypatch.setenv("INSTEG_ROOMS_DATABASE", f"sqlite:///{place}")
    restarted()
    with TestClient(APPLICATION) as found, caplog.at_level(logging.DEBUG):
        room = Presenter(found)
        number, phone = room.ask(), room.phone()
        with seminars().store.engine.connect() as connection:
            connection.exec_driver_sql("pragma busy_timeout=10")
        other = sqlite3.connect(place)
        other.execute("begin exclusive")
        refused(room.say(number, phone, text="zxqsvar"), 503, "away")
        refused(room.post("lage", {"slide": 2}), 503, "away")
        other.rollback()
        assert room.say(number, phone, text="zxqsvar").status_code == 200
        assert "zxqsvar" not in caplog.text and phone not in caplog.text
        monkeypatch.setattr(seminars().store, "room", _away)
        seminars().rooms.end(room.code)
        say = words.load(language)
        for path, told in ((f"/rum/{room.code}?", say("room.error.away")), (f"/visning?rum={room.code}&", say("story.bad.away"))):
            answer = found.get(f"{path}lang={language}")
            assert answer.status_code == 503 and told.replace("'", "&#39;") in answer.text
    restarted()


def _away(_code):
    raise access.StoreAway("away")


def test_a_notice_reaches_who_follows_and_goes(room, monkeypatch):  # noqa: F811
    monkeypatch.setattr(routes, "HEARTBEAT_SECONDS", 0.01)
    now = notices.datetime.now(notices.HERE)
    notice = notices.checked(now + timedelta(hours=1), now + timedelta(hours=2), {"sv": "Ny server.", "en": "New server."})

    async def hear() -> list[bytes]:
        stream = routes._stream(seminars().rooms.get(room.code), "ticket")
        heard = [await anext(stream) for _ in range(3)]
        notices.put(notice)
        pages.notice.cache.clear()
        heard.append(await anext(stream))
        notices.withdraw()
        pages.notice.cache.clear()
        heard += [await anext(stream), await anext(stream)]
        await stream.aclose()
        return heard

    try:
        heard = asyncio.run(hear())
    finally:
        notices.withdraw()
        pages.notice.cache.clear()
    assert heard[2] == heard[5] == b": still here\n\n"
    put, gone = (json.loads(event.split(b"event: notice\ndata: ")[1]) for event in heard[3:5])
    assert put["sv"].endswith("Ny server.") and put["en"].endswith("New server.") and gone == {"sv": "", "en": ""}
