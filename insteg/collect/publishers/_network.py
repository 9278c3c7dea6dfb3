"""Where a connection may lead and how long it may last, held at the socket itself: names are looked up once and checked, every byte is on the clock."""

import ipaddress
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

import httpcore
import httpx

from insteg.collect.errors import SourceError

# IPv6 forms that carry an IPv4 address which the system may reach: NAT64.
NAT64 = ipaddress.ip_network("64:ff9b::/96")
PORTS = {"http": 80, "https": 443}


def origin(address: object) -> tuple[str, int]:
    """(host, port) of a web address. Raises SourceError for any other scheme, or an address that cannot be one."""
    try:
        parts = urlsplit(str(address))
        port = parts.port
    except ValueError as error:
        raise SourceError(f"{str(address)[:200]!r} is not a web address.") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise SourceError(f"{str(address)[:200]!r} is not a web address. Give one that begins with https://.")
    return _plain(parts), port or PORTS[parts.scheme]


def _plain(parts: SplitResult) -> str:
    return (parts.hostname or "").rstrip(".").lower()


def is_public(address: str) -> bool:
    """False for loopback, private, link-local, shared and reserved addresses, whatever form they are written in."""
    try:
        found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    inner = [found]
    if isinstance(found, ipaddress.IPv6Address):
        inner += [part for part in (found.ipv4_mapped, found.sixtofour, *(found.teredo or ())) if part]
        inner += [ipaddress.ip_address(int(found) & 0xFFFFFFFF)] if found in NAT64 else []
    return all(_is_global(part) for part in inner)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    inside = address.is_multicast or getattr(address, "is_site_local", False) or (address.is_reserved and address not in NAT64)
    return address.is_global and not inside


@dataclass
class Guard(httpcore.NetworkBackend):
    """Connects for one question at a time. `home`: the address that the operator gave, which may lie in the own network."""

    home: tuple[str, int] = ("", 0)
    proxies: tuple[tuple[str, int], ...] = ()
    until: float = field(default=float("inf"))
    plain: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)

    def begin(self, address: object, seconds: float) -> None:
        self.home, self.until = origin(address), time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """Seconds that the next step may take."""
        remaining = self.until - time.monotonic()
        if remaining <= 0:
            raise httpcore.ReadTimeout("the whole answer took longer than agreed")
        return remaining if timeout is None else min(timeout, remaining)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = host if (host.lower(), port) in (self.home, *self.proxies) else self._looked_up(host, port)
        return _Timed(self.plain.connect_tcp(address, port, self.left(timeout), local_address, socket_options), self)

    def _looked_up(self, host: str, port: int) -> str:
        """The address to connect to, looked up once, so that a name cannot answer differently a moment later."""
        try:
            found = [str(item[4][0]) for item in socket.getaddrinfo(host.rstrip("."), port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not known: {error}") from error
        if inside := [address for address in found if not is_public(address)]:
            raise SourceError(f"An answer leads on to {host} ({inside[0]}), inside our own network. It was not followed; nothing was kept.")
        return found[0]


class _Timed(httpcore.NetworkStream):
    """A stream whose every step ends when the time for the whole answer is up: also one that drips its headers."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guard):
        self._stream, self._guard = stream, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._guard.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.left(timeout))

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._guard.left(timeout)), self._guard)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def guarded(client: httpx.Client) -> Guard:
    """Put a guard under every transport of the client, the proxies of the environment included.

    httpx lets nobody name the network below it, so its own pool is told (the version is pinned, and tests ask whether the guard is there).
    """
    transports = [transport for transport in (client._transport, *client._mounts.values()) if transport is not None]
    pools: list[Any] = [transport._pool for transport in transports]  # type: ignore[attr-defined]
    proxies = [pool._proxy_url for pool in pools if hasattr(pool, "_proxy_url")]
    guard = Guard(
        proxies=tuple((url.host.decode("ascii").lower(), url.port or PORTS.get(url.scheme.decode("ascii"), 80)) for url in proxies)
    )
    for pool in pools:
        pool._network_backend = guard
    return guard
