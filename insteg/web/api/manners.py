"""How the open data behaves on the web: HEAD and OPTIONS are answered everywhere, and nobody may ask without end."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from insteg.store import settings
from insteg.store.limiter import Limiter
from insteg.web.api.problems import ALLOW, problem


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


class Slashes:
    """An address with a slash at its end is the same address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, root = scope.get("path", ""), scope.get("root_path", "")
        if path.endswith("/") and path.rstrip("/") != root:
            scope = {**scope, "path": path.rstrip("/"), "raw_path": None}
        await self.app(scope, receive, send)


class Limited:
    """So many questions a client and minute, counted in this process's memory and nowhere else."""

    def __init__(self, app: ASGIApp, limit: str | None = None) -> None:
        self.app = app
        asked = limit or settings.read().api_limit
        self.limiter = None if asked == "none" else Limiter(asked)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = (scope.get("client") or ("unknown",))[0]
        if scope["type"] != "http" or self.limiter is None or not (wait := self.limiter.wait(client)):
            await self.app(scope, receive, send)
            return
        told: dict[str, Any] = {"limit": str(self.limiter.limit), "wait": wait}
        await problem(Request(scope), 429, "too_many", headers={"Retry-After": str(wait)}, **told)(scope, receive, send)
