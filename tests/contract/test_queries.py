"""Every SQL file keeps the promises of its header."""

from datetime import date

import duckdb
import pytest

from insteg.store import folders, queries, sql_files

PARAMETERS = {
    "indicator": "neet_16_24",
    "period": "2024",
    "area_code": "2281",
    "area_codes": ["2281", "22", "00"],
    "indicators": None,
    "period_from": None,
    "period_to": None,
    "sexes": None,
    "ages": None,
    "sex": "total",
    "age": None,
    "starts_on": date(2015, 1, 1),
    "ends_on": date(2018, 12, 31),
    "as_of": date(2026, 11, 24),
    "local_only": False,
    "project_id": "VN14",
    "levels": None,
    "row_limit": 100,
    "row_offset": 0,
    "sort_by": "area_code",
    "direction": 1,
    "codes": ["2260", "00", "2281"],
    "names": ["Ånge", "Riket", "Sundsvall"],
    "positions": [3, 1, 2],
    "language": "sv",
    "places": [40, 2, 9],
}
# The project that stands in a chain has published no outcome, and the other way round.
EXAMPLES = {"project_outcomes": {"project_id": "VN07"}}
# A filter left empty lets everything through; these questions have no other parameters.
OPTIONAL = {
    "levels",
    "actors",
    "types",
    "kinds",
    "areas",
    "starts_before",
    "ends_after",
    "periods",
    "newest",
    "indicators_in_order",
    "owner_types",
    "disability_focus",
    "phases",
    "words",
    "intervention_type",
}
FILES = {name: sql_files.read(folders.QUERIES / f"{name}.sql") for name in queries.names()}


def answer(name: str, **changed):
    known = {**PARAMETERS, **EXAMPLES.get(name, {}), **dict.fromkeys(OPTIONAL), **changed}
    return queries.ask(name, **{key: known[key] for key in FILES[name].params})


@pytest.mark.parametrize("name", FILES)
def test_a_question_says_what_it_answers_and_its_grain(name):
    assert FILES[name].what.endswith(".")
    assert FILES[name].grain


@pytest.mark.parametrize("name", FILES)
def test_the_answer_is_not_empty_and_unique_on_its_grain(name):
    frame = answer(name)
    assert not frame.empty
    assert not frame.duplicated(list(FILES[name].grain)).any()


def test_parameters_must_be_the_declared_ones():
    with pytest.raises(sql_files.QueryError, match="takes"):
        queries.ask("cloud", indicator="neet_16_24")


def test_a_header_that_lies_is_refused(tmp_path):
    path = tmp_path / "lying.sql"
    path.write_text("-- what: Lies.\n-- params: a\n-- grain: x\nselect $b as x;\n", encoding="utf-8")
    with pytest.raises(sql_files.QueryError, match=r"declares params \['a'\] but its SQL uses \['b'\]"):
        sql_files.read(path)


def test_values_are_bound_and_cannot_carry_sql():
    frame = answer("series", indicator="neet_16_24' or '1'='1")
    assert frame.empty


def test_filters_narrow_and_none_lets_everything_through():
    everything = answer("explore", area_codes=None)
    narrowed = answer("explore", area_codes=["2281"], period_from="2020", period_to="2022", indicators=["neet_16_24"])
    assert len(everything) > 7000
    assert narrowed.loc[narrowed["sex"] == "total", "period"].tolist() == ["2020", "2021", "2022"]
    assert set(narrowed["area_code"]) == {"2281"} and set(narrowed["indicator"]) == {"neet_16_24"}


@pytest.mark.parametrize("name", ["explore", "observations"])
def test_a_year_limit_holds_the_months_of_that_year(name):
    frame = answer(name, indicators=["unemployed_press_18_24"], area_codes=None, period_from="2015", period_to="2015")
    assert set(frame["period"]) == {"2015-03", "2015-04"}
    counted = answer("observation_count", indicators=["unemployed_press_18_24"], area_codes=None, period_from="2015", period_to="2015")
    assert counted["row_count"].item() == len(frame)


def test_the_latest_month_of_women_is_the_latest_that_women_have():
    """Everybody's figure of June came before women's and men's: women are told with May, and May of the year before."""
    with duckdb.connect() as connection:
        connection.execute("create table area as select * from (values ('2281', 'own'), ('00', 'country')) as t (area_code, role)")
        connection.execute("create table indicator as select 'a' as indicator, 'month' as frequency, 1 as position")
        connection.execute("""
            create table observation as
            select 'a' as indicator, t.*, 'published' as status, null as numerator, null as denominator, null as source,
                null as address, null as lower_bound, null as upper_bound
            from (values
                ('2281', '2026-06', 'total', 9.0), ('2281', '2026-05', 'total', 8.0), ('2281', '2026-05', 'women', 7.0),
                ('2281', '2025-05', 'women', 6.0), ('2281', '2025-05', 'total', 5.0), ('00', '2026-05', 'women', 4.0)
            ) as t (area_code, period, sex, value)""")
        found = connection.execute(FILES["latest_months"].sql, {"area_code": "2281", "sex": "women"}).df().iloc[0]
    assert found[["period", "value", "period_before", "value_before", "country_value"]].tolist() == ["2026-05", 7, "2025-05", 6, 4]


def test_the_clouds_of_one_sex_stand_in_the_latest_period_with_a_value_of_that_sex():
    """A suppressed figure is no latest figure, and everybody's newer one is not that of women."""
    with duckdb.connect() as connection:
        connection.execute(
            "create table area as select * from (values ('2281', 'municipality'), ('2260', 'municipality'), ('22', 'county')) as t (area_code, level)"
        )
        connection.execute("""
            create table observation as select 'a' as indicator, '16-24' as age, t.* from (values
                ('2281', '2025', 'total', 9.0), ('2281', '2024', 'women', null), ('2260', '2024', 'women', 8.0), ('2281', '2023', 'women', 7.0),
                ('2260', '2023', 'women', 6.0), ('2260', '2023', 'total', 5.0), ('22', '2023', 'women', 4.0)
            ) as t (area_code, period, sex, value)""")
        found = connection.execute(FILES["latest_clouds"].sql, {"area_code": "2281", "sex": "women"}).df()
    assert found[["area_code", "value"]].values.tolist() == [["2260", 6], ["2281", 7]]
