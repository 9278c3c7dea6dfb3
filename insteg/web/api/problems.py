"""What is said when a question cannot be answered: RFC 9457, in a sentence that names the parameter and what is allowed."""

import re
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from insteg.files.cell_room import MOST_LETTERS, TextTooLong
from insteg.reference import words
from insteg.store import snapshots
from insteg.store.addresses import at
from insteg.web.api.formats import as_json
from insteg.web.api.found import TooMuch, TooMuchForWorkbook, UnfitForMap, WrongWayRound
from insteg.web.api.parameters import MOST_ROWS
from insteg.web.api.resources import ADDRESS

MEDIA_TYPE = "application/problem+json"
ALLOW = "GET, HEAD, OPTIONS"
# More values than this are looked up in their own list.
MOST_NAMED = 60
LONGEST_SHOWN = 80
# Where a long list of allowed values stands, when it is no list of areas.
LISTED = {"indicator": "indicators", "type": "interventions"}
# What may be said where it is no list of values: parameter -> the phrase api.problem.<key>.
ALLOWED = {
    "limit": "limit", "offset": "offset", "period": "periods", "period_from": "period", "period_to": "period", "likeness": "likeness", "as_of": "day",
    "project": "project", "query": "query",
}  # fmt: skip


class Problem(BaseModel):
    """One problem. Its detail is a sentence for a person; parameter names what to change."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    parameter: str | None = None


def language_of(request: Request) -> str:
    asked = request.query_params.get("lang", words.DEFAULT)
    return asked if asked in words.LANGUAGES else words.DEFAULT


def problem(
    request: Request, status: int, key: str, parameter: str | None = None, headers: dict[str, str] | None = None, **blanks: Any
) -> Response:
    """The answer for one problem, in the language asked for. key: the phrase api.problem.<key>."""
    detail = words.load(language_of(request)).many(f"api.problem.{key}", blanks.get("wait", 0), **blanks)
    return told(request, status, detail, parameter, headers)


def told(request: Request, status: int, detail: str, parameter: str | None = None, headers: dict[str, str] | None = None) -> Response:
    """The answer for a problem whose sentence is ready."""
    title = words.load(language_of(request))(f"api.title.{status}")
    found = Problem(title=title, status=status, detail=detail, parameter=parameter)
    return Response(as_json(found.model_dump()), status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE)


def described() -> dict[int | str, dict[str, Any]]:
    """What every address may answer instead, for the description."""
    content = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    say = words.load("en")
    return {status: {**content, "description": say(f"api.title.{status}")} for status in (400, 404, 405, 413, 422, 429, 500, 503)}


def _allowed(error: dict[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))


def _unfit(request: Request, error: RequestValidationError) -> Response:
    """The first thing wrong: a person mends one thing at a time."""
    first = error.errors()[0]
    name, value = str(first["loc"][1]), str(first.get("input"))[:LONGEST_SHOWN]
    allowed = _allowed(first)
    if first["type"] == "extra_forbidden":
        known = ", ".join(_parameters(request))
        return problem(request, 422, "unknown_parameter", name, name=name[:LONGEST_SHOWN], allowed=known)
    if first["type"] == "too_long":
        return problem(request, 422, "map.several", name, name=name)
    if len(allowed) > MOST_NAMED:
        return problem(request, 422, "choice_listed", name, name=name, value=value, address=f"{at(ADDRESS)}/{LISTED.get(name, 'areas')}")
    if allowed:
        return problem(request, 422, "choice", name, name=name, value=value, allowed=", ".join(allowed))
    key = ALLOWED.get(name, "unfit")
    return problem(request, 422, key, name, name=name, value=value, most=MOST_ROWS)


def _parameters(request: Request) -> list[str]:
    """The names that this address takes."""
    route = request.scope["route"]
    return [name for field in route.dependant.query_params for name in field.field_info.annotation.model_fields]


def _refused(request: Request, error: HTTPException) -> Response:
    if error.status_code == 405:
        return problem(request, 405, "method", headers={"Allow": ALLOW}, allowed=ALLOW)
    return problem(request, error.status_code, "no_such_address" if error.status_code == 404 else "unfit_address")


def _too_much(request: Request, error: TooMuch, key: str, most: int, parameter: str | None = None) -> Response:
    say = words.load(language_of(request))
    return problem(request, 413, key, parameter, total=say.number(error.total), most=most)


def _too_long(request: Request, error: TextTooLong) -> Response:
    say = words.load(language_of(request))
    column, row, letters = error.column[:LONGEST_SHOWN], say.number(error.row), say.number(error.letters)
    return problem(request, 413, "too_long_for_cell", "format", column=column, row=row, letters=letters, most=say.number(MOST_LETTERS))


def register(app: FastAPI) -> None:
    """Answer every error of the app in this way; what went wrong inside is for the log, not for the reader."""
    handlers: dict[Any, Any] = {
        RequestValidationError: _unfit,
        HTTPException: _refused,
        WrongWayRound: lambda request, error: problem(request, 400, "wrong_way_round", "period_to"),
        TooMuch: lambda request, error: _too_much(request, error, "too_much", MOST_ROWS),
        TooMuchForWorkbook: lambda request, error: _too_much(request, error, "too_much_for_workbook", error.most, "format"),
        TextTooLong: _too_long,
        UnfitForMap: lambda request, error: problem(request, 400, f"map.{error.why}", error.name, name=error.name, known=error.known),
        snapshots.SnapshotTooOld: lambda request, error: problem(request, 503, "old_snapshot"),
        snapshots.SnapshotMissing: lambda request, error: problem(request, 503, "no_snapshot", headers={"Retry-After": "60"}),
        Exception: lambda request, error: problem(request, 500, "ours"),
    }
    for kind, answer in handlers.items():
        app.add_exception_handler(kind, answer)
