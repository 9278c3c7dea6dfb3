"""A stub server: a Starlette app in a thread on 127.0.0.1, with a log of requests and planned failures."""

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


@dataclass
class Planned:
    """An answer given instead of the real one, once, to the first request that fits."""

    fits: Callable[[Request], bool]
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0


class Stub:
    """One publisher's double. `url` is its base; `requests` what was asked; `plan` what goes wrong next."""

    def __init__(self, routes: list[Route], prefix: str = "", port: int = 0):
        self.requests: list[tuple[str, str]] = []
        self.times: list[float] = []
        self.bodies: list[bytes] = []
        self.planned: list[Planned] = []
        self.prefix = prefix
        app = Starlette(routes=[Route(f"{prefix}{route.path}", route.endpoint, methods=route.methods) for route in routes])
        self._server = uvicorn.Server(uvicorn.Config(self._watched(app), host="127.0.0.1", port=port, log_level="error", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> "Stub":
        self._thread.start()
        while not self._server.started:
            time.sleep(0.005)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._server.force_exit = True
        self._thread.join(timeout=5)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"

    @property
    def url(self) -> str:
        return f"{self.origin}{self.prefix}"

    def plan(self, status: int, body: bytes = b"", fits: Callable[[Request], bool] = lambda request: True, **more) -> None:
        """Answer the next fitting request this way; call again for the one after."""
        self.planned.append(Planned(fits, status, body, **more))

    def paths(self) -> list[str]:
        return [path for _, path in self.requests]

    def _watched(self, app: Starlette):
        async def watched(scope, receive, send) -> None:
            request = Request(scope, receive)
            self.requests.append((request.method, str(request.url.path) + (f"?{request.url.query}" if request.url.query else "")))
            self.times.append(time.monotonic())
            planned = next((item for item in self.planned if item.fits(request)), None)
            if planned is None:
                return await app(scope, receive, send)
            self.planned.remove(planned)
            await asyncio.sleep(planned.delay)
            if planned.status != 0:
                await Response(planned.body, planned.status, planned.headers)(scope, receive, send)
                return None
            return await app(scope, receive, send)

        return watched


def slow(stub: Stub, seconds: float) -> None:
    """The next answer is right but late."""
    stub.plan(0, delay=seconds)
