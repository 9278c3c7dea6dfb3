"""Into a room: which one the address names, who may do what, and what every refusal is answered with."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from insteg.show import stories
from insteg.show.rooms.questions import BadQuestion
from insteg.show.rooms.room import Room, RoomsFull, digest, tidied
from insteg.show.rooms.seminar import TooManyRooms
from insteg.show.rooms.store import Position, RoomRecord, StoreAway, StoreFull
from insteg.web import asked
from insteg.web.asked import Refused
from insteg.web.rooms import others
from insteg.web.rooms.guesses import guesses
from insteg.web.rooms.held import seminars, story_of_room

__all__ = ["KNOWN", "NO_STORE", "answered", "client", "presented", "refusal", "remembered", "room_of", "seminars", "story_of_room"]
Handler = Callable[[Request], Awaitable[Response]]
NO_STORE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
KNOWN = (Refused, stories.BadStory, BadQuestion, RoomsFull, StoreFull, StoreAway, TooManyRooms)


def refusal(error: Exception) -> Refused:
    """What a known error is answered with."""
    match error:
        case Refused():
            return error
        case stories.BadStory():
            return Refused(400, f"story_{error.reason}", str(error))
        case BadQuestion():
            return Refused(409 if error.reason == "closed" else 400, error.reason, str(error))
        case TooManyRooms():
            return Refused(429, "rooms", str(error), error.wait)
        case StoreAway():
            return Refused(503, "away", str(error), 5)
        case _:
            return Refused(503, "full", str(error), 10)


def answered(handler: Handler) -> Handler:
    """The handler, with every known refusal as an answer in JSON."""

    @wraps(handler)
    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except KNOWN as error:
            return refusal(error).answer()

    return answer


def client(request: Request) -> str:
    """The address that a request comes from; in memory only."""
    return request.client.host if request.client else ""


async def room_of(request: Request) -> Room:
    """The room in the address. Raises Refused (404 when there is none, 429 to who tried many), RoomsFull, StoreAway."""
    code, who = tidied(request.path_params["code"]), client(request)
    guesses.check(who, code)
    held = await run_in_threadpool(seminars)
    others.listen()
    found = held.rooms.get(code)
    kept = None if found else await run_in_threadpool(_kept, code)
    if found or kept:
        guesses.found(who, code)
    if found:
        return found
    if kept is None:
        guesses.missed(who)
        raise Refused(404, "no_room", "There is no such room, or it is closed. Check the code with the presenter.")
    return held.enter(*kept)


def _kept(code: str) -> tuple[RoomRecord, Position, dict[str, Any]] | None:
    """All that a server needs to serve a room that it has not served before."""
    record = seminars().kept(code)
    return None if record is None else (record, seminars().store.place(code), seminars().asked(code))


async def presented(request: Request) -> Room:
    """The room in the address, for its presenter only. Raises Refused (403, 404)."""
    room, key = await room_of(request), asked.key(request)
    if not room.is_presenter(key):
        if not await run_in_threadpool(seminars().store.has_key, room.code, digest(key)):
            raise Refused(403, "no_key", "Only the presenter of the room may do this.")
        room.keys.add(digest(key))
    return room


async def remembered(request: Request) -> RoomRecord:
    """What is kept of a room, also after it was closed, for its presenter only. Raises Refused (403, 404, 429)."""
    guesses.check(client(request), code := tidied(request.path_params["code"]))
    record = await run_in_threadpool(seminars().store.room, code)
    if record is None:
        guesses.missed(client(request))
        raise Refused(404, "no_room", "There is no such room, or what was said in it is deleted.")
    if not await run_in_threadpool(seminars().is_presenter, record, asked.key(request)):
        raise Refused(403, "no_key", "Only the presenter of the room may do this.")
    return record
