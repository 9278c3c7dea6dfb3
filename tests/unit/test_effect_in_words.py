"""What the effect page says of an answer, from answers made by hand: each sentence on both sides of its rule."""

from types import SimpleNamespace

import pandas as pd
import pytest

from insteg.figures import effect, effect_ratios, effect_told
from insteg.figures.effect import EffectChoice, EffectQuestion
from insteg.figures.effect_estimate import EffectEstimate
from insteg.reference import words
from insteg.statistics.interval import Interval

SAY = words.load("sv")
SHOWN = EffectChoice(EffectQuestion("neet_16_24", "2281", 2016, effect.EVERYBODY, (), False), "sv", "light")
CODES = ["0114", "0115", "0117", "0120", "0123", "0125", "0126", "0127", "0128", "0136", "0138", "0139", "0140", "0160"]


@pytest.mark.parametrize(
    ("own", "other", "interval", "is_confirmed"),
    [
        (1.0, 0.8, (0.2, 1.4), True),
        (-1.0, -0.8, (-1.4, -0.2), True),
        (1.0, -0.8, (-1.4, -0.2), False),
        (1.0, 0.8, (-0.1, 1.4), False),
    ],
)
def test_the_second_method_sees_the_same_when_it_excludes_zero_on_the_same_side(own, other, interval, is_confirmed):
    found = SimpleNamespace(result=SimpleNamespace(effect=own), other=SimpleNamespace(effect=other, interval=Interval(*interval)))
    assert EffectEstimate.is_confirmed.fget(found) is is_confirmed


def test_the_rank_counts_both_signs_in_points_and_in_parts_of_chance_and_allows_one_in_twenty_with_oneself():
    """39 donors and the area itself are 40: two of them may lie as far out, one of which is the area."""
    effects = pd.Series([2.0, -2.0, 1.0, *[0.1] * 36])
    placebos = SimpleNamespace(effects=effects, ratios=pd.Series([3.0, *[0.1] * 38]), before=effects)
    found = SimpleNamespace(placebos=placebos, result=SimpleNamespace(effect=-1.5), ratio=2.0)
    assert EffectEstimate.rank.fget(found).__dict__ == {"as_far": 2, "as_unusual": 1, "donors": 39, "allowed": 1}


@pytest.mark.parametrize(("earlier", "own", "key"), [(1.2, -1.0, "large"), (-1.0, 1.0, "large"), (0.4, -1.0, "small")])
def test_a_made_up_start_that_gives_as_much_is_said_to(earlier, own, key):
    placebo = SimpleNamespace(effect=earlier, window=SimpleNamespace(start=2011))
    found = SimpleNamespace(earlier=placebo, result=SimpleNamespace(effect=own))
    assert effect_told._earlier(SHOWN, found) == SAY(f"effect.earlier.{key}", year=2011)


def test_leave_one_out_tells_the_smallest_and_the_largest_mean_from_the_start_on():
    gaps = pd.DataFrame({"a": [9.0, 1.0, 3.0], "b": [-9.0, -2.0, -1.0]}, index=[2015, 2016, 2017])
    found = SimpleNamespace(without_one=gaps, result=SimpleNamespace(window=SimpleNamespace(start=2016)))
    assert effect_told._without_one(SHOWN, found) == SAY("effect.one_out", low=SAY.signed(-1.5, 1), high="+2,0")


def test_the_parts_of_the_comparison_group_that_are_not_named_are_added_up():
    """Twelve of 8 % by name, then 3 and 1 %."""
    found = SimpleNamespace(result=SimpleNamespace(weights=pd.Series([0.08] * 12 + [0.03, 0.01], index=CODES)))
    table = effect.weights(SHOWN, found)
    assert len(table) == 13
    name, share = (str(part).replace("\u00a0", " ") for part in table.iloc[-1])
    assert (name, share) == ("2 till, tillsammans", "4,0 %") and table.iloc[0, 1].replace("\u00a0", " ") == "8,0 %"
    few = SimpleNamespace(result=SimpleNamespace(weights=pd.Series([0.5, 0.5], index=CODES[:2])))
    assert len(effect.weights(SHOWN, few)) == 2


@pytest.mark.parametrize(("day", "year"), [("2016-06-30", 2016), ("2016-07-01", 2017), ("2016-01-01", 2016)])
def test_a_project_counts_from_the_first_year_with_half_a_year_of_it(day, year):
    assert effect._first_year(pd.Timestamp(day)) == year


@pytest.mark.parametrize(("start", "years"), [(2014, (2008, 2014)), (2015, (2015, 2024)), (2016, (2015, 2024))])
def test_the_years_used_are_the_piece_of_the_series_that_the_start_lies_in(start, years):
    """The neet share has a new definition from 2015 on."""
    found = effect.years_of(EffectQuestion("neet_16_24", "2281", start, effect.EVERYBODY, (), False)).index
    assert (found.min(), found.max()) == years


@pytest.mark.parametrize(
    ("ends", "apart"), [([(1.0, 1.5), (1.6, 2.0)], True), ([(1.0, 1.6), (1.6, 2.0)], False), ([(1.0, 3.0), (1.5, 2.0)], False)]
)
def test_intervals_are_apart_when_some_two_do_not_touch(ends, apart):
    axis = SimpleNamespace(effects=[SimpleNamespace(low=low, high=high) for low, high in ends])
    assert effect_ratios._are_apart(axis) is apart
