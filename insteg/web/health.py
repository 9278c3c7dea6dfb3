"""Whether the app can answer: asked by whoever keeps the server running. Streamlit's own /_stcore/health only tells that it runs.

/health: it answers questions, or it is to be started anew. /ready: readers may be sent to it; a server that has just begun is healthy and not
ready.
"""

from threading import Event

import duckdb
from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from insteg.store import folders, queries, snapshots

# Threads of its own: a crowd that waits for the other threads would look like a server that is down.
_OWN = CapacityLimiter(2)
# Set when the first answers are made, taken away when the server stops.
is_ready = Event()


def routes() -> list[BaseRoute]:
    return [Route("/health", answer, methods=["GET", "HEAD"]), Route("/ready", ready, methods=["GET", "HEAD"])]


async def ready(request: Request) -> JSONResponse:
    """200 when readers may come; otherwise 503 and why."""
    status, facts = await to_thread.run_sync(_asked, limiter=_OWN)
    if status == 200 and not is_ready.is_set():
        status, facts = 503, {"status": "unavailable", "reason": "The first answers are being made."}
    return JSONResponse(facts, status, headers={"Cache-Control": "no-store", **({"Retry-After": "5"} if status == 503 else {})})


async def answer(request: Request) -> JSONResponse:
    """200 only when a snapshot has answered a question just now; otherwise 503 and why."""
    status, facts = await to_thread.run_sync(_asked, limiter=_OWN)
    return JSONResponse(facts, status, headers={"Cache-Control": "no-store"})


def _asked() -> tuple[int, dict[str, str]]:
    try:
        with snapshots.held() as held:
            built = queries.ask("snapshot")["built_at"].iloc[0]
            has_figures = not queries.ask("sizes").empty
        trouble = snapshots.trouble()
    except (snapshots.SnapshotMissing, snapshots.SnapshotTooOld, duckdb.Error, IndexError) as error:
        return 503, {"status": "unavailable", "reason": _without_folders(str(error))}
    if not has_figures:
        return 503, {"status": "unavailable", "reason": f"{held.path.name} holds no figures."}
    facts = {"status": "ok", "snapshot": snapshots.stand_of(held.path), "built": f"{built:%Y-%m-%dT%H:%M:%SZ}"}
    return 200, {**facts, "trouble": _without_folders(trouble)} if trouble else facts


def _without_folders(text: str) -> str:
    """Where the server's files lie is nobody's business."""
    return text.replace(f"{folders.snapshots()}/", "").splitlines()[0]
