"""Each contract finds the row that breaks it, one step outside its limit, and lets the limit itself pass."""

import duckdb
import pandas as pd
import pytest

from insteg.store import folders, sql_files

INDICATOR = pd.DataFrame(
    [
        {"indicator": "share", "kind": "share", "frequency": "year"},
        {"indicator": "count", "kind": "count", "frequency": "year"},
        {"indicator": "rate", "kind": "rate", "frequency": "year"},
    ]
)
AREA = pd.DataFrame(
    [("00", "country"), ("22", "home_county"), *((code, "home_municipality") for code in "1234567")], columns=["area_code", "role"]
)  # fmt: skip
OBSERVED = {
    "file": "f.csv",
    "row": 7,
    "indicator": "share",
    "area_code": "22",
    "period": "2024",
    "sex": "total",
    "age": "16-24",
    "status": "ok",
}
PROJECT = {
    "file": "p.csv", "row": 7, "project_id": "A", "title": "A", "diary_no": "", "collection": "projects", "age_min": None, "age_max": None,
    "participants_actual": None, "exits_total": None, "exits_work_or_study": None, "start_date": "", "end_date": "",
    "starts_on": pd.Timestamp("2015-06-30"), "ends_on": pd.Timestamp("2016-06-30"),
}  # fmt: skip
OUTCOME = {
    "file": "o.csv", "row": 7, "project_id": "A", "outcome_name": "x", "unit": "persons", "value": 5.0, "group_size": 10.0,
    "denominator_of": "participants",
}  # fmt: skip
NUMBERS = ["value", "age_min", "age_max", "participants_actual", "exits_total", "exits_work_or_study", "group_size"]


def findings(name: str, **tables: pd.DataFrame) -> int:
    [path] = (folders.QUERIES / "checks").glob(f"{name}_*.sql")
    with duckdb.connect() as connection:
        for known, frame in {"indicator": INDICATOR, "area": AREA, **tables}.items():
            connection.register(known, frame)
        return len(connection.execute(sql_files.read(path).sql).df())


def table(*rows: dict) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows))
    return frame.astype({name: "float64" for name in NUMBERS if name in frame})


@pytest.mark.parametrize(
    ("name", "changed", "count"),
    [
        ("01", {"value": 0.0}, 0), ("01", {"value": 100.0}, 0), ("01", {"value": 100.1}, 1), ("01", {"value": -0.1}, 1),
        ("01", {"value": 250.0, "indicator": "rate"}, 0),
        ("02", {"value": 0.0, "indicator": "count"}, 0), ("02", {"value": -1.0, "indicator": "count"}, 1),
        ("02", {"value": 1.5, "indicator": "count"}, 1), ("02", {"value": 1.5, "indicator": "share"}, 0),
        ("08", {"value": 1.0}, 0), ("08", {"value": None}, 1), ("08", {"value": 1.0, "status": "provisional"}, 0),
        ("08", {"value": 1.0, "status": "suppressed"}, 1), ("08", {"value": None, "status": "suppressed"}, 0),
        ("08", {"value": None, "status": "not_applicable"}, 0), ("08", {"value": None, "status": "missing"}, 0),
        ("08", {"value": None, "status": "okänd"}, 1),
    ],
)  # fmt: skip
def test_a_figure(name, changed, count):
    assert findings(name, raw_observation=table({**OBSERVED, **changed})) == count


@pytest.mark.parametrize(
    ("changed", "count"), [({"sex": "women"}, 0), ({"period": "2023"}, 0), ({"age": "18-24"}, 0), ({"area_code": "00"}, 0), ({}, 1)]
)
def test_a_figure_stands_once(changed, count):
    rows = table({**OBSERVED, "value": 5.0}, {**OBSERVED, "value": 5.0, "row": 8, **changed})
    assert findings("05", raw_observation=rows) == count


@pytest.mark.parametrize(("county", "parts", "count"), [(1.0, 7, 0), (7.0, 7, 0), (0.9, 7, 1), (7.1, 7, 1), (9.0, 6, 0)])
def test_the_county_lies_between_its_seven_ends_included(county, parts, count):
    rows = [{**OBSERVED, "area_code": str(number), "value": float(number)} for number in range(1, parts + 1)]
    assert findings("09", raw_observation=table({**OBSERVED, "value": county}, *rows)) == count


@pytest.mark.parametrize(
    ("name", "changed", "count"),
    [
        ("21", {"ends_on": pd.Timestamp("2015-06-30")}, 0), ("21", {"ends_on": pd.Timestamp("2015-06-29")}, 1),
        ("22", {"age_min": 16, "age_max": 16}, 0), ("22", {"age_min": 17, "age_max": 16}, 1),
        ("22", {"participants_actual": 0}, 0), ("22", {"participants_actual": -1}, 1), ("22", {"participants_actual": 1.5}, 1),
        ("22", {"participants_actual": 9, "exits_work_or_study": 9}, 0), ("22", {"participants_actual": 9, "exits_work_or_study": 10}, 1),
        ("22", {"participants_actual": 9, "exits_total": 5, "exits_work_or_study": 6}, 1),
    ],
)  # fmt: skip
def test_a_project(name, changed, count):
    assert findings(name, raw_project=table({**PROJECT, **changed})) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({}, {"project_id": "B"}, 0),
        ({}, {}, 1),
        ({"diary_no": "2015/1"}, {"project_id": "B", "diary_no": "2015/1"}, 1),
        ({"diary_no": "2015/1"}, {"project_id": "B", "diary_no": "2015/2"}, 0),
    ],
)
def test_a_project_stands_once(one, other, count):
    assert findings("20", raw_project=table({**PROJECT, **one}, {**PROJECT, "row": 8, **other})) == count


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({"value": 10.0}, 0), ({"value": 11.0}, 1), ({"value": 11.0, "denominator_of": "none"}, 0),
        ({"value": 100.0, "unit": "percent"}, 0), ({"value": 101.0, "unit": "percent"}, 1), ({"value": -1.0, "unit": "percent"}, 1),
    ],
)  # fmt: skip
def test_an_outcome_fits_its_unit(changed, count):
    assert findings("24", raw_outcome=table({**OUTCOME, **changed})) == count


@pytest.mark.parametrize(("project", "count"), [("A", 0), ("", 0), ("B", 1)])
def test_an_outcome_leads_to_a_project(project, count):
    assert findings("23", raw_outcome=table({**OUTCOME, "project_id": project}), project=table(PROJECT)) == count


@pytest.mark.parametrize(
    ("part", "whole", "count"), [(0.0, 60.0, 0), (1.0, 60.0, 1), (4.0, 60.0, 1), (5.0, 60.0, 0), (56.0, 60.0, 1), (55.0, 60.0, 0)]
)
def test_no_small_group_is_shown(part, whole, count):
    source = {"source": "projects/x", "source_row": 7}
    outcome = table({**source, "outcome_name": "x", "unit": "persons", "value": part}).assign(numerator=part, denominator=whole)
    people = {"participants_actual": whole, "exits_total": None, "exits_work_or_study": part}
    nobody = table({**source, "project_id": "A", "participants_actual": None, "exits_total": None, "exits_work_or_study": None})
    assert findings("27", outcome=outcome, project=nobody) == count
    assert findings("27", outcome=outcome.head(0), project=table({**source, "project_id": "A", **people})) == count


PARTNER = {
    "file": "p.csv", "row": 7, "project_id": "A", "partner": "Ånge kommun", "area_code": "2260", "address": "https://a.se/b", "role": "partner",
}  # fmt: skip
FACT = {"file": "f.csv", "row": 7, "project_id": "A", "field": "methods", "value": "x", "source_url": "https://a.se/b"}
MUNICIPALITY = pd.DataFrame([("2260", "municipality"), ("22", "county")], columns=["area_code", "level"])


@pytest.mark.parametrize(
    ("partner", "fact", "count"),
    [
        ({}, {}, 0), ({"area_code": ""}, {}, 0), ({"project_id": "B"}, {}, 1), ({"area_code": "22"}, {}, 1), ({"address": ""}, {}, 1),
        ({"partner": ""}, {}, 1), ({}, {"project_id": "B"}, 1), ({}, {"value": ""}, 1), ({}, {"source_url": "a.se"}, 1),
    ],
)  # fmt: skip
def test_a_partner_and_a_fact_lead_to_a_project_a_place_and_a_source(partner, fact, count):
    tables = {"raw_project_partner": table({**PARTNER, **partner}), "raw_project_fact": pd.DataFrame([{**FACT, **fact}])}
    assert findings("28", **tables, project=table(PROJECT), area=MUNICIPALITY) == count


@pytest.mark.parametrize(
    ("status", "names", "count"),
    [
        ("named", ["Ånge kommun"], 0), ("not_read", [], 0), ("not_read", ["Ånge kommun"], 1), ("nobody_else_named", [], 1),
        ("named", ["Ånge kommun", "Ånge kommun"], 1), ("named", ["Ånge kommun", "Skolan i Ånge"], 0),
    ],
)  # fmt: skip
def test_a_partner_stands_once_and_not_read_means_no_rows(status, names, count):
    partners = pd.DataFrame([{**PARTNER, "partner": name} for name in names], columns=list(PARTNER)).astype({"project_id": "object"})
    projects = table({**PROJECT, "partner_status": status})
    assert findings("29", raw_project_partner=partners, project_partner=partners, project=projects) == count


@pytest.mark.parametrize(
    ("name", "changed", "count"),
    [
        ("03", {"area_code": "22"}, 0), ("03", {"area_code": "2"}, 0), ("03", {"area_code": "8"}, 1),
        ("04", {"period": "1900"}, 0), ("04", {"period": "1899"}, 1), ("04", {"period": "2024-01"}, 0), ("04", {"period": "2024-12"}, 0),
        ("04", {"period": "2024-00"}, 1), ("04", {"period": "2024-13"}, 1), ("04", {"period": "2024-1"}, 1), ("04", {"period": "20241"}, 1),
        ("06", {"area_code": "00", "value": 0.0}, 1), ("06", {"area_code": "00", "value": 0.1}, 0), ("06", {"area_code": "22", "value": 0.0}, 0),
    ],
)  # fmt: skip
def test_a_place_and_a_period_are_known_and_sweden_is_not_zero(name, changed, count):
    assert findings(name, raw_observation=table({**OBSERVED, "value": 5.0, **changed})) == count


@pytest.mark.parametrize(
    ("gone", "document", "is_context", "count"),
    [
        ("", "data/raw/x.csv", False, 0), ("00", "data/raw/x.csv", False, 1), ("7", "data/raw/x.csv", False, 1), ("22", "data/raw/x.csv", False, 0),
        ("7", "data/raw/live/x.csv", False, 0), ("7", "data/raw/x.csv", True, 0),
    ],
)  # fmt: skip
def test_the_latest_year_has_the_home_municipalities_and_sweden(gone, document, is_context, count):
    rows = [{**OBSERVED, "area_code": code, "value": None if code == gone else 5.0, "document": document} for code in AREA["area_code"]]
    # What an earlier year lacks is history.
    rows.append({**OBSERVED, "area_code": "00", "period": "2023", "value": 5.0, "document": document})
    assert findings("07", raw_observation=table(*rows), indicator=INDICATOR.assign(is_context=is_context)) == count


@pytest.mark.parametrize(
    ("address", "status", "count"),
    [("https://a.se", "root_only", 1), ("https://a.se/b", "not_kept", 1), ("https://a.se/b", "stored", 0), (None, "root_only", 0)],
)
def test_a_bare_site_is_the_address_of_nothing(address, status, count):
    cited = pd.DataFrame([{"source": "projects/x", "source_row": 7, "address": address, "address_status": status}]).astype(
        {"address": "string"}
    )
    for own in ("project", "outcome", "evidence"):
        tables = {name: cited if name == own else cited.head(0) for name in ("project", "outcome", "evidence")}
        assert findings("25", **tables) == count


@pytest.mark.parametrize(
    ("links", "lesson", "count"),
    [
        ([("A", "A")], {}, 0), ([("A", "B")], {}, 1), ([("B", "A")], {}, 1), ([], {"project_id": "B"}, 1), ([], {"address": ""}, 1),
        ([], {"kind": "seminar", "project_id": None, "address": "", "seminar": "Dagen", "held_on": "2026-11-24"}, 0),
        ([], {"kind": "seminar", "seminar": "", "held_on": "2026-11-24"}, 1), ([], {"kind": "seminar", "seminar": "Dagen", "held_on": ""}, 1),
    ],
)  # fmt: skip
def test_a_chain_and_a_lesson_lead_to_projects_and_a_seminars_lesson_to_its_day(links, lesson, count):
    plain = {"lesson": "L1", "project_id": "A", "kind": "success", "address": "https://a.se/b", "seminar": "", "held_on": ""}
    tables = {
        "lesson": pd.DataFrame([{**plain, **lesson}]),
        "project_link": pd.DataFrame(links, columns=["predecessor", "successor"], dtype="object"),
    }
    assert findings("26", **{name: frame.astype("string") for name, frame in tables.items()}, project=table(PROJECT)) == count
