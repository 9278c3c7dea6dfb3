"""Base path, proxies, names and limits: what is let through, and what is refused with a sentence."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from insteg.store import folders, settings
from insteg.store.addresses import at
from insteg.web import serving
from insteg.web.guard import clients, guarded, rates
from insteg.web.guard.connection import Ceilings
from insteg.web.guard.quiet_log import MOST, SECONDS, Repeated
from insteg.web.guard.structured_log import Structured
from insteg.web.guard.trusted import Trusted


async def told(request):
    """What an application behind the guard sees."""
    return JSONResponse(
        {"path": request.url.path, "base": str(request.base_url), "client": request.client.host, "scheme": request.url.scheme}
    )


async def body(request):
    return PlainTextResponse(str(len(await request.body())))


async def live(websocket):
    await websocket.accept()
    await websocket.send_text("live")
    await websocket.close()


def application(takes=lambda session: 0):
    routes = [
        Route("/kommun", told),
        Route("/health", told),
        Route("/visning.html", told),
        Route("/rum", body, methods=["POST"]),
        Route("/_stcore/upload_file/{session}/{file}", body, methods=["PUT"]),
        Route("/_stcore/{rest:path}", told),
        WebSocketRoute("/_stcore/stream", live),
    ]
    return guarded(Starlette(routes=routes), takes)


@pytest.fixture
def client():
    with TestClient(application()) as found:
        yield found


@pytest.mark.parametrize("written", ["/insteg/", "/insteg", "insteg"])
def test_a_base_path_works_whether_the_proxy_takes_it_off_or_not(client, monkeypatch, written):
    monkeypatch.setenv("INSTEG_BASE_PATH", written)
    for path in ("/insteg/kommun", "/kommun"):
        found = client.get(path).json()
        assert (found["path"], found["base"]) == ("/insteg/kommun", "http://testserver/insteg/")
    assert at("/rum") == "/insteg/rum"
    bare = client.get("/insteg?lang=en", follow_redirects=False)
    assert (bare.status_code, bare.headers["location"]) == (308, "/insteg/?lang=en")
    assert client.get("/insteget/kommun").status_code == 404


def test_live_pages_and_limits_are_found_below_a_base_path(client, monkeypatch):
    monkeypatch.setenv("INSTEG_BASE_PATH", "/a/b/")
    with client.websocket_connect("/a/b/_stcore/stream") as page:
        assert page.receive_text() == "live"
    assert client.get("/a/b/_stcore/metrics").status_code == 404
    assert client.put("/a/b/_stcore/upload_file/s/f", content=b"x").status_code == 403


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASE_PATH", "/a b/"), ("BASE_PATH", "https://x.se/"), ("BASE_PATH", "/../"), ("PROXIES", "min-proxy"), ("PROXIES", "10.0.0.1/8"),
        ("HOSTS", "https://kommun.se"), ("HOSTS", "kommun.se:80"), ("EMBEDDERS", "kommun.se"), ("EMBEDDERS", "https://kommun.se/x; script-src *"),
        ("SECURITY_CONTACT", "ring mig"), ("CONNECTIONS", "1"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_named(monkeypatch, name, value):
    monkeypatch.setenv(f"INSTEG_{name}", value)
    with pytest.raises(settings.BadSetting, match=f"INSTEG_{name}"):
        settings.read()


@pytest.mark.parametrize(
    ("hosts", "host", "is_ours"),
    [
        ("", "vadsomhelst.se", True), ("", "x y", False), ("", "a/b", False), ("", "", False), ("insteg.kommun.se", "insteg.kommun.se", True),
        ("insteg.kommun.se", "INSTEG.kommun.se.:8501", True), ("insteg.kommun.se", "elak.se", False), ("*.kommun.se", "a.kommun.se", True),
        ("*.kommun.se", "kommun.se", False), ("*.kommun.se", "akommun.se", False), ("::1", "[::1]:8501", True), ("127.0.0.1", "127.0.0.1:1", True),
    ],
)  # fmt: skip
def test_which_names_are_ours(client, monkeypatch, hosts, host, is_ours):
    monkeypatch.setenv("INSTEG_HOSTS", hosts)
    answer = client.get("/kommun", headers={"host": host})
    assert answer.status_code == (200 if is_ours else 400)
    if not is_ours:
        assert "Kontrollera adressen" in answer.text
        assert "Check the address" in client.get("/kommun?lang=en", headers={"host": host}).text


def test_whoever_keeps_the_server_running_asks_by_its_address(client, monkeypatch):
    monkeypatch.setenv("INSTEG_HOSTS", "insteg.kommun.se")
    assert client.get("/health", headers={"host": "10.0.0.7"}).status_code == 200


@pytest.mark.parametrize(
    ("origin", "is_let_in"),
    [(None, True), ("http://testserver", True), ("https://testserver", True)]
    + [
        (strange, False)
        for strange in ("https://elak.se", "null", "http://testserver.elak.se", "http://[", "http://localhost", "http://127.0.0.1")
    ],
)
def test_a_live_page_is_for_our_own_pages(client, origin, is_let_in):
    headers = {"origin": origin} if origin else {}
    if is_let_in:
        with client.websocket_connect("/_stcore/stream", headers=headers) as page:
            assert page.receive_text() == "live"
        return
    with pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect("/_stcore/stream", headers=headers):
        pass
    assert refused.value.code == 1008


def through(proxies: str, monkeypatch, peer: str, sent: dict[str, str]) -> dict:
    """What is seen behind uvicorn's reading of the headers, as the server has it configured."""
    monkeypatch.setenv("INSTEG_PROXIES", proxies)
    config = serving.configured(application(), serving.ceilings())
    app = ProxyHeadersMiddleware(application(), config.forwarded_allow_ips) if config.proxy_headers else application()
    with TestClient(app, client=(peer, 1)) as client:
        return client.get("/kommun", headers=sent).json()


@pytest.mark.parametrize("peer", ["127.0.0.1", "10.0.0.9"])
def test_nobody_is_believed_about_an_address_unless_named(monkeypatch, peer):
    sent = {"x-forwarded-for": "192.0.2.7", "x-forwarded-proto": "https"}
    found = through("", monkeypatch, peer, sent)
    assert (found["client"], found["scheme"]) == (peer, "http")


def test_a_named_proxy_brings_the_address_that_it_saw_itself(monkeypatch):
    sent = {"x-forwarded-for": "203.0.113.1, 192.0.2.7", "x-forwarded-proto": "https"}
    found = through("10.0.0.0/8", monkeypatch, "10.0.0.9", sent)
    # What stands before was written by the client, who may write anything.
    assert (found["client"], found["scheme"]) == ("192.0.2.7", "https")
    assert through("10.0.0.0/8", monkeypatch, "192.0.2.9", sent)["client"] == "192.0.2.9"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::"), ("2001:db8:1:2:ffff::", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"), ("testclient", "unknown"), ("x" * 5000, "unknown"), ("", "unknown"),
    ],
)  # fmt: skip
def test_a_household_of_ipv6_is_one_client(address, name):
    assert clients.name_of(address) == name


@pytest.mark.parametrize("path", ["metrics", "metrics/", "agent/openapi.json", "agent/interact", "script-health-check", "anything-new"])
def test_addresses_that_nothing_of_ours_needs_answer_nobody(client, path):
    assert client.get(f"/_stcore/{path}").status_code == 404
    assert client.get("/_stcore/health").status_code == 200


def test_a_file_is_taken_only_for_a_page_that_asks_for_one():
    with TestClient(application(lambda session: 1000 if session == "asks" else 0)) as client:
        assert client.put("/_stcore/upload_file/other/f", content=b"x" * 10).status_code == 403
        assert client.put("/_stcore/upload_file/asks/f", content=b"x" * 900).text == "900"
        refused = client.put("/_stcore/upload_file/asks/f", content=b"x" * 20_000)
    assert refused.status_code == 413 and "kB" in refused.text


def test_a_request_larger_than_its_address_takes_is_refused_by_what_it_says_and_by_what_it_is(client):
    assert client.post("/rum", content=b"x" * 1000).text == "1000"
    assert client.post("/rum", content=b"x" * 200_000).status_code == 413
    # In pieces, without saying how much.
    assert client.post("/rum", content=(b"x" * 10_000 for _ in range(20))).status_code == 413
    assert client.post("/rum", content=b"x", headers={"content-length": "-1"}).status_code == 413


def test_what_costs_something_is_limited_for_each_client(monkeypatch):
    monkeypatch.setattr(rates, "LIMITS", {r"/visning\.html": "2/minute"})
    with TestClient(application(), client=("192.0.2.1", 1)) as one, TestClient(one.app, client=("192.0.2.2", 1)) as other:
        assert [one.get("/visning.html").status_code for _ in range(3)] == [200, 200, 429]
        refused = one.get("/visning.html?lang=en")
        assert int(refused.headers["retry-after"]) > 0 and "too fast" in refused.text
        assert other.get("/visning.html").status_code == 200
        assert one.get("/kommun").status_code == 200


def test_a_hall_may_open_its_rooms_show_at_once_and_a_show_in_the_link_is_counted():
    limits = rates.Rates(application())
    scope = {"type": "http", "path": "/visning", "client": ("192.0.2.1", 1)}
    assert {limits._wait({**scope, "query_string": b"rum=ACDEFG&foljare=1"}) for _ in range(1000)} == {0}
    assert max(limits._wait({**scope, "query_string": b"lang=sv&b=x"}) for _ in range(1000)) > 0


def test_one_client_holds_so_many_live_pages(monkeypatch):
    monkeypatch.setattr(rates, "MOST_OF_ONE", 0)
    with TestClient(application()) as client, pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect("/_stcore/stream"):
        pass
    assert refused.value.code == 1013


def test_connections_have_a_ceiling_for_each_client_and_for_all():
    ceilings = Ceilings(of_one=2, most=4, trusted=Trusted(["10.0.0.1"]))
    assert [ceilings.take("one", False) for _ in range(3)] == [True, True, False]
    ceilings.leave("one")
    assert [ceilings.take("proxy", True) for _ in range(3)] == [True, True, False]
    for who in ("one", "one", "proxy", "proxy", "proxy"):
        ceilings.leave(who)
    assert not ceilings.held and ceilings.refused == 2


def test_a_log_says_the_same_thing_a_few_times_and_then_how_often(caplog):

    now = [0.0]
    repeated = Repeated(lambda: now[0])

    def said(text: str) -> logging.LogRecord:
        return logging.LogRecord("x", logging.WARNING, "file.py", 7, text, (), None)

    assert [repeated.filter(said(f"Invalid request {number}")) for number in range(1000)] == [True] * MOST + [False] * (1000 - MOST)
    now[0] += SECONDS + 1
    again = said("Invalid request")
    assert repeated.filter(again) and again.getMessage() == f"Invalid request ({1000 - MOST} more like this were left out)"
    endless = logging.LogRecord("x", logging.WARNING, "other.py", 1, "å" * 100_000, (), None)
    assert repeated.filter(endless) and len(endless.getMessage()) < 5000


def test_what_comes_faster_than_anybody_chooses_waits_and_is_not_lost(monkeypatch):
    monkeypatch.setattr(rates, "MESSAGES", "3/1 second")
    heard = []

    async def echoing(websocket):
        await websocket.accept()
        for _ in range(8):
            heard.append(await websocket.receive_text())
        await websocket.close()

    app = guarded(Starlette(routes=[WebSocketRoute("/_stcore/stream", echoing)]))
    with TestClient(app) as client, client.websocket_connect("/_stcore/stream") as page:
        for number in range(8):
            page.send_text(str(number))
        with pytest.raises(WebSocketDisconnect):
            page.receive_text()
    assert heard == list("01234567")


def test_a_structured_log_tells_where_and_nothing_of_any_reader():
    import json
    import sys

    typed = "hemlig+id%C3%A9+om+Anna"
    try:
        int(typed)
    except ValueError:
        record = logging.LogRecord(
            "x", logging.ERROR, "file.py", 7, "GET /sok?fraga=%s from 192.0.2.77 and 2001:db8:1:2:3::4", (typed,), sys.exc_info()
        )
    text = Structured().format(record)
    told = json.loads(text)
    assert (told["level"], told["error"], told["message"]) == ("error", "builtins.ValueError", "GET /sok? from 192.0.2.0 and 2001:db8:1::")
    assert told["where"] == [next(where for where in told["where"] if "tests/contract/test_guard.py:" in where)]
    assert not [part for part in ("192.0.2.77", ":3::4", "fraga", "Anna", "invalid literal", str(folders.ROOT)) if part in text]
