"""What was tried against the server, on the whole application: each attack with what it meets now."""

import html
import re

import pytest
from starlette.websockets import WebSocketDisconnect
from streamlit import net_util
from streamlit.runtime import Runtime

from insteg.show.ready import ready
from insteg.show.stories import Slide, Story, encode, page_of
from insteg.ui import server, uploads
from insteg.web.asked import Refused
from insteg.web.rooms import guesses
from insteg.web.rooms.access import seminars
from insteg.web.rooms.guesses import Guesses
from insteg.web.show import deck
from tests.contract.served import begun

LINK = re.compile(r'(?:href|src|action|data-picture)="([^"]*)"')


@pytest.fixture(scope="module")
def client(snapshot):
    with begun(server.application()) as found:
        yield found


def test_a_strange_page_that_connects_makes_nobody_look_us_up(client, monkeypatch):
    """Streamlit asked a server elsewhere for our own address, on the event loop: two seconds in which nobody was answered."""
    asked = []
    for name in ("get_external_ip", "get_internal_ip"):
        monkeypatch.setattr(net_util, name, lambda: asked.append(1))
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream", headers={"origin": "https://elak.se"}):
        pass
    assert asked == []


def test_files_sent_to_a_page_that_asks_for_none_are_not_kept(client):
    """Five of 195 MB stayed in memory."""
    manager = Runtime.instance().uploaded_file_mgr
    before = dict(manager.file_storage)
    answer = client.put("/_stcore/upload_file/any/file", files={"file": ("a.bin", b"x" * 3_000_000)})
    assert (answer.status_code, manager.file_storage) == (403, before)


def test_what_a_page_asks_for_is_taken_until_it_is_too_much(client, monkeypatch):
    monkeypatch.setitem(uploads._asking, "asks", "seminarium")
    assert uploads.takes("asks") == uploads.MOST * 1024 * 1024
    assert client.put("/_stcore/upload_file/asks/file", files={"file": ("a.json", b"x" * 3_000_000)}).status_code == 413
    # Within the limit it is Streamlit's to judge: it knows no such session, and wants its token.
    assert client.put("/_stcore/upload_file/asks/file", files={"file": ("a.json", b"{}")}).status_code in (400, 403)


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/auth/login", "/component/x/y.js"])
def test_measures_agents_and_logins_answer_nobody(client, path):
    assert client.get(path).status_code == 404


def test_the_show_as_a_file_is_made_once_for_all_who_ask(client, monkeypatch):
    made = []
    monkeypatch.setattr(deck, "_context", lambda *given, found=deck._context, **more: made.append(1) or found(*given, **more))
    deck._whole.cache.clear()
    story = encode(ready("provat", "sv", "2281"))
    answers = {client.get("/visning.html", params={"b": story}).text for _ in range(3)}
    assert (len(answers), len(made)) == (1, 1)


def test_codes_are_not_guessed_and_whoever_is_in_goes_on(client, monkeypatch):
    monkeypatch.setattr(guesses.guesses, "_misses", Guesses("5/10 minutes")._misses)
    made = client.post("/rum", json={"story": encode(ready("provat", "sv", "2281"))}).json()["code"]
    other = seminars().create(encode(ready("provat", "sv", "2281")), False, "elsewhere")[0]
    assert client.get(f"/rum/{made}/finns").status_code == 200
    statuses = [client.get(f"/rum/{code}/finns").status_code for code in ("AAAAAA", "CCCCCC", "DDDDDD", "EEEEEE")]
    statuses += [client.get("/visning", params={"rum": code}).status_code for code in ("FFFFFF", "GGGGGG")]
    assert statuses == [404] * 5 + [429]
    refused = client.get("/rum/HHHHHH/finns")
    assert (refused.status_code, refused.json()["error"]) == (429, "guesses") and int(refused.headers["retry-after"]) > 0
    # A right code tells nothing either, until the wait is over; who is in a room from here stays in it.
    assert client.get(f"/rum/{other}/finns").status_code == 429
    assert client.get(f"/rum/{made}/finns").status_code == 200
    assert "vänta" in html.unescape(client.get(f"/rum/{other}").text).lower()
    assert seminars().rooms.get(made) is not None


def test_only_misses_count():
    counted = Guesses("1/minute")
    for _ in range(5):
        counted.check("one", "ACDEFG")
        counted.found("one", "ACDEFG")
    counted.missed("one")
    with pytest.raises(Refused):
        counted.check("one", "GFEDCA")
    counted.check("other", "GFEDCA")


STRANGE = ["https://elak.se", "//elak.se/x", "/\\elak.se", "javascript:alert(1)", "x) ![](https://elak.se/a.png", "..//elak.se", "@elak.se"]


@pytest.mark.parametrize("page", STRANGE)
def test_a_slide_of_a_strangers_show_leads_to_our_own_pages_only(client, page):
    slide = Slide("karta", {}, page, {"page": "x", "language": "y", "kommun": "2281"}, heading="![](https://elak.se/a.png)")
    assert page_of(slide) == "laget"
    text = client.get("/visning", params={"b": encode(Story("", (slide,)))}).text
    # What is written stands as text; no address leads elsewhere.
    assert [link for link in LINK.findall(text) if "elak" in html.unescape(link).partition("?")[0]] == []


def test_robots_icon_and_security(client, monkeypatch):
    assert "Disallow: /rum" in client.get("/robots.txt").text
    assert client.get("/favicon.ico").headers["content-type"].startswith("image/svg+xml")
    assert client.get("/.well-known/security.txt").status_code == 404
    monkeypatch.setenv("INSTEG_SECURITY_CONTACT", "mailto:sakerhet@kommun.se")
    text = client.get("/.well-known/security.txt").text
    assert text.startswith("Contact: mailto:sakerhet@kommun.se\nExpires: 20")


def test_one_figure_for_a_frame_elsewhere_is_whole_and_opened_by_a_setting_only(client, monkeypatch):
    asked = {"b": encode(ready("laget", "sv", "2281")), "lang": "en", "tema": "dark"}
    assert client.get("/infalld/bild", params=asked).status_code == 404
    monkeypatch.setenv("INSTEG_EMBEDDERS", "https://www.kommun.se")
    answer = client.get("/infalld/bild", params=asked)
    assert answer.status_code == 200 and "https://www.kommun.se" in answer.headers["content-security-policy"]
    assert "<script" not in answer.text and 'lang="en" data-theme="dark"' in answer.text and "Source" in answer.text
    for link in re.findall(r'img src="([^"]+)"', answer.text):
        assert client.get(html.unescape(link)).headers["content-type"].startswith("image/svg+xml")
    assert client.get("/infalld/bild", params={"b": "trasig"}).status_code == 400
    assert client.get("/infalld/bild", params={"b": encode(Story())}).status_code == 404
    assert client.get("/infalld/annat").status_code == 404


@pytest.fixture(scope="module")
def below(snapshot):
    """The application below a path."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSTEG_BASE_PATH", "/insteg/")
        with begun(server.application()) as found:
            yield found


SHOWN = {"b": encode(ready("provat", "sv", "2281"))}


@pytest.mark.parametrize(
    "path", ["/", "/kommun", "/sok", "/visning", "/rum", "/rum/AAAAAA", "/api/v1/", "/finns-inte", "/rum/AAAAAA/finns/inte"]
)
def test_every_address_on_a_page_stays_below_the_base_path(below, path):
    answer = below.get(f"/insteg{path}", params=SHOWN if path == "/visning" else {})
    found = [html.unescape(link) for link in LINK.findall(answer.text)]
    assert found
    outside = [link for link in found if link.startswith("/") and not link.startswith("/insteg/")]
    assert outside == []
    # Relative ones are meant from our root: pages lie there, and deeper down the page says where it is.
    is_deep = path.count("/") > 1 and "<base" not in answer.text
    assert not is_deep or [link for link in found if not re.match(r"/insteg/|#|\?|https?:|mailto:|data:", link)] == []


def test_files_redirects_codes_and_the_api_are_below_it_too(below):
    page = below.get("/insteg/kommun").text
    script = re.search(r'src="\./(first/[^"]+)"', page)[1]
    for path in (script, re.search(r'"\./(static/js/[^"]+)"', page)[1], "health", "favicon.svg"):
        assert below.get(f"/insteg/{path}").status_code == 200, path
        assert below.get(f"/{path}").status_code == 200, "a proxy may take the path off"
    for address in re.findall(r'"(/insteg/visning-filer/[^"]+)"', below.get("/insteg/visning").text):
        assert below.get(address).status_code == 200
    made = below.post("/insteg/rum", json={"story": SHOWN["b"]}).json()
    code, key = made["code"], {"Authorization": f"Bearer {made['key']}"}
    assert below.get(f"/insteg/rum/{code}", follow_redirects=False).headers["location"].startswith("/insteg/visning?rum=")
    assert below.get("/insteg/rum", params={"kod": code}, follow_redirects=False).headers["location"].startswith(f"/insteg/rum/{code}")
    handed = below.post(f"/insteg/rum/{code}/nyckel", json={}, headers=key).json()
    assert handed["address"].startswith(f"http://testserver/insteg/visning?rum={code}")
    assert seminars().rooms.get(code) is not None
    assert "/insteg/api/v1/openapi.json" in below.get("/insteg/api/v1/areas").headers["link"]
    assert below.get("/insteg/api/v1/openapi.json").json()["servers"] == [{"url": "/insteg/api/v1"}]
    onward = below.get("/insteg/api/v1/areas?limit=1").json()["next"]
    assert onward.startswith("/insteg/api/v1/areas?") and below.get(onward).status_code == 200
    assert below.get("/insteg/api/v1", follow_redirects=False).headers["location"] == "/insteg/api/v1/"
    assert "Disallow: /insteg/rum" in below.get("/insteg/robots.txt").text
