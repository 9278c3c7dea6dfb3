"""Questions asked of a few composed rows: what today's figures happen not to tell apart, worked out by hand."""

from datetime import date

import duckdb
import pandas as pd

from insteg.store import folders, sql_files


def asked(name: str, tables: dict[str, pd.DataFrame], **params: object) -> list[dict[str, object]]:
    with duckdb.connect() as connection:
        for table, rows in tables.items():
            connection.register(table, rows)
        answer = connection.execute(sql_files.read(folders.QUERIES / f"{name}.sql").sql, params or None)
        columns = [column[0] for column in answer.description]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def frame(columns: str, *rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns.split())


def test_two_findings_of_one_work_are_one_work():
    """Three findings on employment, two of them from the same review; one of the three is on income as well."""
    tables = {
        "evidence": frame(
            "intervention_type domains evidence_id work_id is_compared study_count direction",
            ("coaching", ["employment"], "E1", "review A", True, 12, "positive"),
            ("coaching", ["employment", "income"], "E2", "review A", True, 12, "none"),
            ("coaching", ["employment"], "E3", "study B", False, 1, "positive"),
        ),
        "outcome": frame(
            "project_id domain kind", ("P1", "employment", "result"), ("P1", "employment", "result"), ("P2", "employment", "plan")
        ),
        "project": frame("project_id is_local", ("P1", True), ("P2", True), ("P3", False)),
        "project_type": frame("project_id intervention_type", ("P1", "coaching"), ("P2", "coaching"), ("P3", "coaching")),
        "intervention_type": frame("intervention_type position", ("coaching", 0)),
        "outcome_domain": frame("domain position", ("employment", 0), ("income", 1), ("cost", 2)),
    }
    employment, income = asked("evidence_gap", tables)
    assert [(cell["domain"], cell["finding_count"], cell["work_count"]) for cell in (employment, income)] == [
        ("employment", 3, 2),
        ("income", 1, 1),
    ]
    assert (employment["followed_count"], income["followed_count"]) == (1, 0)
    assert (employment["largest_study_count"], employment["directions"]) == (12, ["none", "positive"])
    assert (employment["local_project_count"], employment["local_result_count"], income["local_result_count"]) == (2, 1, 0)


def test_studies_and_ongoing_projects_are_held_to_no_report_in_any_column():
    """Of the six projects that reported everything one is a study, two still run, one has no known end, one is from elsewhere: one is left, beside a silent one."""
    projects = "project_id programme_period is_study ends_on evaluation is_local phase"
    everything = ("employed", "employment", "result", 40, 1.0, "control_group")
    names = "project_id definition domain kind denominator value comparison_kind"
    taken_up = ("taken_into_ordinary_operations", "structural", "structural", None, 1.0, "none")
    tables = {
        "project": frame(
            projects,
            ("ended", "2014-2020", False, date(2019, 6, 30), "report", True, None),
            ("silent", "2014-2020", False, date(2019, 6, 30), None, True, None),
            ("study", "2014-2020", True, date(2019, 6, 30), "report", True, None),
            ("running", "2014-2020", False, date(2027, 6, 30), "report", True, None),
            ("standing", "2014-2020", False, None, "report", True, "löpande"),
            ("nobody knows", "2014-2020", False, None, "report", True, None),
            ("elsewhere", "2014-2020", False, date(2019, 6, 30), "report", False, None),
        ),
        "outcome": frame(
            names,
            *(
                (one, *told)
                for one in ("ended", "study", "running", "standing", "nobody knows", "elsewhere")
                for told in (everything, taken_up)
            ),
        ),
        "outcome_domain": frame("domain is_after_participation", ("employment", True), ("structural", False)),
    }
    period, whole = asked("reporting_quality", tables, as_of=date(2026, 11, 24), local_only=True)
    assert (period["programme_period"], whole["programme_period"]) == ("2014-2020", "all")
    for row in (period, whole):
        assert (row["project_count"], row["study_count"], row["expected_count"]) == (6, 1, 2)
        assert (row["ongoing_count"], row["end_unknown_count"], row["other_result_count"]) == (2, 1, 3)
        parts = ("result", "denominator", "comparison", "taken_up", "evaluation")
        assert {part: (row[f"{part}_count"], row[f"{part}_share"]) for part in parts} == dict.fromkeys(parts, (1, 50.0))


def test_a_place_among_all_counts_municipalities_only():
    """Of three municipalities one lies below Sundsvall's 5; the county and the country lie below it too, and are none."""
    values = {"2281": 5.0, "2260": 4.0, "2262": 6.0, "22": 4.5, "00": 3.0}
    rows = [("neet", code, "2020", "total", "16-24", value, "ok", "s", "a") for code, value in values.items()]
    tables = {
        "observation": frame("indicator area_code period sex age value status source address", *rows),
        "area": frame(
            "area_code level role",
            *((code, "municipality", "home_municipality") for code in ("2281", "2260", "2262")),
            ("22", "county", "home_county"),
            ("00", "country", "country"),
        ),
        "indicator": frame("indicator topic state frequency position", ("neet", "work", "published", "year", 0)),
        "people_behind": frame(
            "indicator area_code period sex age persons is_estimated counting error_low error_high",
            ("neet", "2281", "2020", "total", "16-24", 900, True, "between", -2, 3),
        ),
    }
    [row] = asked("profile", tables, area_code="2281", sex="total")
    assert (row["municipality_count"], row["lower_count"]) == (3, 1)
    assert (row["value"], row["county_value"], row["country_value"], row["persons"]) == (5.0, 4.5, 3.0, 900)
    assert (row["counting"], row["error_low"], row["error_high"]) == ("between", -2, 3)


def test_only_findings_that_compare_contradict_each_other():
    """Of coaching two that compare differ on employment; of jobs the other one only followed up; on income all who compare agree."""
    findings = frame(
        "intervention_type domains evidence_id is_compared direction",
        ("coaching", ["employment"], "E1", True, "positive"),
        ("coaching", ["employment"], "E2", True, "negative"),
        ("coaching", ["employment"], "E3", False, "none"),
        ("coaching", ["income"], "E4", True, "positive"),
        ("coaching", ["income"], "E5", True, "positive"),
        ("jobs", ["employment"], "E6", True, "positive"),
        ("jobs", ["employment"], "E7", False, "negative"),
        ("jobs", ["income"], "E8", False, "positive"),
        ("jobs", ["income"], "E9", False, "negative"),
    )
    rows = asked("type_evidence", {"evidence": findings}, intervention_type=None)
    assert [row["evidence_id"] for row in rows if row["is_contradicted"]] == ["E1", "E2", "E3"]
    assert [row["findings_on_same_question"] for row in rows] == [3, 3, 3, 2, 2, 2, 2, 2, 2]
    one = asked("type_evidence", {"evidence": findings}, intervention_type="jobs")
    assert [row["evidence_id"] for row in one] == ["E6", "E7", "E8", "E9"]


def test_a_cell_of_the_gap_map_tells_what_compared_what_followed_up_and_what_was_tried_here():
    """One finding that compares and one that only followed up; of three projects of the type two are the county's own, one with a result."""
    tables = {
        "evidence": frame(
            "intervention_type domains evidence_id work_id is_compared study_count direction",
            ("coaching", ["employment"], "E1", "review A", True, 12, "positive"),
            ("coaching", ["employment"], "E2", "report B", False, 1, "negative"),
        ),
        "outcome": frame("project_id domain kind", ("P1", "employment", "result"), ("P3", "employment", "result")),
        "project": frame("project_id is_local", ("P1", True), ("P2", True), ("P3", False)),
        "project_type": frame("project_id intervention_type", ("P1", "coaching"), ("P2", "coaching"), ("P3", "coaching")),
        "intervention_type": frame("intervention_type position", ("coaching", 0)),
        "outcome_domain": frame("domain position", ("employment", 0)),
    }
    [cell] = asked("evidence_gap", tables)
    assert (cell["finding_count"], cell["followed_count"], cell["work_count"]) == (2, 1, 2)
    assert (cell["local_project_count"], cell["local_result_count"]) == (2, 1)
