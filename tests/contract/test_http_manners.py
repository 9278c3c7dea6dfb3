"""How we ask: real timeouts, retries that obey the publisher, a polite pace, bytes kept as they came."""

import gzip
import hashlib
import socket
import time
from dataclasses import replace

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from insteg.collect.errors import SourceError, SourceRefused, SourceUnreachable
from insteg.collect.publishers import _http, _network, _store
from insteg.collect.publishers._http import Http, Manners, Pace
from insteg.collect.publishers.arbetsformedlingen import _fetch as _af_fetch
from insteg.collect.publishers.kolada import _fetch as _kolada_fetch
from insteg.collect.publishers.scb import _fetch as _scb_fetch
from insteg.reference import catalogue
from tests.contract.manners import QUICK
from tests.recorded._server import Stub


@pytest.fixture
def server():
    async def hello(request):
        return PlainTextResponse("hej å")

    with Stub([Route("/", hello, methods=["GET", "POST"])]) as stub:
        yield stub


def ask(stub, manners=QUICK):
    with Http(manners) as http:
        return http.get(f"{stub.url}/")


def test_a_busy_server_is_asked_again_after_the_time_it_names(server):
    server.plan(429, headers={"Retry-After": "1"})
    start = time.monotonic()
    assert ask(server).content == "hej å".encode()
    assert time.monotonic() - start >= 1
    assert len(server.requests) == 2


def test_a_longer_wait_than_ours_is_not_cut_short_but_ends_the_attempt(server):
    server.plan(503, headers={"Retry-After": "3600"})
    with pytest.raises(SourceUnreachable, match="asks us to wait 3600 seconds"):
        ask(server)
    assert len(server.requests) == 1


@pytest.mark.parametrize("manners", [Manners(), _kolada_fetch.MANNERS, _scb_fetch.MANNERS, _af_fetch.MANNERS])
def test_every_wait_has_an_end_and_no_publisher_is_asked_more_than_five_times_a_second(manners):
    assert 0 < manners.connect <= 10 and 0 < manners.read <= 120 and 0 < manners.whole <= 900 and manners.attempts <= 5
    assert manners.calls / manners.window <= 5
    with Http(manners) as http:
        timeout = http._client.timeout
    assert (timeout.connect, timeout.read) == (manners.connect, manners.read)


def test_retry_after_may_be_a_date():
    assert _http.retry_after({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}) == 0
    assert _http.retry_after({"retry-after": "soon"}) is None


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_error_is_asked_again_and_then_reported_as_unreachable(server, status):
    for _ in range(3):
        server.plan(status, b"sorry")
    with pytest.raises(SourceUnreachable, match=rf"answered {status}: sorry.*asked 3 times"):
        ask(server)


@pytest.mark.parametrize("status", [400, 403, 404, 410])
def test_a_refusal_is_final_and_keeps_the_publishers_words(server, status):
    server.plan(status, b'{"detail": "no such code"}')
    with pytest.raises(SourceRefused, match="no such code") as caught:
        ask(server)
    assert caught.value.status == status
    assert len(server.requests) == 1


def test_a_slow_server_is_given_up_after_the_read_timeout(server):
    for _ in range(2):
        server.plan(0, delay=1.5)
    start = time.monotonic()
    with pytest.raises(SourceUnreachable, match="could not be reached"):
        ask(server, replace(QUICK, read=0.2, attempts=2))
    assert time.monotonic() - start < 1.2


def test_a_server_that_drips_is_given_up_after_the_whole_timeout():
    async def drip(scope, receive, send):
        import asyncio

        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(100):
            await send({"type": "http.response.body", "body": b"x", "more_body": True})
            await asyncio.sleep(0.05)

    class Drip:
        async def __call__(self, scope, receive, send):
            await drip(scope, receive, send)

    with Stub([Route("/", Drip())]) as stub:
        start = time.monotonic()
        with pytest.raises(SourceUnreachable, match="longer than"):
            ask(stub, replace(QUICK, whole=0.4, attempts=1))
        assert time.monotonic() - start < 1.5


def test_offline_is_said_in_a_sentence():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(SourceUnreachable, match="The figures we have are kept"), Http(QUICK) as http:
        http.get(f"http://127.0.0.1:{port}/")


def test_an_answer_larger_than_agreed_is_dropped(server):
    server.plan(200, b"x" * 50_000)
    with pytest.raises(SourceError, match="more than 1000 bytes"):
        ask(server, replace(QUICK, largest_bytes=1000))


def test_a_compressed_answer_that_unpacks_to_too_much_is_dropped(server):
    server.plan(200, gzip.compress(b"0" * 30_000_000), headers={"Content-Encoding": "gzip"})
    with pytest.raises(SourceError, match="more than"):
        ask(server)


def test_a_damaged_compressed_answer_is_asked_for_again(server):
    server.plan(200, b"this is not gzip", headers={"Content-Encoding": "gzip"})
    assert ask(server).content == "hej å".encode()


def test_the_pace_never_exceeds_calls_in_a_window():
    now = [0.0]
    pace = Pace(3, 10.0, clock=lambda: now[0], sleep=lambda seconds: now.__setitem__(0, now[0] + seconds))
    moments = []
    for _ in range(9):
        pace.wait()
        moments.append(now[0])
        now[0] += 0.1
    assert all(later - earlier >= 10 for earlier, later in zip(moments, moments[3:], strict=False))


@pytest.mark.parametrize("address", ["http://example.org/x", "file:///etc/passwd", "//other/x", "http://[bad"])
def test_a_link_that_leads_elsewhere_is_not_followed(address):
    with pytest.raises(SourceError):
        _http.same_host("http://127.0.0.1:1/x", address)


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("64:ff9b::808:808", True),
        # 10.0.0.1, 127.0.0.1 and 169.254.169.254, written as IPv6: through NAT64, 6to4 and mapped.
        ("64:ff9b::a00:1", False), ("64:ff9b::7f00:1", False), ("64:ff9b::a9fe:a9fe", False), ("2002:a00:1::1", False), ("::ffff:169.254.169.254", False),
        ("10.0.0.1", False), ("fe80::1%eth0", False), ("example.org", False),
    ],
)  # fmt: skip
def test_an_address_of_our_own_network_is_known_in_every_form(address, is_public):
    assert _network.is_public(address) == is_public


def test_bytes_are_kept_unchanged_with_address_time_and_checksum(server, tmp_path):
    answer = ask(server)
    shelf = _store.opened(tmp_path, "kolada", "Publisher", "CC0")
    shelf.keep("a.json", answer, 'Title with "quotes", å and \x7f')
    assert not (tmp_path / "origin.toml").exists(), "an unfinished download has no origin.toml"
    shelf.finish()
    document = catalogue.documents(tmp_path)["a.json"]
    assert (tmp_path / "a.json").read_bytes() == "hej å".encode()
    assert document.sha256 == hashlib.sha256("hej å".encode()).hexdigest()
    assert document.address == f"{server.url}/"
    assert document.taken.endswith("Z")


def test_building_from_files_loads_no_network_library():
    import subprocess
    import sys

    # pydantic reads the settings, also of a build; what only a refresh needs stays away.
    code = "import sys, insteg.collect.snapshot.build; print([m for m in ('httpx', 'pandera', 'tenacity', 'openpyxl') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
