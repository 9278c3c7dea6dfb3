"""The open data say what the snapshot says: status kept, sources named, copies known, faults told in a sentence."""

import io
import json
import math
import os
import shutil
import subprocess
import sys

import pandas as pd
import pyarrow.parquet
import pytest
from pyjstat import pyjstat
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from bench.api import listening
from insteg import web
from insteg.collect.publishers import _jsonstat
from insteg.figures import api_link, comparison, heat, overview, situation
from insteg.figures.apart import DifferencesChoice as Apart
from insteg.figures.benchmark import Benchmark
from insteg.reference import catalogue, words
from insteg.store import queries, snapshots
from insteg.web.api import answers, formats, jsonstat, observations, resources
from insteg.web.api.application import application
from insteg.web.api.resources import RESOURCES
from insteg.web.api.rows import ObservationRow, ResultPage, Snapshot

GRAIN = ["indicator", "area_code", "period", "sex", "age"]
TEXT = {"area_code": str, "period": str, "age": str, "parent_code": str}
MIXED = "indicator=merit_value_year_9&indicator=neet_16_24&area=2281&area=22&period_from=2022"


@pytest.fixture(scope="module")
def api() -> TestClient:
    return TestClient(Starlette(routes=web.routes()), raise_server_exceptions=False)


def held() -> pd.DataFrame:
    filters = dict.fromkeys(("indicators", "area_codes", "period_from", "period_to", "sexes", "ages"))
    return queries.ask("explore", **filters)


def told(answer) -> str:
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    return answer.json()["detail"]


def same(read: pd.DataFrame, expected: pd.DataFrame) -> None:
    """The same rows, the same values, the same statuses, the same addresses."""
    assert len(read) == len(expected) > 0
    # Measures of pupils have no age; an empty cell of a CSV is read as NaN.
    both = read.fillna({"age": ""}).merge(expected, on=GRAIN, suffixes=("", "_held"), validate="one_to_one")
    assert len(both) == len(expected)
    pd.testing.assert_series_equal(both["value"].astype(float), both["value_held"], check_names=False, rtol=1e-12)
    assert (both["status"] == both["status_held"]).all()
    if "address" in read:
        assert (both["address"] == both["address_held"]).all()


def test_every_figure_comes_whole_as_csv_parquet_and_json(api):
    as_csv = pd.read_csv(io.BytesIO(api.get("/api/v1/observations.csv").content), dtype=TEXT)
    as_parquet = pd.read_parquet(io.BytesIO(api.get("/api/v1/observations.parquet").content))
    as_json = pd.DataFrame(api.get("/api/v1/observations").json()["rows"])
    for read in (as_csv, as_parquet, as_json):
        same(read, held())
        assert (read["value"].notna() == read["status"].isin(["ok", "provisional"])).all()


def test_json_stat_reads_back_as_the_snapshot_with_two_readers(api):
    answer = api.get(f"/api/v1/observations.jsonstat?{MIXED}&lang=en")
    expected = held()
    expected = expected[expected["indicator"].isin(["merit_value_year_9", "neet_16_24"]) & expected["area_code"].isin(["2281", "22"])]
    expected = expected[expected["period"] >= "2022"]
    cells = _jsonstat.read(answer.json(), "ours").cells
    same(cells[cells["symbol"] != ""].rename(columns={"symbol": "status"}).astype(dict.fromkeys(GRAIN, str)), expected)
    outside = pyjstat.Dataset.read(answer.text).write("dataframe", naming="id")
    assert len(outside) == math.prod(answer.json()["size"])
    assert outside["value"].dropna().sort_values().tolist() == pytest.approx(expected["value"].dropna().sort_values().tolist())
    assert "missing" in set(answer.json()["status"].values())
    addresses = answer.json()["extension"]["address"]
    assert {addresses[place] for place in answer.json()["extension"]["address_of"].values()} == set(expected["address"])


@pytest.mark.parametrize("kind", ["json", "csv", "jsonstat"])
def test_suppressed_and_provisional_stay_so(kind):
    """The snapshot of today holds neither: rows with every status go through the same writers."""
    rows = (
        held().head(5).assign(status=["ok", "provisional", "suppressed", "not_applicable", "missing"], value=[1.5, 2.5, None, None, None])
    )
    rows = rows.assign(is_provisional=rows["status"] == "provisional", unit="percent", publisher="kolada", area="A", credit="Kolada")
    rows = rows.assign(lower_bound=None, upper_bound=None)
    answered = _written(rows.reset_index(drop=True), kind)
    assert answered == [("ok", 1.5), ("provisional", 2.5), ("suppressed", None), ("not_applicable", None), ("missing", None)]


def _written(rows: pd.DataFrame, kind: str) -> list[tuple[str, float | None]]:
    around = ResultPage(
        resource="observations", attribution=[], processing="", provisional=True, snapshot=Snapshot(fingerprint="", built_at=""),
        total=5, offset=0, next=None, rows=[],
    )  # fmt: skip
    if kind == "jsonstat":
        read = json.loads(jsonstat.dataset(rows, around, "sv"))
        return [(read["status"][at], read["value"].get(at)) for at in sorted(read["status"], key=int)]
    content = formats.WRITERS[kind](rows, ObservationRow, around)
    frame = pd.DataFrame(json.loads(content)["rows"]) if kind == "json" else pd.read_csv(io.BytesIO(content), dtype=TEXT)
    return [(row.status, None if pd.isna(row.value) else row.value) for row in frame.itertuples()]


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.name)
def test_every_resource_names_its_publishers_their_terms_and_what_was_done(api, resource):
    for language in words.LANGUAGES:
        answer = api.get(f"/api/v1/{resource.name}?lang={language}&limit=3").json()
        assert answer["attribution"]
        for item in answer["attribution"]:
            assert item["credit"] == catalogue.sources()[item["source"]].credit(language)
            assert item["terms"]
        assert "Insteg" in answer["processing"]
        assert isinstance(answer["provisional"], bool)
        assert answer["rows"]
        assert answer["rows"][0].keys() == resource.row.model_fields.keys()


def test_a_file_names_its_source_too(api):
    answer = api.get(f"/api/v1/observations.csv?{MIXED}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'rel="license"' in answer.headers["link"]
    assert set(pd.read_csv(io.BytesIO(answer.content))["credit"]) == {"Kolada"}
    parquet = pyarrow.parquet.read_table(io.BytesIO(api.get(f"/api/v1/observations.parquet?{MIXED}").content))
    about = json.loads(parquet.schema.metadata[b"insteg"])
    assert about["attribution"][0]["credit"] == "Kolada"
    assert about["processing"]


def test_what_was_not_seen_is_empty_and_never_zero(api):
    rows = {row["project_id"]: row for row in api.get("/api/v1/projects").json()["rows"]}
    assert len(rows) == 82
    unseen = [row for row in rows.values() if row["participants_status"] != "ok"]
    assert unseen
    assert all(row["participants_actual"] is None for row in unseen)
    assert all(row["address_status"] and row["source"] for row in rows.values())
    assert [row["project_id"] for row in rows.values() if not row["address"] and row["address_status"] != "root_only"] == []


def test_pages_together_are_the_whole(api):
    asked, found, address = 0, [], "/api/v1/observations?indicator=neet_16_24&area=2281&sex=total&limit=5"
    while address:
        answer = api.get(address).json()
        found, address, asked = found + answer["rows"], answer["next"], asked + 1
    assert asked == 4
    assert [row["period"] for row in found] == [str(year) for year in range(2008, 2025)]


def test_a_known_copy_is_not_sent_again_and_another_question_has_another_tag(api):
    first = api.get("/api/v1/areas.csv")
    again = api.get("/api/v1/areas.csv", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert first.headers["cache-control"] == "public, max-age=300"
    assert first.headers["last-modified"].endswith("GMT")
    assert api.get("/api/v1/areas.csv?lang=en").headers["etag"] != first.headers["etag"]


def test_another_snapshot_has_another_tag(api, monkeypatch):
    first = api.get("/api/v1/areas.csv").headers["etag"]
    path = snapshots.current()
    other = path.with_name("insteg-20990101T000000-000000000000.duckdb")
    other.symlink_to(path)
    try:
        monkeypatch.setattr(snapshots, "current", lambda: other)
        answer = api.get("/api/v1/areas.csv", headers={"If-None-Match": first})
        assert answer.status_code == 200
        assert answer.headers["etag"] != first
    finally:
        other.unlink()


@pytest.mark.parametrize("path", ["/api/v1/areas", "/api/v1/openapi.json", "/api/v1/"])
def test_head_and_options_are_answered_and_writing_is_refused(api, path):
    head, got = api.head(path), api.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]
    assert api.options(path).headers["allow"] == "GET, HEAD, OPTIONS"
    refused = api.post(path)
    assert refused.status_code == 405
    assert "GET, HEAD, OPTIONS" in told(refused)


def test_any_site_may_read_and_none_may_send_credentials(api):
    answer = api.get("/api/v1/snapshot", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    assert api.options("/api/v1/snapshot", headers=asked).status_code == 200
    writing = asked | {"Access-Control-Request-Method": "DELETE"}
    assert api.options("/api/v1/snapshot", headers=writing).status_code == 400


@pytest.mark.parametrize(
    ("question", "status", "parts"),
    [
        ("observations?sex=x", 422, ["sex", "”x”", "total, women, men"]),
        ("observations?area=9999", 422, ["area", "”9999”", "/api/v1/areas"]),
        ("observations?omrade=22", 422, ["omrade", "indicator, area, level"]),
        ("observations?limit=0", 422, ["limit", "1", "100000"]),
        ("observations?period_from=i%20fjol", 422, ["period_from", "2015-03"]),
        ("observations?period_from=2020&period_to=2010", 400, ["period_to", "period_from"]),
        ("observations.xls", 422, ["xls", "json, csv, parquet, xlsx, jsonstat"]),
        ("areas.jsonstat", 422, ["jsonstat", "json, csv, parquet, xlsx"]),
        ("finns-inte", 404, ["/api/v1/"]),
        ("synchronisation?likeness=101", 422, ["likeness", "”101”", "0 till 100"]),
        ("alike-pairs?likeness=lika", 422, ["likeness", "”lika”", "0 till 100"]),
        ("synchronisation?as_of=2026-02-30", 422, ["as_of", "”2026-02-30”", "2026-11-27"]),
        ("outcomes?project=a%20b", 422, ["project", "”a b”", "VN07"]),
        ("observations?lang=fi", 422, ["lang", "sv, en"]),
    ],
)
def test_a_fault_is_told_in_a_sentence_that_names_it(api, question, status, parts):
    answer = api.get(f"/api/v1/{question}")
    assert answer.status_code == status
    assert [part for part in parts if part not in told(answer)] == []


def test_a_fault_is_told_in_the_language_asked_for(api):
    assert told(api.get("/api/v1/observations?sex=x&lang=en")).startswith("sex cannot be “x”. Allowed values: total")


def test_an_answer_too_large_is_refused_and_never_cut(api, monkeypatch):
    monkeypatch.setattr(observations, "MOST_ROWS", 1000)
    answer = api.get("/api/v1/observations.csv")
    assert answer.status_code == 413
    # Counted once in the long table of the figures that ship.
    assert "14\u202f709" in told(answer)
    assert api.get("/api/v1/observations?limit=10").json()["total"] == len(held()) == 14709


def test_a_cube_too_large_is_refused(api, monkeypatch):
    monkeypatch.setattr(jsonstat, "MOST_CELLS", 1000)
    assert api.get("/api/v1/observations.jsonstat?indicator=neet_16_24").status_code == 413


def test_a_fault_of_ours_shows_nothing_of_our_insides(api, monkeypatch):
    monkeypatch.setattr(resources, "ask", lambda *_, **__: 1 / 0)
    answer = api.get("/api/v1/breaks")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "Traceback" not in answer.text
    assert told(answer)


def test_whoever_asks_too_often_is_told_when_to_come_back():
    few = TestClient(Starlette(routes=[Mount("/api/v1", app=application("3/minute"))]))
    assert [few.get("/api/v1/snapshot").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = few.get("/api/v1/snapshot")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert "3 per 1 minute" in told(refused)


def test_a_client_is_counted_by_its_address_whatever_connection_it_comes_on():
    served = Starlette(routes=[Mount("/api/v1", app=application("3/minute"))])
    one, other = ([TestClient(served, client=(host, port)) for port in (40_001, 40_002)] for host in ("192.0.2.1", "192.0.2.2"))
    assert [one[turn % 2].get("/api/v1/snapshot").status_code for turn in range(5)] == [200, 200, 200, 429, 429]
    assert other[0].get("/api/v1/snapshot").status_code == 200


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_manual_explains_every_resource_without_anything_from_outside(api, language):
    page = api.get(f"/api/v1/?lang={language}")
    assert f'<html lang="{language}">' in page.text
    assert all(words.load(language)(f"api.resource.{resource.name}") in page.text for resource in RESOURCES)
    # Its own address stands in the lines to copy, and no other.
    assert "http" not in page.text.replace("http://testserver/api/v1/", "")


def test_the_address_without_its_last_slash_leads_to_the_manual(api):
    assert api.get("/api/v1", follow_redirects=True).url.path == "/api/v1/"


def figures():
    seen = situation.SituationChoice("neet_16_24", "2024", "22", "sv", "light")
    lines = comparison.ComparisonChoice("neet_16_24", ("2281", "22", "00"), "linjer", "sv", "light")
    press = comparison.ComparisonChoice("unemployed_press_18_24", ("2281", "22", "00"), "linjer", "en", "light")
    apart = Apart("neet_16_24", "2024", "22", Benchmark(), "sv", "light")
    return [overview.map_figure(seen), comparison.figure_of(lines), comparison.figure_of(press), heat.figure_of(apart)]


@pytest.mark.parametrize("place", range(4), ids=["map", "comparison", "press", "heat"])
def test_the_links_of_a_figure_give_exactly_its_rows(api, place):
    figure = figures()[place]
    found = api_link.links(figure.rows, "sv")
    parts = [pd.read_csv(io.BytesIO(api.get(link.address).content), dtype=TEXT) for link in found]
    same(pd.concat(parts), figure.rows)


def test_a_figure_without_a_measure_leads_to_its_resource(api):
    for rows, name in ((pd.DataFrame({"project_id": ["VN14"]}), "projects"), (pd.DataFrame({"outcome_id": ["O01"]}), "outcomes")):
        (link,) = api_link.links(rows, "en")
        assert link.address == f"/api/v1/{name}.csv?lang=en"
        assert api.get(link.address).status_code == 200


def test_the_python_lines_run_and_give_the_figure(tmp_path):
    figure = figures()[3]
    with listening() as server:
        lines = api_link.python(api_link.links(figure.rows, "sv"), server)
        assert len(lines.splitlines()) <= 10 + len(api_link.links(figure.rows, "sv")) - 1
        script = tmp_path / "snippet.py"
        script.write_text(f'{lines}rows.to_pickle("rows.pickle")\n', encoding="utf-8")
        subprocess.run([sys.executable, str(script)], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    same(pd.read_pickle(tmp_path / "rows.pickle"), figure.rows)


@pytest.mark.skipif(shutil.which("Rscript") is None and not os.environ.get("CI"), reason="no R here: apt-get install r-base-core")
def test_the_r_lines_run_and_give_the_figure(tmp_path):
    figure = figures()[3]
    with listening() as server:
        lines = api_link.r(api_link.links(figure.rows, "sv"), server)
        script = tmp_path / "snippet.R"
        script.write_text(f'{lines}write.csv(rows, "rows.csv", row.names = FALSE, na = "")\n', encoding="utf-8")
        subprocess.run(["Rscript", str(script)], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    same(pd.read_csv(tmp_path / "rows.csv", dtype=TEXT), figure.rows)


@pytest.mark.parametrize(
    ("statuses", "is_told"),
    [(["ok", "ok"], False), (["ok", "provisional"], True), (["provisional", "provisional"], True), (["missing", "suppressed"], False)],
)
def test_an_answer_says_that_it_holds_something_preliminary_where_one_figure_is(statuses, is_told):
    asked = next(one for one in RESOURCES if one.name == "observations")
    choices = asked.choices(limit=2)
    found = asked.find(choices)
    rows = found.rows.assign(status=statuses)
    assert answers._around(asked, choices, resources.FoundRows(rows, found.total), None).provisional is is_told


@pytest.mark.parametrize(("language", "country"), [("sv", "Danmark"), ("en", "Denmark")])
def test_every_type_counts_its_findings_each_way_and_never_sums_them(api, language, country):
    rows = api.get(f"/api/v1/interventions?lang={language}").json()["rows"]
    findings = pd.DataFrame(api.get(f"/api/v1/evidence?lang={language}").json()["rows"])
    assert len(rows) == len(queries.ask("intervention_types"))
    ways = ("positive_count", "mixed_count", "not_shown_count", "negative_count", "followed_count")
    for row in rows:
        own = findings[findings["intervention_type"] == row["intervention_type"]]
        assert sum(row[way] for way in ways) == row["finding_count"] == len(own)
        assert row["countries"] == sorted(set(own["country"].dropna()))
        assert row["work_count"] <= row["finding_count"] and row["local_result_count"] <= row["local_project_count"] <= row["project_count"]
    (coaching,) = api.get(f"/api/v1/interventions?type=coaching&lang={language}").json()["rows"]
    assert country in coaching["countries"] and "score" not in " ".join(coaching)
