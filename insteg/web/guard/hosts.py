"""The names that we answer to. Another one gets a sentence; a page of another site gets no live connection, and nobody is asked who we are.

Streamlit, asked by a foreign page, looks up its own address at a server elsewhere, and everybody waits meanwhile. So it is never asked.
"""

import re
from urllib.parse import urlsplit

from starlette._utils import get_route_path
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from insteg.store import settings
from insteg.web.guard import chosen
from insteg.web.guard.refusals import refusal

# A name or an address of the net, with a port; names end at 253 signs.
HOST = re.compile(r"(\[[\da-fA-F:.]{2,45}\]|[\w.-]{1,253})(:\d{1,5})?", re.ASCII)
# Asked by whoever keeps the server running, mostly by its bare address; they tell nothing of it.
BY_ADDRESS = ("/health", "/ready")


class Hosts:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        sent = Headers(scope=scope)
        host = sent.get("host", "")
        if not is_ours(host, chosen.of(scope).hosts) and get_route_path(scope) not in BY_ADDRESS:
            await _refuse(scope, receive, send, host)
        elif scope["type"] == "websocket" and not is_same_site(sent.get("origin"), host):
            await _close(receive, send)
        else:
            await self.app(scope, receive, send)


def is_ours(host: str, hosts: str) -> bool:
    """Whether a Host names us: any well-formed one until the setting says which."""
    if not HOST.fullmatch(host):
        return False
    known = settings.listed(hosts)
    name = host.rsplit(":", 1)[0] if re.search(r":\d+$", host) else host
    name = name.lower().rstrip(".")
    return not known or any(name == one or name.strip("[]") == one or (one.startswith("*.") and name.endswith(one[1:])) for one in known)


def is_same_site(origin: str | None, host: str) -> bool:
    """Whether the page that connects is ours. What is no browser names no origin, and carries nobody's cookies."""
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False


async def _refuse(scope: Scope, receive: Receive, send: Send, host: str) -> None:
    if scope["type"] == "websocket":
        await _close(receive, send)
    else:
        await refusal(scope, 400, "host")(scope, receive, send)


async def _close(receive: Receive, send: Send) -> None:
    """Before it is accepted: the browser gets 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1008})
