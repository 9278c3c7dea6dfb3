"""The three rules behind a finding, each on a table so small that the answer is worked out by hand in the test."""

import pandas as pd
import pytest

from insteg.statistics.placebo import Placebos, conclude, p_rank
from insteg.statistics.synthetic import fit
from insteg.statistics.window import Window


def control(start=2020, **areas):
    """A fit to columns of equally many years, the last one 2021; the first column is the treated area."""
    years = len(next(iter(areas.values())))
    table = pd.DataFrame(areas, index=range(2022 - years, 2022), dtype=float)
    return fit(Window(table, table.columns[0], start))


def placebos(*gaps):
    """Equally large placebos that all fit as well as the treated area: the rank is then that of the plain distances."""
    names = [f"placebo {number}" for number in range(len(gaps))]
    ones = pd.Series(1.0, index=names)
    return Placebos(pd.DataFrame([gaps], index=[2020], columns=names, dtype=float), ones, ones, 2020)


# Five years before the start, too few for a placebo in time. The gap is 1, -1, 1, -1, 1 before and 4 after.
def four_points_away():
    return control(treated=[6, 4, 6, 4, 6, 9, 9], alike=[5, 5, 5, 5, 5, 5, 5])


def test_a_placebo_just_as_far_away_counts_against_the_area():
    assert four_points_away().effect == 4
    # Of five areas, the treated one and one placebo are 4 away, whichever way.
    assert p_rank(four_points_away(), placebos(-4, 3, 2, 1)) == 2 / 5


def test_one_in_twenty_is_enough_and_one_in_nineteen_is_not():
    assert conclude(four_points_away(), placebos(*[3] * 19)) == "higher"
    assert conclude(four_points_away(), placebos(*[3] * 18)) == "not_distinguishable"


def test_the_level_asked_for_is_the_one_used():
    # Two of twenty are as far: a p-rank of 0.10.
    found = four_points_away(), placebos(5, *[3] * 18)
    assert conclude(*found) == "not_distinguishable"
    assert conclude(*found, level=0.10) == "higher" and conclude(*found, level=0.09) == "not_distinguishable"


# "twin" is the treated area to the last digit before the start, so it has all the weight: the gap is 6 - 5 = 1. Without it only
# "other" is left, and the gap is 6 less its figure after the start.
@pytest.mark.parametrize("other_after, finding", [(5.5, "higher"), (6, "not_distinguishable"), (12, "not_distinguishable")])
def test_a_sign_that_hangs_on_one_donor_is_no_finding(other_after, finding):
    result = control(treated=[5, 6, 5, 6, 5, 6, 6], twin=[5, 6, 5, 6, 5, 5, 5], other=[8, 8, 8, 8, 8, other_after, other_after])
    assert result.effect == pytest.approx(1)
    assert conclude(result, placebos(*[0.5] * 19)) == finding


# Seven years before the start; the gap is 1 or -1 in the first five, `held_out` in the two that the placebo in time takes for
# an effect, and 2 after.
@pytest.mark.parametrize("held_out, finding", [(0.5, "higher"), (1.5, "higher"), (2, "not_distinguishable")])
def test_a_gap_that_was_there_before_the_start_is_no_finding(held_out, finding):
    result = control(treated=[6, 4, 6, 4, 6, 5 + held_out, 5 + held_out, 7, 7], alike=[5] * 9)
    assert conclude(result, placebos(*[1] * 19)) == finding


def test_a_gap_as_large_as_that_of_the_placebo_in_time_is_no_finding():
    # 1 or -1 in every year before, 1 in the two held out and after: as far away as it was.
    result = control(treated=[6, 4, 6, 4, 6, 6, 6, 6, 6], alike=[5] * 9)
    assert result.effect == 1 and p_rank(result, placebos(*[0.5] * 19)) == 0.05
    assert conclude(result, placebos(*[0.5] * 19)) == "not_distinguishable"
