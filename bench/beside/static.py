"""The least a page can be: our headline and our map as one file without any script. Run: python -m bench.beside.static PORT"""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from insteg.figures import area_map, situation
from insteg.figures.situation import SituationChoice
from insteg.store import folders
from insteg.web.packed import Packed


def page() -> Packed:
    view = SituationChoice("neet_16_24", situation.periods("neet_16_24")[-1], "22", "sv", "light")
    style = (folders.ROOT / "insteg" / "ui" / "frontend" / "map.css").read_text(encoding="utf-8")
    colours = ":root{--st-text-color:#1C2B33;--st-background-color:#FBFAF7;--st-primary-color:#1B5E7B;--st-font:sans-serif}"
    head = f"<!doctype html><html lang=sv><meta charset=utf-8><title>Insteg</title><style>{colours}{style}</style>"
    return Packed.of(f"{head}<h1>{situation.headline(view)}</h1><div>{area_map.still(area_map.shown(view), {})}</div>")


def application() -> Starlette:
    packed = page()

    def answer(request: Request) -> Response:
        return packed.answer(request.headers)

    return Starlette(routes=[Route("/", answer), Route("/health", lambda request: PlainTextResponse("ok"))])


if __name__ == "__main__":
    uvicorn.run(application(), port=int(sys.argv[1]), log_level="warning")
