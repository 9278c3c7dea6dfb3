"""Hostile or sick servers: bombs, drips, and redirects to where no answer of a publisher lies."""

import gzip
import http.server
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import brotli

from insteg.collect.errors import SourceError
from insteg.collect.publishers._http import Http, PublisherAnswer
from tests.contract.manners import QUICK
from tests.contract.odd.kinds import NOTHING, READ, kind, outcome_of

ONCE = replace(QUICK, attempts=1, largest_bytes=5_000_000, whole=20)
LITTLE = 40_000_000


@contextmanager
def server(headers: dict[str, str], body: bytes = b"", status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """One that answers every question but /end alike; gives its address and the paths asked for."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            is_end = self.path.startswith("/end")
            self.send_response(200 if is_end else status)
            for name, value in {} if is_end else headers.items():
                self.send_header(name, value.replace("PORT", str(self.server.server_port)))
            content = b"the end" if is_end else body
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET  # noqa: N815  the name http.server looks for

        def log_message(self, *_: object) -> None:
            pass

    found = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.daemon_threads = True
    threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{found.server_port}", paths
    finally:
        found.shutdown()
        found.server_close()


def answer(address: str, manners=ONCE) -> PublisherAnswer:
    with Http(manners) as client:
        return client.get(address)


def unpacks(encoding: str, body: bytes) -> str:
    """What comes of a packed answer, in little memory whatever it unpacks to."""
    with server({"Content-Encoding": encoding}, body) as (address, _):
        tracemalloc.start()
        came_of_it = outcome_of(lambda: answer(f"{address}/"))
        assert tracemalloc.get_traced_memory()[1] < LITTLE
        tracemalloc.stop()
        return came_of_it


def zeros(bits: int, megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=bits)
    return b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(megabytes)), packer.flush()])


@kind("any", "gzip that unpacks to 60 MB", NOTHING)
def _(folder):
    return unpacks("gzip", zeros(31, 60))


@kind("any", "gzip in gzip, 1 kB that becomes 60 MB", NOTHING)
def _(folder):
    body = gzip.compress(zeros(31, 60))
    assert len(body) < 1200
    return unpacks("gzip, gzip", body)


@kind("any", "brotli that unpacks to 20 MB", NOTHING)
def _(folder):
    return unpacks("br", brotli.compress(bytes(20_000_000)))


@kind("any", "deflate without its header that unpacks to 20 MB", NOTHING)
def _(folder):
    return unpacks("deflate", zeros(-15, 20))


@kind("any", "zstd, which we did not ask for", NOTHING)
def _(folder):
    return unpacks("zstd", b"\x28\xb5\x2f\xfd\x04\x00")


@kind("any", "three layers of packing", NOTHING)
def _(folder):
    return unpacks("gzip, br, gzip", b"x")


@kind("any", "packed answers that are what they say", READ)
def _(folder):
    text = b"Sundsvall;9,5\n" * 9000
    bare = zlib.compressobj(9, wbits=-15)
    packed = {
        "gzip": gzip.compress(text[:7]) + gzip.compress(text[7:]), "deflate": bare.compress(text) + bare.flush(), "br": brotli.compress(text),
        "gzip, br": brotli.compress(gzip.compress(text)),
    }  # fmt: skip
    for encoding, body in packed.items():
        with server({"Content-Encoding": encoding}, body) as (address, _):
            assert answer(f"{address}/").content == text, encoding
    return READ


@contextmanager
def dripping(first: bytes) -> Iterator[str]:
    """A server that begins with `first` and then sends a byte every twentieth of a second, for ever."""
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        connection, _ = listening.accept()
        try:
            connection.sendall(first)
            for _ in range(400):
                connection.sendall(b"a")
                time.sleep(0.05)
        except OSError:
            pass

    threading.Thread(target=drip, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        listening.close()


@kind("any", "a header that comes byte by byte for ever", NOTHING)
def _(folder):
    with dripping(b"HTTP/1.1 200 OK\r\nX-Slow: ") as address:
        start = time.monotonic()
        came_of_it = outcome_of(lambda: answer(address, replace(ONCE, whole=0.5)))
        assert time.monotonic() - start < 10
        return came_of_it


@kind("any", "a body that comes byte by byte for ever", NOTHING)
def _(folder):
    with dripping(b"HTTP/1.1 200 OK\r\n\r\n") as address:
        return outcome_of(lambda: answer(address, replace(ONCE, whole=0.5)))


def redirected(target: str) -> str:
    """What comes of an answer that leads on to `target`; another server on this machine must not be asked."""
    with server({}) as (inside, inner_paths):
        port = inside.rsplit(":", 1)[1]
        with server({"Location": target.replace("INSIDE", port)}, status=302) as (address, _):
            came_of_it = outcome_of(lambda: answer(f"{address}/"))
        assert inner_paths == []
        return came_of_it


INSIDE = {
    "another service on the own machine": "http://127.0.0.1:INSIDE/",
    "a name that means the own machine": "http://localhost:INSIDE/",
    "the own machine written as one number": "http://2130706433:INSIDE/",
    "the own machine in IPv6": "http://[::1]:INSIDE/",
    "the own machine as IPv4 in IPv6": "http://[::ffff:127.0.0.1]:INSIDE/",
    "the cloud's own address for secrets": "http://169.254.169.254/latest/meta-data/",
    "a private network": "http://10.0.0.1/",
    "a file": "file:///etc/hostname",
    "another scheme": "ftp://127.0.0.1:INSIDE/",
}
for told, target in INSIDE.items():

    @kind("any", f"a redirect to {told}", NOTHING)
    def _(folder, target=target):
        return redirected(target)


@kind("any", "a redirect to a name that is looked up as the own machine", NOTHING)
def _(folder):
    real = socket.getaddrinfo
    socket.getaddrinfo = lambda host, *more, **named: real("127.0.0.1" if host == "figures.example" else host, *more, **named)
    try:
        return redirected("http://figures.example:INSIDE/")
    finally:
        socket.getaddrinfo = real


@kind("any", "redirects for ever", NOTHING)
def _(folder):
    with server({"Location": "/again"}, status=302) as (address, paths):
        came_of_it = outcome_of(lambda: answer(f"{address}/"))
        assert len(paths) <= 6
        return came_of_it


@kind("any", "a redirect on the same server", READ)
def _(folder):
    with server({"Location": "/end?x=1"}, status=301) as (address, _):
        found = answer(f"{address}/start")
        assert (found.content, found.address) == (b"the end", f"{address}/end?x=1"), "the last address is the one recorded"
        return READ


@kind("any", "a question sent with POST that is led on without it", NOTHING)
def _(folder):
    with server({"Location": "/end"}, status=302) as (address, paths):

        def post() -> None:
            with Http(ONCE) as client:
                client.post(f"{address}/", {"selection": []})

        try:
            post()
        except SourceError:
            return NOTHING if "/end" not in paths else READ
        return READ
