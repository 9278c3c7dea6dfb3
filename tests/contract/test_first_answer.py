"""What the server sends first, without any script: every page, both languages, any link."""

import gzip
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import file_util

from insteg.figures import overview, situation
from insteg.figures.frame import title_of
from insteg.figures.situation import SituationChoice
from insteg.reference import catalogue, words
from insteg.reference.pages import behind, door_of, menu, name_of
from insteg.web.entrance import MOST_LETTERS, MOST_PARTS, Entrance, known
from tests.contract.served import begun

PAGES = [name_of(script) for script in menu()]
# Pages whose main picture is a figure of a recipe or the map.
DRAWN = ["laget", "jamfor", "ligger", "projekt", "insatser", "kurvan", "lardomar", "effekt"]


@pytest.fixture(scope="module")
def client():
    from insteg.ui import server

    with begun(server.application(), raise_server_exceptions=True) as found:
        yield found


class Seen(HTMLParser):
    """The elements of an answer with their attributes, and the text of those asked for."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.title, self._open = [], "", ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data):
        if self._open == "title" and not self.title:
            self.title = data

    def every(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    def meta(self, name):
        return next(found["content"] for found in self.every("meta") if name in (found.get("name"), found.get("property")))


def first(client, page, query=""):
    """The answer once it is made: the first who asks for a slow page gets the frame alone."""
    address = f"/{'' if page == 'laget' else page}{f'?{query}' if query else ''}"
    for _ in range(20):
        answer = client.get(address)
        assert answer.status_code == 200
        if '<div class="stVerticalBlock">' in answer.text:
            return answer.text
    raise AssertionError(f"{address} was never made")


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_in_its_first_answer_what_it_is(client, page, language):
    say, text = words.load(language), first(client, page, f"lang={language}")
    seen = Seen(text)
    assert seen.every("html")[0]["lang"] == language
    assert seen.title == f"{title_of(page, say)} · Insteg" == seen.meta("og:title")
    assert len(seen.meta("description")) > 30
    assert seen.meta("description") == seen.meta("og:description")
    assert not set("*{}") & set(seen.meta("description"))
    assert text.count("<h1") == 1
    # Once in the row of pages, and once in the sheet that phones open.
    door = door_of(page)
    current = {found["href"].split("?")[0] for _, found in seen.tags if found.get("aria-current") == "page"}
    assert current == {"./" if page in ("laget", "kommun") else page}
    links = {found.get("href", "").split("?")[0].removeprefix("./") for found in seen.every("a")}
    near = {pages[0] for pages in behind().values()} | set(behind()[door] if door else [])
    assert links >= {"" if name == "laget" else name for name in near - {"kommun"}}


@pytest.mark.parametrize("page", PAGES)
def test_nothing_needs_an_inline_script_and_nothing_comes_from_elsewhere(client, page):
    text = first(client, page)
    seen = Seen(text)
    # A block of data is no script: no browser runs it.
    scripts = [found for found in seen.every("script") if found.get("type") != "application/ld+json"]
    assert scripts and all(found.get("src", "").startswith("./") for found in scripts)
    assert all(found["href"].startswith("./") for found in seen.every("link"))
    assert not [name for _, found in seen.tags for name in found if name.startswith("on")]
    assert "url(http" not in text


@pytest.mark.parametrize("page", DRAWN)
def test_pictures_have_a_title_and_a_description_under_names_of_their_own(client, page):
    text = first(client, page)
    pictures = [found for found in Seen(text).every("svg") if found.get("aria-labelledby")]
    assert pictures
    names = re.findall(r' id="([^"]+)"', text)
    assert len(names) == len(set(names))
    for found in pictures:
        assert found["role"] in ("img", "group")
        assert set(found["aria-labelledby"].split()) <= set(names)


@pytest.mark.parametrize(
    ("language", "told"), [("sv", "Unga på väg in i arbete och studier"), ("en", "Young people on their way into work and study")]
)
def test_a_page_that_is_not_made_yet_says_all_the_same_what_it_is(language, told):
    async def nothing(page: str, query: str) -> None:
        return None

    entrance = Entrance(Path(file_util.get_static_dir()), nothing)
    with TestClient(Starlette(routes=entrance.routes())) as early:
        seen = Seen(early.get(f"/om?lang={language}").text)
    assert seen.meta("description") == seen.meta("og:description") == told


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_front_page_tells_its_sentence_map_and_table(client, language):
    view = SituationChoice("neet_16_24", situation.periods("neet_16_24")[-1], "22", language, "light")
    text = unescape(first(client, "laget", f"lang={language}"))
    plain = text.replace("\u2060", "")
    (sentence,) = overview.lead(view)
    assert sentence in plain
    assert Seen(text).meta("description") == sentence
    areas = [found for found in Seen(text).every("a") if "data-area" in found]
    judged = situation.judged("neet_16_24", view.period)
    assert {found["data-area"] for found in areas} == set(catalogue.the_seven())
    for found in areas:
        assert f": {view.measured(judged[found['data-area']].value)}, {view.period}" in found["aria-label"]
        assert f"kommun={found['data-area']}" in found["href"]
    for cell in situation.table(view).to_numpy().ravel():
        assert f"<td>{cell}</td>" in text


def test_a_place_on_the_map_is_a_link_to_its_own_view_and_back(client):
    county = unescape(first(client, "laget", "indikator=unemployed_bas_18_24"))
    kramfors = next(found for found in Seen(county).every("a") if found.get("data-area") == "2282")
    assert kramfors["href"] == "./?indikator=unemployed_bas_18_24&kommun=2282"
    text = unescape(first(client, "laget", kramfors["href"].removeprefix("./?")))
    assert "i Kramfors" in Seen(text).meta("description")
    # Back: the place chooser of the frame works as a form without any script, and keeps the measure.
    assert re.search(r'<select[^>]+name="kommun"[^>]*>\s*<option value=""', text)
    assert {"name": "indikator", "value": "unemployed_bas_18_24"}.items() <= next(
        found for found in Seen(text).every("input") if found.get("name") == "indikator"
    ).items()


def test_a_link_with_a_fault_is_told_as_on_the_live_page(client):
    say = words.load("sv")
    text = unescape(first(client, "laget", "kommun=9999"))
    said = say("link.unknown", name=say("choice.kommun"), value="9999", instead=say("link.everything")).replace("**", "")
    assert said in re.sub(r"<[^>]+>", "", text)
    assert 'role="alert"' in text


HOSTILE = {
    "longer than any link of ours": "kommun=" + "9" * 60_000,
    "thousands of parts": "&".join(f"kommun={number}" for number in range(5000)),
    "bytes that are no text": "kommun=%ff%fe%00%80&stand=%00",
    "half a character": "kommun=" + quote("\ud800", errors="surrogatepass"),
    "markup": "kommun=" + quote("<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"),
    "a path": "stand=../../../../etc/passwd",
    "a show that is none": "visning=" + "A" * 10_000,
    "signs of Markdown": "kommun=" + quote("[x](javascript:alert(1)) **<b>**"),
    "nothing": "&&&===&;&",
    "the same many times": "kommun=2282&kommun=2284&kommun=xx",
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("page", ["", "jamfor", "projekt", "effekt", "seminarium"])
def test_a_hostile_query_is_answered_with_a_page_and_writes_nothing_of_its_own(client, kind, page):
    answer = client.get(f"/{page}?{HOSTILE[kind]}")
    assert answer.status_code == 200
    assert "<insteg-first" in answer.text
    body = answer.text.partition("<body>")[2].partition("<template")[0]
    assert not re.search(r"<script|<img|href=\"javascript:", body)


def test_only_what_a_page_heeds_makes_a_page_of_its_own():
    assert known("utm_source=x&kommun=2282&fbclid=y&lang=en") == known("lang=en&kommun=2282") == "kommun=2282&lang=en"
    assert known("lang=sv") == ""
    assert known("x" * (MOST_LETTERS + 1)) is None
    assert known("&".join(["kommun=1"] * (MOST_PARTS + 1))) is None


def test_the_answer_is_packed_marked_and_the_same_for_head(client):
    first(client, "om")
    plain = client.get("/om", headers={"accept-encoding": "identity"})
    head = client.head("/om", headers={"accept-encoding": "identity"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == plain.headers["content-length"] == str(len(plain.content))
    for coding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        with client.stream("GET", "/om", headers={"accept-encoding": coding}) as packed:
            assert packed.headers["content-encoding"] == coding
            assert unpack(b"".join(packed.iter_raw())) == plain.content
    assert client.get("/om", headers={"if-none-match": plain.headers["etag"]}).status_code == 304
    assert client.get("/om?lang=en", headers={"if-none-match": plain.headers["etag"]}).status_code == 200


def test_every_colour_that_a_picture_names_is_given_in_both_themes(client):
    text = first(client, "jamfor")
    for name in set(re.findall(r"var\((--still-[\w-]+)\)", text)):
        assert len(re.findall(rf"{name}:#[0-9A-Fa-f]{{6}};", text)) == 2, name


def test_how_many_columns_there_are_is_said_before_the_first_one(client):
    """A browser draws what has arrived: a column that does not know of the next one would take its room, and give it back."""
    text = first(client, "laget")
    columns = re.findall(r'<div class="stHorizontalBlock[^"]*" style="--columns:(\d+);[^"]*"><div class="stColumn"', text)
    assert columns == ["2", "2"]
    assert text.count('<div class="stColumn"') == 4


@pytest.mark.parametrize(
    ("query", "picture"),
    [("matt=neet_16_24&platser=2281,00&kon=total", "insteg-still-wide"), ("matt=neet_16_24&platser=2260,2262,2280,2281,2282,2283,2284&kon=total&fran=2024&till=2024", "insteg-map")],
)  # fmt: skip
def test_the_chart_of_a_selection_stands_in_the_first_answer(client, query, picture):
    text = first(client, "utforska", query)
    assert picture in text and "Unga 16–24 år som varken arbetar eller studerar. I bilden, 20" in Seen(text).meta("description")
    # Without a measure there is a sentence on what to do, in the picture's place.
    assert words.load("sv")("explore.chart.no.measure") in first(client, "utforska")
