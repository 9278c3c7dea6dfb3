"""Every threshold of the reading rules, one step on each side of it, with the right answer from the rule and not from the code."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from insteg.figures import area_map, months
from insteg.figures.situation import SituationChoice
from insteg.privacy.small_numbers import hidden, publish
from insteg.reference import catalogue, words
from insteg.statistics import trend
from insteg.statistics.did import difference_in_differences
from insteg.statistics.funnel import Shape, fit
from insteg.statistics.grouping import shared_places
from insteg.statistics.standing import change
from insteg.statistics.window import Refusal, Request, Window, open_window

SAY = words.load("sv")


# Rule 3: five points, none across a break; above 9.5495 and not at it.
def rising(years: int) -> tuple[dict[int, float], dict[int, float]]:
    return {2010 + year: 50.0 + 20 * year for year in range(years)}, dict.fromkeys(range(2010, 2010 + years), 1000.0)


@pytest.mark.parametrize(("years", "reason"), [(4, "too_few_points"), (5, "significant"), (6, "significant")])
def test_a_trend_takes_five_years(years, reason):
    assert trend.recent_trend(*rising(years), "down").reason == reason


@pytest.mark.parametrize(("limit", "reason"), [(2010, "significant"), (2011, "significant"), (2012, "too_few_points")])
def test_the_break_year_itself_is_the_first_that_counts(limit, reason):
    """2011-2015 are five years of the definition that began in 2011; of one begun in 2012 there are four."""
    assert trend.recent_trend(*rising(6), "none", [limit]).reason == reason


@pytest.mark.parametrize(("chi_square", "word"), [(9.5495, "no_significant_change"), (9.5496, "rising")])
def test_the_cut_off_must_be_passed(monkeypatch, chi_square, word):
    monkeypatch.setattr(trend, "chi_square_for_trend", lambda *_: chi_square)
    assert trend.recent_trend(*rising(5), "none").word == word


# Rule 1 and 4: the normal distribution's 95 % and 99.8 % points, 1.959964 and 3.090232.
@pytest.mark.parametrize(
    ("z", "usual", "strict"), [(1.95, "inside", "inside"), (1.97, "above", "inside"), (3.08, "above", "inside"), (3.10, "above", "above")]
)
@pytest.mark.parametrize("side", [1, -1])
def test_the_two_limits_of_the_funnel(z, usual, strict, side):
    share = 50 + side * z * 100 * np.sqrt(0.25 / 400)
    found = fit(pd.Series([share, 50, 50, 50]), pd.Series([400.0] * 4), Shape("none", "share"), target=50).points.iloc[0]
    turned = {"above": "above" if side > 0 else "below", "inside": "inside"}
    assert (found["outside_95"], found["outside_998"]) == (turned[usual], turned[strict])


def test_seven_areas_are_kept_to_all_21_pairs_and_not_to_seven():
    """Bonferroni for pairs: 0.05 / 21 needs 3.04 standard errors, for areas 0.05 / 7 would need 2.69.

    9 % against 6 % of 1 250 each: Newcombe's limits exclude zero at 99.28 % (areas) and hold it at 99.76 % (pairs).
    """
    z, people = 3.0381, 1250
    gap = _newcombe_low(0.09, 0.06, people, z)
    assert gap < 0 < _newcombe_low(0.09, 0.06, people, 2.6901)
    shares = pd.Series({"high": 9.0, "low": 6.0, **{f"one person {number}": 7.5 for number in range(5)}})
    sizes = pd.Series({"high": people, "low": people, **{f"one person {number}": 1 for number in range(5)}})
    assert shared_places(shares, sizes).loc["high", "last_place"] == 7


def _newcombe_low(one: float, other: float, people: int, z: float) -> float:
    """Method 10 of Newcombe (1998) written out: the lower limit of one minus other."""

    def wilson(share: float, sign: int) -> float:
        middle = share + z * z / (2 * people)
        return (middle + sign * z * (share * (1 - share) / people + z * z / (4 * people * people)) ** 0.5) / (1 + z * z / people)

    return one - other - ((one - wilson(one, -1)) ** 2 + (wilson(other, 1) - other) ** 2) ** 0.5


# Rule 5: one to four are hidden, zero and five are shown.
@pytest.mark.parametrize(("count", "shown"), [(0, True), (1, False), (4, False), (5, True)])
def test_counts_from_one_to_four_are_hidden(count, shown):
    counts = pd.Series({"a": count, "b": 40, "c": 50})
    assert bool(hidden(counts)["a"]) is not shown
    assert publish(counts)["a"] == count if shown else np.isnan(publish(counts)["a"])


@pytest.mark.parametrize(("count", "text"), [(0, "0 personer"), (1, "<5"), (4, "<5"), (5, "5 personer")])
def test_a_month_hides_one_to_four(count, text):
    row = SimpleNamespace(value=float(count), status="ok", upper_bound=np.nan)
    told = months._shown(SAY, catalogue.indicators()["registered_month_18_24_count"], row)
    assert told.replace("\u00a0", " ").startswith(text.split()[0])


@pytest.mark.parametrize(("persons", "about", "counted"), [(4.4, "<5", "<5"), (4.9, "<5", "5"), (5.0, "5", "5")])
def test_a_head_count_below_five_is_not_told(persons, about, counted):
    assert (SAY.about(persons), SAY.counted(persons)) == (about, counted)


# Rule 11: five years before, one after, nineteen donors.
def table(before: int, after: int, donors: int) -> pd.DataFrame:
    years = range(2020 - before, 2020 + after)
    return pd.DataFrame({f"{area:04}": [float(area % 7 + year % 5) for year in years] for area in range(donors + 1)}, index=list(years))


@pytest.mark.parametrize(
    ("before", "after", "donors", "reason"),
    [(5, 1, 19, None), (4, 1, 19, "short_pre_period"), (5, 0, 19, "no_post_period"), (5, 1, 18, "too_few_donors")],
)
def test_what_an_effect_takes(before, after, donors, reason):
    found = open_window(table(before, after, donors), Request("0000", 2020))
    assert isinstance(found, Window) if reason is None else isinstance(found, Refusal) and found.reason == reason


def test_the_ends_of_an_event_studys_interval_are_conley_and_tabers():
    """By hand, 39 donors and 5 %: one donor is shut out at each end. All stood still before; afterwards donor d moved by d.

    The donors' mean is 20; a donor's own effect is (d - 20) * 39 / 38. The treated moved by 30: its estimate is 10.
    Not among the two most extreme effects: from 10 - 19 * 39 / 38 to 10 + 19 * 39 / 38.
    """
    still = pd.DataFrame({f"{area:04}": [0.0] * 6 for area in range(40)}, index=range(2014, 2020))
    moved = pd.DataFrame([[30.0, *map(float, range(1, 40))]], columns=still.columns, index=[2020])
    found = difference_in_differences(open_window(pd.concat([still, moved]), Request("0000", 2020)))
    reach = 19 * 39 / 38
    assert found.by_year.loc[2020].to_dict() == pytest.approx({"estimate": 10, "low": 10 - reach, "high": 10 + reach})
    assert (found.interval.low, found.interval.high) == pytest.approx((10 - reach, 10 + reach))
    # Ten donors (1 to 10) moved as far the other way or farther, ten (30 to 39) as far the same way; and the treated itself.
    assert found.p_rank == pytest.approx((1 + 10 + 10) / 40)


# Rule 7: a break is the first period of the new definition.
@pytest.mark.parametrize(("limit", "is_broken"), [("2023-06", False), ("2023-07", True), ("2024-06", True), ("2024-07", False)])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_break_between_the_two_months_is_told_and_no_change(monkeypatch, limit, is_broken, language):
    """June 2024 beside June 2023: a definition that began with June 2024, the latest month, already parts them."""
    monkeypatch.setattr(months, "breaks_of", lambda _: [limit])
    line = pd.DataFrame({"period": ["2023-06", "2024-06"], "value": [7.0, 7.5], "status": "ok"})
    say = words.load(language)
    told = months.latest_in_words(say, catalogue.indicators()["registered_month_18_24"], line)
    broken = say("monthly.break", month=say.period("2023-06"))
    assert (broken in told) is is_broken
    assert (say.signed(0.5, 1) in told) is not is_broken


@pytest.mark.parametrize(("limit", "difference"), [("2023-06", 0.5), ("2023-07", None), ("2024-06", None), ("2024-07", 0.5)])
def test_no_change_is_computed_over_a_break(limit, difference):
    assert change(7.5, 7.0, "2024-06", "2023-06", [limit]) == difference


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_map_warns_of_every_year_before_the_break_and_of_no_other(language):
    """NEET was counted anew from 2015 on (breaks.toml): 2008 to 2014 are not to be compared with later years, 2015 is one of those."""
    say, found = words.load(language), area_map.picture(SituationChoice("neet_16_24", "2024", "22", language, ""))
    assert found["notes"] == {str(year): say("map.before_break", period="2015") for year in range(2008, 2015)}
    assert "2015" in found["years"] and "2014" in found["years"]
