"""The open data at its edges: the second page, the second language, spans that touch, and what may just be asked."""

import json
from contextlib import nullcontext

import pandas as pd
import pytest
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg import web
from insteg.store import queries, snapshots
from insteg.web import health
from insteg.web.api import formats, jsonstat, observations, parameters, resources
from insteg.web.api.found import TooMuch
from insteg.web.api.parameters import ObservationChoices, PairQuestion, SynchronisationQuestion
from insteg.web.packed import Packed


@pytest.fixture(scope="module")
def api():
    with TestClient(Starlette(routes=web.routes()), raise_server_exceptions=False) as found:
        yield found


ASKED = "observations?indicator=neet_16_24&area=2281&area=22&period_from=2015&period_to=2024&sex=total"


def test_the_next_page_begins_where_the_second_one_ends_and_the_last_leads_nowhere(api):
    first, second, last = (api.get(f"/api/v1/{ASKED}&limit=8&offset={offset}") for offset in (0, 8, 16))
    assert [answer.json()["next"] and answer.json()["next"].rsplit("offset=")[1] for answer in (first, second, last)] == ["8", "16", None]
    assert 'rel="next"' in second.headers["link"] and "next" not in last.headers["link"]
    rows = [row["period"] + row["area_code"] for answer in (first, second, last) for row in answer.json()["rows"]]
    assert len(rows) == len(set(rows)) == 20


@pytest.mark.parametrize("resource", ["areas", "projects", "synchronisation"])
def test_the_pages_of_a_short_list_are_the_whole_list_cut_in_pieces(api, resource):
    whole = api.get(f"/api/v1/{resource}").json()
    size = whole["total"] // 2 - 1
    pages = [api.get(f"/api/v1/{resource}?limit={size}&offset={size * place}").json() for place in range(3)]
    assert [len(page["rows"]) for page in pages] == [size, size, whole["total"] - 2 * size]
    assert [row for page in pages for row in page["rows"]] == whole["rows"]
    assert api.get(f"/api/v1/{resource}?offset={size}").json()["rows"] == whole["rows"][size:]


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        ("2020", "2020", 200),
        ("2020-03", "2020", 200),
        ("2021", "2020", 400),
        ("2020-03", "2020-02", 400),
        ("2020-02", "2020-03", 200),
        ("2020", "2020-01", 200),
    ],
)
def test_a_span_may_begin_within_the_year_it_ends_with(api, first, last, status):
    assert api.get(f"/api/v1/observations?indicator=unemployed_press_18_24&period_from={first}&period_to={last}").status_code == status


@pytest.mark.parametrize(("period", "status"), [("2020-12", 200), ("2020-13", 422), ("2020-00", 422), ("1899", 422), ("2020-1", 422)])
def test_a_month_is_one_of_twelve(api, period, status):
    assert api.get(f"/api/v1/observations?indicator=neet_16_24&area=22&period_from={period}").status_code == status


@pytest.mark.parametrize("kind", [SynchronisationQuestion, PairQuestion])
@pytest.mark.parametrize(("likeness", "is_one"), [(0, True), (100, True), (101, False), (-1, False)])
def test_likeness_is_a_share(kind, likeness, is_one):
    with nullcontext() if is_one else pytest.raises(ValidationError):
        assert kind(likeness=likeness).likeness == likeness


def test_what_is_left_after_the_offset_must_fit_in_one_answer(monkeypatch):
    total = len(queries.ask("explore", **dict.fromkeys(("indicators", "area_codes", "period_from", "period_to", "sexes", "ages"))))
    monkeypatch.setattr(observations, "MOST_ROWS", total - 10)
    with pytest.raises(TooMuch):
        observations.observations(ObservationChoices(offset=9))
    assert len(observations.observations(ObservationChoices(offset=10)).rows) == total - 10


def test_home_is_the_municipalities_of_the_county_and_not_the_county(api):
    rows = {row["area_code"]: row["is_home_municipality"] for row in api.get("/api/v1/areas").json()["rows"]}
    assert (rows["2281"], rows["22"], rows["00"], rows["0180"]) == (True, False, False, False) and sum(rows.values()) == 7


@pytest.mark.parametrize(("language", "name", "terms"), [("sv", "sv", "Fri användning"), ("en", "en", "Free use")])
def test_sources_and_breaks_are_told_in_the_language_asked_for(api, language, name, terms):
    rows = api.get(f"/api/v1/sources?lang={language}").json()["rows"]
    kolada = next(row for row in rows if row["document"].startswith("kolada/"))
    assert kolada["terms"].startswith(terms)
    breaks = queries.ask("breaks")
    assert [row["why"] for row in api.get(f"/api/v1/breaks?lang={language}").json()["rows"]] == breaks[f"why_{name}"].tolist()


def test_a_cell_says_its_note_and_a_month_its_name():
    frame = pd.DataFrame(
        [("neet_16_24", "2281", "2024-03", "women", "16-24", 5.0, "ok", "Ett", "https://a.se"), ("neet_16_24", "22", "2024-03", "women", "16-24", None, "missing", None, "https://b.se")],
        columns=["indicator", "area_code", "period", "sex", "age", "value", "status", "note", "address"],
    )  # fmt: skip
    around = resources.rows.ResultPage(
        resource="observations", attribution=[], processing="P", provisional=False, snapshot=resources.rows.Snapshot(fingerprint="", built_at=""),
        total=2, offset=0, next=None, rows=[],
    )  # fmt: skip
    read = json.loads(jsonstat.dataset(frame, around, "en"))
    assert read["extension"]["note_of"] == {"0": "Ett"} and read["extension"]["address_of"] == {"0": 0, "1": 1}
    assert read["dimension"]["period"]["category"]["label"] == {"2024-03": "March 2024"}
    assert read["dimension"]["sex"]["category"]["label"] == {"women": "Women"} and read["status"] == {"0": "ok", "1": "missing"}


def test_a_list_in_a_cell_is_parted_by_semicolons(api):
    lines = api.get("/api/v1/projects.csv?area=22&limit=50").text
    assert "; " in lines and formats.plain_type(parameters.ProjectChoices.model_fields["limit"].annotation) is int


@pytest.mark.parametrize(("asked", "coding"), [("gzip, br", "br"), ("br;q=0, gzip", "gzip"), ("gzip;q=0", "")])
def test_brotli_is_liked_best_and_what_is_not_liked_at_all_is_not_sent(asked, coding):
    assert Packed.of("å" * 5000).answer({"accept-encoding": asked}).headers.get("content-encoding", "") == coding


def test_health_tells_of_trouble_and_of_a_snapshot_without_figures(monkeypatch):
    assert health._asked()[0] == 200 and "trouble" not in health._asked()[1]
    monkeypatch.setattr(snapshots, "trouble", lambda: "The newest is broken.\nMore")
    assert health._asked()[1]["trouble"] == "The newest is broken."
    own = queries.ask
    monkeypatch.setattr(queries, "ask", lambda name, **params: own(name, **params).head(0 if name == "sizes" else 1))
    status, told = health._asked()
    assert status == 503 and "holds no figures" in told["reason"]


def test_suggestions_keep_one_of_the_seven_and_no_other_place(api):
    found = {place: api.get("/sok/forslag", params={"fraga": "coach", "kommun": place}).text for place in ("2282", "0180", "")}
    assert "kommun=2282" in found["2282"] and "kommun=" not in found["0180"].replace("kommun=2281", "") and "kommun=" not in found[""]
