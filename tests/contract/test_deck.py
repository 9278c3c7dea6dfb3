"""The show's addresses: whole, compressed, guarded; and nothing in a story becomes markup."""

import json
import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg.stories import Slide, Story, encode
from insteg.views.ready_stories import ready
from insteg.web import deck

HOSTILE = "</script><img src=x onerror=alert(1)>\"'{{7*7}}"
STORY = Story(HOSTILE, (Slide("luckor", {}, "insatser", {"insats": HOSTILE}, HOSTILE, HOSTILE, HOSTILE), Slide(HOSTILE, {}, HOSTILE, {})))


@pytest.fixture(scope="module")
def client(snapshot) -> TestClient:
    rooms = {"ABC": ready("provat", "sv", "2281")}
    return TestClient(Starlette(routes=deck.routes(rooms.get, ("/rum.js",))))


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
    assert 'src="/rum.js"' in page
    assert data_of(client.get("/visning", params={"rum": "okänt"}).text)["slides"] == []


def test_the_one_file_asks_for_nothing(client):
    answer = client.get("/visning.html", params={"b": encode(ready("provat", "sv", "2281"))})
    head = answer.text.split('id="deck"')[0]
    assert re.findall(r'(?:src|href)="(?!data:|http://testserver/|https?://)[^"]+"', head) == []
    assert re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"(?!data:)", answer.text.split("<script>")[0]) == []
    assert answer.headers["content-disposition"] == 'attachment; filename="insteg-vad-har-pr-vats.html"'
    assert 4_000_000 < len(answer.content) < 7_000_000


@pytest.mark.parametrize(("lang", "sentence"), [("sv", "rutor är tomma"), ("en", "cells are empty")])
def test_the_show_speaks_the_language_asked_for(client, lang, sentence):
    page = client.get("/visning", params={"b": encode(ready("provat", "sv", "2281")), "lang": lang, "tema": "dark"}).text
    assert f'<html lang="{lang}" data-theme="dark">' in page
    assert sentence in page
