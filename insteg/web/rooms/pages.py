"""What a browser loads for a room: the door where a code is typed, the QR code, our scripts and their words."""

import io
import json
from functools import cache
from pathlib import Path

import segno
from cachetools import TTLCache, cached
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from insteg.figures import markup, record, service_notice
from insteg.reference import interventions, words
from insteg.show.rooms.neutral import LONGEST
from insteg.show.rooms.questions import LONGEST_CHOICE, LONGEST_QUESTION, MOST_CHOICES
from insteg.show.rooms.room import tidied
from insteg.store.addresses import at
from insteg.web.asked import Refused
from insteg.web.guard.hosts import HOST
from insteg.web.packed import Packed

FRONTEND = Path(__file__).parent / "frontend"
# In the order in which they need each other. One scope for all of them: nothing of ours is left in the browser's.
SCRIPTS = (
    "parts.js", "join.js", "results.js", "follower.js", "review.js", "keys.js", "moves.js", "presenter.js", "wall.js", "audience.js", "start.js",
)  # fmt: skip
SCRIPT = "/rum/fil/rooms.js"
PREFIX = "room."
# So long may a phone wait to hear what is the same for all.
NOTICE_SECONDS = 2
NO_NOTICE = json.dumps(dict.fromkeys(words.LANGUAGES, "")).encode()
FRESH = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
SAFE = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
    "object-src 'none'; frame-ancestors 'self'",
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
    return _sent(request, facts(language_of(request)), "application/json")


@cache
def style() -> str:
    return (FRONTEND / "rooms.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """Our scripts as one."""
    parts = "\n".join((FRONTEND / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})()\n'


async def script_file(request: Request) -> Response:
    return _sent(request, script(), "text/javascript")


async def style_file(request: Request) -> Response:
    return _sent(request, style(), "text/css")


def _sent(request: Request, text: str, media_type: str) -> Response:
    """The same for all phones, packed once; who has it already gets no more than that word."""
    found = _packed(text).answer(request.headers, media_type)
    found.headers.update(FRESH)
    return found


_packed = cache(Packed.of)


def site(request: Request) -> str:
    """Our own address as the browser knows it. Raises Refused (400) when that is none."""
    host = request.headers.get("host", "")
    if not HOST.fullmatch(host):
        raise Refused(400, "host", "The name of the server in the address is too long or is none. Check the address.")
    return f"{request.url.scheme}://{host}{at('')}"


def qr_code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)


async def qr(request: Request) -> Response:
    """The QR code of the room's short address, dark on light in every theme: cameras want it so."""
    try:
        address = f"{site(request)}/rum/{tidied(request.path_params['code'])}"
    except Refused as error:
        return error.answer()
    buffer = io.BytesIO()
    qr_code(address).save(buffer, kind="svg", border=2, light="#fff", dark="#000", omitsize=True)
    return Response(
        buffer.getvalue(), media_type="image/svg+xml", headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    )


@cached(TTLCache(1, NOTICE_SECONDS))
def notice() -> bytes:
    """The service notice for phones that follow already, by language, as JSON."""
    return json.dumps({language: service_notice.told(language) for language in words.LANGUAGES}).encode()


async def door(request: Request, refused: Refused | None = None) -> Response:
    """The page where a code is typed; `refused` says what was wrong with the last one."""
    if typed := tidied(request.query_params.get("kod", "")):
        query = QueryParams({"lang": language_of(request)})
        return RedirectResponse(f"{at('/rum')}/{typed}?{query}", 303)
    language = language_of(request)
    code = tidied(request.path_params.get("code", ""))
    text = markup.rendered(
        "room_door.html",
        say=words.load(language),
        language=language,
        reason=refused.reason if refused else "",
        code=code,
        notice=service_notice.told(language),
        root=at(""),
    )
    return Response(text, refused.status if refused else 200, SAFE, "text/html")


def routes() -> list[BaseRoute]:
    """The pages and files of the rooms."""
    return [
        Route("/rum", door),
        Route("/rum/fil/ord.json", words_of),
        Route(SCRIPT, script_file),
        Route("/rum/fil/rooms.css", style_file),
        Route("/rum/{code}/qr.svg", qr),
    ]
