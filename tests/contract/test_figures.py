"""The warehouse holds the published figures, unchanged, and says of every hole what it is."""

import csv

import pytest

from insteg.reference import catalogue
from insteg.store import folders, queries

HOME = ("2260", "2262", "2280", "2281", "2282", "2283", "2284")


def everything():
    return queries.ask("explore", indicators=None, area_codes=None, period_from=None, period_to=None, sexes=None, ages=None)


@pytest.mark.parametrize(
    ("file", "indicator"),
    [("n02797.csv", "neet_16_24"), ("n03942.csv", "unemployed_bas_18_24"), ("n03954.csv", "long_term_of_unemployed_18_65")],
)
def test_every_figure_of_a_file_is_in_the_warehouse_as_published(file, indicator):
    with (folders.raw("kolada") / file).open(encoding="utf-8") as lines:
        published = {(row["area_code"], row["year"]): float(row["value"]) for row in csv.DictReader(lines)}
    held = everything()
    held = held[(held["indicator"] == indicator) & held["value"].notna() & (held["sex"] == "total")]
    assert {(row.area_code, row.period): row.value for row in held.itertuples()} == published


def test_every_row_leads_to_an_address_and_a_document():
    frame, documents = everything(), set(queries.ask("documents")["document"])
    assert frame["address"].str.startswith("http").all()
    assert set(frame["source"]) <= documents


def test_a_value_is_there_exactly_when_its_status_says_so():
    frame = everything()
    assert (frame["value"].notna() == frame["status"].isin(["ok", "provisional"])).all()


def test_what_the_home_areas_lack_is_a_row_that_says_so():
    frame = everything()
    merit = frame[(frame["indicator"] == "merit_value_year_9") & (frame["area_code"] == "22")]
    assert set(merit["status"]) == {"missing"}


def test_coverage_is_counted_not_typed():
    coverage = queries.ask("coverage").set_index("indicator")
    # 312 areas in 17 years, and women and men in the 15 years and nine home areas of n02797_by_sex.csv.
    values = 312 * 17 + 2 * 15 * 9
    assert coverage.loc["neet_16_24", ["first_period", "last_period", "area_count", "value_count"]].tolist() == [
        "2008",
        "2024",
        312,
        values,
    ]
    assert coverage.loc["long_term_of_unemployed_18_65", "area_count"] == 274


def test_press_facts_keep_the_address_of_their_own_release():
    frame = everything()
    facts = frame[frame["indicator"] == "unemployed_press_18_24"]
    assert facts["address"].nunique() == 5
    assert len(facts) == 10


def test_the_county_is_near_the_weighted_mean_of_its_municipalities():
    """A share is never averaged without weights: weighted by population the seven give the county within 0.2 points."""
    series = queries.ask("home_series", indicator="neet_16_24")
    sizes = dict(queries.ask("sizes")[["area_code", "population"]].itertuples(index=False))
    for _, year in series.groupby("period"):
        values = dict(zip(year["area_code"], year["value"], strict=True))
        weighted = sum(values[code] * sizes[code] for code in HOME) / sum(sizes[code] for code in HOME)
        assert weighted == pytest.approx(values["22"], abs=0.35)


def test_awaited_indicators_have_no_figures():
    held = set(everything()["indicator"])
    assert not held & {item.id for item in catalogue.indicators().values() if not item.is_published}
