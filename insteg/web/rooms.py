"""The addresses of the rooms: enter one, follow it, move it, ask and answer, take along what was said."""

import signal
from collections.abc import AsyncIterator
from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from insteg.rooms.room import Room
from insteg.rooms.seminar import moved, state
from insteg.web import asked, rooms_pages, rooms_questions
from insteg.web.asked import Refused
from insteg.web.rooms_access import NO_STORE, answered, presented, room_of, seminars, story_of_room

__all__ = ["SCRIPTS", "routes", "story_of_room"]
# What the show loads for its rooms.
SCRIPTS = (rooms_pages.SCRIPT,)
HEARTBEAT_SECONDS = 15
STREAM = {"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}


@answered
async def create(request: Request) -> Response:
    """A new room for a story."""
    found = await asked.body(request)
    if not isinstance(found.get("story"), str):
        raise Refused(400, "story_no_story", "Send the encoded story as `story`.")
    code, key = await run_in_threadpool(seminars().create, found["story"], found.get("stepwise") is True)
    request.path_params["code"] = code
    room = await room_of(request)
    if moved(room, found.get("slide", 1), found.get("step", 0)):
        room.publish(state(room))
    return JSONResponse({"code": code, "key": key}, 201, NO_STORE)


@answered
async def move(request: Request) -> Response:
    """The presenter's move: one broadcast."""
    room = await presented(request)
    found = await asked.body(request)
    before = (room.slide, room.step)
    if not moved(room, found.get("slide"), found.get("step", 0)):
        raise Refused(400, "slide", "`slide` and `step` must be a place in the story.")
    # The show and the speaker's window both tell of one move.
    if before != (room.slide, room.step):
        room.publish(state(room))
    return JSONResponse({"version": room.version}, headers=NO_STORE)


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
    room.is_over = True
    room.publish(state(room))
    seminars().rooms.end(room.code)
    return JSONResponse({}, headers=NO_STORE)


@answered
async def follow(request: Request) -> Response:
    """The stream of a follower: where the show stands, at once and at every change."""
    room = await room_of(request)
    token = room.arrive(request.query_params.get("biljett", ""))
    last = request.headers.get("last-event-id", "")
    _end_with_the_server()
    return StreamingResponse(_stream(room, token, int(last) if last.isdecimal() else 0), media_type="text/event-stream", headers=STREAM)


async def _stream(room: Room, token: str, seen: int) -> AsyncIterator[bytes]:
    room.followers += 1
    try:
        yield f"retry: 2000\nevent: hello\ndata: {token}\n\n".encode()
        while True:
            event = await room.next(seen, HEARTBEAT_SECONDS)
            if event is not None and room.version != seen:
                seen = room.version
                yield event
            if room.is_over or seminars().rooms.get(room.code) is not room:
                return
            if event is None:
                yield b": still here\n\n"
    finally:
        room.followers -= 1


@cache
def _end_with_the_server() -> None:
    """A server that is told to stop waits for its answers to end, and a stream never would: end them first."""
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def leave(sign, frame, before=before) -> None:
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
    except Refused as error:
        return await rooms_pages.door(request, error.reason)
    language = rooms_pages.language_of(request)
    steps = "&steg=1" if room.is_stepwise else ""
    return RedirectResponse(f"/visning?rum={room.code}&foljare=1&lang={language}{steps}", 303, NO_STORE)


def routes() -> list[BaseRoute]:
    """Every address of the rooms."""
    return [
        *rooms_pages.routes(),
        Route("/rum", create, methods=["POST"]),
        Route("/rum/{code}", enter),
        Route("/rum/{code}/strom", follow),
        Route("/rum/{code}/finns", exists),
        Route("/rum/{code}/lage", move, methods=["POST"]),
        Route("/rum/{code}/lage", overview),
        Route("/rum/{code}/slut", end, methods=["POST"]),
        *rooms_questions.routes(),
    ]
