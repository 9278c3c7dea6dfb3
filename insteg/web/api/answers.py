"""One answer: has the reader got it already, what stands beside it, in which format."""

import hashlib
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
from fastapi import Request
from fastapi.responses import Response

import insteg
from insteg.reference import words
from insteg.store import remembered, snapshots
from insteg.store.addresses import at
from insteg.web.api import formats, jsonstat
from insteg.web.api.found import FoundRows
from insteg.web.api.parameters import Parameters
from insteg.web.api.resources import ADDRESS, Resource, attribution
from insteg.web.api.rows import ResultPage, Snapshot

# A refresh is seen within five minutes; until then nobody needs to ask again.
KEPT = "public, max-age=300"


@snapshots.of_one
def answer(request: Request, resource: Resource, choices: Parameters, kind: str) -> Response:
    """The rows asked for, or 304 when the reader's copy is still right."""
    headers = _headers(request)
    if _is_held(request, headers):
        return Response(status_code=304, headers=headers)
    found = resource.find(choices)
    onward = _next(request, choices, len(found.rows), found.total)
    around = _around(resource, choices, found, onward)
    if kind == "jsonstat":
        content = _cubes(request, found.rows, around, choices)
    else:
        content = formats.WRITERS[kind](found.rows, resource.row, around)
    return Response(content, 200, {**headers, **_links(choices.lang, onward)}, formats.MEDIA_TYPES[kind])


def _cubes(request: Request, frame: pd.DataFrame, around: ResultPage[Any], choices: Parameters) -> bytes:
    """One cube, or where it would be too large one a measure. Part of an answer is never cut into several."""
    indicators = list(dict.fromkeys(frame["indicator"]))
    if len(indicators) < 2 or choices.limit or choices.offset or not jsonstat.is_too_large(frame):
        return jsonstat.dataset(frame, around, choices.lang)
    # Readers of JSON-stat follow whole addresses only: the server's name is the one that was asked for.
    return jsonstat.collection(indicators, lambda name: str(request.url.include_query_params(indicator=name)), around, choices.lang)


def _is_held(request: Request, headers: dict[str, str]) -> bool:
    """Whether the reader's copy is still right: by its tag, whoever made it weak or strong on the way, else by its day."""
    if tags := request.headers.get("if-none-match"):
        held = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        return "*" in held or headers["ETag"].removeprefix("W/") in held
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
        return parsedate_to_datetime(headers["Last-Modified"]) <= since
    # No day, or one that HTTP does not know: the whole answer is always right.
    except (TypeError, ValueError, OverflowError):
        return False


def _headers(request: Request) -> dict[str, str]:
    """A tag from the snapshot, our own version and the question: the same question of the same figures has the same answer."""
    asked = f"{snapshots.in_view().name} {version('insteg')} {request.url.path}?{request.url.query}"
    built = remembered.ask("snapshot")["built_at"].iloc[0].tz_localize("UTC").to_pydatetime()
    # Weak, since a proxy may compress the answer on its way.
    tag = f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:24]}"'
    return {"ETag": tag, "Cache-Control": KEPT, "Last-Modified": format_datetime(max(built, _installed()), usegmt=True)}


@cache
def _installed() -> datetime:
    """When this version came here: a newer one may answer otherwise from the same figures."""
    return datetime.fromtimestamp(Path(insteg.__file__).stat().st_mtime, UTC)


def _next(request: Request, choices: Parameters, count: int, total: int) -> str | None:
    """The address of the next page, where there is one."""
    onward = choices.offset + count
    # Without the server's name: behind a proxy we know neither it nor the scheme for sure.
    asked = request.url.include_query_params(offset=onward)
    return f"{asked.path}?{asked.query}" if count and onward < total else None


def _links(language: str, onward: str | None) -> dict[str, str]:
    """What CSV and Parquet have no room for: terms and description, and the next page."""
    links = [f'<{at(ADDRESS)}/sources?lang={language}>; rel="license"', f'<{at(ADDRESS)}/openapi.json>; rel="service-desc"']
    return {"Link": ", ".join([*links, f'<{onward}>; rel="next"'] if onward else links)}


def _around(resource: Resource, choices: Parameters, found: FoundRows, onward: str | None) -> ResultPage[Any]:
    taken = remembered.ask("snapshot").iloc[0]
    return ResultPage(
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
