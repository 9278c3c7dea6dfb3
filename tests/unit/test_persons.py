"""People behind a share and the gap to a benchmark."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insteg.figures.people import error_of, told
from insteg.statistics.interval import wilson
from insteg.statistics.persons import Error, behind, to_reach
from insteg.statistics.verdict import compare

# No publisher gives a share with more than six decimals.
SHARES, PEOPLE = st.floats(0, 100).map(lambda share: round(share, 6)), st.floats(50, 200_000)
SEVEN = Error(-3, 18)


# Newcombe (1998), table I: 15 of 148, 0.0624 to 0.1605, times 148 people.
def test_the_people_behind_a_share_are_the_published_limits_times_the_denominator():
    found = behind(100 * 15 / 148, 148)
    assert (found.count, found.low, found.high) == pytest.approx((15, 0.0624 * 148, 0.1605 * 148), abs=0.01)
    assert not found.is_estimated


def test_the_gap_is_signed_and_carries_the_limits():
    found = to_reach(100 * 15 / 148, 148, 5)
    assert (found.count, found.low, found.high) == pytest.approx((15 - 7.4, 0.0124 * 148, 0.1105 * 148), abs=0.01)
    assert found.is_distinguishable


@given(share=SHARES, people=PEOPLE, benchmark=SHARES)
def test_the_gap_is_told_from_zero_just_when_the_verdict_is_a_difference(share, people, benchmark):
    verdict = compare(share, wilson(share, people), benchmark, "down")
    assert to_reach(share, people, benchmark).is_distinguishable == verdict.is_difference


@given(share=SHARES, people=PEOPLE, benchmark=SHARES)
def test_an_estimated_denominator_only_widens(share, people, benchmark):
    sure, about = to_reach(share, people, benchmark), to_reach(share, people, benchmark, error=SEVEN)
    assert about.low <= sure.low + 1e-6 and sure.high <= about.high + 1e-6
    assert about.low - 1e-6 <= about.count <= about.high + 1e-6 and about.is_estimated


@given(share=SHARES, estimate=PEOPLE, error=st.floats(-3, 18))
def test_every_denominator_the_estimate_could_stand_for_is_covered(share, estimate, error):
    true = behind(share, estimate / (1 + error / 100))
    about = behind(share, estimate, error=SEVEN)
    assert about.low - 1e-6 <= true.low and true.high <= about.high + 1e-6


@pytest.mark.parametrize("share, people", [(float("nan"), 100), (5.0, float("nan")), (5.0, 0.0)])
def test_unknown_stays_unknown(share, people):
    assert behind(share, people) is None
    assert to_reach(share, people, 5) is None


def test_an_unknown_benchmark_gives_no_gap():
    assert to_reach(5, 100, float("nan")) is None


def test_a_turned_error_is_refused():
    with pytest.raises(ValueError, match="low to high"):
        Error(18, -3)


def row(counting: object, low: float = -3, high: float = 18) -> SimpleNamespace:
    return SimpleNamespace(value=8.0, persons=100.0, counting=counting, error_low=low, error_high=high)


def test_a_counted_number_of_people_has_no_error():
    assert error_of(row("counted", 0, 0)) is None


@pytest.mark.parametrize("counting", ["pupils", "between_counts", None, float("nan")])
def test_a_number_of_people_that_is_not_known_to_be_counted_may_be_wrong(counting):
    assert error_of(row(counting)) == Error(-3, 18)


def test_a_lowest_number_is_told_to_nobody():
    assert told(row("at_least", 0, 0)) is None
    found = told(row("pupils"))
    assert found is not None and found.count == 8.0 and found.is_estimated


def test_the_limits_of_an_estimate_are_those_of_the_fewest_and_the_most_it_can_stand_for():
    """118 that may be 18 % too many are 100: Wilson of half of 100 begins at 40.38 %. 97 that may be 3 % too few are 100: of 97 it ends at 59.76 %."""
    about = behind(50, 118, error=SEVEN)
    assert (about.count, about.low) == pytest.approx((59, 40.38), abs=0.01)
    assert behind(50, 97, error=Error(-3, 0)).high == pytest.approx(59.76, abs=0.01)
