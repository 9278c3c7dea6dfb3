"""How wrong the estimated number of 16-24-year-olds is, against SCB's real figures (reference data, never in the project)."""

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from insteg.measures.persons import Error, behind

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = Path(os.environ.get("INSTEG_SHARED", ROOT.parent / "shared")) / "data/reference/scb_population_by_age_2018_2022.parquet"
TOTALS = ROOT / "data/raw/scb/population_total.csv"
# Persons aged 16-24 and all persons in Sweden, 31 December 2020 (SCB), as in data/catalogue/estimates.toml.
COUNTRY_SHARE = 1_038_122 / 10_379_295
SEVEN = ["2260", "2262", "2280", "2281", "2282", "2283", "2284"]


@pytest.fixture(scope="module")
def errors() -> pd.Series:
    """Percent by which the estimate is off in 2022, by municipality."""
    if not REFERENCE.exists():
        pytest.skip(f"The reference population is not at {REFERENCE}; set INSTEG_SHARED to the shared folder to run this.")
    table = pd.read_parquet(REFERENCE)
    true = table[(table["period"] == "2022") & (table["age"] == "16-24")].groupby("area_code")["value"].sum()
    total = pd.read_csv(TOTALS, dtype={"area_code": str}).set_index("area_code")["population"]
    error = 100 * (total * COUNTRY_SHARE / true - 1)
    return error[error.index.str.len() == 4].dropna()


@pytest.mark.shared
def test_the_documented_bounds_hold_and_are_reached(errors, record_property):
    seven = errors[SEVEN]
    for name, found in (("seven", seven), ("country", errors)):
        record_property(name, f"{found.min():.1f} to {found.max():.1f} percent")
    print(f"\n{seven.round(1).to_string()}\ncountry: median {errors.median():.1f}, {errors.min():.1f} to {errors.max():.1f} percent")
    assert len(errors) == 290
    # The documented whole numbers, within the half point they were rounded by.
    assert (seven.min(), seven.max()) == pytest.approx((-3, 18), abs=0.6)
    assert (errors.min(), errors.max()) == pytest.approx((-38, 41), abs=0.6)
    assert seven.between(-3, 18).all()


@pytest.mark.shared
def test_the_widened_number_of_people_covers_the_true_one_in_the_seven(errors):
    for code in SEVEN:
        true = 2000.0
        about = behind(8.0, true * (1 + errors[code] / 100), error=Error(-3, 18))
        exact = behind(8.0, true)
        assert about.low <= exact.low and exact.high <= about.high


def test_a_number_of_people_not_known_to_be_counted_has_the_error_of_an_estimate():
    from insteg.views import people

    assert people.error_of(False) is None and people.error_of(np.False_) is None
    assert people.error_of(pd.NA) == people.error_of(None) == people.error_of(True) == people.estimate_error()
