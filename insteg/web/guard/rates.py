"""How often one client may ask for what costs the server something, and how many live pages it may hold open.

Counted in memory and nowhere else. Generous: a school or a hall may sit behind one address.
"""

import asyncio
import re
from collections import Counter

from starlette._utils import get_route_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from insteg.store.limiter import Limiter
from insteg.web.guard import clients
from insteg.web.guard.refusals import refusal

# The beginnings of addresses with their query -> how often. A room's show is made once for all its phones, and a hall may come at once:
# only a show that somebody brings in the link (`b=`) is made anew. The API and the rooms count for themselves.
LIMITS = {
    r"/visning\.html": "12/minute",
    r"/visning/": "240/minute",
    r"/visning\?(.*&)?b=": "60/minute",
    r"/infalld/": "120/minute",
    r"/sok/forslag": "600/minute",
    r"/utforska/tabell": "600/minute",
    r"/(health|ready)": "120/minute",
    r"/_stcore/upload_file/": "20/minute",
}
# A live page is a session with its memory: of one client, and of all.
MOST_OF_ONE, MOST_LIVE = 300, 1000
OPENED = "600/minute"
# Each message may be a run of a page. What comes faster than anybody chooses waits its turn; nothing is lost.
MESSAGES = "60/10 seconds"


# Clients with live pages open, and how many. One server, one count.
live: Counter[str] = Counter()


class Rates:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._limiters = [(re.compile(beginning), Limiter(limit)) for beginning, limit in LIMITS.items()]
        self._opened = Limiter(OPENED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        elif scope["type"] == "http" and (wait := self._wait(scope)):
            await refusal(scope, 429, "too_often", wait)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _wait(self, scope: Scope) -> int:
        asked = f"{get_route_path(scope)}?{scope.get('query_string', b'').decode('latin-1')}"
        limiter = next((found for beginning, found in self._limiters if beginning.match(asked)), None)
        return limiter.wait(clients.of(scope)) if limiter else 0

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        who = clients.of(scope)
        if live[who] >= MOST_OF_ONE or live.total() >= MOST_LIVE or self._opened.wait(who):
            await receive()
            await send({"type": "websocket.close", "code": 1013})
            return
        live[who] += 1
        try:
            await self.app(scope, _paced(receive), send)
        finally:
            live[who] -= 1
            if not live[who]:
                del live[who]


def _paced(receive: Receive) -> Receive:
    """What one live page is told, no faster than MESSAGES."""
    limiter = Limiter(MESSAGES)

    async def receive_paced() -> Message:
        message = await receive()
        while message["type"] == "websocket.receive" and (wait := limiter.wait()):
            await asyncio.sleep(min(wait, 1))
        return message

    return receive_paced
