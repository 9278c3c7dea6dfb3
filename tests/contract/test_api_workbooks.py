"""The open data as workbooks, and the format that a client asks for by Accept."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from insteg import web
from insteg.reference import words
from insteg.web.api import accept, answers, workbook_line, workbooks
from insteg.web.api.application import application
from insteg.web.api.resources import RESOURCES
from insteg.web.api.rows import ObservationRow

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ASKED = "indicator=neet_16_24&area=2281&area=0114&sex=total"


@pytest.fixture(scope="module")
def api():
    with TestClient(Starlette(routes=web.routes()), raise_server_exceptions=False) as found:
        yield found


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet) -> list[dict]:
    heads, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, line, strict=True)) for line in lines]


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.name)
def test_every_resource_is_a_workbook_with_the_rows_of_its_json(api, resource):
    asked = f"/api/v1/{resource.name}.{{}}?limit=4&lang=en"
    answer, told = api.get(asked.format("xlsx")), api.get(asked.format("json")).json()
    assert (answer.status_code, answer.headers["content-type"]) == (200, WORKBOOK)
    found = rows(book(answer.content)["Figures"])
    assert [list(row) for row in found] == [list(row) for row in told["rows"]]
    for row, expected in zip(found, told["rows"], strict=True):
        plain = {name: "; ".join(value) or None if isinstance(value, list) else value for name, value in expected.items()}
        # An empty text is an empty cell.
        assert row == {name: None if value == "" else value for name, value in plain.items()}


@pytest.mark.parametrize(("language", "figures", "caveats"), [("sv", "Uppgifter", "Att tänka på"), ("en", "Figures", "Good to know")])
def test_figures_come_with_definitions_breaks_sources_and_codes_as_text(api, language, figures, caveats):
    found = book(api.get(f"/api/v1/observations.xlsx?{ASKED}&lang={language}").content)
    say = words.load(language)
    assert found.sheetnames == [say(f"export.{name}") for name in ("figures", "definitions", "caveats", "sources", "credits", "answer")]
    told = rows(found[figures])
    assert {row["area_code"] for row in told} == {"0114", "2281"} and all(isinstance(row["period"], str) for row in told)
    place = list(told[0]).index("area_code") + 1
    assert {found[figures].cell(row, place).number_format for row in range(2, 6)} == {"@"}
    assert {row["period"] for row in rows(found[caveats]) if row["indicator"] == "neet_16_24"} >= {"2015"}
    assert say("status.suppressed") in {row["text"] for row in rows(found[caveats])}
    assert all(row["terms"] for row in rows(found[say("export.credits")]))
    told_once = {row["name"]: row["value"] for row in rows(found[say("export.answer")])}
    assert told_once["fingerprint"] == api.get("/api/v1/snapshot").json()["rows"][0]["fingerprint"]


def _written(note: str) -> dict:
    frame = pd.DataFrame([dict.fromkeys(ObservationRow.model_fields)]).assign(
        indicator="neet_16_24", area_code="0114", period="2024", value=-1.5, note=note, source="kolada/n01954", is_provisional=False
    )
    around = answers.ResultPage(
        resource="observations", attribution=[], processing="", provisional=False, snapshot=answers.taken(), total=1, offset=0, next=None,
        rows=[],
    )  # fmt: skip
    return rows(book(workbooks.workbook(frame, ObservationRow, around, "sv"))["Uppgifter"])[0]


def test_a_formula_is_text_a_number_stays_one_and_signs_that_break_a_file_go():
    assert (_written("=1+1")["note"], _written("=1+1")["value"]) == ("'=1+1", -1.5)
    assert _written("a\x00b\x0bc\uffff")["note"] == "abc"


def test_a_workbook_too_large_is_refused_with_what_to_do_instead(api, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_WORKBOOK_ROWS", 20)
    answer = api.get(f"/api/v1/observations.xlsx?{ASKED}&offset=0")
    assert (answer.status_code, answer.json()["parameter"]) == (413, "format")
    assert "CSV eller Parquet" in answer.json()["detail"] and "limit" in answer.json()["detail"]
    assert api.get(f"/api/v1/observations.csv?{ASKED}").status_code == 200


def test_while_a_workbook_is_made_the_next_waits_or_is_told_to_and_others_do_not(monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    whole = workbooks.workbook

    def slow(*arguments):
        begun.set()
        assert go_on.wait(30)
        return whole(*arguments)

    monkeypatch.setattr(workbooks, "workbook", slow)
    monkeypatch.setattr(workbook_line, "MOST_WAITING", 0)
    with TestClient(Starlette(routes=[Mount("/api/v1", app=application("none"))])) as api, ThreadPoolExecutor(1) as pool:
        first = pool.submit(api.get, "/api/v1/areas.xlsx?limit=1")
        try:
            assert begun.wait(30)
            refused = api.get("/api/v1/areas.xlsx?limit=2&lang=en")
            other = api.get("/api/v1/areas.csv?limit=1")
        finally:
            go_on.set()
        assert first.result().status_code == other.status_code == 200
        assert api.get("/api/v1/areas.xlsx?limit=2").status_code == 200
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "15") and "before yours" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json"),
        ("text/csv", "csv"),
        ("TEXT/CSV; header=present", "csv"),
        ("text/*", "csv"),
        ("application/json;q=0.4, text/csv;q=0.5", "csv"),
        ("text/csv;q=0.5, */*", "json"),
        ("application/*;q=0.2, application/vnd.apache.parquet", "parquet"),
        (WORKBOOK, "xlsx"),
        ("text/csv;q=0", "json"),
        ("text/csv;q=many, application/json;q=0.1", "json"),
        ("image/png", "json"),
        (",;q=,,", "json"),
    ],
)
def test_accept_chooses_where_nothing_else_does(header, kind):
    assert accept.liked(header, ("json", "csv", "parquet", "xlsx", "jsonstat")) == kind


def test_an_ending_and_format_are_stronger_than_accept_and_copies_are_told_apart(api):
    wished = {"Accept": "text/csv"}
    plain, named = api.get("/api/v1/areas?limit=2", headers=wished), api.get("/api/v1/areas?limit=2&format=json", headers=wished)
    assert plain.headers["content-type"].startswith("text/csv") and "Accept" in plain.headers["vary"].split(", ")
    assert named.json()["rows"] and api.get("/api/v1/areas.json?limit=2", headers=wished).json()["rows"]
    other = api.get("/api/v1/areas?limit=2", headers={"If-None-Match": plain.headers["etag"]})
    assert other.status_code == 200 and other.json()["rows"]
    assert api.get("/api/v1/areas?limit=2", headers=wished | {"If-None-Match": plain.headers["etag"]}).status_code == 304
