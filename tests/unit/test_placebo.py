"""Placebos: ranks and intervals against counting by hand, California's published rank, and their rate of false alarms."""

import numpy as np
import pandas as pd
import pytest

from insteg.statistics.detectable import POWER, minimum_effect
from insteg.statistics.interval import Interval
from insteg.statistics.placebo import (
    Placebos,
    conclude,
    effect_interval,
    expected_by_chance,
    in_space,
    in_time,
    leave_one_out,
    p_rank,
    ratio,
    reach,
)
from insteg.statistics.synthetic import fit
from insteg.statistics.window import BreakYear, Refusal, Request, Window, open_window
from tests.unit.california import START, STATE, sales
from tests.unit.test_synthetic import panel


@pytest.fixture(scope="module")
def quiet():
    window = open_window(panel(areas=60, seed=3), Request("0000", 2021))
    return fit(window), in_space(window)


def shifted(effect):
    data = panel(areas=60, seed=3)
    data.loc[2021:, "0000"] += effect
    window = open_window(data, Request("0000", 2021))
    return fit(window), in_space(window)


# Abadie, Diamond and Hainmueller (2010) find California the most extreme of 39 states (p = 0.026), by the ratio of RMSPE and with
# their predictors. From outcomes alone and by the mean gap we know of no printed rank, so the finding is only bounded here.
def test_california_is_among_the_most_extreme_states():
    window = open_window(sales(), Request(STATE, START))
    result, placebos = fit(window, penalty=0), in_space(window, penalty=0)
    assert p_rank(result, placebos) <= 3 / 39 + 1e-9
    assert result.effect < placebos.effects.quantile(0.06)


def hand_made(gaps):
    """Placebos that all fit equally well and are equally large: chance gives each the root mean square of all of them."""
    names = [f"placebo {number}" for number in range(len(gaps))]
    ones = pd.Series(1.0, index=names)
    return Placebos(pd.DataFrame([gaps], index=[2020], columns=names), ones, ones, 2020)


def test_a_ratio_is_the_distance_over_what_chance_gives():
    # Squares 1, 4, 9 and 16: their mean is 7.5.
    found = hand_made([1.0, -2.0, 3.0, -4.0])
    assert found.ratios.to_numpy() == pytest.approx(np.array([1, 2, 3, 4]) / np.sqrt(7.5))


def test_the_rank_counts_the_treated_area_itself():
    placebos = hand_made([1.0, -2.0, 3.0, -4.0])
    table = pd.DataFrame({"treated": [6, 4, 6, 4, 6, 8.0], "alike": [5.0] * 6}, index=range(2015, 2021))
    # A gap of 3, and as good a fit as the placebos: two of four lie as far out.
    result = fit(Window(table, "treated", 2020))
    assert result.effect == 3 and result.rmspe_before == 1
    assert ratio(result, placebos) == pytest.approx(3 / np.sqrt(7.5))
    assert p_rank(result, placebos) == 3 / 5


def test_too_few_placebos_reject_nothing():
    placebos, result = hand_made([1.0, 2.0, 3.0, 4.0]), fit(open_window(panel(), Request("0000", 2020)))
    assert placebos.critical_ratio() == float("inf") and minimum_effect(result, placebos) == float("inf")
    assert effect_interval(result, placebos) == Interval(float("-inf"), float("inf"))


def test_the_interval_holds_just_the_effects_that_are_not_rejected(quiet):
    result, placebos = quiet
    interval = effect_interval(result, placebos)
    for effect, inside in [
        (interval.low - 0.01, False),
        (interval.low + 0.01, True),
        (interval.high - 0.01, True),
        (interval.high + 0.01, False),
    ]:
        rank = (1 + (placebos.ratios >= abs(result.effect - effect) / expected_by_chance(result, placebos)).sum()) / (
            1 + len(placebos.before)
        )
        assert (rank > 0.05) == inside


def test_what_is_more_than_chance_lies_beyond_the_reach_that_is_drawn(quiet):
    for effect in (0.0, 0.2, 0.5, 1.0, 3.0):
        result, placebos = shifted(effect)
        is_beyond = abs(result.effect) > reach(result, placebos)
        assert is_beyond == (p_rank(result, placebos) <= 0.05) == (not effect_interval(result, placebos).holds(0))


def test_a_small_area_must_lie_farther_out_than_a_large_one():
    random, people = np.random.default_rng(5), np.geomspace(400, 400_000, 300)
    names = [f"{number:03}" for number in range(300)]
    gaps = pd.DataFrame([random.normal(0, 40 / np.sqrt(people)), random.normal(0, 40 / np.sqrt(people))], index=[2020, 2021], columns=names)
    placebos = Placebos(gaps, pd.Series(0.1, index=names), pd.Series(people, index=names), 2020)
    # The mean of two years: 40 / sqrt(2 * people) was put in.
    assert placebos.chance.expected([400, 400_000]) == pytest.approx([40 / np.sqrt(800), 40 / np.sqrt(800_000)], rel=0.15)
    table = pd.DataFrame({name: [6, 4, 6, 4, 6, 6.0] for name in ("small", "large")} | {"alike": [5.0] * 6}, index=range(2015, 2021))
    sizes = pd.Series({"small": 400.0, "large": 400_000.0, "alike": 1000.0})
    small, large = (fit(Window(table[[name, "alike"]], name, 2020, sizes=sizes)) for name in ("small", "large"))
    assert small.effect == large.effect == 1
    assert p_rank(small, placebos) > 0.05 >= p_rank(large, placebos)


def test_a_large_effect_is_named_with_its_sign(quiet):
    assert conclude(*quiet) == "not_distinguishable"
    assert conclude(*shifted(4.0)) == "higher" and conclude(*shifted(-4.0)) == "lower"


def test_without_any_effect_about_one_in_twenty_is_called_one():
    found = []
    for seed in range(60):
        window = open_window(panel(areas=40, seed=seed), Request("0000", 2021))
        found.append(p_rank(fit(window), in_space(window)) <= 0.05)
    # 60 tries at 5 %: more than 8 happen once in two hundred.
    assert sum(found) <= 8


def test_from_the_minimum_effect_on_it_is_seen_as_often_as_promised(quiet):
    result, placebos = quiet
    least, far = minimum_effect(result, placebos), reach(result, placebos)
    noise = placebos.effects * (expected_by_chance(result, placebos) / placebos.expected)
    sizes = least * np.array([0.99, *np.linspace(1 + 1e-9, 4, 40)])
    # By trying: how many placebos are found on the right side at this size and at every larger one, for the worse of up and down.
    seen = np.array([[side * noise + size > far for size in sizes] for side in (1, -1)])
    lasting = np.logical_and.accumulate(seen[:, ::-1], axis=1)[:, ::-1].mean(axis=2).min(axis=0)
    assert lasting[0] < POWER <= lasting[1] and (np.diff(lasting) >= 0).all() and least > 0


def test_a_poorer_fit_never_needs_a_smaller_effect(quiet):
    result, placebos = quiet
    noisy = type(result)(**{**result.__dict__, "rmspe_before": 2 * result.rmspe_before})
    assert minimum_effect(noisy, placebos) >= minimum_effect(result, placebos)


def test_progress_is_told_after_every_donor():
    seen = []
    window = open_window(panel(areas=25), Request("0000", 2021))
    in_space(window, progress=lambda done, everyone: seen.append((done, everyone)))
    assert seen == [(n, 24) for n in range(1, 25)]


def test_the_treated_area_is_never_a_donor_of_a_placebo():
    data = panel(areas=25)
    window = open_window(data, Request("0000", 2021))
    changed = open_window(data.assign(**{"0000": 99.0}), Request("0000", 2021))
    assert in_space(window).gaps.equals(in_space(changed).gaps)


def test_the_placebo_in_time_sees_no_year_from_the_real_start_on():
    data = panel()
    earlier = in_time(open_window(data, Request("0000", 2022)))
    data.loc[2022:] = 99.0
    assert earlier.gap.equals(in_time(open_window(data, Request("0000", 2022))).gap)
    assert earlier.window.start == 2020 and earlier.gap.index.max() == 2021


def test_an_accepted_break_stays_marked_on_the_placebo_in_time():
    asked = Request("0000", 2022, breaks=(BreakYear(2015, True),), accepts_common_breaks=True)
    assert in_time(open_window(panel(), asked)).window.accepted_breaks == (2015,)


def test_the_placebo_in_time_is_refused_when_five_years_do_not_remain():
    refused = in_time(open_window(panel(), Request("0000", 2019)))
    assert isinstance(refused, Refusal) and refused.reason == "short_pre_period"


def test_leaving_one_out_gives_a_line_for_every_weighted_donor(quiet):
    result, _ = quiet
    lines = leave_one_out(result)
    assert list(lines.columns) == list(result.weights.index) and list(lines.index) == list(result.observed.index)
    assert (lines.loc[:2020].pow(2).mean().pow(0.5) >= 0).all()
