"""Workbooks are made one after the other: each takes seconds and much memory, and whoever waits for one holds no thread that others need."""

from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from fastapi import Request
from fastapi.responses import Response

from insteg.web.api import problems

AT_A_TIME, MOST_WAITING, RETRY_SECONDS = 1, 8, 15


class WorkbookLine:
    """One for the whole API, whatever the workbooks are of. Lives on one event loop."""

    def __init__(self) -> None:
        self._turns = CapacityLimiter(AT_A_TIME)

    async def made(self, request: Request, make: Callable[[], Response]) -> Response:
        """What `make` gives, in its turn; 429 where too many wait already."""
        held = self._turns.statistics()
        if held.borrowed_tokens and held.tasks_waiting >= MOST_WAITING:
            return problems.problem(request, 429, "workbooks_wait", "format", {"Retry-After": str(RETRY_SECONDS)}, wait=RETRY_SECONDS)
        async with self._turns:
            # Whoever has gone while waiting wants none.
            return Response(status_code=204) if await request.is_disconnected() else await to_thread.run_sync(make)
