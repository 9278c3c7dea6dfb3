"""Arbetsförmedlingen: a page of links with decoys, hashes that change at every look, and workbooks with the whole history."""

from dataclasses import dataclass
from functools import cache
from itertools import count
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tests.recorded import figures, workbooks
from tests.recorded._server import Stub

SHARE = "web-inskrivna-arbetslosa-andel-av-bas"
DURATION = "web-inskrivna-arbetslosa-tid-utan-arbete-lan-kom"
PAGE = "/statistik/sok-statistik/tidigare-statistik-tidsserier"
LEFT_OUT = {"Uppgift saknas"}


@dataclass
class World:
    """Which month each file shows, and its content; a content can change under the same name."""

    share_month: str = "2022-12"
    duration_month: str = "2022-12"
    share: bytes = b""
    duration: bytes = b""

    def __post_init__(self) -> None:
        self.share = self.share or share_workbook()
        self.duration = self.duration or duration_workbook()


def stub(world: World | None = None, port: int = 0) -> Stub:
    known = world or World()
    looks = count(1)

    async def page(request: Request) -> Response:
        return HTMLResponse(_page(known, f"18.{next(looks):08x}"))

    async def file(request: Request) -> Response:
        wanted = request.path_params["name"]
        content = known.share if wanted.startswith(SHARE) else known.duration
        return Response(content, headers={"Last-Modified": "Tue, 13 Jan 2023 06:00:00 GMT"})

    return Stub([Route(PAGE, page), Route("/download/{hash}/{number}/{name}", file)], port=port)


def _page(world: World, moving: str) -> str:
    names = [
        f"{SHARE}-{world.share_month}.xlsx",
        f"{SHARE}-2022-03.xlsx",
        f"{SHARE}-arsgenomsnitt-2023-12.xlsx",
        f"{DURATION}-{world.duration_month}.xlsx",
        "web-inskrivna-arbetslosa-andel-av-reg-2023-12.xlsx",
        "web-inskrivna-arbetslösa-tid-utan-årsvärden-2023-12.xlsx",
    ]
    links = "".join(f'<li><a class="x" href="/download/{moving}/1670/{quote(name)}">Fil</a></li>' for name in names)
    return f"<!doctype html><html><body><h1>Tidigare statistik</h1><ul>{links}</ul><a href='/om-oss'>Om</a></body></html>"


@cache
def share_workbook() -> bytes:
    return workbooks.share(share_rows())


@cache
def duration_workbook() -> bytes:
    return workbooks.duration(duration_rows())


def share_rows() -> list[dict]:
    """Registered of all ages are real (2018, 2022); the young and the labour force are stand-ins in fixed proportions."""
    names = figures.municipalities().set_index("area_code")["name_sv"]
    counties = figures.areas().set_index("area_code")["name_sv"]
    rows = []
    for (area, month), total in figures.registered().items():
        women, men = round(total * 0.05), round(total * 0.07)
        people = [figures.population().get((area, sex, "20-24"), 100) for sex in "21"]
        rows.append(
            {"PERIOD": month, "LAN": counties[area[:2]], "KOM": names[area], "TOTSOK": total, "TOTAK": total * 14.5,
             "UNGSOK": _shown(women + men), "UNGAK": sum(people) * 0.9, "UNGKSOK": _shown(women), "UNGKAK": people[0] * 0.9,
             "UNGMSOK": _shown(men), "UNGMAK": people[1] * 0.9}
        )  # fmt: skip
    return rows


def _shown(number: int) -> int | str:
    return number if number >= 5 else "<5"


def duration_rows() -> list[list]:
    """2022 in the home county, one age group of interest and one other; small numbers hidden, one row without a municipality."""
    rows: list[list] = []
    for row in share_rows():
        if row["LAN"] == "Västernorrlands län" and row["PERIOD"].startswith("2022"):
            young = row["UNGSOK"] if isinstance(row["UNGSOK"], int) else 0
            rows += [
                [row["PERIOD"], row["LAN"], row["KOM"], age, young, *(_shown(round(young * part)) for part in (0.5, 0.3, 0.1))]
                for age in ("18-24 år", "25-29 år")
            ]
    rows += [
        ["2022-12", "Västernorrlands län", "Uppgift saknas", "18-24 år", 7, "<5", "<5", "<5"],
        ["2022-12", "Uppgift saknas", None, "18-24 år", 6, "<5", "<5", "<5"],
        # While it changed county at the turn of the year 2006/2007 Heby stands under both.
        ["2006-12", "Västmanlands län", "Heby", "18-24 år", 106, 50, 30, 10],
        ["2006-12", "Uppsala län", "Heby", "18-24 år", "<5", "<5", "<5", "<5"],
    ]
    return rows
