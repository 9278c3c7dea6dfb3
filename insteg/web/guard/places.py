"""Where a request leads: below the base path, whether a proxy has taken that off the address or not; and whom it is counted for."""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from insteg.web.guard import chosen, clients


class Places:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        base, path = chosen.of(scope).base_path, scope["path"]
        if base and path == base and scope["type"] == "http":
            # Addresses on a page are relative: without the slash they would lead beside us.
            query = scope.get("query_string", b"").decode("latin-1")
            await RedirectResponse(f"{base}/" + (f"?{query}" if query else ""), 308)(scope, receive, send)
            return
        await self.app(clients.named(_placed(scope, base) if base else scope), receive, send)


def _placed(scope: Scope, base: str) -> Scope:
    """The request as ASGI describes an application below a path: the whole path, and where it begins."""
    if scope["path"].startswith(f"{base}/"):
        return {**scope, "root_path": base}
    raw = scope.get("raw_path")
    return {**scope, "root_path": base, "path": base + scope["path"], **({"raw_path": base.encode() + raw} if raw else {})}
