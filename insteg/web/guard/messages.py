"""What a browser says to its live page: only what our pages ever say is passed on, the rest is dropped unanswered."""

from collections.abc import Callable
from typing import TypeAlias

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Whether a message, as its bytes, is one that our pages send.
IsHeeded: TypeAlias = Callable[[bytes], bool]


class Messages:
    def __init__(self, app: ASGIApp, is_heeded: IsHeeded) -> None:
        self.app, self.is_heeded = app, is_heeded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, self._sifted(receive) if scope["type"] == "websocket" else receive, send)

    def _sifted(self, receive: Receive) -> Receive:
        async def receive_heeded() -> Message:
            while True:
                message = await receive()
                # Text is no message of a live page.
                if message["type"] != "websocket.receive" or self.is_heeded(message.get("bytes") or b""):
                    return message

        return receive_heeded
