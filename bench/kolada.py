"""Kolada with as many areas, groups, years and series as it has: pages, MB and seconds, asked with and without areas (python -m bench.kolada [SERIES]).

Without areas the 3 630 groups of municipalities come along. The server answers at once, so the seconds are those of our own pace and reading.
"""

import json
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from insteg.collect.long_table import indicators_of
from insteg.collect.publishers._http import Http
from insteg.collect.publishers.kolada import _fetch
from tests.recorded import figures
from tests.recorded._server import Stub

GROUPS = [f"G{number}" for number in range(30_000, 33_630)]
PAGE = 5000


def main() -> None:
    # With all of them the old way takes some ten minutes: a few tell the proportions.
    chosen = _fetch.Wanted(series=tuple(sorted(indicators_of("kolada"))[: int(sys.argv[1]) if len(sys.argv) > 1 else None]))
    with Stub([Route("/v3/kpi/{ids}", _kpis), Route("/v3/data/{rest:path}", _data)]) as server:
        for told, work in (("without areas", _before), ("with areas", _fetch.fetch)):
            server.requests.clear()
            with tempfile.TemporaryDirectory() as root:
                start = time.perf_counter()
                work(Path(root), f"{server.url}/v3", choices=chosen)
                taken = time.perf_counter() - start
                size = sum(path.stat().st_size for path in Path(root).iterdir()) / 1e6
            print(f"{told}: {len(server.requests)} pages, {size:.0f} MB, {taken:.0f} s", flush=True)


def _before(folder: Path, base: str, choices: _fetch.Wanted) -> None:
    """As it was asked until November 2026."""
    span = ",".join(map(str, choices.all_years()))
    with Http(_fetch.MANNERS) as http:
        for batch in _fetch.batches(choices.all_series()):
            for number, answer in enumerate(_fetch.pages(http, f"{base}/data/kpi/{','.join(batch)}/year/{span}", {"per_page": PAGE})):
                (folder / f"{batch[0]}-{number}.json").write_bytes(answer.content)


async def _kpis(request: Request) -> Response:
    return Response(b'{"values": [], "next_url": null}')


async def _data(request: Request) -> Response:
    parts = request.path_params["rest"].split("/")
    asked = {name: value.split(",") for name, value in zip(parts[::2], parts[1::2], strict=True)}
    everywhere = [row.area_code if len(row.area_code) == 4 else f"00{row.area_code}" for row in figures.areas().itertuples()] + GROUPS
    areas = asked.get("municipality", everywhere)
    count = len(asked["kpi"]) * len(areas) * len(asked["year"])
    number = int(parse_qs(request.url.query).get("page", ["1"])[0])
    rows = [_row(place, asked["kpi"], areas, asked["year"]) for place in range((number - 1) * PAGE, min(count, number * PAGE))]
    following = f"{str(request.url).split('?')[0]}?per_page={PAGE}&page={number + 1}" if number * PAGE < count else None
    return Response(json.dumps({"values": rows, "count": count, "next_url": following, "previous_url": None}))


def _row(place: int, kpis: list[str], areas: list[str], years: list[str]) -> dict:
    area, rest = place % len(areas), place // len(areas)
    figures_of = [{"gender": gender, "count": 1, "status": "", "value": 7.421053, "isdeleted": False} for gender in "TKM"]
    return {"kpi": kpis[rest % len(kpis)], "municipality": areas[area], "period": int(years[rest // len(kpis)]), "values": figures_of}


if __name__ == "__main__":
    print(f"{len(indicators_of('kolada'))} series, {date.today().isoformat()}", file=sys.stderr)
    main()
