"""How much a request may bring, by its address, and how long that may take."""

import asyncio

from starlette._utils import get_route_path
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from insteg.web.guard.closed import UPLOAD, HasUploader
from insteg.web.guard.refusals import refusal

# What is said in a room, or a story: web.asked stops at half of it and says why in its own words.
MOST_BYTES = 131_072
# Around a file, as browsers send it.
AROUND = 16_384
# The connection itself gives up after as long; this is for whoever serves us by other means.
LONGEST_SECONDS = 60.0


class Bodies:
    def __init__(self, app: ASGIApp, has_uploader: HasUploader) -> None:
        self.app, self.has_uploader = app, has_uploader

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self.app(scope, receive, send)
            return
        most = self._most(get_route_path(scope))
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdecimal() or int(told) > most:
            await _too_large(scope, receive, send, most)
            return
        exchange = _Exchange(receive, send, most)
        try:
            await self.app(scope, exchange.receive, exchange.send)
        except ClientDisconnect:
            if not exchange.is_too_large:
                raise
        if exchange.is_too_large and not exchange.is_begun:
            await _too_large(scope, receive, send, most)

    def _most(self, path: str) -> int:
        upload = UPLOAD.fullmatch(path)
        return self.has_uploader(upload["session"]) + AROUND if upload else MOST_BYTES


async def _too_large(scope: Scope, receive: Receive, send: Send, most: int) -> None:
    answer = refusal(scope, 413, "too_large", most=max(1, most // 1024))
    # What is still on its way is not read: the connection ends with the answer.
    answer.headers["Connection"] = "close"
    await answer(scope, receive, send)


class _Exchange:
    """One request and its answer: what is received is counted and timed until it is whole.

    When too much comes, the application is told that its client has left, and what it says to that is not sent.
    """

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive, self._send, self._left = receive, send, most
        self._is_whole = self.is_too_large = self.is_begun = False
        self._ends = asyncio.get_running_loop().time() + LONGEST_SECONDS

    async def receive(self) -> Message:
        if self._is_whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._ends):
                message = await self._receive()
        except TimeoutError:
            return {"type": "http.disconnect"}
        self._left -= len(message.get("body", b""))
        self._is_whole = not message.get("more_body", False)
        if self._left < 0:
            self.is_too_large = True
            return {"type": "http.disconnect"}
        return message

    async def send(self, message: Message) -> None:
        if not self.is_too_large or self.is_begun:
            self.is_begun = True
            await self._send(message)
