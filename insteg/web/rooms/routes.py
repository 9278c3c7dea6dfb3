"""The addresses of the rooms: enter one, follow it, move it, ask and answer, take along what was said."""

import signal
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import cache, partial
from types import FrameType
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from insteg.show.rooms.room import Room
from insteg.show.rooms.seminar import is_place, state
from insteg.store.addresses import at
from insteg.web import asked
from insteg.web.asked import Refused
from insteg.web.rooms import audience, keys, others, pages, questions, report
from insteg.web.rooms.access import KNOWN, NO_STORE, answered, client, presented, refusal, room_of, seminars, story_of_room

__all__ = ["SCRIPTS", "routes", "story_of_room"]
# What the show loads for its rooms.
SCRIPTS = (pages.SCRIPT,)
HEARTBEAT_SECONDS = 15
# What a presenter's window sends -> the field of the position.
SENT = {"slide": "slide", "step": "step", "pick": "pick", "ends": "ends", "blank": "is_blank"}
TICKET = "insteg-ticket"
STREAM = {"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}


@answered
async def create(request: Request) -> Response:
    """A new room for a story."""
    found = await asked.body(request)
    if not isinstance(found.get("story"), str):
        raise Refused(400, "story_no_story", "Send the encoded story as `story`.")
    made = (await run_in_threadpool(seminars)).create
    code, key = await run_in_threadpool(made, found["story"], found.get("stepwise") is True, client(request))
    request.path_params["code"] = code
    room = await room_of(request)
    if wished := _wished(room, {"slide": 1, **found}):
        await _move(room, wished)
    return JSONResponse({"code": code, "key": key}, 201, NO_STORE)


@answered
async def move(request: Request) -> Response:
    """The presenter's move: one broadcast, however many windows tell of it."""
    room = await presented(request)
    found = await asked.body(request)
    wished = _wished(room, found)
    if wished is None:
        raise Refused(
            400, "slide", "`slide` and `step` must be a place in the story, `ends` a moment in milliseconds, `blank` true or false."
        )
    return JSONResponse({"move": await _move(room, wished)}, headers=NO_STORE)


def _wished(room: Room, found: dict[str, Any]) -> dict[str, Any] | None:
    """What a presenter wants of the show's position to be another; None when that is no place in it."""
    change = {name: found[sent] for sent, name in SENT.items() if sent in found}
    if "slide" in change:
        change = {"step": 0, "pick": "", **change}
    to = replace(room.place, **change)
    return change if change and is_place(room, to.slide, to.step, to.pick, to.ends, to.is_blank) else None


async def _move(room: Room, change: dict[str, Any]) -> int:
    """Written first, then told: what a phone has seen outlives this server."""
    place = await run_in_threadpool(partial(seminars().store.move, room.code, **change))
    if room.put(place):
        room.publish(state(room))
    return place.version


@answered
async def overview(request: Request) -> Response:
    room = await presented(request)
    return JSONResponse(await run_in_threadpool(seminars().overview, room), headers=NO_STORE)


@answered
async def end(request: Request) -> Response:
    """Close the room: followers are told, nobody can enter it again."""
    room = await presented(request)
    await asked.body(request)
    await run_in_threadpool(seminars().store.end_room, room.code)
    others.end(room)
    return JSONResponse({}, headers=NO_STORE)


@answered
async def follow(request: Request) -> Response:
    """The stream of a follower: where the show stands, at once and at every change."""
    room = await room_of(request)
    # In a header: an address with a ticket in it would stand in somebody's log. Scripts of old may still send it so.
    ticket = room.arrive(request.headers.get(TICKET) or request.query_params.get("biljett", ""), client(request))
    _end_with_the_server()
    return StreamingResponse(_stream(room, ticket, client(request)), media_type="text/event-stream", headers=STREAM)


async def _stream(room: Room, ticket: str, address: str = "") -> AsyncIterator[bytes]:
    room.come(ticket, address)
    others.count_for_others(room)
    try:
        yield f"event: hello\ndata: {ticket}\n\n".encode()
        async for event in _events(room):
            yield event
    finally:
        room.leave(ticket, address)


@answered
async def accompany(request: Request) -> Response:
    """The same stream for a presenter, who is no follower: another presenter may move the show."""
    room = await presented(request)
    _end_with_the_server()
    return StreamingResponse(_accompanied(room), media_type="text/event-stream", headers=STREAM)


async def _accompanied(room: Room) -> AsyncIterator[bytes]:
    """Our clock first: the countdown ends at one moment, whatever a presenter's own clock shows."""
    yield f"event: clock\ndata: {time.time_ns() // 1_000_000}\n\n".encode()
    async for event in _events(room):
        yield event


async def _events(room: Room) -> AsyncIterator[bytes]:
    """The state at once and at every change, the service notice when there is one or it has changed."""
    seen, notice = 0, pages.NO_NOTICE
    while True:
        event = await room.next(seen, HEARTBEAT_SECONDS)
        if event is not None and room.version != seen:
            seen = room.version
            yield event
        if room.is_over or seminars().rooms.get(room.code) is not room:
            return
        if (told := pages.notice()) != notice:
            notice = told
            yield b"event: notice\ndata: " + told + b"\n\n"
        elif event is None:
            yield b": still here\n\n"


@cache
def _end_with_the_server() -> None:
    """A server that is told to stop waits for its answers to end, and a stream never would: end them first."""
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def leave(sign: int, frame: FrameType | None, before: Any = before) -> None:
            seminars().rooms.leave_off()
            if callable(before):
                before(sign, frame)

        try:
            signal.signal(number, leave)
        except ValueError:  # not the main thread: whoever started this server stops it
            return


@answered
async def exists(request: Request) -> Response:
    """Whether the room is there: asked by a phone whose stream was refused."""
    await room_of(request)
    return JSONResponse({}, headers=NO_STORE)


async def enter(request: Request) -> Response:
    """The short address on the wall: on to the show, or what is wrong with the code."""
    try:
        room = await room_of(request)
    except KNOWN as error:
        return await pages.door(request, refusal(error))
    language = pages.language_of(request)
    steps = "&steg=1" if room.is_stepwise else ""
    return RedirectResponse(f"{at('/visning')}?rum={room.code}&foljare=1&lang={language}{steps}", 303, NO_STORE)


def routes() -> list[BaseRoute]:
    """Every address of the rooms."""
    return [
        *pages.routes(),
        Route("/rum", create, methods=["POST"]),
        Route("/rum/{code}", enter),
        Route("/rum/{code}/strom", follow),
        Route("/rum/{code}/presentera", accompany),
        Route("/rum/{code}/finns", exists),
        Route("/rum/{code}/lage", move, methods=["POST"]),
        Route("/rum/{code}/lage", overview),
        Route("/rum/{code}/slut", end, methods=["POST"]),
        *keys.routes(),
        *questions.routes(),
        *report.routes(),
        *audience.routes(),
    ]
