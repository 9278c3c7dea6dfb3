"""What browsers, search engines and finders of weaknesses ask every site for: its icon, robots.txt, security.txt."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from insteg.store import settings
from insteg.store.addresses import at

ICON = Path(__file__).parent / "frontend" / "icon.svg"
KEPT = {"Cache-Control": "max-age=86400"}
# Rooms and shows are for those who were given their address; the rest is for everybody.
NOT_FOR_ROBOTS = ("/rum", "/visning", "/utforska/tabell", "/sok/forslag", "/_stcore/", "/media/")
# How long what security.txt says may be relied on (RFC 9116 wants less than a year).
VALID = timedelta(days=180)


def routes() -> list[BaseRoute]:
    return [
        Route("/favicon.svg", icon, methods=["GET", "HEAD"]),
        Route("/favicon.ico", icon, methods=["GET", "HEAD"]),
        Route("/robots.txt", robots, methods=["GET", "HEAD"]),
        Route("/.well-known/security.txt", security, methods=["GET", "HEAD"]),
    ]


async def icon(request: Request) -> Response:
    return Response(_icon(), media_type="image/svg+xml", headers=KEPT)


@cache
def _icon() -> bytes:
    return ICON.read_bytes()


async def robots(request: Request) -> Response:
    lines = ["User-agent: *", *(f"Disallow: {at(path)}" for path in NOT_FOR_ROBOTS)]
    return PlainTextResponse("\n".join(lines) + "\n", headers=KEPT)


async def security(request: Request) -> Response:
    """RFC 9116; nothing where nobody is named who reads it."""
    contact = settings.read().security_contact
    if not contact:
        return PlainTextResponse("No contact is named.\n", 404, {"Cache-Control": "no-store"})
    # A whole day: the same text for everybody who asks today.
    until = (datetime.now(UTC) + VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    return PlainTextResponse(f"Contact: {contact}\nExpires: {until:%Y-%m-%dT%H:%M:%SZ}\nPreferred-Languages: sv, en\n", headers=KEPT)
