"""The web server that listens: uvicorn, with connections that nobody can hold for nothing, and no proxy believed that was not named."""

import socket
from functools import partial

import uvicorn
from starlette.types import ASGIApp

from insteg.store import settings
from insteg.store.addresses import at
from insteg.web.guard import descriptors, quiet_log
from insteg.web.guard.connection import Ceilings, Connection
from insteg.web.guard.structured_log import PlainLines, Structured
from insteg.web.guard.trusted import Trusted

# What a browser says to its live page in one message: choices, and what was typed; a whole question in SQL fits many times over.
MOST_MESSAGE = 2_000_000
# Whether the other end of a live page is still there, in seconds.
PING = 30


def ceilings() -> Ceilings:
    """How many connections the settings and the system allow; the limit of the system is raised first."""
    chosen = settings.read()
    return Ceilings(chosen.connections, descriptors.raised(), Trusted(settings.listed(chosen.proxies)))


def configured(app: ASGIApp, counted: Ceilings) -> uvicorn.Config:
    """uvicorn as we want it, for any address."""
    proxies = settings.listed(settings.read().proxies)
    found = uvicorn.Config(
        app,
        http=partial(Connection, counted),  # type: ignore[arg-type]  # called as the class it makes
        ws="websockets-sansio",
        ws_max_size=MOST_MESSAGE,
        ws_ping_interval=PING,
        ws_ping_timeout=PING,
        ws_per_message_deflate=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        server_header=False,
        backlog=2048,
        # Nobody's requests are written down; what else is, `serve` decides.
        access_log=False,
        log_config=None,
    )
    return found


def listening(address: str, port: int) -> socket.socket:
    """The socket. Its protocol is named, so that asyncio lets an answer's parts leave as they are written: unnamed, a body was held back
    until its head was confirmed, 40 ms. uvicorn listens at it when the application has begun: who comes before is refused at once, and a
    proxy asks another server."""
    family, kind, _, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    found = socket.socket(family, kind, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:  # also those who come by IPv4
        found.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    found.bind(place)
    found.setblocking(False)
    return found


def serve(app: ASGIApp, address: str, port: int) -> None:
    """Serve until stopped."""
    config = configured(app, counted := ceilings())
    quiet_log.keep_calm(Structured() if settings.read().log == "json" else PlainLines())
    if settings.read().metrics_port:
        # Imported here: few servers are watched so.
        from insteg.web import measures

        print(f"Measures: port {measures.serve(counted)}", flush=True)
    with listening(address, port) as place:
        shown = f"[{address}]" if ":" in address else address
        print(f"Insteg: http://{shown}:{port}{at('/')}", flush=True)
        uvicorn.Server(config).run(sockets=[place])
