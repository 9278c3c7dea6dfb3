"""How wrong the rules for the people behind a share are, measured in the reference data (never in the project).

A share of six decimals is whole people of whole people, so its digits tell the number it was divided by, or that number divided by a
small one. The multiple nearest to what the rule says is taken for the true number: a wrong multiple would be a miss of half or more.
"""

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from insteg.reference import catalogue
from insteg.store import queries

SHARED = Path(os.environ.get("INSTEG_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "data/reference"
DUMP, POPULATION = SHARED / "kolada_dump_2024_08_youth_290.parquet", SHARED / "scb_population_by_age_2018_2022.parquet"
PUPILS = {
    "N15428": "eligible_vocational_year_9",
    "N17445": "diploma_3_years",
    "N17461": "diploma_4_years",
    "N17473": "eligible_university_3_years",
}
OF_POPULATION = {"N02797": "neet_16_24", "U31804": "financial_assistance_18_24"}


def divided_by(share: float, about: float) -> float:
    """The number of people nearest to `about` that gives the digits of the share; NaN where the digits leave it open."""
    sizes = np.arange(1, int(about * 1.8) + 20)
    fits = np.abs(np.round(share / 100 * sizes) / sizes - share / 100) <= 0.51e-8
    smallest = sizes[np.flatnonzero(fits)[0]] if fits.any() else np.nan
    return smallest * max(1, round(about / smallest)) if smallest >= 0.4 * about else np.nan


def test_digits_tell_the_group():
    assert divided_by(100 * 83 / 113, 120) == 113 and divided_by(100 * 64 / 838, 900) == 838


@pytest.fixture(scope="module")
def errors() -> pd.DataFrame:
    """Percent by which each figure of the seven is off: counting, year, area, error."""
    if not DUMP.exists():
        pytest.skip(f"The reference figures are not at {DUMP}; set INSTEG_SHARED to the shared folder to run this.")
    dump = pd.read_parquet(DUMP)
    dump = dump[(dump["gender"] == "T") & dump["area_code"].isin(catalogue.the_seven())]
    found = []
    for series, indicator in {**PUPILS, **OF_POPULATION}.items():
        people = queries.ask("panel", indicator=indicator, sex="total").set_index(["area_code", "period"])
        for row in dump[(dump["kpi"] == series)].itertuples():
            key = (row.area_code, str(row.year))
            if key in people.index and 0 < row.value < 100 and (about := people.loc[key, "persons"]) > 0:
                error = 100 * (about / divided_by(row.value, about) - 1)
                found.append((people.loc[key, "counting"], row.year, row.area_code, error))
    return pd.DataFrame(found, columns=["counting", "year", "area_code", "error"]).dropna()


@pytest.mark.shared
@pytest.mark.parametrize("rule", ["between_counts", "generation", "teenagers", "pupils"])
def test_the_documented_error_covers_what_is_measured(errors, rule):
    own, known = errors.loc[errors["counting"] == rule, "error"], catalogue.estimates()[rule]
    print(f"\n{rule}: n = {len(own)}, {own.min():.1f} to {own.max():.1f} percent, middle {own.median():.1f}")
    assert len(own) > 20
    # A few digits leave two numbers open: nineteen of twenty lie within.
    assert own.between(known.error_seven_low, known.error_seven_high).mean() >= 0.95


@pytest.mark.shared
def test_a_counted_population_is_the_number_a_share_was_divided_by(errors):
    own = errors.loc[errors["counting"] == "counted", "error"]
    assert len(own) > 15 and own.abs().max() < 2


@pytest.mark.shared
def test_the_population_of_2025_stands_for_2022_within_its_error_in_the_country():
    if not POPULATION.exists():
        pytest.skip(f"The reference population is not at {POPULATION}.")
    table = pd.read_parquet(POPULATION)
    true = table[(table["period"] == "2022") & (table["age"] == "16-24")].groupby("area_code")["value"].sum()
    panel = (
        queries.ask("panel", indicator="neet_16_24", sex="total")
        .query("period == '2022' and counting == 'near_count'")
        .set_index("area_code")
    )
    error = 100 * (panel["persons"] / true.reindex(panel.index) - 1).dropna()
    rule = catalogue.estimates()["near_count"]
    assert len(error) > 280 and error.between(rule.error_country_low, rule.error_country_high).all()
