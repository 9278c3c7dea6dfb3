"""One answer: has the reader got it already, what stands beside it, in which format."""

import hashlib
from email.utils import format_datetime
from importlib.metadata import version

from fastapi import Request
from fastapi.responses import Response

from insteg import queries, snapshots, words
from insteg.web.api import formats, jsonstat
from insteg.web.api.parameters import Choices
from insteg.web.api.resources import ADDRESS, Found, Resource, attribution
from insteg.web.api.rows import Page, Snapshot

# A refresh is seen within five minutes; until then nobody needs to ask again.
KEPT = "public, max-age=300"


def answer(request: Request, resource: Resource, choices: Choices, kind: str) -> Response:
    """The rows asked for, or 304 when the reader's copy is still right."""
    headers = _headers(request)
    if headers["ETag"] in _held(request):
        return Response(status_code=304, headers=headers)
    found = resource.find(choices)
    onward = _next(request, choices, len(found.rows), found.total)
    around = _around(resource, choices, found, onward)
    if kind == "jsonstat":
        content = jsonstat.dataset(found.rows, around, choices.lang)
    else:
        content = formats.WRITERS[kind](found.rows, resource.row, around)
    return Response(content, 200, {**headers, **_links(choices.lang, onward)}, formats.MEDIA_TYPES[kind])


def _held(request: Request) -> list[str]:
    return [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]


def _headers(request: Request) -> dict[str, str]:
    """A tag from the snapshot, our own version and the question: the same question of the same figures has the same answer."""
    asked = f"{snapshots.current().name} {version('insteg')} {request.url.path}?{request.url.query}"
    built = queries.ask("snapshot")["built_at"].iloc[0].tz_localize("UTC").to_pydatetime()
    # Weak, since a proxy may compress the answer on its way.
    tag = f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:24]}"'
    return {"ETag": tag, "Cache-Control": KEPT, "Last-Modified": format_datetime(built, usegmt=True)}


def _next(request: Request, choices: Choices, count: int, total: int) -> str | None:
    """The address of the next page, where there is one."""
    onward = choices.offset + count
    # Without the server's name: behind a proxy we know neither it nor the scheme for sure.
    asked = request.url.include_query_params(offset=onward)
    return f"{asked.path}?{asked.query}" if count and onward < total else None


def _links(language: str, onward: str | None) -> dict[str, str]:
    """What CSV and Parquet have no room for: terms and description, and the next page."""
    links = [f'<{ADDRESS}/sources?lang={language}>; rel="license"', f'<{ADDRESS}/openapi.json>; rel="service-desc"']
    return {"Link": ", ".join([*links, f'<{onward}>; rel="next"'] if onward else links)}


def _around(resource: Resource, choices: Choices, found: Found, onward: str | None) -> Page:
    taken = queries.ask("snapshot").iloc[0]
    return Page(
        resource=resource.name,
        attribution=attribution(found, resource, choices.lang),
        processing=words.load(choices.lang)(f"api.processing.{resource.processing}"),
        provisional=bool((found.rows["status"] == "provisional").any()) if "status" in found.rows else False,
        snapshot=Snapshot(fingerprint=taken["fingerprint"], built_at=f"{taken['built_at']:%Y-%m-%dT%H:%M:%SZ}"),
        total=found.total,
        offset=choices.offset,
        next=onward,
        rows=[],
    )
