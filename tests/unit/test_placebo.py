"""Placebos: ranks and intervals against counting by hand, California's published rank, and their rate of false alarms."""

import numpy as np
import pandas as pd
import pytest

from insteg.measures.detectable import POWER, minimum_effect
from insteg.measures.placebo import Placebos, conclude, effect_interval, in_space, in_time, leave_one_out, p_rank
from insteg.measures.synthetic import fit
from insteg.measures.window import Refusal, Request, SeriesBreak, open_window
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


# Abadie, Diamond and Hainmueller (2010) find the largest ratio of 39 states, with their predictors (p = 0.026). We know of no
# printed rank from outcomes alone, so the finding is only bounded here.
def test_california_is_among_the_most_extreme_states():
    window = open_window(sales(), Request(STATE, START))
    result, placebos = fit(window, penalty=0), in_space(window, penalty=0)
    assert p_rank(result, placebos) <= 3 / 39 + 1e-9
    assert result.effect < placebos.gaps.loc[START:].mean().quantile(0.06)


def test_the_rank_counts_the_treated_area_itself():
    names = list("abcd")
    placebos = Placebos(pd.DataFrame(), pd.Series(1.0, index=names), pd.Series([1.0, 2.0, 3.0, 4.0], index=names), 2020)
    window = open_window(panel(), Request("0000", 2020))
    result = fit(window)
    above = sum(result.ratio <= ratio for ratio in (1, 2, 3, 4))
    assert p_rank(result, placebos) == (1 + above) / 5


def test_too_few_placebos_reject_nothing():
    names = list("abcd")
    placebos = Placebos(pd.DataFrame(), pd.Series(1.0, index=names), pd.Series(1.0, index=names), 2020)
    assert placebos.critical_ratio() == float("inf")
    assert minimum_effect(fit(open_window(panel(), Request("0000", 2020))), placebos) == float("inf")


def test_the_interval_holds_just_the_effects_that_are_not_rejected(quiet):
    result, placebos = quiet
    interval = effect_interval(result, placebos)
    for effect, inside in [
        (interval.low - 0.01, False),
        (interval.low + 0.01, True),
        (interval.high - 0.01, True),
        (interval.high + 0.01, False),
    ]:
        after = result.gap[result.gap.index >= 2021] - effect
        ratio = np.sqrt((after**2).mean()) / result.rmspe_before
        rank = (1 + (placebos.ratios >= ratio).sum()) / (1 + len(placebos.ratios))
        assert (rank > 0.05) == inside


def test_zero_is_inside_just_when_the_rank_is_above_the_level(quiet):
    for effect in (0.0, 0.2, 0.5, 1.0, 3.0):
        result, placebos = shifted(effect)
        interval = effect_interval(result, placebos)
        assert (interval is not None and interval.holds(0)) == (p_rank(result, placebos) > 0.05)


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
    least, limit = minimum_effect(result, placebos), placebos.critical_ratio() * result.rmspe_before
    after = placebos.gaps.loc[2021:] * (result.rmspe_before / placebos.before)
    sizes = least * np.array([0.99, *np.linspace(1 + 1e-9, 4, 40)])
    # By trying: how many placebos are found at this size and at every larger one, for the worse of up and down.
    seen = np.array([[np.sqrt(((after + side * size) ** 2).mean()) > limit for size in sizes] for side in (1, -1)])
    lasting = np.logical_and.accumulate(seen[:, ::-1], axis=1)[:, ::-1].mean(axis=2).min(axis=0)
    assert lasting[0] < POWER <= lasting[1] and (np.diff(lasting) >= 0).all() and least > 0


def test_a_poorer_fit_needs_a_larger_effect(quiet):
    result, placebos = quiet
    noisy = type(result)(**{**result.__dict__, "rmspe_before": 2 * result.rmspe_before})
    assert minimum_effect(noisy, placebos) == pytest.approx(2 * minimum_effect(result, placebos))


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
    asked = Request("0000", 2022, breaks=(SeriesBreak(2015, True),), accepts_common_breaks=True)
    assert in_time(open_window(panel(), asked)).window.accepted_breaks == (2015,)


def test_the_placebo_in_time_is_refused_when_five_years_do_not_remain():
    refused = in_time(open_window(panel(), Request("0000", 2019)))
    assert isinstance(refused, Refusal) and refused.reason == "short_pre_period"


def test_leaving_one_out_gives_a_line_for_every_weighted_donor(quiet):
    result, _ = quiet
    lines = leave_one_out(result)
    assert list(lines.columns) == list(result.weights.index) and list(lines.index) == list(result.observed.index)
    assert (lines.loc[:2020].pow(2).mean().pow(0.5) >= 0).all()
