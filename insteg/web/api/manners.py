"""How the open data behaves on the web: HEAD and OPTIONS are answered everywhere, and nobody may ask without end."""

import os
import time
from math import ceil

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from insteg.web.api.problems import ALLOW, problem

# Generous: a whole school may sit behind one address. INSTEG_API_LIMIT=none lifts it.
LIMIT = "1200/minute"


class Methods:
    """HEAD is GET without its body, for every address; OPTIONS tells what may be done."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        method = scope.get("method")
        if method == "OPTIONS":
            await Response(status_code=204, headers={"Allow": ALLOW})(scope, receive, send)
        elif method == "HEAD":
            await self.app({**scope, "method": "GET"}, receive, _without_body(send))
        else:
            await self.app(scope, receive, send)


def _without_body(send: Send) -> Send:
    async def send_head(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return send_head


class Limited:
    """So many questions a client and minute, counted in this process's memory and nowhere else."""

    def __init__(self, app: ASGIApp, limit: str | None = None) -> None:
        self.app = app
        asked = limit or os.environ.get("INSTEG_API_LIMIT", LIMIT)
        self.limit = None if asked == "none" else parse(asked)
        self.counter = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = (scope.get("client") or ("unknown",))[0]
        if scope["type"] != "http" or self.limit is None or self.counter.hit(self.limit, client):
            await self.app(scope, receive, send)
            return
        wait = max(1, ceil(self.counter.get_window_stats(self.limit, client).reset_time - time.time()))
        refused = problem(Request(scope), 429, "too_many", headers={"Retry-After": str(wait)}, limit=str(self.limit), wait=wait)
        await refused(scope, receive, send)
