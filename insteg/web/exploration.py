"""The rows of the analyst's table beyond those on the page: fetched while somebody scrolls, or all of them as text to copy."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from insteg.figures.exploration import tables
from insteg.figures.exploration.cross_cells import TooMany
from insteg.store import snapshots
from insteg.web import packed
from insteg.web.api.formats import as_json

MOST_ROWS = 500
# The address names the snapshot, whose figures never change; only our own words for them may.
KEPT = {"Cache-Control": "public, max-age=300"}


def routes() -> list[BaseRoute]:
    return [
        Route(f"/{tables.ADDRESS}", rows, methods=["GET", "HEAD"], middleware=packed.ANSWERS),
        Route(f"/{tables.ADDRESS}/text", text, methods=["GET", "HEAD"], middleware=packed.ANSWERS),
    ]


async def rows(request: Request) -> Response:
    """The rows from `fran` on, `antal` of them."""
    return await run_in_threadpool(_answered, request, _rows)


async def text(request: Request) -> Response:
    """The whole table, or its column `kolumn`, as text with tabs between the cells."""
    return await run_in_threadpool(_answered, request, _text)


def _answered(request: Request, make: Callable[[tables.TableChoice, QueryParams], Response]) -> Response:
    asked = request.query_params
    try:
        choice = tables.read(asked.get("fraga", ""))
        with snapshots.held(_stand(asked.get("stand", ""))):
            return make(choice, asked)
    except snapshots.SnapshotMissing:
        return PlainTextResponse("These figures are no longer kept. Open the page again.", 410)
    except TooMany:
        return PlainTextResponse("The table would be made of too many figures. Choose fewer.", 413)
    except (ValueError, KeyError, IndexError):
        return PlainTextResponse("The question cannot be read. Open the page again.", 400)


def _stand(asked: str) -> str:
    """The snapshot to hold: none by name where it is the current one, so that what pages remember is shared."""
    return "" if asked == snapshots.stand_of(snapshots.current()) else asked


def _rows(choice: tables.TableChoice, asked: QueryParams) -> Response:
    first, count = int(asked.get("fran", "0")), int(asked.get("antal", tables.WINDOW_ROWS))
    if first < 0 or not 0 < count <= MOST_ROWS:
        raise ValueError("no such rows")
    return Response(as_json({"rows": tables.window(choice, first, count)}), media_type="application/json", headers=KEPT)


def _text(choice: tables.TableChoice, asked: QueryParams) -> Response:
    column = int(asked["kolumn"]) if asked.get("kolumn") else None
    if not tables.may_copy(choice, column):
        raise TooMany
    return PlainTextResponse(tables.text(choice, column), headers=KEPT)
