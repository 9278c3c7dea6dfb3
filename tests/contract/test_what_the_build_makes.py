"""The SQL that makes the tables, a file at a time, on a few rows with the answer worked out by hand."""

import math
from dataclasses import asdict

import duckdb
import pandas as pd
import pytest

from insteg.reference import catalogue
from insteg.store import folders, sql_files


def made(name: str, table: str, **frames: pd.DataFrame) -> pd.DataFrame:
    """What queries/build/<name>.sql makes of these tables."""
    with duckdb.connect() as connection:
        for known, frame in frames.items():
            connection.register(known, frame)
        connection.execute(sql_files.read(folders.QUERIES / "build" / f"{name}.sql").sql)
        return connection.execute(f"select * from {table}").df()


INDICATORS = [
    ("people", "18-24", "population_persons", "persons", "none", 0),
    ("young", "16-19", "population_persons", "persons", "none", 0),
    ("same", "18-24", "x", "percent", "population", 0),
    ("before", "18-24", "x", "percent", "population", 1),
    ("other", "18-24", "x", "percent", "labour_force", 0),
    ("school", "", "x", "percent", "pupils", 0),
    ("left", "", "x", "percent", "cohort", 0),
]
FIGURES = [
    ("people", "2281", "2018", "total", 900, None), ("people", "2281", "2022", "total", 1000, None), ("people", "1401", "2025", "total", 700, None),
    ("young", "2281", "2010", "total", 600, None), ("young", "2281", "2014", "total", 500, None), ("young", "2281", "2018", "total", 400, None),
    ("young", "2281", "2018", "women", 180, None), ("young", "2281", "2018", "men", 220, None),
    ("same", "2281", "2018", "total", 5, None), ("same", "2281", "2018", "women", 4, None), ("same", "2281", "2021", "total", 5, None),
    ("same", "2281", "2014", "total", 5, None), ("same", "2281", "2010", "total", 5, None), ("same", "1401", "2022", "total", 5, None),
    ("before", "2281", "2023", "total", 5, None), ("other", "2281", "2018", "total", 5, 700.0), ("other", "2281", "2019", "total", 5, None),
    ("school", "2281", "2018", "total", 80, None), ("left", "2281", "2018", "total", 83.783784, None), ("left", "2281", "2019", "total", 77.5, None),
]  # fmt: skip


@pytest.fixture(scope="module")
def behind() -> dict:
    """What the rules make of FIGURES: by indicator, area, period and sex."""
    names = ["indicator", "age", "axis", "unit", "denominator", "denominator_years_before"]
    indicator = pd.DataFrame(INDICATORS, columns=names).assign(is_context=False, frequency="year", position=range(len(INDICATORS)))
    observation = pd.DataFrame(FIGURES, columns=["indicator", "area_code", "period", "sex", "value", "denominator"])
    ages = dict(zip(indicator["indicator"], indicator["age"], strict=True))
    observation = observation.assign(age=observation["indicator"].map(ages)).astype({"value": "float64", "denominator": "float64"})
    area = pd.DataFrame(
        [("2281", "municipality", "home_municipality"), ("1401", "municipality", "other")], columns=["area_code", "level", "role"]
    )
    rules = pd.DataFrame([asdict(item) for item in catalogue.estimates().values()])
    with duckdb.connect() as connection:
        for name, frame in {"indicator": indicator, "observation": observation, "area": area, "estimate": rules}.items():
            connection.register(name, frame)
        for file in ("08_population_by_age", "11_people_behind"):
            connection.execute(sql_files.read(folders.QUERIES / "build" / f"{file}.sql").sql)
        rows = connection.execute("select * from people_behind").df().itertuples()
    return {(row.indicator, row.area_code, row.period, row.sex): (row.counting, row.persons) for row in rows}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (("same", "2281", "2018", "total"), ("counted", 900)),
        # The year before is what the source divides by.
        (("before", "2281", "2023", "total"), ("counted", 1000)),
        (("other", "2281", "2018", "total"), ("counted", 700)),
        # Three quarters of the way from 900 to 1000.
        (("same", "2281", "2021", "total"), ("between_counts", 975)),
        # 2018: half of 400 and 1.25 x 500 (those of 2014) = 825; 2014: half of 500 and 1.25 x 600 = 1000.
        (("same", "2281", "2014", "total"), ("generation", 900 * 1000 / 825)),
        # No teenagers of 2006 to follow: 600 against 400.
        (("same", "2281", "2010", "total"), ("teenagers", 900 * 600 / 400)),
        (("same", "1401", "2022", "total"), ("near_count", 700)),
        (("same", "2281", "2018", "women"), ("one_sex", 900 * 180 / 400)),
        (("school", "2281", "2018", "total"), ("pupils", 100)),
        # 31 of 37 is 83.783784 %, and no smaller group gives those digits; 31 of 40 is 77.5 %, and so may 69 of 89 be: the fewest count.
        (("left", "2281", "2018", "total"), ("at_least", 37)),
        (("left", "2281", "2019", "total"), ("at_least", 40)),
    ],
)
def test_the_people_behind_a_share_are_counted_or_found_by_a_rule(behind, key, expected):
    counting, persons = expected
    assert behind[key][0] == counting and behind[key][1] == pytest.approx(persons)


def test_where_no_honest_number_exists_nobody_is_told(behind):
    assert ("other", "2281", "2019", "total") not in behind


def test_coverage_counts_values_and_gaps_apart():
    rows = [("2281", "2023", 4.0), ("2281", "2024", None), ("22", "2024", 6.0), ("22", "2025", None)]
    found = made("06_coverage", "coverage", observation=pd.DataFrame(rows, columns=["area_code", "period", "value"]).assign(indicator="x"))
    assert found.iloc[0].tolist() == ["x", "2023", "2024", 2, 2, 2, 2, 4.0, 6.0]


@pytest.mark.parametrize(("own", "shown"), [("https://example.org/own", "https://example.org/own"), ("", "https://example.org/document")])
def test_a_figure_leads_to_its_own_address_and_to_its_documents_where_it_has_none(own, shown):
    words = {
        "indicator": "a",
        "area_code": "2281",
        "period": "2024-01",
        "sex": "total",
        "age": "",
        "status": "ok",
        "document": "d",
        "address": own,
    }
    numbers = dict.fromkeys(["numerator", "denominator", "lower", "upper"], math.nan) | {"value": 5.0}
    raw = pd.DataFrame([words | numbers | {"note": "", "symbol": "", "updated": ""}])
    document = pd.DataFrame([{"document": "d", "address": "https://example.org/document"}])
    indicator = pd.DataFrame([{"indicator": "a", "frequency": "month"}])
    area = pd.DataFrame([{"area_code": "2281", "role": "home_municipality"}])
    found = made("05_observation", "observation", raw_observation=raw, document=document, indicator=indicator, area=area)
    assert found["address"].tolist() == [shown]
