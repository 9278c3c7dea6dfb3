"""What the search in the header suggests while somebody writes: a few links as markup. Nothing that is written is kept."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route

from insteg.figures import found
from insteg.figures.frame import PLACE, SEARCH, SEARCHED
from insteg.reference import catalogue, words
from insteg.search.everything import MOST_LETTERS
from insteg.store import snapshots


def routes() -> list[BaseRoute]:
    return [Route(f"/{SEARCH}/forslag", answer, methods=["GET", "HEAD"])]


async def answer(request: Request) -> HTMLResponse:
    """The suggestions for `fraga`, in the language and for the place asked for; for a frozen view from its own snapshot."""
    asked = request.query_params
    language = asked.get("lang", "") if asked.get("lang") in words.LANGUAGES else words.DEFAULT
    place = asked.get(PLACE, "") if asked.get(PLACE) in catalogue.the_seven() else ""
    text = await run_in_threadpool(_suggested, asked.get(SEARCHED, "")[:MOST_LETTERS], language, place, asked.get("stand", ""))
    return HTMLResponse(text, headers={"Cache-Control": "no-store"})


def _suggested(text: str, language: str, place: str, stand: str) -> str:
    try:
        with snapshots.held(stand):
            return found.suggested(text, language, place)
    except (snapshots.SnapshotMissing, snapshots.SnapshotTooOld):
        return ""
