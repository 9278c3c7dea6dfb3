"""What a question answers of the second of two: the other sex, the other side of a finding, the county beside the country, the link further on."""

from datetime import date

import pytest

from tests.contract.test_edges_of_questions import ask, project

__all__ = ["ask"]

# Each sex has figures and people of its own: a value of one is never another's.
FIGURES = """
    select f.* replace (given.area_code as area_code, given.period as period, given.sex as sex, given.value as value, 'ok' as status)
    from (select * from kept.observation where indicator = 'neet_16_24' limit 1) as f, (values
        ('2281', '2023', 'total', 10.0), ('2281', '2023', 'women', 12.0), ('2281', '2023', 'men', 8.0), ('2281', '2022', 'women', 13.0),
        ('2281', '2021', 'total', 9.0), ('22', '2023', 'total', 20.0), ('22', '2023', 'women', 22.0), ('00', '2023', 'total', 30.0),
        ('00', '2023', 'women', 32.0), ('2260', '2023', 'total', 5.0), ('2260', '2023', 'women', 15.0)
    ) as given (area_code, period, sex, value)"""
PEOPLE = """select f.* replace ('neet_16_24' as indicator, '2281' as area_code, '2023' as period, given.sex as sex, given.persons as persons,
    (select any_value(age) from kept.observation where indicator = 'neet_16_24') as age)
    from (select * from kept.people_behind limit 1) as f, (values ('total', 700.0), ('women', 300.0), ('men', 400.0)) as given (sex, persons)"""
GIVEN = {"observation": FIGURES, "people_behind": PEOPLE}


@pytest.mark.parametrize(
    ("sex", "value", "before", "around", "persons"),
    [("women", 12, ("2022", 13), (22, 32), (300, 2, 0)), ("total", 10, ("2021", 9), (20, 30), (700, 2, 1))],
)
def test_a_profile_of_one_sex_is_of_that_sex_throughout(ask, sex, value, before, around, persons):
    found = ask("profile", GIVEN, area_code="2281", sex=sex).set_index("indicator").loc["neet_16_24"]
    assert found["value"] == value and tuple(found[["period_before", "value_before"]]) == before
    assert tuple(found[["county_value", "country_value"]]) == around
    assert tuple(found[["persons", "municipality_count", "lower_count"]]) == persons


def test_the_people_behind_a_share_of_women_are_women(ask):
    found = ask("panel", GIVEN, indicator="neet_16_24", sex="women").set_index(["area_code", "period"])
    assert found.loc[("2281", "2023"), ["value", "persons"]].tolist() == [12, 300] and set(found["sex"]) == {"women"}
    everybody = ask("home_series", GIVEN, indicator="neet_16_24").set_index(["area_code", "period"])
    assert everybody.loc[("2281", "2023"), ["value", "persons"]].tolist() == [10, 700] and set(everybody["sex"]) == {"total"}
    assert everybody.index.get_level_values(0).unique().tolist() == ["00", "22", "2260", "2281"]
    assert ask("histories", GIVEN, area_code="2281", sex="women")["value"].tolist() == [13, 12]
    assert ask("cloud", GIVEN, indicator="neet_16_24", period="2023")["value"].tolist() == [5, 10]


def findings(*rows: tuple[str, bool, str]) -> str:
    """(direction, is_compared, domains) of one type."""
    given = ", ".join(f"({at}, '{way}', {compared}, {domains}::varchar[])" for at, (way, compared, domains) in enumerate(rows))
    return f"""select f.* replace ('e' || given.place as evidence_id, 'w' || given.place as work_id, 'outreach' as intervention_type, given.way as direction,
        given.is_compared as is_compared, given.domains as domains)
        from (select * from kept.evidence limit 1) as f, (values {given}) as given (place, way, is_compared, domains)"""


@pytest.mark.parametrize(
    ("rows", "is_contradicted", "together"),
    [
        ([("positive", True, "['employment']"), ("none", True, "['unemployment_time']")], [True, True], [2, 2]),
        ([("none", True, "['employment']"), ("not_shown", True, "['work_or_study']")], [False, False], [2, 2]),
        ([("positive", True, "['employment']"), ("negative", False, "['employment']")], [False, False], [2, 2]),
        ([("positive", True, "['employment']"), ("negative", True, "['study']")], [False, False], [1, 1]),
        ([("positive", True, "['study', 'health']"), ("negative", True, "['study']")], [True, True], [2, 2]),
    ],
)
def test_findings_contradict_each_other_where_both_are_compared_on_the_same_question(ask, rows, is_contradicted, together):
    found = ask("type_evidence", {"evidence": findings(*rows)}, intervention_type=None).sort_values("evidence_id")
    assert found["is_contradicted"].tolist() == is_contradicted and found["findings_on_same_question"].tolist() == together


def test_findings_are_counted_by_direction_where_they_are_compared(ask):
    ways = ["positive", "positive", "mixed", "none", "not_shown", "negative"]
    given = findings(*((way, True, "['study']") for way in ways), ("positive", False, "['study']"))
    found = ask("intervention_types", {"evidence": given}).set_index("intervention_type").loc["outreach"]
    counts = ["finding_count", "positive_count", "mixed_count", "not_shown_count", "negative_count", "followed_count"]
    assert found[counts].tolist() == [7, 2, 1, 2, 1, 1]
    gap = ask("evidence_gap", {"evidence": given}).set_index(["intervention_type", "domain"]).loc[("outreach", "study")]
    assert gap[["finding_count", "work_count", "followed_count"]].tolist() == [7, 7, 1]


def test_a_local_result_is_counted_once_a_project_and_a_project_elsewhere_is_not_local(ask):
    outcome = """select f.* replace (given.project_id as project_id, given.kind as kind, 'study' as domain) from (select * from kept.outcome limit 1) as f,
        (values ('VN14', 'result'), ('VN14', 'effect_study'), ('VN07', 'structural'), ('VN01', 'result'), ('VN03', 'output')) as given (project_id, kind)"""
    changed = [
        project(one, f"{is_local} as is_local") for one, is_local in (("VN14", True), ("VN07", True), ("VN01", False), ("VN03", True))
    ]
    kinds = "select unnest(['VN14', 'VN07', 'VN01', 'VN03']) as project_id, 'outreach' as intervention_type, '' as coder_classes"
    given = {"project": " union all ".join(changed), "outcome": outcome, "project_type": kinds}
    found = ask("evidence_gap", given).set_index(["intervention_type", "domain"]).loc[("outreach", "study")]
    assert found[["local_project_count", "local_result_count"]].tolist() == [3, 2]
    types = ask("intervention_types", given).set_index("intervention_type").loc["outreach"]
    assert types[["project_count", "local_project_count"]].tolist() == [4, 3]


def test_a_chain_is_followed_both_ways_and_no_other_chain_is_told(ask):
    links = "select *, 'sure' as certainty, '' as why_sv, '' as why_en from (values ('VN01', 'VN03'), ('VN03', 'VN07'), ('VN10', 'VN14')) as t (predecessor, successor)"
    for asked, chain in (("VN01", 2), ("VN03", 2), ("VN07", 2), ("VN14", 1), ("VN02", 0), (None, 3)):
        assert len(ask("chains", {"project_link": links}, project_id=asked)) == chain


@pytest.mark.parametrize(
    ("area", "basis", "asked", "is_found"),
    [("22", "county", "2281", True), ("22", "county", "2260", True), ("2281", "municipality", "2281", True), ("2281", "municipality", "2260", False),
        ("00", "national", "2281", False), ("22", "county", "0180", False)],
)  # fmt: skip
def test_a_project_of_the_county_reaches_its_municipalities_and_a_national_one_none(ask, area, basis, asked, is_found):
    given = {
        "project": project("VN14", "date '2016-01-01' as starts_on, null::date as ends_on"),
        "project_municipality": f"select 'VN14' as project_id, '{area}' as area_code, '{basis}' as basis",
    }
    drawn = ask("project_timeline", given, area_code=asked, local_only=None)
    assert drawn["time_status"].tolist() == ["start_only"] * is_found
    assert len(ask("project_search", given, areas=[asked])) == is_found
    assert len(ask("overlap", given, area_code=asked, starts_on=date(2016, 1, 1), ends_on=date(2016, 12, 31))) == is_found


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"starts_before": date(2016, 1, 1)}, True),
        ({"starts_before": date(2015, 12, 31)}, False),
        ({"ends_after": date(2018, 6, 30)}, True),
        ({"ends_after": date(2018, 7, 1)}, False),
        ({"periods": ["2014-2020"]}, True),
        ({"periods": ["2007-2013"]}, True),
        ({"periods": ["2021-2027"]}, False),
        ({"local_only": True}, False),
    ],
)
def test_each_filter_of_projects_holds_on_its_first_and_last_day(ask, asked, is_found):
    known = "date '2016-01-01' as starts_on, date '2018-06-30' as ends_on, '2007-2013; 2014-2020' as programme_period, false as is_local"
    assert len(ask("project_search", {"project": project("VN14", known)}, **asked)) == is_found


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ("'result' as kind, 20 as denominator, 'none' as comparison_kind", (1, 1, 0)),
        ("'result' as kind, null as denominator, 'control_group' as comparison_kind", (1, 0, 1)),
        ("'output' as kind, 20 as denominator, 'none' as comparison_kind", (0, 0, 0)),
    ],
)
def test_a_finished_project_reports_a_result_its_group_and_a_comparison_each_by_itself(ask, changed, counts):
    outcome = f"select * replace ('VN14' as project_id, (select domain from kept.outcome_domain where is_after_participation limit 1) as domain, {changed}) from kept.outcome limit 1"
    given = {"project": project("VN14", "date '2018-06-30' as ends_on, false as is_study"), "outcome": outcome}
    found = ask("reporting_quality", given, as_of=date(2026, 11, 24))
    assert found[["result_count", "denominator_count", "comparison_count"]].values.tolist() == [list(counts)] * 2
    assert found["result_share"].tolist() == [100 * counts[0]] * 2
