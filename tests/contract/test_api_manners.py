"""The open data as people ask for it: names and codes, commas and spans, the newest period, copies they hold, slashes."""

import unicodedata

import pytest
from pyjstat import pyjstat
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg import web
from insteg.web.api import jsonstat

FIGURES = "/api/v1/observations?indicator=neet_16_24"


@pytest.fixture(scope="module")
def api():
    with TestClient(Starlette(routes=web.routes()), raise_server_exceptions=False) as found:
        yield found


def cells(answer) -> set[tuple[str, str, str]]:
    return {(row["area_code"], row["period"], row["sex"]) for row in answer.json()["rows"]}


@pytest.mark.parametrize(
    "asked",
    [
        "area=2281&area=2282&sex=total",
        "area=2281,2282&sex=total",
        "area=Sundsvall,%20kramfors&sex=Alla",
        "area=SUNDSVALL&area=2282,2281&sex=total,",
    ],
)
def test_areas_are_named_or_numbered_one_by_one_or_with_commas(api, asked):
    expected = {("2281", "2024", "total"), ("2282", "2024", "total")}
    assert cells(api.get(f"{FIGURES}&{asked}&period=2024")) == expected


def test_a_measure_is_named_by_its_title_commas_and_all(api):
    titles = {row["indicator"]: row["title"] for row in api.get("/api/v1/indicators").json()["rows"] if row["state"] == "published"}
    for name in [*[name for name, title in titles.items() if "," in title][:2], "neet_16_24"]:
        found = api.get("/api/v1/observations", params={"indicator": titles[name], "limit": 1}).json()["rows"]
        assert [row["indicator"] for row in found] == [name]


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2015:2017", ["2015", "2016", "2017"]),
        ("2015-2017", ["2015", "2016", "2017"]),
        ("2015,2019:2020", ["2015", "2019", "2020"]),
        ("latest", ["2024"]),
        ("2015,latest", ["2015", "2024"]),
        ("1999", []),
        ("1901:1950", []),
    ],
)
def test_periods_are_years_spans_or_the_newest(api, period, years):
    found = api.get(f"{FIGURES}&area=22&sex=total&period={period}").json()
    assert [row["period"] for row in found["rows"]] == years and found["total"] == len(years)


@pytest.mark.parametrize(
    ("period", "status", "why"),
    [
        ("2020:2015", 400, "Spannet slutar innan det börjar"),
        ("igår", 422, "Tillåtet är ett år (2015)"),
        ("2015:igår", 422, "Tillåtet är ett år (2015)"),
        ("2015-13", 422, "Tillåtet är ett år (2015)"),
    ],
)
def test_a_period_that_is_none_is_told(api, period, status, why):
    answer = api.get(f"{FIGURES}&period={period}")
    assert answer.status_code == status and why in answer.json()["detail"]


def test_a_name_that_is_no_area_is_told_as_written(api):
    answer = api.get(f"{FIGURES}&area=Sundsvall,Sundsval")
    assert answer.status_code == 422 and "”Sundsval”" in answer.json()["detail"]


def test_total_counts_what_lies_behind_the_last_page_too(api):
    whole = api.get(f"{FIGURES}&area=22&sex=total").json()
    beyond = api.get(f"{FIGURES}&area=22&sex=total&limit=5&offset=500").json()
    assert whole["total"] == len(whole["rows"]) > 5 and (beyond["total"], beyond["rows"]) == (whole["total"], [])


@pytest.mark.parametrize(
    ("header", "change", "status"),
    [
        ("If-None-Match", lambda tag, day: tag, 304),
        ("If-None-Match", lambda tag, day: tag.removeprefix("W/"), 304),
        ("If-None-Match", lambda tag, day: f'"another", {tag.removeprefix("W/")}', 304),
        ("If-None-Match", lambda tag, day: "*", 304),
        ("If-None-Match", lambda tag, day: '"another"', 200),
        ("If-Modified-Since", lambda tag, day: day, 304),
        ("If-Modified-Since", lambda tag, day: "Sat, 01 Jan 2000 00:00:00 GMT", 200),
        ("If-Modified-Since", lambda tag, day: "Sat, 01 Jan 2000 00:00:00 -0000", 200),
        ("If-Modified-Since", lambda tag, day: "Sat, 01 Jan 99999999999999999999 00:00:00 GMT", 200),
        ("If-Modified-Since", lambda tag, day: "yesterday", 200),
    ],
)
def test_a_copy_that_is_still_right_is_not_sent_again(api, header, change, status):
    first = api.get("/api/v1/areas.csv").headers
    again = api.get("/api/v1/areas.csv", headers={header: change(first["etag"], first["last-modified"])})
    assert again.status_code == status and (again.content == b"") == (status == 304)


def test_a_tag_counts_more_than_a_day(api):
    first = api.get("/api/v1/areas").headers
    asked = {"If-None-Match": '"another"', "If-Modified-Since": first["last-modified"]}
    assert api.get("/api/v1/areas", headers=asked).status_code == 200


@pytest.mark.parametrize("path", ["/areas/", "/areas.csv/", "/observations/?indicator=neet_16_24&area=22&period=latest"])
def test_a_slash_at_the_end_changes_nothing(api, path):
    assert api.get(f"/api/v1{path}").content == api.get(f"/api/v1{path.replace('/?', '?').rstrip('/')}").content


def test_what_no_cube_holds_is_a_collection_of_datasets_that_hold_every_figure(api):
    whole = api.get("/api/v1/observations.jsonstat?lang=en").json()
    assert whole["class"] == "collection"
    items = whole["link"]["item"]
    read = {item["href"]: pyjstat.Dataset.read(api.get(item["href"]).text).write("dataframe") for item in items}
    known = [row for row in api.get("/api/v1/observations").json()["rows"] if row["value"] is not None]
    assert sum(frame["value"].notna().sum() for frame in read.values()) == len(known)
    assert all("lang=en" in address for address in read) and len({item["label"] for item in items}) == len(items)


def test_a_page_of_a_cube_that_is_too_large_is_refused_and_not_cut(api, monkeypatch):
    monkeypatch.setattr(jsonstat, "MOST_CELLS", 10)
    assert api.get("/api/v1/observations.jsonstat?limit=1000").status_code == 413
    assert api.get(f"{FIGURES.replace('?', '.jsonstat?')}&area=2281,2282").status_code == 413


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (unicodedata.normalize("NFD", "Härnösand"), "2280"),
        ("Västernorrland", "22"),
        ("västernorrlands län", "22"),
        ("Stockholm", "0180"),
        ("Skåne", "12"),
    ],
)
def test_a_name_in_separate_signs_or_a_countys_short_name_is_understood(api, name, code):
    rows = api.get("/api/v1/observations", params={"indicator": "neet_16_24", "area": name, "period": "2024", "sex": "total"}).json()[
        "rows"
    ]
    assert [row["area_code"] for row in rows] == [code]


def test_the_newest_period_is_that_of_the_sex_asked_for(api):
    """Women and men end before everybody does."""
    asked = {"indicator": "neet_16_24", "area": "2281"}
    held = api.get("/api/v1/observations", params={**asked, "sex": "women"}).json()["rows"]
    last = max(row["period"] for row in held if row["value"] is not None)
    assert last < "2024"
    for sex, period in (("women", last), ("total", "2024")):
        rows = api.get("/api/v1/observations", params={**asked, "sex": sex, "period": "latest"}).json()
        assert [row["period"] for row in rows["rows"]] == [period] and rows["total"] == 1
        (place,) = api.get("/api/v1/areas.geojson", params={**asked, "sex": sex}).json()["features"]
        assert place["properties"]["value"] is not None
