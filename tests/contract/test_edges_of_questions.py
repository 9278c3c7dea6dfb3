"""What a question answers on an edge: the last day, the other sex, what is held back, what is half known. One row is changed, the rest is ours."""

from datetime import date

import duckdb
import pytest

from insteg.store import folders, queries, sql_files
from tests.examples import ASKED, PARAMS

FILES = {name: sql_files.read(folders.QUERIES / f"{name}.sql") for name in queries.names()}


@pytest.fixture
def ask(snapshot):
    """ask(question, {table: what stands in its place}, **parameters) -> its rows."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{snapshot}' as kept (read_only)")
        for (name,) in connection.execute("select table_name from information_schema.tables where table_catalog = 'kept'").fetchall():
            connection.execute(f'create view "{name}" as from kept."{name}"')

        def answer(question, instead, **parameters):
            for table, rows in instead.items():
                connection.execute(f"create or replace view {table} as {rows}")
            asked = {name: parameters.get(name, ASKED.get(name)) for name in PARAMS[question]}
            return connection.execute(FILES[question].sql, asked).df()

        yield answer


def project(project_id: str, changed: str) -> str:
    return f"select * replace ({changed}) from kept.project where project_id = '{project_id}'"


def test_a_figure_that_is_held_back_or_missing_is_not_preliminary(ask):
    given = """select * replace (case period when '2022' then 'provisional' when '2023' then 'suppressed' when '2024' then 'missing' else 'ok' end as status)
        from kept.observation where indicator = 'neet_16_24' and area_code = '22' and sex = 'total' and period >= '2021'"""
    found = ask("observations", {"observation": given}, indicators=None, area_codes=None).set_index("period")
    assert found.loc["2021":"2024", "is_provisional"].tolist() == [False, True, False, False]


@pytest.mark.parametrize(
    ("starts", "ends", "days"),
    [
        ("2010-01-01", "2019-02-01", 1),
        ("2019-12-31", "2025-01-01", 1),
        ("2010-01-01", "2019-01-31", None),
        ("2020-01-01", "2021-01-01", None),
    ],
)
def test_projects_overlap_when_they_share_a_single_day(ask, starts, ends, days):
    given = {
        "project": project("VN14", f"date '{starts}' as starts_on, date '{ends}' as ends_on"),
        "project_municipality": "select 'VN14' as project_id, '2281' as area_code, 'municipality' as basis",
    }
    found = ask("overlap", given, area_code="2281", starts_on=date(2019, 2, 1), ends_on=date(2019, 12, 31))
    assert found["overlap_days"].tolist() == ([] if days is None else [days])


@pytest.mark.parametrize(
    ("starts", "ends", "asked", "is_unsure"),
    [
        ("null", "date '2019-12-31'", {"ends_after": date(2018, 1, 1)}, False),
        ("null", "date '2019-12-31'", {"starts_before": date(2018, 1, 1)}, True),
        ("date '2017-01-01'", "null", {"ends_after": date(2018, 1, 1)}, True),
        ("date '2017-01-01'", "null", {"starts_before": date(2018, 1, 1)}, False),
        ("null", "null", {}, False),
    ],
)
def test_a_projects_time_is_unsure_when_the_end_that_is_asked_for_is_not_known(ask, starts, ends, asked, is_unsure):
    given = {"project": project("VN14", f"{starts}::date as starts_on, {ends}::date as ends_on")}
    found = ask("project_search", given, **asked)
    assert found["is_time_unsure"].tolist() == [is_unsure]


def test_a_filter_of_phases_asks_for_those_phases(ask):
    given = {"project": " union all ".join((project("VN14", "'genomförande' as phase"), project("VN07", "'förstudie' as phase")))}
    assert ask("project_search", given, phases=["förstudie"])["project_id"].tolist() == ["VN07"]


def test_who_evaluates_is_no_partner_and_a_filled_in_fact_no_word_of_the_project(ask):
    given = {
        "project": project("VN14", "'idéburen' as owner_type"),
        "project_partner": """select * replace ('VN14' as project_id, 'school' as kind, 'evaluator' as role) from (select * from kept.project_partner limit 1)
            union all select * replace ('VN14' as project_id, 'employer' as kind, 'partner' as role) from (select * from kept.project_partner limit 1)""",
        "project_fact": """select * replace ('VN14' as project_id, 'egen uppgift' as value, false as is_filling) from (select * from kept.project_fact limit 1)
            union all select * replace ('VN14' as project_id, 'ifylld uppgift' as value, true as is_filling) from (select * from kept.project_fact limit 1)""",
    }
    found = ask("project_texts", given).iloc[0]
    assert list(found["partner_kinds"]) == ["civil_society", "employer"]
    assert "egen uppgift" in found["other_words"] and "ifylld" not in found["other_words"]


@pytest.mark.parametrize(("ends", "expected", "ongoing"), [("2026-11-23", 1, 0), ("2026-11-24", 0, 1), ("2026-11-25", 0, 1)])
def test_a_project_that_ends_today_is_not_yet_expected_to_report(ask, ends, expected, ongoing):
    found = ask("reporting_quality", {"project": project("VN14", f"date '{ends}' as ends_on, false as is_study")}, as_of=date(2026, 11, 24))
    assert found[["expected_count", "ongoing_count"]].values.tolist() == [[expected, ongoing]] * 2


@pytest.mark.parametrize(
    ("precision", "starts", "ends"),
    [("year", "2016-12-31", "2018-01-01"), ("month", "2016-02-29", "2018-03-01"), ("day", "2016-02-01", "2018-03-31")],
)
def test_a_date_known_to_the_month_or_the_year_lies_anywhere_in_it(ask, precision, starts, ends):
    known = "date '2016-02-01' as starts_on, date '2018-03-31' as ends_on"
    given = {"project": project("VN14", f"{known}, '{precision}' as start_precision, '{precision}' as end_precision, true as is_local")}
    found = ask("synchronised", given)
    assert found[["latest_start", "earliest_end"]].astype(str).values.tolist() == [[starts, ends]]


OUTCOME = """select * replace ('VN14' as project_id, 'result' as kind, {domain} as domain, '{timing}' as timing, {months} as months)
    from kept.outcome limit 1"""
AFTER = "(select domain from kept.outcome_domain where is_after_participation limit 1)"
DURING = "(select domain from kept.outcome_domain where not is_after_participation limit 1)"


@pytest.mark.parametrize(
    ("domain", "timing", "months", "results", "is_followed"),
    [
        (AFTER, "after", "6", 1, True),
        (AFTER, "during", "6", 1, False),
        (AFTER, "after", "null", 1, False),
        (DURING, "after", "6", 0, False),
    ],
)
def test_a_result_is_of_those_who_took_part_and_is_followed_up_some_months_after(ask, domain, timing, months, results, is_followed):
    given = {
        "project": project("VN14", "true as is_local"),
        "project_type": "select * replace ('outreach' as intervention_type) from kept.project_type where project_id = 'VN14' limit 1",
        "outcome": OUTCOME.format(domain=domain, timing=timing, months=months),
    }
    found = ask("type_local_projects", given, intervention_type=None)
    assert found[["result_count", "has_follow_up_time"]].values.tolist() == [[results, is_followed]]
    types = ask("intervention_types", given).set_index("intervention_type")
    assert types.loc["outreach", ["local_project_count", "local_result_count"]].tolist() == [1, results]


def test_an_effect_is_looked_for_where_a_project_was_the_municipalitys_own(ask):
    given = """select 'VN14' as project_id, unnest(['2281', '2282', '2260']) as area_code, unnest(['municipality', 'county', 'national']) as basis"""
    assert ask("project_starts", {"project_municipality": given})["area_code"].tolist() == ["2281"]


def test_those_with_the_same_figure_are_not_lower(ask):
    given = """select * replace (case area_code when '2281' then 10 when '2260' then 10 when '2262' then 9 else 11 end as value) from kept.observation
        where indicator = 'neet_16_24' and sex = 'total' and period = '2023' and area_code in ('2281', '2260', '2262', '2280')"""
    found = ask("profile", {"observation": given}, area_code="2281", sex="total").set_index("indicator").loc["neet_16_24"]
    assert found[["municipality_count", "lower_count"]].tolist() == [4, 1]


@pytest.mark.parametrize(
    ("kinds", "asked", "lessons"),
    [
        ("['outreach']", {"types": ["outreach"]}, 1),
        ("['outreach']", {"types": ["work_placement"]}, 0),
        ("[]::varchar[]", {"local_only": True}, 1),
    ],
)
def test_a_seminars_lesson_has_types_of_its_own_and_is_the_countys(ask, kinds, asked, lessons):
    given = f"select * replace (null::varchar as project_id, {kinds} as own_types) from kept.lesson limit 1"
    assert len(ask("lessons", {"lesson": given}, **asked)) == lessons


def test_the_period_before_is_the_areas_own(ask):
    given = """select * from kept.observation where indicator = 'neet_16_24' and sex = 'total'
        and (area_code = '2281' and period in ('2020', '2024') or area_code = '2282' and period = '2023')"""
    found = ask("profile", {"observation": given}, area_code="2281", sex="total").set_index("indicator").loc["neet_16_24"]
    assert (found["period"], found["period_before"]) == ("2024", "2020")
