"""A link to one snapshot is frozen whole: breaks, names and terms are those of its day on the page, in the API and on a slide."""

import shutil
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg.collect.snapshot import build
from insteg.figures.judgement import trend
from insteg.figures.situation import SituationChoice
from insteg.reference import catalogue, in_view
from insteg.show import slides
from insteg.store import folders, publishing, queries, snapshots
from insteg.web import api

CACHED = (catalogue.breaks, catalogue.areas, catalogue.sources, catalogue.estimates, catalogue.indicators)
BREAK = """
[[break]]
indicator = "neet_16_24"
period = "2022"
certainty = "certain"
why_sv = "Ett brott som tillkom senare"
why_en = "A break that came later"
address = "https://example.org/brott"
"""


def forget_the_files():
    for known in CACHED:
        known.cache_clear()


@pytest.fixture(scope="module")
def made(tmp_path_factory, snapshot):
    """A folder with snapshot A, and B made after the catalogue got a break, a new name and a new credit; the files are B's."""
    folder = tmp_path_factory.mktemp("frozen")
    for name in ("catalogue", "raw", "words", "stories"):
        shutil.copytree(folders.data() / name, folder / name)
    (folder / "snapshots").mkdir()
    first = shutil.copy(snapshot, folder / "snapshots")
    for name, old, new in (
        ("breaks.toml", None, BREAK),
        ("areas.csv", "2281,Sundsvall,Sundsvall,Sundsvall", "2281,Sundsvall,Nysund,Nysund"),
        ("sources.toml", 'credit_sv = "', 'credit_sv = "Ny '),
        ("indicators.toml", 'title = "', 'title = "Nu: '),
        ("estimates.toml", "error_country_high = ", "error_country_high = 1"),
    ):
        path = folder / "catalogue" / name
        text = path.read_text(encoding="utf-8")
        assert old is None or old in text
        path.write_text(text + new if old is None else text.replace(old, new), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSTEG_DATA", str(folder))
        forget_the_files()
        second = build.build(lambda _: None)
    return folder, Path(first), second


@pytest.fixture
def stands(made, monkeypatch):
    """What links call A and B, with B published."""
    folder, first, second = made
    monkeypatch.setenv("INSTEG_DATA", str(folder))
    publishing.publish(second)
    forget_the_files()
    yield snapshots.stand_of(first), snapshots.stand_of(second)
    forget_the_files()


def breaks_of(indicator: str) -> list[str]:
    return sorted(item.period for item in in_view.breaks() if item.indicator == indicator)


def test_a_frozen_view_shows_what_its_snapshot_was_made_with(stands):
    old, new = stands
    with snapshots.held(old):
        before = breaks_of("neet_16_24")
        assert "2022" not in before and in_view.areas()["2281"].name_en == "Sundsvall"
        assert not any(item.credit_sv.startswith("Ny ") for item in in_view.sources().values())
        assert not any(item.sv.title.startswith("Nu: ") for item in in_view.indicators().values())
        small = in_view.estimates()["pupils"].error_country_high
    for frozen in (new, ""):
        with snapshots.held(frozen):
            assert breaks_of("neet_16_24") == sorted([*before, "2022"])
            assert in_view.areas()["2281"].name_en == "Nysund"
            assert all(item.credit_sv.startswith("Ny ") for item in in_view.sources().values())
            assert in_view.estimates()["pupils"].error_country_high > small
            assert all(item.sv.title.startswith("Nu: ") for item in in_view.indicators().values())


def test_a_trend_is_never_judged_across_a_break_of_its_snapshot(stands):
    judged = {}
    for stand in stands:
        with snapshots.held(stand):
            judged[stand] = trend("neet_16_24", "2281", "2024")
    # With the break of 2022 only 2022-2024, too few years, can be judged together.
    assert judged[stands[0]] != judged[stands[1]]


def test_the_api_tells_the_breaks_of_what_is_published(stands):
    with TestClient(Starlette(routes=api.routes())) as client:
        for stand, is_new in ((stands[1], True), (stands[0], False)):
            publishing.publish(snapshots.named(stand))
            rows = client.get("/api/v1/breaks").json()["rows"]
            assert any((row["indicator"], row["period"]) == ("neet_16_24", "2022") for row in rows) == is_new
            names = {row["area_code"]: row["name"] for row in client.get("/api/v1/areas?lang=en&limit=1000").json()["rows"]}
            assert names["2281"] == ("Nysund" if is_new else "Sundsvall")


def test_a_slide_of_a_frozen_story_has_its_snapshots_names(stands):
    choice = SituationChoice("neet_16_24", "2024", "2281", "en", "light")
    said = {}
    for stand in stands:
        with snapshots.held(stand):
            shown = slides.slide_of("laget-i-landet", choice, {"indikator": "neet_16_24", "period": "2024", "kommun": "2281"})
            said[stand] = repr(slides.rendered(shown, "en", "light"))
    assert "Sundsvall" in said[stands[0]] and "Nysund" not in said[stands[0]]
    assert "Nysund" in said[stands[1]]


def test_the_records_from_the_snapshot_are_those_of_the_files():
    with snapshots.held():
        assert in_view.areas() == catalogue.areas() and list(in_view.areas()) == list(catalogue.areas())
        assert in_view.sources() == catalogue.sources() and list(in_view.sources()) == list(catalogue.sources())
        assert in_view.estimates() == catalogue.estimates()
        assert in_view.indicators() == catalogue.indicators() and list(in_view.indicators()) == list(catalogue.indicators())
        assert sorted(in_view.breaks(), key=repr) == sorted(catalogue.breaks(), key=repr)
        assert not queries.ask("estimates").empty
