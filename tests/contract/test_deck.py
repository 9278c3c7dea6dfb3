"""The show's addresses: whole, compressed, guarded; and nothing in a story becomes markup."""

import base64
import gzip
import json
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg.show.ready import NAMES, ready
from insteg.show.stories import MOST_SLIDES, Slide, Story, encode
from insteg.store import snapshots
from insteg.web.show import deck, deck_files

HOSTILE = "</script><img src=x onerror=alert(1)>\"'{{7*7}}"
STORY = Story(HOSTILE, (Slide("luckor", {}, "insatser", {"insats": HOSTILE}, HOSTILE, HOSTILE, HOSTILE), Slide(HOSTILE, {}, HOSTILE, {})))


@pytest.fixture(scope="module")
def client(snapshot) -> TestClient:
    rooms = {"ABC": ready("provat", "sv", "2281")}
    return TestClient(Starlette(routes=deck.routes(lambda code, who: rooms.get(code), ("/rum.js",))))


def data_of(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="deck">(.*?)</script>', page, re.S)[1])


@pytest.mark.parametrize("path", ["/visning", "/visning.html"])
def test_a_story_cannot_put_markup_on_the_page(client, path):
    page = client.get(path, params={"b": encode(STORY)}).text
    # Plotly's own script, in the one file, holds what looks like markup.
    own = page if path == "/visning" else page.split('id="deck"')[0]
    assert "<img" not in own
    assert "49" not in re.search(r"<title>(.*?)</title>", page)[1]
    assert data_of(page)["slides"][0]["note"] == HOSTILE


def test_a_link_that_is_no_story_gets_a_sentence(client):
    for text in ("trasig", "a" * 20_000):
        answer = client.get("/visning", params={"b": text})
        assert answer.status_code == 200
        assert "läs" in answer.text


def test_answers_are_compressed_guarded_and_never_kept(client):
    answer = client.get("/visning", params={"b": encode(STORY)}, headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "no-cache"
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe-eval" not in answer.headers["content-security-policy"]


def test_files_come_compressed_and_may_be_kept_for_ever(client):
    page = client.get("/visning").text
    addresses = re.findall(r'(?:src|href)="(/visning-filer/[^"]+)"', page)
    assert len(addresses) == 3
    for address in addresses:
        answer = client.get(address, headers={"accept-encoding": "br"})
        assert answer.headers["content-encoding"] == "br"
        assert "immutable" in answer.headers["cache-control"]
        plain = client.get(address, headers={"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers and plain.text == answer.text
        assert plain.headers["content-type"].partition(";")[0] in ("text/css", "text/javascript")
    for wrong in ("/visning-filer/x.js", "/visning-filer/..%2Fx", "/visning-filer/"):
        assert client.get(wrong).status_code == 404


def test_a_show_is_made_of_one_snapshot_that_is_looked_for_once(client, monkeypatch):
    asked, story = [], encode(ready("provat", "sv", "2281"))
    monkeypatch.setattr(snapshots, "published", lambda found=snapshots.published: asked.append(1) or found())
    client.get("/visning", params={"b": story})
    assert len(asked) == 1


def test_notes_are_not_sent_to_followers(client):
    story = ready("provat", "sv", "2281")
    for follows, is_told in (("", True), ("1", False)):
        page = client.get("/visning", params={"b": encode(story), "foljare": follows}).text
        # Neither as it is nor as JSON writes it.
        assert any(form in page for form in (story.slides[0].note, json.dumps(story.slides[0].note)[1:-1])) == is_told
        assert [slide["note"] == own.note for slide, own in zip(data_of(page)["slides"], story.slides, strict=True)] == [is_told] * 4


def test_a_room_gives_its_story_and_brings_its_script(client):
    page = client.get("/visning", params={"rum": "ABC"}).text
    assert len(data_of(page)["slides"]) == 4
    # Anybody can open the room's address: what to say to each slide comes to its presenter afterwards.
    assert [slide["note"] for slide in data_of(page)["slides"]] == [""] * 4
    assert 'src="/rum.js"' in page
    assert data_of(client.get("/visning", params={"rum": "okänt"}).text)["slides"] == []


def test_the_one_file_asks_for_nothing(client):
    answer = client.get("/visning.html", params={"b": encode(ready("provat", "sv", "2281"))})
    head = answer.text.split('id="deck"')[0]
    assert re.findall(r'(?:src|href)="(?!data:|http://testserver/|https?://)[^"]+"', head) == []
    assert re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"(?!data:)", answer.text.split("<script>")[0]) == []
    # The name whole, and in plain letters for whoever knows no others.
    told = answer.headers["content-disposition"]
    assert told == "attachment; filename=\"insteg-vad-har-provats.html\"; filename*=UTF-8''insteg-vad-har-pr%C3%B6vats.html"


@pytest.mark.parametrize("name", NAMES)
def test_the_one_file_stays_small_however_many_slides_it_has(client, name):
    slides = ready(name, "sv", "2281").slides
    many = Story("Allt", (slides * MOST_SLIDES)[:MOST_SLIDES])
    found = client.get("/visning.html", params={"b": encode(many)}).content
    assert len(found) < 5_000_000 and gzip.decompress(base64.b64decode(packed(found))).decode() == deck_files.plotly()


def packed(page: bytes) -> bytes:
    return re.search(rb'id="packed-plotly">([^<]+)<', page)[1]


@pytest.mark.parametrize(("lang", "sentence"), [("sv", "Tomma rutor"), ("en", "Empty cells")])
def test_the_show_speaks_the_language_asked_for(client, lang, sentence):
    page = client.get("/visning", params={"b": encode(ready("provat", "sv", "2281")), "lang": lang, "tema": "dark"}).text
    assert f'<html lang="{lang}" data-theme="dark">' in page
    assert sentence in page
