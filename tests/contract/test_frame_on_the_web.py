"""What the frame asks of the server over HTTP: suggestions while somebody writes, and an address that leads nowhere."""

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg import web
from insteg.figures import bank, found, frame
from insteg.reference.pages import menu, name_of


@pytest.fixture(scope="module")
def client():
    with TestClient(Starlette(routes=web.routes()), raise_server_exceptions=True) as found:
        yield found


def test_suggestions_are_links_of_each_kind(client):
    answer = client.get("/sok/forslag", params={"fraga": "kramfros", "kommun": "2281", "lang": "en"})
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', answer.text)
    assert links[0] == ("./?kommun=2282&amp;lang=en", "Kramfors")
    assert ("projekt?kommun=2281&amp;projekt=VN11&amp;lang=en") in [address for address, _ in links]


@pytest.mark.parametrize(
    "asked", [{}, {"fraga": "xyzzy"}, {"fraga": "<b>" * 5000}, {"fraga": "\x00\ud7ff", "lang": "xx", "kommun": "9999", "stand": "x"}]
)
def test_a_question_without_an_answer_is_never_an_error(client, asked):
    answer = client.get("/sok/forslag", params=asked)
    assert answer.status_code == 200
    assert "<b>" not in answer.text


@pytest.mark.parametrize(
    ("address", "language", "title"),
    [
        ("/finns-inte", "sv", "Sidan finns inte"),
        ("/nowhere?lang=en", "en", "There is no such page"),
        # Files, folders, what scanners ask every server for, and signs that no page has: Streamlit would send its own page for each.
        *(
            (address, "sv", "Sidan finns inte")
            for address in (
                "/app.py",
                "/foo",
                "/index.html",
                "/manifest.json",
                "/favicon.png",
                "/wp-login.php",
                "/.env",
                "/en/tva",
                "/en/tva/",
                "/a_b",
                "/x%0Ay",
                "/static/js/index.old.js",
                "/_stcorex",
                "/mediaarkiv",
                "/jamfor/tva",
                "/jamfor.html",
                "/" + "a" * 300,
                "/healthz",
                "/JAMFOR",
                "/jamfor/_stcore/health",
                "http://testserver//example.org/",
                "/%C3%A5r",
            )
        ),
    ],
)
def test_an_address_that_leads_nowhere_is_answered_in_its_language_with_the_doors(client, address, language, title):
    answer = client.get(address)
    assert answer.status_code == 404
    assert f'<html lang="{language}">' in answer.text and f"<h1>{title}</h1>" in answer.text
    doors = [door.text for door in frame.frame("laget", "", language, {}).doors]
    assert re.findall(r"<li><a href=[^>]*>([^<]+)</a></li>", answer.text.split("<main>")[1])[:5] == doors


@pytest.mark.parametrize("address", ["/_stcore/health", "/_stcore", "/media/x.csv", "/"])
def test_what_a_live_page_asks_for_is_left_to_streamlit(client, address):
    assert "Sidan finns inte" not in client.get(address).text


@pytest.mark.parametrize(
    ("address", "place"),
    [("/jamfor/", "/jamfor"), ("/kommun//", "/kommun"), ("/utforska/?matt=neet_16_24&lang=en", "/utforska?matt=neet_16_24&lang=en")],
)
def test_a_page_with_a_slash_behind_it_is_the_page(client, monkeypatch, address, place):
    for base in ("", "/insteg"):
        monkeypatch.setenv("INSTEG_BASE_PATH", f"{base}/")
        answer = client.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (301, f"{base}{place}")


@pytest.mark.parametrize("address", ["http://testserver//example.org/jamfor/", "/example.org//", "/%5Cexample.org/", "/jamfor%0A/"])
def test_a_slash_behind_nothing_of_ours_leads_nowhere_else(client, address):
    answer = client.get(address, follow_redirects=False)
    assert answer.status_code == 404 and "location" not in answer.headers


def test_every_page_has_an_address_that_the_frame_does_not_call_unknown():
    names = [name_of(script) for script in menu()]
    assert len(names) == len(set(names)) and all(re.fullmatch(r"[a-z]+", name) for name in names)


def test_of_projects_as_likely_those_of_the_place_come_first_then_the_countys():
    """ "Unga" stands in the names of projects all over the country."""
    reached, local = set(bank.projects_in("2262")["project_id"]), set(bank.all_projects().query("is_local")["project_id"])
    for place in ("", "2262"):
        sure = found.find(found.index("sv"), "praktik")
        shown = [one for one in found._near_first(sure, place) if one.thing.kind == "project"]
        for score in {one.score for one in shown}:
            names = [one.thing.key for one in shown if one.score == score]
            ranks = [(bool(place) and name not in reached, name not in local) for name in names]
            assert ranks == sorted(ranks), names
    assert {one.thing.key in local for one in shown} == {True, False}
