"""One answer: has the reader got it already, what stands beside it, in which format."""

from typing import Any

import pandas as pd
from fastapi import Request
from fastapi.responses import Response

from insteg.reference import words
from insteg.store import remembered, snapshots
from insteg.store.addresses import at
from insteg.web.api import copies, formats, jsonstat, workbooks
from insteg.web.api.found import FoundRows
from insteg.web.api.kept_answers import KeptAnswer, KeptAnswers
from insteg.web.api.parameters import Parameters
from insteg.web.api.resources import ADDRESS, Resource, attribution
from insteg.web.api.rows import ResultPage, Snapshot


@snapshots.of_one
def answer(request: Request, resource: Resource, choices: Parameters, kind: str, kept: KeptAnswers) -> Response:
    """The rows asked for, or 304 when the reader's copy is still right."""
    headers = copies.heads(request, kind, is_of_today=resource.is_of_today)
    if copies.is_held(request, headers):
        return Response(status_code=304, headers=headers)
    # A collection of JSON-stat names the server that was asked.
    tag = f"{headers['ETag']} {request.url.netloc}"
    found = kept.find(tag) or kept.keep(tag, _made(request, resource, choices, kind))
    return Response(found.content, 200, {**headers, **found.headers}, formats.MEDIA_TYPES[kind])


def _made(request: Request, resource: Resource, choices: Parameters, kind: str) -> KeptAnswer:
    found = resource.find(choices)
    onward = _next(request, choices, len(found.rows), found.total)
    around = _around(resource, choices, found, onward)
    if kind == "jsonstat":
        content = _cubes(request, found.rows, around, choices)
    elif kind == "xlsx":
        content = workbooks.workbook(found.rows, resource.row, around, choices.lang)
    else:
        content = formats.WRITERS[kind](found.rows, resource.row, around)
    return KeptAnswer(content, links(choices.lang, onward))


def _cubes(request: Request, frame: pd.DataFrame, around: ResultPage[Any], choices: Parameters) -> bytes:
    """One cube, or where it would be too large one a measure. Part of an answer is never cut into several."""
    indicators = list(dict.fromkeys(frame["indicator"]))
    if len(indicators) < 2 or choices.limit or choices.offset or not jsonstat.is_too_large(frame):
        return jsonstat.dataset(frame, around, choices.lang)
    # Readers of JSON-stat follow whole addresses only: the server's name is the one that was asked for.
    return jsonstat.collection(indicators, lambda name: str(request.url.include_query_params(indicator=name)), around, choices.lang)


def _next(request: Request, choices: Parameters, count: int, total: int) -> str | None:
    """The address of the next page, where there is one."""
    onward = choices.offset + count
    # Without the server's name: behind a proxy we know neither it nor the scheme for sure.
    asked = request.url.include_query_params(offset=onward)
    return f"{asked.path}?{asked.query}" if count and onward < total else None


def links(language: str, onward: str | None = None) -> dict[str, str]:
    """What CSV and Parquet have no room for: terms and description, and the next page."""
    links = [f'<{at(ADDRESS)}/sources?lang={language}>; rel="license"', f'<{at(ADDRESS)}/openapi.json>; rel="service-desc"']
    return {"Link": ", ".join([*links, f'<{onward}>; rel="next"'] if onward else links)}


def _around(resource: Resource, choices: Parameters, found: FoundRows, onward: str | None) -> ResultPage[Any]:
    return ResultPage(
        resource=resource.name,
        attribution=attribution(found, resource, choices.lang),
        processing=words.load(choices.lang)(f"api.processing.{resource.processing}"),
        provisional=bool((found.rows["status"] == "provisional").any()) if "status" in found.rows else False,
        snapshot=taken(),
        total=found.total,
        offset=choices.offset,
        next=onward,
        rows=[],
    )


def taken() -> Snapshot:
    """The snapshot in view, as every answer names it."""
    row = remembered.ask("snapshot").iloc[0]
    return Snapshot(fingerprint=row["fingerprint"], built_at=f"{row['built_at']:%Y-%m-%dT%H:%M:%SZ}")
