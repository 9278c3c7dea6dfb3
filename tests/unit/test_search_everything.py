"""The search for everything: what is spelt as written, otherwise, inside, with a slip, and what is not found."""

import pytest

from insteg.figures import found
from insteg.reference import words
from insteg.search.everything import Thing, find, indexed

THINGS = [
    Thing("place", "2282", "Kramfors"),
    Thing("place", "2260", "Ånge"),
    Thing("project", "P1", "Ungdomsanställning Kramfors", "praktik hos kommunen"),
    Thing("project", "P2", "Plattform U", "coacher i Örnsköldsvik"),
    Thing("term", "t", "osäkerhet (konfidensintervall)", "så mycket kan talet svänga"),
]
INDEX = indexed(THINGS)


def keys(text: str) -> list[str]:
    return [one.thing.key for one in find(INDEX, text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Kramfors", "2282"),
        ("KRAMF", "2282"),
        ("kramfros", "2282"),  # two letters changed about
        ("ange", "2260"),
        ("plattform", "P2"),
        ("coach ornskoldsvik", "P2"),
        ("ornsköldvik", "P2"),  # a letter left out
        ("intervall", "t"),  # inside a longer word
        ("kommunens praktik", "P1"),
    ],
)
def test_what_is_meant_comes_first(text, first):
    assert keys(text)[0] == first


@pytest.mark.parametrize("text", ["", "  ", "xyzzy", "kramfors xyzzy", "ang12", "och"])
def test_what_nobody_can_mean_finds_nothing(text):
    assert keys(text) == []


def test_a_name_is_surer_than_a_word_beside_it_and_a_slip_costs():
    scores = {one.thing.key: one.score for one in find(INDEX, "kramfors")}
    assert scores == {"2282": 1.0, "P1": 1.0}
    # One pair changed about: the whole word, less one slip.
    assert {one.thing.key: one.score for one in find(INDEX, "kramfros")} == {"2282": 0.85, "P1": 0.85}
    # Beside the name every score is six tenths of it.
    assert [(one.thing.key, one.score) for one in find(INDEX, "coacher")] == [("P2", 0.6)]


def test_a_word_of_the_name_counts_in_full_also_where_it_stands_beside_it_too():
    """A measure's definition begins with what it is called."""
    index = indexed([Thing("measure", "m", "Långtidsarbetslöshet", "Långtidsarbetslöshet av alla arbetslösa")])
    assert [(one.thing.key, one.score) for one in find(index, "långtidsarbetslöshet")] == [("m", 1.0)]


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("projekt", {"a": 1.0, "b": 0.95, "c": 0.9, "d": 0.7}),  # itself, another form of it, the beginning of a word, inside one
        ("pro", {"a": 0.9, "b": 0.9, "c": 0.9}),  # three letters must begin a word
        ("xro", {}),
    ],
)
def test_how_a_word_is_found_tells_how_sure_it_is(text, scores):
    names = {"a": "Projekt", "b": "Projekten", "c": "Projektkarta", "d": "Ungdomsprojektet"}
    index = indexed([Thing("term", key, name) for key, name in names.items()])
    assert {one.thing.key: one.score for one in find(index, text)} == scores


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("lxs", False), ("dxmt", True), ("dxxt", False), ("trxppan", True), ("trxppxn", False), ("kxmmunxl", True), ("kxmmxnxl", False)],
)
def test_one_slip_in_a_word_of_four_letters_two_in_one_of_eight(text, is_found):
    index = indexed([Thing("term", name, name) for name in ("lus", "damt", "trappan", "kommunal")])
    assert bool(find(index, text)) is is_found


@pytest.mark.parametrize(("count", "is_cut"), [(2, False), (3, True)])
def test_hits_are_said_to_be_cut_when_there_are_more_than_are_shown(monkeypatch, count, is_cut):
    index = indexed([Thing("term", f"t{number}", "Coach") for number in range(count)])
    monkeypatch.setattr(found, "index", lambda _: index)
    (kind,) = found.hits("coach", "sv", most=2)
    assert (len(kind.hits), kind.is_cut) == (2, is_cut)


def test_a_lesson_is_found_in_the_language_of_the_page_and_leads_to_all_lessons():
    rows = {row.lesson: row for row in found.lessons().itertuples()}
    for language in ("sv", "en"):
        things = {thing.key: thing for thing in found._lessons(words.load(language))}
        assert {key: thing.name for key, thing in things.items()} == {
            key: (row.text_en if language == "en" else "") or row.text_sv for key, row in rows.items()
        }
    assert any(row.text_en and row.text_en != row.text_sv for row in rows.values())
    hit = found._hit(words.load("en"), things[next(iter(rows))], "2282")
    assert hit.way.address == f"lardomar?kommun=2282&larplats=alla&lang=en#lardom-{next(iter(rows))}"


def test_much_text_is_bounded():
    assert keys("kramfors " * 10_000) == ["2282", "P1"]


def test_every_kind_is_found_in_the_snapshot():
    wanted = {
        "kramfros": ("Platser", "Kramfors", "./?kommun=2282"),
        "uvas": ("Mått", "Unga 16–24 år som varken arbetar eller studerar", "jamfor?kommun=2281&indikator=neet_16_24"),
        "plattform u": ("Projekt", "Plattform U", "projekt?kommun=2281&projekt=VN07"),
        "ips": (
            "Insatstyper",
            "Stöd till och i ett arbete (supported employment, IPS)",
            "insatser?kommun=2281&insats=supported_employment#om-supported_employment",
        ),
        "konfidens": ("Ord", "osäkerhet (konfidensintervall)", "om?kommun=2281#ord-uncertainty"),
        "lärdomar": ("Sidor", "Lärdomar", "lardomar?kommun=2281"),
    }
    for text, (kind, name, address) in wanted.items():
        links = [(hit.way.text, hit.way.address) for hits in found.hits(text, "sv", "2281") if hits.title == kind for hit in hits.hits]
        assert (name, address) in links, text


def test_the_kind_with_the_surest_hit_comes_first_and_as_sure_ones_in_their_order(monkeypatch):
    """A word beside a place's name is less sure than a project's name; a term as sure as the project comes after it."""
    things = [Thing("place", "2260", "Ånge", "coach"), Thing("term", "t", "Coach"), Thing("project", "VN07", "Coach")]
    monkeypatch.setattr(found, "index", lambda _: indexed(things))
    assert [hits.title for hits in found.hits("coach", "sv")] == ["Projekt", "Ord", "Platser"]


def test_names_in_the_other_language_are_said_to_be_once():
    titles = {language: {hits.title for hits in found.hits("plattform u", language)} for language in ("sv", "en")}
    assert "Projekt" in titles["sv"] and "Projects (in Swedish)" in titles["en"]


def test_a_municipality_elsewhere_leads_to_a_comparison():
    (places,) = [hits for hits in found.hits("Avesta", "en") if hits.title == "Places"]
    assert places.hits[0].way.address == "jamfor?omraden=2084%2C22%2C00&lang=en"


def test_what_is_typed_is_not_remembered(monkeypatch):
    asked: list = []
    monkeypatch.setattr("insteg.store.remembered._answers", _Watching(asked))
    found.hits("skogsplantering", "sv")
    assert "skogsplantering" not in str(asked)


class _Watching(dict):
    def __init__(self, asked: list):
        super().__init__()
        self.asked = asked

    def __setitem__(self, key, value):
        self.asked.append(key)
        super().__setitem__(key, value)
