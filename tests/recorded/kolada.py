"""Kolada v3: envelope, pages by absolute next_url, 25 ids, groups, gaps, nulls, placeholder zeros, deletions."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.recorded import figures
from tests.recorded._server import Stub

GROUP = "G33629"
# Real answers of 2007 carry zeros where nothing was known: Sweden, women and men.
PLACEHOLDER = ("N02797", "00", 2007)
NEVER_DIVIDED = {"N18741", "N03954"}


@dataclass
class World:
    """What the service knows and how large its pages are at most."""

    values: dict[tuple[str, str, int], float | None] = field(default_factory=lambda: dict(figures.kolada()))
    most_rows: int = 5000
    # Figures that were removed or revised since a date; answered only when from_date is given.
    changed: dict[tuple[str, str, int], float | None] = field(default_factory=dict)
    deleted: set[tuple[str, str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.values.setdefault(PLACEHOLDER, 0.0)


def stub(world: World | None = None, port: int = 0) -> Stub:
    known = world or World()
    routes = [
        Route("/v3/kpi/{ids}", _kpis(known)),
        Route("/v3/municipality", _areas(known)),
        Route("/v3/municipality_groups", _groups(known)),
        Route("/v3/data/", _by_query(known)),
        Route("/v3/data/kpi/{kpi}/municipality/{municipality}/year/{year}", _by_path(known)),
        Route("/v3/data/kpi/{kpi}/year/{year}", _by_path(known)),
        Route("/v3/data/kpi/{kpi}/municipality/{municipality}", _by_path(known)),
        Route("/v2/{rest:path}", _gone),
    ]
    return Stub(routes, port=port)


async def _gone(request: Request) -> Response:
    return JSONResponse({"detail": "API v2 is closed, use v3"}, 410)


def _page(request: Request, items: list, world: World) -> Response:
    """One page of the items, with an absolute address of the next."""
    size = min(int(request.query_params.get("per_page", world.most_rows)), world.most_rows)
    number = int(request.query_params.get("page", 1))
    part = items[(number - 1) * size : number * size]
    more = number * size < len(items)
    return JSONResponse(
        {
            "values": part,
            "count": len(items),
            "next_url": _address(request, number + 1) if more else None,
            "previous_url": _address(request, number - 1) if number > 1 else None,
        }
    )


def _address(request: Request, page: int) -> str:
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    return f"{str(request.url).split('?')[0]}?{urlencode([*query, ('page', page)])}"


def _too_many(*lists: list[str]) -> Response | None:
    if any(len(ids) > 25 for ids in lists):
        return JSONResponse({"detail": "At most 25 elements are allowed"}, 400)
    return None


def _kpis(world: World):
    async def answer(request: Request) -> Response:
        ids = request.path_params["ids"].split(",")
        items = [
            {"id": kpi, "title": f"Nyckeltal {kpi}", "description": "", "is_divided_by_gender": kpi not in NEVER_DIVIDED,
             "municipality_type": "A", "auspice": None, "publication_date": None, "prel_publication_date": None, "publ_period": None,
             "operating_area": "Arbetsmarknad", "perspective": "Resultat", "has_ou_data": False}
            for kpi in ids
        ]  # fmt: skip
        return _too_many(ids) or _page(request, items, world)

    return answer


def _areas(world: World):
    async def answer(request: Request) -> Response:
        items = [
            {"id": _theirs(code), "title": name, "type": "K" if len(code) == 4 else "L"}
            for code, name in figures.areas()[["area_code", "name_sv"]].to_numpy()
        ]
        return _page(request, items, world)

    return answer


def _groups(world: World):
    async def answer(request: Request) -> Response:
        members = [{"member_id": code, "member_title": code} for code in figures.HOME]
        return _page(request, [{"id": GROUP, "title": "Västernorrlands läns kommuner (ovägt medel)", "members": members}], world)

    return answer


def _by_path(world: World):
    async def answer(request: Request) -> Response:
        wanted = {name: request.path_params.get(name, "").split(",") for name in ("kpi", "municipality", "year")}
        return _data(request, world, **{name: [part for part in parts if part] for name, parts in wanted.items()})

    return answer


def _by_query(world: World):
    async def answer(request: Request) -> Response:
        asked = request.query_params.getlist
        return _data(request, world, kpi=asked("kpi_id"), municipality=asked("municipality_id"), year=asked("year"))

    return answer


def _data(request: Request, world: World, kpi: list[str], municipality: list[str], year: list[str]) -> Response:
    rows = _increment(world) if "from_date" in request.query_params else _all(world)
    chosen = [
        row for row in rows
        if row["kpi"] in kpi and (not municipality or row["municipality"] in municipality) and (not year or str(row["period"]) in year)
    ]  # fmt: skip
    return _too_many(kpi, municipality, year) or _page(request, chosen, world)


def _all(world: World) -> list[dict]:
    rows = [_row(key, value) for key, value in world.values.items()]
    groups = {(kpi, year) for kpi, _, year in world.values if kpi != "N03954"}
    return rows + [row for kpi, year in sorted(groups) if (row := _group_row(world, kpi, year))]


def _increment(world: World) -> list[dict]:
    return [_row(key, value) for key, value in world.changed.items()] + [_row(key, None, deleted=True) for key in world.deleted]


def _theirs(code: str) -> str:
    return f"00{code}" if len(code) == 2 else code


def _row(key: tuple[str, str, int], value: float | None, count: int = 1, deleted: bool = False) -> dict:
    """Only the total is known to us: women and men are stand-ins, a little lower and higher."""
    kpi, area, year = key
    spread = {"T": 1.0} if kpi in NEVER_DIVIDED else {"T": 1.0, "K": 0.95, "M": 1.05}
    return {
        "kpi": kpi, "municipality": area if area.startswith("G") else _theirs(area), "period": year,
        "values": [
            {"gender": gender, "count": count, "status": "", "isdeleted": deleted,
             "value": None if value is None else min(100.0, round(value * factor, 2)) if value <= 100 else value}
            for gender, factor in spread.items()
        ],
    }  # fmt: skip


def _group_row(world: World, kpi: str, year: int) -> dict | None:
    parts = [value for code in figures.HOME if (value := world.values.get((kpi, code, year))) is not None]
    return _row((kpi, GROUP, year), round(sum(parts) / len(parts), 2), count=len(parts)) if parts else None
