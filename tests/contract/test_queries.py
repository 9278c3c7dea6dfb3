"""Every SQL file keeps the promises of its header."""

from datetime import date

import pytest

from insteg import places, queries, sql

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
    "owner_types",
    "disability_focus",
    "phases",
    "words",
    "intervention_type",
}
FILES = {name: sql.read(places.QUERIES / f"{name}.sql") for name in queries.names()}


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
    with pytest.raises(sql.QueryError, match="takes"):
        queries.ask("cloud", indicator="neet_16_24")


def test_a_header_that_lies_is_refused(tmp_path):
    path = tmp_path / "lying.sql"
    path.write_text("-- what: Lies.\n-- params: a\n-- grain: x\nselect $b as x;\n", encoding="utf-8")
    with pytest.raises(sql.QueryError, match=r"declares params \['a'\] but its SQL uses \['b'\]"):
        sql.read(path)


def test_values_are_bound_and_cannot_carry_sql():
    frame = answer("series", indicator="neet_16_24' or '1'='1")
    assert frame.empty


def test_filters_narrow_and_none_lets_everything_through():
    everything = answer("explore", area_codes=None)
    narrowed = answer("explore", area_codes=["2281"], period_from="2020", period_to="2022", indicators=["neet_16_24"])
    assert len(everything) > 7000
    assert narrowed["period"].tolist() == ["2020", "2021", "2022"]


def test_a_year_limit_holds_the_months_of_that_year():
    frame = answer("explore", indicators=["unemployed_press_18_24"], period_from="2015", period_to="2015")
    assert set(frame["period"]) == {"2015-03", "2015-04"}
