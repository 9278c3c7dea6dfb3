"""What a browser loads for a room: the door where a code is typed, the QR code, our scripts and their words."""

import io
import json
from functools import cache
from pathlib import Path

import segno
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from insteg import interventions, words
from insteg.rooms.neutral import LONGEST
from insteg.rooms.questions import LONGEST_CHOICE, LONGEST_QUESTION, MOST_CHOICES
from insteg.rooms.room import tidied
from insteg.views import markup, record

FRONTEND = Path(__file__).parent / "frontend" / "rooms"
# In the order in which they need each other. One scope for all of them: nothing of ours is left in the browser's.
SCRIPTS = ("parts.js", "results.js", "follower.js", "review.js", "presenter.js", "start.js")
SCRIPT = "/rum/fil/rooms.js"
PREFIX = "room."
FRESH = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
SAFE = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def language_of(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in words.LANGUAGES else words.DEFAULT


@cache
def facts(language: str) -> str:
    """What our scripts know beforehand, as JSON: the words of the room, and the levels, actors and types of a lesson."""
    say = words.load(language)
    known = {key.removeprefix(PREFIX): phrase for key, phrase in say.phrases.items() if key.startswith(PREFIX)}
    choices = {
        "levels": [[name, say(f"lesson.level.{name}")] for name in interventions.LEVELS],
        "actors": [[name, say(f"lesson.actor.{name}")] for name in interventions.ACTORS],
        "types": [[item.id, record.type_title(language, item.id)] for item in interventions.types()],
    }
    limits = {"answer": LONGEST, "question": LONGEST_QUESTION, "choice": LONGEST_CHOICE, "choices": MOST_CHOICES}
    text = json.dumps({"language": language, "words": known, "lesson": choices, "limits": limits}, ensure_ascii=False)
    # Inside a script element only this could end it.
    return text.replace("<", "\\u003c")


async def words_of(request: Request) -> Response:
    return Response(facts(language_of(request)), media_type="application/json", headers=FRESH)


def script() -> str:
    """Our scripts as one."""
    parts = "\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})()\n'


async def script_file(request: Request) -> Response:
    return Response(script(), media_type="text/javascript", headers=FRESH)


async def style_file(request: Request) -> Response:
    return Response((FRONTEND / "rooms.css").read_text(encoding="utf-8"), media_type="text/css", headers=FRESH)


async def qr(request: Request) -> Response:
    """The QR code of the room's short address, dark on light in every theme: cameras want it so."""
    address = f"{request.url.scheme}://{request.headers.get('host', request.url.netloc)}/rum/{tidied(request.path_params['code'])}"
    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(buffer, kind="svg", border=2, light="#fff", dark="#000", omitsize=True)
    return Response(
        buffer.getvalue(), media_type="image/svg+xml", headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    )


async def door(request: Request, reason: str = "") -> Response:
    """The page where a code is typed; `reason` says what was wrong with the last one."""
    if typed := tidied(request.query_params.get("kod", "")):
        query = QueryParams({"lang": language_of(request)})
        return RedirectResponse(f"/rum/{typed}?{query}", 303)
    language = language_of(request)
    code = tidied(request.path_params.get("code", ""))
    text = markup.rendered("room_door.html", say=words.load(language), language=language, reason=reason, code=code)
    return Response(text, 404 if reason else 200, SAFE, "text/html")


def routes() -> list[BaseRoute]:
    """The pages and files of the rooms."""
    return [
        Route("/rum", door),
        Route("/rum/fil/ord.json", words_of),
        Route(SCRIPT, script_file),
        Route("/rum/fil/rooms.css", style_file),
        Route("/rum/{code}/qr.svg", qr),
    ]
