"""SCB PxWebApi 2: config, tables, metadata, data by GET and POST, refusals as problem+json, a limit on calls and on cells."""

import math
import time
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.recorded import scb_select
from tests.recorded._server import Stub
from tests.recorded.scb_tables import Table, shape, tables

# The codes recorded for everybody, each in its own table.
TOTALS = ("TotSa", "1+2", "tot")


@dataclass
class World:
    """Limits and tables. `refusal` is the status for too many cells: 403 as specified, 400 as seen. Limits as recorded in June 2026."""

    tables: dict[str, Table] = field(default_factory=lambda: {table.id: table for table in tables()})
    most_cells: int = shape("config")["maxDataCells"]
    calls: int = shape("config")["maxCallsPerTimeWindow"]
    window: float = shape("config")["timeWindow"]
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
    limits = {"maxDataCells": world.most_cells, "maxCallsPerTimeWindow": world.calls, "timeWindow": world.window}
    return JSONResponse({**shape("config"), **limits})


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
    return JSONResponse({**_dataset(table, table.codes, False), "value": []})


async def _data(request: Request, world: World) -> Response:
    table = world.tables[request.path_params["id"]]
    wanted = scb_select.posted(await request.json()) if request.method == "POST" else scb_select.asked(request.query_params)
    try:
        chosen = scb_select.resolve(table, wanted)
    except scb_select.Unknown as error:
        return problem(400, "Bad Request", str(error))
    if math.prod(map(len, chosen.values())) > world.most_cells:
        return problem(world.refusal, "Forbidden" if world.refusal == 403 else "Bad Request", "Too many cells selected")
    dataset = _dataset(table, chosen, True)
    values, status = table.cells(chosen)
    return JSONResponse({**dataset, "value": values, **({"status": status} if status else {})})


def _dataset(table: Table, chosen: dict[str, list[str]], with_values: bool) -> dict:
    """json-stat2 as recorded: notes on the table, on a dimension and on a value; no role.geo: these tables have none."""
    return {
        "version": "2.0", "class": "dataset", "label": table.label, "source": "SCB", "updated": table.updated, "note": table.notes,
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]}, "id": list(chosen), "size": [len(codes) for codes in chosen.values()],
        "dimension": {name: _dimension(table, name, codes, with_values) for name, codes in chosen.items()},
        "extension": {
            "noteMandatory": {"0": True}, "discontinued": None, "contact": [],
            "px": {"infofile": "BE0101", "tableid": table.id, "decimals": 0, "official-statistics": True, "aggregallowed": False, "language": "sv",
                   "heading": ["ContentsCode", "Tid"], "stub": [name for name in chosen if name not in ("ContentsCode", "Tid")], "matrix": table.id},
        },
    }  # fmt: skip


def _dimension(table: Table, name: str, codes: list[str], with_values: bool) -> dict:
    labels = {code: table.labels.get(name, {}).get(code, code.replace("-", "–") if with_values else code) for code in codes}
    category: dict = {"index": {code: place for place, code in enumerate(codes)}, "label": labels}
    extension = dict(table.extensions[name])
    found: dict = {"label": name.lower(), "category": category, "extension": extension}
    if name == "Region":
        found |= {"note": ["Indelningen är den som gällde respektive år."]}
        category |= {"note": {code: ["Gränsen har ändrats."] for code in codes[:1]}}
        extension |= {"categoryNoteMandatory": {code: {"0": True} for code in codes[:1]}}
    if name == "ContentsCode":
        category |= {"unit": {code: {"base": "antal", "decimals": 0} for code in codes}}
        extension |= {
            key: dict.fromkeys(codes, value) for key, value in (("refperiod", ""), ("measuringType", "Stock"), ("adjustment", "None"))
        }
    if with_values and extension["elimination"]:
        # Seen in answers with values, not in metadata.
        extension |= {"eliminationValueCode": total} if (total := next((code for code in codes if code in TOTALS), "")) else {}
    return found
