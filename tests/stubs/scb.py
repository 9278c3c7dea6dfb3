"""SCB PxWebApi 2: config, tables, metadata, data by GET and POST, refusals as problem+json, a limit on calls and on cells."""

import math
import time
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.stubs import scb_select
from tests.stubs._server import Stub
from tests.stubs.scb_tables import TABLES, Table


@dataclass
class World:
    """Limits and tables. `refusal` is the status for too many cells: 403 as specified, 400 as seen."""

    tables: dict[str, Table] = field(default_factory=lambda: {table.id: table for table in TABLES()})
    most_cells: int = 150_000
    calls: int = 30
    window: float = 10
    refusal: int = 403
    _made: list[float] = field(default_factory=list)

    def exhausted(self) -> float | None:
        """Seconds to wait when the calls of this window are used up."""
        now = time.monotonic()
        self._made[:] = [moment for moment in self._made if now - moment < self.window]
        if len(self._made) >= self.calls:
            return max(1, math.ceil(self._made[0] + self.window - now))
        self._made.append(now)
        return None


def stub(world: World | None = None, port: int = 0) -> Stub:
    known = world or World()
    answers = {
        "/config": _config, "/tables/{id}": _table, "/tables/{id}/metadata": _metadata, "/tables/{id}/data": _data,
    }  # fmt: skip
    return Stub([Route(path, _limited(known, answer), methods=["GET", "POST"]) for path, answer in answers.items()], "/api/v2", port)


def problem(status: int, title: str, detail: str, **headers: str) -> Response:
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def _limited(world: World, answer):
    async def limited(request: Request) -> Response:
        wait = world.exhausted()
        if wait is not None:
            return problem(
                429, "Too many requests", f"At most {world.calls} calls in {world.window:g} seconds", **{"Retry-After": str(wait)}
            )
        if "id" in request.path_params and request.path_params["id"] not in world.tables:
            return problem(404, "Not found", f"Non-existent table {request.path_params['id']}")
        return await answer(request, world)

    return limited


async def _config(request: Request, world: World) -> Response:
    return JSONResponse(
        {
            "apiVersion": "2.3.2", "appVersion": "1.0", "languages": [{"id": "sv", "label": "Svenska"}], "defaultLanguage": "sv",
            "maxDataCells": world.most_cells, "maxCallsPerTimeWindow": world.calls, "timeWindow": world.window,
            "license": "https://creativecommons.org/publicdomain/zero/1.0/", "sourceReferences": [{"language": "sv", "text": "Källa: SCB"}],
            "defaultDataFormat": "json-stat2", "dataFormats": ["json-stat2", "csv"], "features": [],
        }
    )  # fmt: skip


async def _table(request: Request, world: World) -> Response:
    table = world.tables[request.path_params["id"]]
    periods = table.codes["Tid"]
    # The links inside answers still point at the older host.
    link = {"rel": "self", "hreflang": "sv", "href": f"https://api.scb.se/OV0104/v2beta/api/v2/tables/{table.id}"}
    return JSONResponse(
        {
            "id": table.id, "label": table.label, "updated": table.updated, "firstPeriod": periods[0], "lastPeriod": periods[-1],
            "category": "public", "variableNames": list(table.codes), "discontinued": None, "timeUnit": "Monthly", "paths": [], "links": [link],
        }
    )  # fmt: skip


async def _metadata(request: Request, world: World) -> Response:
    table = world.tables[request.path_params["id"]]
    return JSONResponse(_dataset(table, table.codes))


async def _data(request: Request, world: World) -> Response:
    table = world.tables[request.path_params["id"]]
    wanted = scb_select.posted(await request.json()) if request.method == "POST" else scb_select.asked(request.query_params)
    try:
        chosen = scb_select.resolve(table, wanted)
    except scb_select.Unknown as error:
        return problem(400, "Bad Request", str(error))
    if math.prod(map(len, chosen.values())) > world.most_cells:
        return problem(world.refusal, "Forbidden" if world.refusal == 403 else "Bad Request", "Too many cells selected")
    dataset = _dataset(table, chosen)
    values, status = table.cells(chosen)
    return JSONResponse({**dataset, "value": values, **({"status": status} if status else {})})


def _dataset(table: Table, chosen: dict[str, list[str]]) -> dict:
    """json-stat2 without values. There is no role.geo: these tables have none."""
    return {
        "version": "2.0", "class": "dataset", "label": table.label, "source": "SCB", "updated": table.updated, "note": table.notes,
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]}, "id": list(chosen), "size": [len(codes) for codes in chosen.values()],
        "dimension": {name: _dimension(table, name, codes) for name, codes in chosen.items()},
        "extension": {"px": {"tableid": table.id, "official-statistics": True, "aggregallowed": False}},
    }  # fmt: skip


def _dimension(table: Table, name: str, codes: list[str]) -> dict:
    labels = {code: table.labels.get(code, code.replace("-", "–")) for code in codes}
    category = {"index": {code: place for place, code in enumerate(codes)}, "label": labels}
    return {"label": name.lower(), "category": category, "extension": {"elimination": name in table.omittable}}
