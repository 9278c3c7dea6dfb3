"""Every address of the application, held to the rules of Mozilla's Observatory."""

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from insteg.ui import server
from insteg.web.guard import guarded, policy
from tests.contract.every_route import Address, addresses
from tests.contract.observatory import faults, policy_of
from tests.contract.served import begun
from tests.contract.test_several_servers import within

# Served before any route is tried.
FILES = ["/static/css", "/static/js"]


@pytest.fixture(scope="module")
def app(snapshot):
    found = server.unguarded()
    with begun(guarded(found), base_url="https://testserver", raise_server_exceptions=False) as client:
        yield client, found._starlette_app


def every(app) -> list[Address]:
    return sorted(set(addresses(app.routes)), key=lambda one: (one.path, one.method))


def test_the_routes_are_all_there(app):
    """The list is made of the application; what we know to be there must be in it."""
    found = {one.path for one in every(app[1])}
    assert len(found) > 60
    for path in (
        "/",
        "/kommun",
        "/api/v1/observations",
        "/visning",
        "/visning.html",
        "/rum",
        "/rum/ACDEFG/svar",
        "/health",
        "/robots.txt",
        "/first/x.js",
    ):
        assert path in found, path


def test_every_answer_keeps_the_rules(app):
    client, inner = app
    found = {}
    for one in every(inner):
        answer = client.request(one.method, one.path, follow_redirects=False)
        if wrong := faults(answer, is_open=one.path.startswith("/api/"), is_tls=True):
            found[f"{one.method} {one.path} ({answer.status_code})"] = wrong
    assert found == {}


def test_files_and_what_is_nowhere_keep_them_too(app):
    client, _ = app
    sheet = next((server.compressed_files() / "css").glob("*.css")).name
    for path in (f"/static/css/{sheet}", "/static/inget.js", "/finns/inte/alls", "/x.php", "/_stcore/metrics", "/media/x", "/%00"):
        answer = client.get(path, follow_redirects=False)
        assert faults(answer, is_tls=True) == [], path


def test_what_fails_inside_carries_them_too():
    def broken(request):
        raise RuntimeError("inside")

    with TestClient(guarded(Starlette(routes=[Route("/", broken)])), raise_server_exceptions=False) as client:
        answer = client.get("/")
    assert answer.status_code == 500 and faults(answer) == []


@pytest.mark.parametrize(
    ("headers", "fault"),
    [
        ({"Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline'"}, "scripts may come"),
        ({"Content-Security-Policy": "script-src 'self'"}, "no default-src"),
        ({"Content-Security-Policy": "default-src *; base-uri 'none'; form-action 'none'"}, "lets in"),
        ({"Set-Cookie": "a=b"}, "SameSite"),
        ({"Set-Cookie": "a=b; SameSite=Lax"}, "Secure"),
        ({"Access-Control-Allow-Origin": "*"}, "read by other sites"),
        ({"Strict-Transport-Security": "max-age=60"}, "half a year"),
        ({"Server": "x"}, "which server"),
    ],
)
def test_the_rules_find_what_they_are_for(headers, fault):
    """Without the guard, and each wrong in one way."""
    app = Starlette(routes=[Route("/", lambda request: PlainTextResponse("x", headers=headers))])
    with TestClient(app) as client:
        assert any(fault in one for one in faults(client.get("/"), is_tls=True))


def test_a_page_that_has_not_changed_keeps_the_policy_it_came_with(app):
    """A browser takes the headers of a 304 for those of what it has: data's policy would leave the page without script and style."""
    client, _ = app
    # The frame alone comes first where a page takes long to make.
    within(60, lambda: "first-skip" in client.get("/").text)
    whole = client.get("/")
    again = client.get("/", headers={"if-none-match": whole.headers["etag"]})
    assert again.status_code == 304
    assert not {name.lower() for name in policy.OF_DOCUMENTS} & set(again.headers)
    assert again.headers["x-content-type-options"] == "nosniff"


def test_plain_http_promises_no_tls():
    app = guarded(
        Starlette(routes=[Route("/", lambda request: PlainTextResponse("x", headers={"Set-Cookie": "a=b; Path=/; SameSite=Lax"}))])
    )
    with TestClient(app) as client:
        answer = client.get("/")
    assert "strict-transport-security" not in answer.headers
    assert answer.headers["set-cookie"] == "a=b; SameSite=Lax; Path=/"


def test_one_figure_may_be_shown_in_a_frame_by_those_who_are_named(monkeypatch):
    app = guarded(Starlette(routes=[Route("/{name:path}", lambda request: HTMLResponse("x"))]))
    with TestClient(app) as client:
        assert policy_of(client.get("/infalld/karta"))["frame-ancestors"] == ["'self'"]
        monkeypatch.setenv("INSTEG_EMBEDDERS", "https://www.kommun.se, https://*.region.se")
        framed, page = client.get("/infalld/karta"), client.get("/kommun")
    assert policy_of(framed)["frame-ancestors"] == ["'self'", "https://www.kommun.se", "https://*.region.se"]
    assert policy.FRAMED not in framed.headers
    # A page of another site that isolates itself takes a frame only from who says that anybody may have it.
    assert framed.headers["cross-origin-resource-policy"] == "cross-origin" != page.headers["cross-origin-resource-policy"]
    assert policy_of(page)["frame-ancestors"] == ["'self'"] and page.headers[policy.FRAMED] == "SAMEORIGIN"


def test_a_data_block_needs_nothing_of_the_policy():
    """application/ld+json is data: nothing runs it, and script-src does not speak of it. Our own scripts all lie in files."""
    assert policy.PAGE["script-src"] == "'self'"
