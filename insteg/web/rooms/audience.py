"""The audience's own questions on the wire: ask, vote, let through."""

from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from insteg.show.rooms import audience, tickets
from insteg.show.rooms.room import Room
from insteg.web import asked
from insteg.web.asked import Refused
from insteg.web.rooms import questions
from insteg.web.rooms.access import NO_STORE, answered, presented, room_of, seminars


async def _of_phone(request: Request) -> tuple[Room, dict[str, Any], str]:
    """The room, what was sent, and the phone's ticket. Raises Refused (403, 429)."""
    room = await room_of(request)
    found = await asked.body(request)
    return room, found, questions.ticket_of(room, request, found)


@answered
async def put(request: Request) -> Response:
    """A phone's question. Only the presenter sees it until it is let through."""
    room, found, ticket = await _of_phone(request)
    kept = tickets.kept_for(ticket, f"asks in {room.code}")
    text = await run_in_threadpool(audience.put, seminars().store, room.code, kept, found.get("text"))
    return JSONResponse({"text": text}, headers=NO_STORE)


@answered
async def vote(request: Request) -> Response:
    room, found, ticket = await _of_phone(request)
    number = questions.numbered(request.path_params["number"])
    kept = tickets.kept_for(ticket, f"votes for {number}")
    await run_in_threadpool(audience.vote, seminars().store, room.code, number, kept, found.get("is_for") is True)
    questions.tell_soon(room)
    return JSONResponse({}, headers=NO_STORE)


@answered
async def mark(request: Request) -> Response:
    """The presenter lets a question through or takes it back, or says that it was answered."""
    room = await presented(request)
    found = await asked.body(request)
    wished = {name: found[name] for name in ("is_shown", "is_done") if isinstance(found.get(name), bool)}
    if not wished:
        raise Refused(400, "no_json", "Send `is_shown` or `is_done` as true or false.")
    number = questions.numbered(request.path_params["number"])
    await run_in_threadpool(lambda: audience.mark(seminars().store, room.code, number, **wished))
    await questions.tell(room)
    return JSONResponse({}, headers=NO_STORE)


@answered
async def every(request: Request) -> Response:
    """All of them, for the presenter's eyes."""
    room = await presented(request)
    found = await run_in_threadpool(audience.listed, seminars().store, room.code)
    return JSONResponse({"questions": [asdict(item) for item in found]}, headers=NO_STORE)


def routes() -> list[BaseRoute]:
    """The addresses of the audience's questions, under the room's own."""
    one = "/rum/{code}/publikfragor/{number}"
    return [
        Route("/rum/{code}/publikfragor", put, methods=["POST"]),
        Route("/rum/{code}/publikfragor", every),
        Route(one, mark, methods=["POST"]),
        Route(f"{one}/rost", vote, methods=["POST"]),
    ]
