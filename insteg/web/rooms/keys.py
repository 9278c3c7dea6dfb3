"""What the presenter's key opens beside the questions: the notes, and another browser's own key."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from insteg.show import stories
from insteg.show.rooms.live import HANDED_MINUTES
from insteg.web import asked
from insteg.web.asked import Refused
from insteg.web.rooms import pages
from insteg.web.rooms.access import NO_STORE, answered, presented, room_of, seminars


@answered
async def notes(request: Request) -> Response:
    """What to say to each slide; the page itself holds none."""
    room = await presented(request)
    return JSONResponse({"notes": [slide.note for slide in stories.decode(room.story).slides]}, headers=NO_STORE)


@answered
async def hand_over(request: Request) -> Response:
    """A QR code that gives whoever scans it first a key of their own. What it holds stands behind #, which no server is sent."""
    room = await presented(request)
    await asked.body(request)
    site, language = pages.site(request), pages.language_of(request)
    token = await run_in_threadpool(seminars().hand_over, room.code)
    address = f"{site}/visning?rum={room.code}&lang={language}&talare=1#nyckel={token}"
    return JSONResponse(
        {"address": address, "qr": pages.qr_code(address).svg_data_uri(border=2, light="#fff"), "minutes": HANDED_MINUTES}, 201, NO_STORE
    )


@answered
async def take_over(request: Request) -> Response:
    """A key for what was handed over. Raises Refused (403) when it was used or is too old."""
    room = await room_of(request)
    token = (await asked.body(request)).get("token")
    key = await run_in_threadpool(seminars().take_over, room.code, token) if isinstance(token, str) and token.isascii() else ""
    if not key:
        raise Refused(403, "used_key", "This code was used already or is too old. Let the presenter show a new one.")
    return JSONResponse({"key": key}, 201, NO_STORE)


def routes() -> list[BaseRoute]:
    return [
        Route("/rum/{code}/anteckningar", notes),
        Route("/rum/{code}/nyckel", hand_over, methods=["POST"]),
        Route("/rum/{code}/nyckel/byt", take_over, methods=["POST"]),
    ]
