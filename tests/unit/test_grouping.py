"""Shared places: Newcombe's published example, statsmodels, and what the rule must never do."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from insteg.statistics.grouping import difference, shared_places

PEOPLE = st.integers(1, 20_000)


# Newcombe (1998), Statistics in Medicine 17:873-890, table II, example (a), method 10: 56/70 against 48/80.
def test_the_difference_is_newcombes_published_one():
    found = difference(80, 70, 60, 80)
    assert (found.low, found.high) == pytest.approx((5.24, 33.39), abs=0.01)


@given(one=st.tuples(PEOPLE, st.floats(0, 1)), other=st.tuples(PEOPLE, st.floats(0, 1)))
def test_the_difference_is_that_of_statsmodels(one, other):
    counts = [round(people * share) for people, share in (one, other)]
    low, high = confint_proportions_2indep(counts[0], one[0], counts[1], other[0], method="newcomb", compare="diff")
    found = difference(100 * counts[0] / one[0], one[0], 100 * counts[1] / other[0], other[0])
    assert (found.low, found.high) == pytest.approx((100 * low, 100 * high), abs=1e-6)


def test_unknown_is_not_told_apart():
    assert difference(5, 100, 6, float("nan")) is None


def test_equal_figures_share_the_first_place():
    found = shared_places(pd.Series({"a": 7.0, "b": 7.0, "c": 7.0}), pd.Series({"a": 500, "b": 900, "c": 700}))
    assert found["place"].tolist() == [1, 1, 1] and found["last_place"].tolist() == [3, 3, 3]


def test_far_figures_get_their_own_places_largest_first():
    found = shared_places(pd.Series({"a": 5.0, "b": 30.0, "c": 15.0}), pd.Series({"a": 9000, "b": 9000, "c": 9000}))
    assert found.index.tolist() == ["b", "c", "a"]
    assert found["place"].tolist() == found["first_place"].tolist() == found["last_place"].tolist() == [1, 2, 3]


def test_a_small_area_in_between_ties_the_large_ones_together():
    found = shared_places(
        pd.Series({"large high": 20.0, "small": 15.0, "large low": 10.0}), pd.Series({"large high": 9000, "small": 60, "large low": 9000})
    )
    assert found["group"].tolist() == [1, 1, 1]
    assert found.loc["large low", ["first_place", "last_place"]].tolist() == [2, 3]


# Newcombe's pair again, at the confidence for all pairs at once. Their gap of 20 points is 2.75 standard errors of
# sqrt(0.8 * 0.2 / 70 + 0.6 * 0.4 / 80) = 7.27. One pair needs 1.96 of them; the 21 pairs of seven areas need 3.04 each (0.05 / 21).
@pytest.mark.parametrize("others, last_place", [(0, 1), (5, 7)])
def test_a_pair_that_is_apart_alone_is_not_among_seven(others, last_place):
    names = [f"one person {number}" for number in range(others)]
    found = shared_places(
        pd.Series({"high": 80.0, "low": 60.0, **dict.fromkeys(names, 70.0)}), pd.Series({"high": 70, "low": 80} | dict.fromkeys(names, 1))
    )
    assert found.loc["high", "last_place"] == last_place and found.loc["low", "first_place"] == (1 if others else 2)


def test_an_area_without_a_denominator_has_no_place():
    found = shared_places(pd.Series({"a": 5.0, "b": 30.0}), pd.Series({"a": 9000.0}))
    assert found.index.tolist() == ["a", "b"] and found.loc["b", ["place", "group"]].isna().all()


@settings(max_examples=40)
@given(rows=st.lists(st.tuples(st.floats(0, 100), PEOPLE), min_size=1, max_size=7))
def test_the_shared_place_lies_in_the_range_of_places(rows):
    shares, people = (pd.Series(column, dtype=float) for column in zip(*rows, strict=True))
    found = shared_places(shares, people)
    assert (found["first_place"] <= found["last_place"]).all()
    assert (found["place"] <= found["first_place"]).all()
    assert found["share"].is_monotonic_decreasing and found["group"].is_monotonic_increasing
