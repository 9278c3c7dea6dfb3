"""A room: its code, its key, what a follower is told, when it is gone."""

import asyncio
import json
import time
from datetime import UTC, datetime

import pytest

from insteg.show.rooms.room import ALPHABET, IDLE_SECONDS, MOST_AT_ONE_ADDRESS, MOST_ROOMS, Room, Rooms, RoomsFull, digest, new_code, tidied


def a_room(**facts) -> Room:
    return Room("ACDEFG", digest("key"), "story", **facts)


def test_codes_hold_no_sign_that_is_taken_for_another():
    assert not set(ALPHABET) & set("0O1IL2Z5S8BQ")
    assert all(set(new_code()) <= set(ALPHABET) and len(new_code()) == 6 for _ in range(200))


@pytest.mark.parametrize("typed", ["acd efg", "ACD-EFG", " acdefg ", "acdefg<script>"])
def test_a_code_is_read_as_it_is_typed(typed):
    assert tidied(typed) == "ACDEFG"


def test_only_the_key_moves_the_room():
    room = a_room()
    assert room.is_presenter("key")
    assert not any(room.is_presenter(other) for other in ("", "Key", "key ", digest("key")))


def test_a_follower_gets_the_latest_state_and_nothing_in_between():
    async def follow() -> list:
        room = a_room()
        room.publish({"slide": 1})
        first, seen = await room.next(0, 1), room.version
        waiting = asyncio.create_task(room.next(seen, 5))
        await asyncio.sleep(0)
        for slide in (2, 3, 4):
            room.publish({"slide": slide})
        return [first, await waiting, await room.next(room.version, 0.01)]

    first, latest, nothing = asyncio.run(follow())
    assert json.loads(first.split(b"data: ")[1]) == {"slide": 1}
    assert json.loads(latest.split(b"data: ")[1]) == {"slide": 4}
    assert nothing is None


def test_a_closed_room_keeps_nobody_waiting():
    async def close() -> bytes | None:
        room = a_room()
        waiting = asyncio.create_task(room.next(room.version, 60))
        await asyncio.sleep(0)
        room.leave_off()
        return await asyncio.wait_for(waiting, 5)

    assert asyncio.run(close()) == b""


def test_a_room_that_was_restarted_is_newer_than_any_follower_has_seen():
    assert a_room().version > int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000)


def test_a_room_unused_for_hours_is_gone_and_a_used_one_stays():
    now = [1000.0]
    rooms = Rooms(clock=lambda: now[0])
    rooms.add("ACDEFG", "", "")
    now[0] += IDLE_SECONDS - 1
    assert rooms.get("ACDEFG") is not None
    now[0] += 1
    assert rooms.get("ACDEFG") is None


def test_more_rooms_than_the_server_bears_are_refused():
    rooms = Rooms()
    for number in range(MOST_ROOMS):
        rooms.add(str(number), "", "").followers = 1
    with pytest.raises(RoomsFull):
        rooms.add("more", "", "")


def test_a_room_that_nobody_follows_makes_room_for_another():
    """The one used least lately, and never one that is followed: idle rooms keep nobody out."""
    now = [1000.0]
    rooms = Rooms(clock=lambda: now[0])
    for number in range(MOST_ROOMS):
        now[0] += 1
        rooms.add(str(number), "", "").followers = int(number == 0)
    rooms.add("more", "", "")
    assert [rooms.get(code) is not None for code in ("0", "1", "2", "more")] == [True, False, True, True]


def test_a_phone_that_comes_back_keeps_its_token_and_an_invented_one_gets_a_new_one():
    room = a_room()
    token = room.arrive("")
    assert room.arrive(token) == token
    assert room.arrive("invented") != "invented"
    assert not room.knows("invented")


def test_every_server_knows_the_rooms_tickets_and_no_others():
    ticket = a_room().arrive("")
    assert a_room().knows(ticket)
    other = Room("ACDEFG", digest("another key"), "story")
    changed = ticket[:3] + ("a" if ticket[3] != "a" else "b") + ticket[4:]
    assert not any(room.knows(wrong) for room, wrong in ((other, ticket), (a_room(), changed), (a_room(), ""), (a_room(), "\ud800" * 40)))


def test_one_address_takes_neither_the_whole_room_nor_the_others_turn():
    room = a_room()
    for _ in range(MOST_AT_ONE_ADDRESS):
        room.come(room.arrive("", "192.0.2.1"), "192.0.2.1")
    with pytest.raises(RoomsFull):
        room.arrive("", "192.0.2.1")
    assert room.knows(room.arrive("", "192.0.2.2"))


def test_followers_elsewhere_are_counted_until_their_server_is_silent():
    room = a_room()
    room.come(room.arrive(""))
    room.elsewhere = {"b": (40, time.monotonic()), "c": (7, time.monotonic() - 60)}
    assert room.all_followers() == 41


def test_one_phone_cannot_flood_a_room():
    room = a_room()
    one, other = room.arrive(""), room.arrive("")
    waits = [room.flood_wait(one) for _ in range(8)]
    assert waits[:5] == [0] * 5
    assert all(wait > 0 for wait in waits[5:])
    assert room.flood_wait(other) == 0
