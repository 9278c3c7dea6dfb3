"""Connections that are held and not used: each ends, and others are answered meanwhile. The server is uvicorn as we configure it."""

import socket
import threading
import time
from contextlib import ExitStack, contextmanager

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from websockets.sync.client import connect

from insteg.web import serving
from insteg.web.guard import connection

LARGE = b"x" * 20_000_000


async def answer(request):
    return PlainTextResponse("here")


async def body(request):
    return PlainTextResponse(str(len(await request.body())))


async def large(request):
    return Response(LARGE)


async def live(websocket):
    await websocket.accept()
    while True:
        await websocket.send_text(await websocket.receive_text())


APP = Starlette(routes=[Route("/", answer), Route("/body", body, methods=["POST"]), Route("/large", large), WebSocketRoute("/live", live)])


@contextmanager
def running():
    """The server on a port of its own; yields its port and what it counts."""
    config = serving.configured(APP, ceilings := serving.ceilings())
    with serving.listening("127.0.0.1", 0) as place:
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [place]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield place.getsockname()[1], ceilings
        finally:
            server.should_exit = server.force_exit = True
            thread.join()


@pytest.fixture
def quick(monkeypatch):
    """The same waits, shorter."""
    monkeypatch.setattr(connection, "QUESTION_SECONDS", 0.3)
    monkeypatch.setattr(connection, "BODY_SECONDS", 0.5)
    monkeypatch.setattr(connection, "ANSWER_SECONDS", 0.3)


def sent(port: int, text: bytes) -> socket.socket:
    found = socket.create_connection(("127.0.0.1", port), timeout=30)
    found.sendall(text)
    return found


def rest(found: socket.socket) -> bytes:
    """All that comes until the server ends the connection; a server that never does fails the test by its own time limit."""
    parts = []
    try:
        while part := found.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


NO_HTTP = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 3 + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
]


@pytest.mark.parametrize("text", NO_HTTP, ids=["TLS", "a head that is none", "a body in no known way"])
def test_what_is_no_question_is_answered_in_our_words_and_with_our_headers(text):
    """uvicorn's own answer had none of them."""
    with running() as (port, _), sent(port, text) as held:
        told = rest(held)
    assert told.startswith(b"HTTP/1.1 400 ") and b"can't be read as a question" in told
    assert b"nosniff" in told and b"content-security-policy: default-src 'none'" in told


HALF = [b"", b"GET / HTTP/1.1\r\nHost: x\r\n", b"GET /" + b"a" * 1000]


@pytest.mark.parametrize("text", HALF, ids=["nothing", "no end", "an address"])
def test_half_a_question_ends_with_a_sentence(quick, text):
    with running() as (port, ceilings), sent(port, text) as held:
        told = rest(held)
        assert told.startswith(b"HTTP/1.1 408 ") and b"Ask again." in told
        assert httpx.get(f"http://127.0.0.1:{port}/").text == "here"
    assert not ceilings.held


def test_half_a_question_after_a_whole_one_ends_too(quick):
    with running() as (port, _), sent(port, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n") as held:
        assert b"200 OK" in held.recv(65536)
        held.sendall(b"GET / HT")
        rest(held)


def test_a_body_that_never_ends_is_not_waited_for(quick):
    head = b"POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc"
    with running() as (port, ceilings), sent(port, head) as held:
        assert b"200" not in rest(held)
    assert not ceilings.held


def test_a_whole_body_and_a_second_question_are_answered(quick):
    with running() as (port, _), httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        assert client.post("/body", content=b"x" * 50_000).text == "50000"
        assert client.get("/").text == "here"


def test_an_answer_that_nobody_takes_is_given_up(quick):
    with running() as (port, ceilings), sent(port, b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n") as held:
        held.recv(1000)
        threading.Event().wait(2)
        # What had left is read; the rest never comes.
        assert len(rest(held)) < len(LARGE)
        assert not ceilings.held


def test_a_thousand_half_questions_leave_room_for_others(monkeypatch):
    """1 100 of them silenced the server before: it had 1 024 descriptors, and said so on every turn of its loop."""
    monkeypatch.setenv("INSTEG_CONNECTIONS", "100")
    with running() as (port, ceilings), ExitStack() as held:
        for _ in range(1100):
            try:
                held.enter_context(sent(port, b"GET / HTTP/1.1\r\n"))
            except ConnectionResetError:
                continue
        other = httpx.HTTPTransport(local_address="127.0.0.2")
        with httpx.Client(transport=other) as client:
            assert client.get(f"http://127.0.0.1:{port}/").text == "here"
        assert ceilings.held["127.0.0.1"] == 100 and ceilings.refused == 1000


def test_a_proxy_that_is_named_brings_as_many_as_come(monkeypatch):
    monkeypatch.setenv("INSTEG_CONNECTIONS", "20")
    monkeypatch.setenv("INSTEG_PROXIES", "127.0.0.1")
    with running() as (port, ceilings), ExitStack() as held:
        for _ in range(60):
            held.enter_context(sent(port, b"GET / HTTP/1.1\r\n"))
        assert httpx.get(f"http://127.0.0.1:{port}/").text == "here"
        assert ceilings.refused == 0


def test_a_live_page_stays_and_is_let_go_when_it_ends(quick):
    with running() as (port, ceilings), connect(f"ws://127.0.0.1:{port}/live") as page:
        threading.Event().wait(1)
        page.send("hej")
        assert page.recv() == "hej"
        assert not ceilings.held
