"""The headers that every answer carries, and cookies that stay with us."""

import logging

from starlette._utils import get_route_path
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from insteg.web.guard import chosen, policy

LOG = logging.getLogger(__name__)
TLS = ("https", "wss")
NOT_MODIFIED = 304
COOKIE = "set-cookie"
# Streamlit lets other origins read some of its addresses; ours that others may read are the open data only.
SHARED = "access-control-"


class Headers:
    """Outermost of all: what nobody else answers is answered here, with the same headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = chosen.known(scope)
        try:
            await self.app(scope, receive, _dressed(scope, send))
        except ClientDisconnect:
            # Whoever asked has gone in the middle of the question: nobody to answer, and nothing wrong with us.
            LOG.debug("A client left before its request was whole.")


def _dressed(scope: Scope, send: Send) -> Send:
    async def send_dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": list(message.get("headers", []))}
            headers = MutableHeaders(raw=message["headers"])
            _dress(headers, scope)
            if message["status"] == NOT_MODIFIED:
                # What it says would take the place of what came with the page, and here nobody knows that it is one.
                for name in policy.OF_DOCUMENTS:
                    del headers[name]
        await send(message)

    return send_dressed


def _path(scope: Scope) -> str:
    """Without the base path, also where nobody has looked for it yet."""
    return get_route_path({**scope, "root_path": chosen.of(scope).base_path})


def _dress(found: MutableHeaders, scope: Scope) -> None:
    path, is_tls, known = _path(scope), scope.get("scheme") in TLS, chosen.of(scope)
    if not path.startswith(policy.OPEN):
        for name in [name for name in found if name.startswith(SHARED)]:
            del found[name]
    for name, value in policy.headers(path, found.get("content-type", ""), is_tls, known.embedders).items():
        # A page may say more of itself, and knows why.
        if name == policy.POLICY and name in found and found.get("content-type", "").startswith("text/html"):
            continue
        found[name] = value
    _keep_cookies(found, f"{known.base_path}/", is_tls)


def _keep_cookies(found: MutableHeaders, path: str, is_tls: bool) -> None:
    """Cookies go back to our own path only, and under TLS never without it."""
    cookies = found.getlist(COOKIE)
    if not cookies:
        return
    del found[COOKIE]
    for cookie in cookies:
        parts = [part.strip() for part in cookie.split(";")]
        kept = [part for part in parts if part.lower() not in ("secure", "path=/")]
        found.append(COOKIE, "; ".join([*kept, f"Path={path}", *(["Secure"] if is_tls else [])]))
