"""A room: its code, its key, what a follower is told, when it is gone."""

import asyncio
import json
from datetime import UTC, datetime

import pytest

from insteg.rooms.room import ALPHABET, IDLE_SECONDS, MOST_ROOMS, MOST_TOKENS, Room, Rooms, RoomsFull, digest, new_code, tidied


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
        rooms.add(str(number), "", "")
    with pytest.raises(RoomsFull):
        rooms.add("more", "", "")


def test_a_phone_that_comes_back_keeps_its_token_and_an_invented_one_gets_a_new_one():
    room = a_room()
    token = room.arrive("")
    assert room.arrive(token) == token
    assert room.arrive("invented") != "invented"
    assert not room.knows("invented")


def test_tokens_do_not_grow_without_end():
    room = a_room()
    room.arrivals.capacity = room.arrivals.per_second = 1e9
    for _ in range(MOST_TOKENS + 50):
        room.arrive("")
    assert len(room._tokens) == MOST_TOKENS


def test_one_phone_cannot_flood_a_room():
    room = a_room()
    one, other = room.arrive(""), room.arrive("")
    waits = [room.flood_wait(one) for _ in range(8)]
    assert waits[:5] == [0] * 5
    assert all(wait > 0 for wait in waits[5:])
    assert room.flood_wait(other) == 0
