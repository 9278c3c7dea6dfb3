"""Questions to a room: open, answer, release, close, review, take along."""

import asyncio
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from insteg.files import MIME, TABLE_FORMATS
from insteg.reference import words
from insteg.show.rooms import changes, questions, take_along
from insteg.show.rooms.questions import Question
from insteg.show.rooms.room import Room
from insteg.show.rooms.tables import MOST_NUMBER
from insteg.web import asked
from insteg.web.asked import Refused
from insteg.web.rooms import others
from insteg.web.rooms.access import NO_STORE, answered, client, presented, remembered, room_of, seminars

# Released answers may come fast: they are told together, twice a second.
TOGETHER_SECONDS = 0.5
# The event loop keeps no hold of a task itself.
_telling: dict[str, asyncio.Task[None]] = {}
MOST_LESSONS = 60


async def tell(room: Room) -> None:
    """Let all followers know where the questions stand, on every server."""
    await others.told(room)
    await run_in_threadpool(seminars().store.tell, room.code, changes.ASKED)


async def _wait_and_tell(room: Room) -> None:
    await asyncio.sleep(TOGETHER_SECONDS)
    del _telling[room.code]
    await others.until_done(partial(tell, room))


def tell_soon(room: Room) -> None:
    """Tell of what may come fast: together with what comes within the same half second."""
    if room.code not in _telling:
        _telling[room.code] = asyncio.create_task(_wait_and_tell(room))


def ticket_of(room: Room, request: Request, found: dict[str, Any]) -> str:
    """The ticket of the phone that sent this. Raises Refused (403, 429)."""
    ticket = found.get("ticket")
    if not isinstance(ticket, str) or not room.knows(ticket):
        raise Refused(403, "no_ticket", "Answers come from phones that follow the room.")
    if wait := room.flood_wait(ticket, client(request)):
        raise Refused(429, "flood", f"Too many answers at once. Wait {wait} seconds.", wait)
    if not room.seats.may_answer(ticket, client(request)):
        raise Refused(429, "seats", "More phones have answered from this network than are in the room.", 10)
    return ticket


def numbered(number: object) -> int:
    """A question's number as the store may hold it; 0, which no question has, for anything else."""
    wished = int(number) if isinstance(number, str) and number.isdecimal() and len(number) < 11 else number
    return wished if isinstance(wished, int) and 0 < wished <= MOST_NUMBER else 0


async def _question(code: str, number: object) -> Question:
    """Raises Refused (404) when the room has no such question."""
    wished = numbered(number)
    found = await run_in_threadpool(seminars().store.questions, code, wished) if wished else []
    if not found:
        raise Refused(404, "no_question", "The room has no such question.")
    return found[0]


@answered
async def open_question(request: Request) -> Response:
    room = await presented(request)
    draft = questions.draft(await asked.body(request))
    made = await run_in_threadpool(seminars().store.open_question, room.code, draft)
    await tell(room)
    return JSONResponse({"id": made.id}, 201, NO_STORE)


@answered
async def mark(request: Request) -> Response:
    """Close or open, release or take back."""
    room = await presented(request)
    found = await asked.body(request)
    question = await _question(room.code, request.path_params["number"])
    wished = {name: found[name] for name in ("is_open", "is_released") if isinstance(found.get(name), bool)}
    if not wished:
        raise Refused(400, "no_json", "Send `is_open` or `is_released` as true or false.")
    await run_in_threadpool(lambda: seminars().store.mark(room.code, question.id, **wished))
    await tell(room)
    return JSONResponse({}, headers=NO_STORE)


@answered
async def review(request: Request) -> Response:
    """Every answer, for the presenter's eyes; also after the room was closed."""
    record = await remembered(request)
    question = await _question(record.code, request.path_params["number"])
    return JSONResponse(await run_in_threadpool(seminars().review, question), headers=NO_STORE)


@answered
async def hide(request: Request) -> Response:
    """Keep answers out of what is shown, or let them in again."""
    room = await presented(request)
    found = await asked.body(request)
    question = await _question(room.code, request.path_params["number"])
    chosen = found.get("answers")
    if not (
        isinstance(chosen, list)
        and all(isinstance(number, int) and 0 < number <= MOST_NUMBER for number in chosen)
        and isinstance(found.get("is_hidden"), bool)
    ):
        raise Refused(400, "no_json", "Send `answers` (their ids) and `is_hidden`.")
    await run_in_threadpool(seminars().store.hide, question.id, chosen, found["is_hidden"])
    await tell(room)
    return JSONResponse({}, headers=NO_STORE)


@answered
async def answer(request: Request) -> Response:
    """A phone's answer. It is shown to nobody before the presenter releases it."""
    room = await room_of(request)
    found = await asked.body(request)
    ticket = ticket_of(room, request, found)
    question = await _question(room.code, found.get("question"))
    said = questions.answer(question, found)
    await run_in_threadpool(seminars().give, question, ticket, said)
    if question.is_released:
        tell_soon(room)
    return JSONResponse({"text": said.text}, headers=NO_STORE)


@answered
async def export(request: Request) -> Response:
    """What was asked and answered, as a file; also after the room was closed."""
    record = await remembered(request)
    kind = request.path_params["kind"]
    if kind not in ("csv", "xlsx"):
        raise Refused(404, "no_file", "There is svar.csv and svar.xlsx.")
    language = request.query_params.get("lang", words.DEFAULT)
    table = await run_in_threadpool(take_along.table, seminars().store, record.code, language)
    return _file(await run_in_threadpool(TABLE_FORMATS[kind], table, language), f"insteg-{record.code}.{kind}", MIME[kind])


@answered
async def keep_lessons(request: Request) -> Response:
    """The review file: what the presenter keeps as lessons, for the command that imports them. Nothing is kept here."""
    record = await remembered(request)
    found = await asked.body(request)
    lessons, seminar = found.get("lessons"), found.get("seminar")
    if not (isinstance(lessons, list) and 0 < len(lessons) <= MOST_LESSONS and isinstance(seminar, str)):
        raise Refused(400, "no_lessons", "Choose at least one answer to keep.")
    if not all(isinstance(item, dict) and all(isinstance(value, str) for value in item.values()) for item in lessons):
        raise Refused(400, "no_lessons", "Every lesson is an object of texts.")
    content = take_along.lessons(lessons, record.code, record.created_at, seminar)
    return _file(content, f"lardomar-{record.code}.csv", MIME["csv"])


def _file(content: bytes, name: str, kind: str) -> Response:
    return Response(content, media_type=kind, headers={**NO_STORE, "Content-Disposition": f'attachment; filename="{name}"'})


def routes() -> list[BaseRoute]:
    """The addresses of questions and answers, under the room's own."""
    one = "/rum/{code}/fragor/{number}"
    return [
        Route("/rum/{code}/fragor", open_question, methods=["POST"]),
        Route(one, mark, methods=["POST"]),
        Route(one, review),
        Route(f"{one}/dolj", hide, methods=["POST"]),
        Route("/rum/{code}/svar", answer, methods=["POST"]),
        Route("/rum/{code}/svar.{kind}", export),
        Route("/rum/{code}/lardomar", keep_lessons, methods=["POST"]),
    ]
