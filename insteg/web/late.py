"""Addresses whose code is loaded when somebody first asks for one, or when the server has time: the first page does not wait for them."""

import asyncio
from collections.abc import Callable
from threading import Lock

from starlette._utils import get_route_path
from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute, Match, NoMatchFound, Router
from starlette.types import Receive, Scope, Send


class LateRoutes(BaseRoute):
    """beginnings: the first parts of the addresses. load: imports their code and gives the routes."""

    def __init__(self, beginnings: tuple[str, ...], load: Callable[[], list[BaseRoute]]) -> None:
        self._beginnings = beginnings
        self._load = load
        self._loading = Lock()
        self._router: Router | None = None

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        path = get_route_path(scope) if "path" in scope else ""
        is_ours = any(path == one or path.startswith(f"{one}/") for one in self._beginnings)
        return (Match.FULL if scope["type"] == "http" and is_ours else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        router = self._router if self._router is not None else await run_in_threadpool(self.load)
        await router(scope, receive, send)

    def url_path_for(self, name: str, /, **path_params: object) -> str:  # type: ignore[override]
        raise NoMatchFound(name, path_params)

    def load(self) -> Router:
        """Blocking; a second caller waits for the first."""
        with self._loading:
            if self._router is None:
                self._router = Router(self._load(), redirect_slashes=False)
            return self._router


async def load(routes: list[BaseRoute]) -> None:
    """Load what is late among them, one after the other, beside what is asked meanwhile."""
    for route in routes:
        if isinstance(route, LateRoutes):
            await asyncio.to_thread(route.load)
