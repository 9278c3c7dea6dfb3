"""Intervals against published tables (Newcombe 1998, Garwood's exact limits) and statsmodels."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2
from statsmodels.stats.proportion import proportion_confint

from insteg.statistics.interval import Interval, byar, critical_value, exact_poisson, wilson, wilson_frame

LEVELS = st.sampled_from([0.95, 0.998])


# Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3 (score, no continuity correction); four decimals.
@pytest.mark.parametrize(
    "count, people, low, high",
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_table_of_newcombe(count, people, low, high):
    found = wilson(100 * count / people, people)
    assert found.low == pytest.approx(100 * low, abs=0.005)
    assert found.high == pytest.approx(100 * high, abs=0.005)


@given(people=st.integers(1, 200_000), share=st.floats(0, 1), level=LEVELS)
def test_wilson_equals_statsmodels(people, share, level):
    count = round(share * people)
    low, high = proportion_confint(count, people, alpha=1 - level, method="wilson")
    found = wilson(100 * count / people, people, level)
    assert (found.low, found.high) == pytest.approx((100 * max(low, 0), 100 * min(high, 1)), abs=1e-9)


@given(people=st.floats(1, 1e7), share=st.floats(0, 100), level=LEVELS)
def test_wilson_stays_possible_and_holds_the_share(people, share, level):
    found = wilson(share, people, level)
    assert found.low >= 0 and found.high <= 100
    assert found.holds(share)


@given(people=st.floats(1, 1e6), share=st.floats(0, 100))
def test_the_strict_level_is_never_narrower(people, share):
    usual, strict = wilson(share, people), wilson(share, people, 0.998)
    assert strict.low <= usual.low + 1e-12 and usual.high <= strict.high + 1e-12


@pytest.mark.parametrize("share, people", [(None, 100), (5.0, None), (float("nan"), 100), (5.0, float("nan")), (5.0, 0)])
def test_no_denominator_no_interval(share, people):
    assert wilson(share, people) is None


def test_a_share_above_hundred_percent_is_refused():
    with pytest.raises(ValueError, match="0-100"):
        wilson(101, 50)


def test_the_column_version_agrees_with_the_single_one_and_keeps_the_index():
    shares = pd.Series([7.65, 0.0, np.nan, 12.0], index=["2262", "2281", "2283", "2284"])
    people = pd.Series([1800.0, 9000.0, 1900.0, np.nan], index=shares.index)
    found = wilson_frame(shares, people[::-1])
    assert list(found.index) == list(shares.index)
    assert Interval(*found.loc["2262"]) == wilson(7.65, 1800)
    assert found.loc[["2283", "2284"]].isna().all().all()


# Exact 95 % limits for a Poisson mean, printed in Garwood (1936) and in most tables since (three decimals).
@pytest.mark.parametrize(
    "count, low, high", [(0, 0.0, 3.689), (1, 0.025, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390), (20, 12.217, 30.888)]
)
def test_exact_poisson_gives_the_printed_table(count, low, high):
    found = exact_poisson(count)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.001)


@given(count=st.integers(0, 100_000), level=LEVELS)
def test_exact_poisson_equals_the_chi_square_form(count, level):
    tail = (1 - level) / 2
    low = chi2.ppf(tail, 2 * count) / 2 if count else 0.0
    found = exact_poisson(count, level)
    assert (found.low, found.high) == pytest.approx((low, chi2.ppf(1 - tail, 2 * count + 2) / 2), rel=1e-9)


@given(count=st.integers(10, 100_000), level=LEVELS)
def test_byar_is_within_one_percent_of_exact_from_ten_on(count, level):
    near, exact = byar(count, level), exact_poisson(count, level)
    assert near.low == pytest.approx(exact.low, rel=0.01 if level == 0.95 else 0.03)
    assert near.high == pytest.approx(exact.high, rel=0.01)


def test_byar_below_ten_is_exact():
    assert byar(9) == exact_poisson(9)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="zero or more"):
        byar(-1)


@pytest.mark.parametrize("level, z", [(0.95, 1.959964), (0.998, 3.090232)])
def test_critical_values_are_the_printed_ones(level, z):
    assert critical_value(level) == pytest.approx(z, abs=1e-6)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_confidence_in_percent_is_refused(level):
    with pytest.raises(ValueError, match="Confidence"):
        wilson(5, 100, level)
