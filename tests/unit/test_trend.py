"""The trend verdict against the publisher's own test cases, R's prop.trend.test and statsmodels."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.api import OLS, WLS, add_constant

from insteg.statistics.trend import CUT_OFF, USUAL_SPREAD, chi_square_for_trend, logit_slope, recent_trend, yearly_spread

# Yearly counts and denominators with the marker that the publisher's own test suite expects (fingertips-open, trend markers).
# Facts only: an indicator's published counts and the published marker.
FINGERTIPS = {
    "20301": ([621, 599, 556, 535, 447], [3454, 3195, 3256, 3227, 3121], "falling"),
    "adult": ([2157, 2090, 2194, 2134.81, 2094], [3454, 3195, 3256, 3152, 3062], "rising"),
    "1172": ([8116, 8145, 8222, 8506, 8728], [91530, 91773, 92088, 92238, 92665.89], "rising"),
    "small": ([7, 6, 8, 8, 9], [35, 42, 50, 100, 200], "falling"),
    "10101": ([5405, 5500, 5435, 5480, 5315], [18095, 18170, 18005, 17890, 17860], "no_significant_change"),
    "10101 region": ([22435, 22445, 21365, 20955, 19055], [65880, 67900, 68705, 69835, 70910], "falling"),
}
SERIES = st.lists(st.tuples(st.integers(1, 400), st.integers(401, 3000)), min_size=5, max_size=12)


def years(values, first=2020):
    return pd.Series(values, index=range(first, first + len(values)), dtype=float)


@pytest.mark.parametrize("name", FINGERTIPS)
def test_the_marker_is_the_one_fingertips_publishes(name):
    counts, people, word = FINGERTIPS[name]
    assert recent_trend(years(counts), years(people), "none", spread=0).word == word


# R documentation of prop.trend.test: smokers among lung cancer patients in four studies (Fleiss 1981, page 139).
def test_chi_square_is_that_of_prop_trend_test():
    counts, people = np.array([83.0, 90, 129, 70]), np.array([86.0, 93, 136, 82])
    assert chi_square_for_trend(np.arange(1.0, 5), counts, people) == pytest.approx(8.2249, abs=5e-5)


@given(series=SERIES)
def test_chi_square_is_the_weighted_regression_of_statsmodels(series):
    counts, people = np.array(series, dtype=float).T
    when, overall = np.arange(len(counts), dtype=float), counts.sum() / people.sum()
    fit = WLS(counts / people, add_constant(when), weights=people / overall / (1 - overall)).fit()
    assert chi_square_for_trend(when, counts, people) == pytest.approx(fit.ess, rel=1e-6, abs=1e-8)


@given(series=SERIES)
def test_the_slope_is_the_least_squares_slope_of_the_log_odds(series):
    counts, people = np.array(series, dtype=float).T
    when = np.arange(len(counts), dtype=float)
    fit = OLS(np.log(counts / (people - counts)), add_constant(when)).fit()
    assert logit_slope(when, counts, people) == pytest.approx(fit.params[1], abs=1e-9)


def test_the_cut_off_is_the_998_point_of_chi_square():
    from scipy.stats import chi2

    assert pytest.approx(chi2.ppf(0.998, 1), abs=5e-5) == CUT_OFF


def test_one_odd_year_makes_no_trend():
    found = recent_trend(years([103, 102, 101, 100, 400]), years([2000] * 5), "down")
    assert found.chi_square > CUT_OFF
    assert (found.word, found.reason) == ("no_significant_change", "outlier")


@pytest.mark.parametrize("direction, word", [("down", "improving"), ("up", "worsening"), ("none", "falling")])
def test_the_word_follows_the_good_direction(direction, word):
    counts, people, _ = FINGERTIPS["20301"]
    found = recent_trend(years(counts), years(people), direction, spread=0)
    assert (found.word, found.reason, found.first, found.last) == (word, "significant", 2020, 2024)


def test_four_years_are_too_few():
    found = recent_trend(years([10, 20, 30, 40]), years([1000] * 4), "down")
    assert (found.word, found.reason) == ("not_calculable", "too_few_points")


def test_a_break_leaves_too_few_years():
    counts, people, _ = FINGERTIPS["20301"]
    assert recent_trend(years(counts), years(people), "down", breaks=[2021]).reason == "too_few_points"
    assert recent_trend(years(counts), years(people), "down", breaks=[2020], spread=0).reason == "significant"


@given(before=st.lists(st.integers(0, 1000), min_size=1, max_size=6))
def test_nothing_before_a_break_changes_the_answer(before):
    counts, people, _ = FINGERTIPS["10101"]
    alone = recent_trend(years(counts), years(people), "down")
    longer = years([*before, *counts], 2020 - len(before))
    assert recent_trend(longer, years([1000] * len(before) + people, 2020 - len(before)), "down", breaks=[2020]) == alone


def test_a_missing_year_is_not_closed_up():
    counts, people, _ = FINGERTIPS["20301"]
    longer, everyone = years([600, *counts], 2019), years([3400, *people], 2019)
    assert recent_trend(longer.drop(2022), everyone, "down").reason == "missing_values"
    assert recent_trend(longer.where(longer.index != 2022), everyone, "down").reason == "missing_values"


def test_years_may_come_in_any_order():
    counts, people, _ = FINGERTIPS["20301"]
    assert recent_trend(years(counts)[::-1], years(people), "down") == recent_trend(years(counts), years(people), "down")


def test_nobody_in_any_year_is_no_change():
    assert recent_trend(years([0] * 5), years([500] * 5), "down").word == "no_significant_change"


def test_more_counted_than_living_is_refused():
    with pytest.raises(ValueError, match="denominator"):
        recent_trend(years([10, 20, 30, 40, 5000]), years([1000] * 5), "down")


def test_fewer_than_five_points_cannot_be_asked_for():
    with pytest.raises(ValueError, match="at least 5"):
        recent_trend(years([1] * 5), years([9] * 5), "down", points=4)


@given(series=SERIES, spread=st.floats(0.01, 0.5))
def test_with_a_spread_it_is_the_regression_with_known_variances_of_statsmodels(series, spread):
    counts, people = np.array(series, dtype=float).T
    when, overall = np.arange(len(counts), dtype=float), counts.sum() / people.sum()
    variance = overall * (1 - overall) / people + (overall * (1 - overall) * spread) ** 2
    fit = WLS(counts / people, add_constant(when), weights=1 / variance).fit(cov_type="fixed scale")
    assert chi_square_for_trend(when, counts, people, spread) == pytest.approx((fit.params[1] / fit.bse[1]) ** 2, rel=1e-6, abs=1e-8)


def test_the_more_a_share_swings_the_less_is_called_a_trend():
    counts, people, _ = FINGERTIPS["20301"]
    words = [recent_trend(years(counts), years(people), "none", spread=spread).word for spread in (0, 0.02, 0.1, 0.5)]
    assert words == ["falling", "falling", "no_significant_change", "no_significant_change"]


def test_a_known_spread_is_found_again():
    random = np.random.default_rng(2)
    true = 1 / (1 + np.exp(2.5 + 0.1 * np.arange(20) + 0.08 * random.standard_normal((400, 20))))
    people = np.full(true.shape, 5000)
    shares = 100 * random.binomial(people, true) / people
    # The line of each area takes a little of it along.
    assert yearly_spread(shares, people.astype(float)) == pytest.approx(0.08, rel=0.15)


def test_too_few_figures_give_the_usual_spread():
    assert yearly_spread(np.full((3, 6), 8.0), np.full((3, 6), 900.0)) == USUAL_SPREAD
    assert yearly_spread(np.full((100, 10), np.nan), np.full((100, 10), np.nan)) == USUAL_SPREAD
