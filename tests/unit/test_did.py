"""The second opinion against linearmodels, statsmodels and a published figure."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from linearmodels.panel import PanelOLS

from insteg.statistics.did import difference_in_differences
from insteg.statistics.window import Request, open_window
from tests.unit.california import START, STATE, sales
from tests.unit.test_synthetic import panel


@pytest.fixture(scope="module")
def window():
    return open_window(panel(), Request("0000", 2020))


def long(window):
    table = window.outcomes.rename_axis(index="year", columns="area").T.stack().rename("y").reset_index()
    return table.assign(treated=(table["area"] == window.treated) & (table["year"] >= window.start))


# Arkhangelsky et al. (2021), AER 111:4088-4118, table 1: difference-in-differences for California's tobacco programme.
def test_the_effect_is_the_published_one():
    found = difference_in_differences(open_window(sales(), Request(STATE, START)))
    assert found.effect == pytest.approx(-27.3, abs=0.05)


def test_the_effect_is_the_two_way_regression_of_statsmodels(window):
    outside = smf.ols("y ~ C(area) + C(year) + treated", long(window)).fit().params["treated[T.True]"]
    assert difference_in_differences(window).effect == pytest.approx(outside, abs=1e-9)


def event_study(window):
    """The regression itself: two-way fixed effects with a dummy for the treated area in every year but the last one before."""
    table = window.outcomes.rename_axis(index="year", columns="area").T.stack().rename("y").to_frame()
    when, is_treated = table.index.get_level_values("year"), table.index.get_level_values("area") == window.treated
    others = [year for year in window.outcomes.index if year != window.before.index[-1]]
    dummies = pd.DataFrame({year: (is_treated & (when == year)).astype(float) for year in others}, index=table.index)
    return PanelOLS(table["y"], dummies, entity_effects=True, time_effects=True).fit().params


def test_the_years_are_the_event_study_of_linearmodels(window):
    found, outside = difference_in_differences(window).by_year["estimate"], event_study(window)
    assert found.drop(2019).to_numpy() == pytest.approx(outside.to_numpy(), abs=1e-9) and len(outside) == len(found) - 1


def test_the_last_year_before_is_the_zero_of_every_year():
    found = difference_in_differences(open_window(panel(areas=60), Request("0000", 2020))).by_year
    assert found.loc[2019].tolist() == [0, 0, 0]
    assert (found["low"] <= found["estimate"]).all() and (found["estimate"] <= found["high"]).all()
    assert np.isfinite(found.to_numpy()).all()


def test_the_interval_of_a_year_covers_the_truth_about_nineteen_times_in_twenty():
    hits = 0
    for seed in range(200):
        data = panel(areas=60, seed=seed)
        data.loc[2020:, "0000"] += 1.0
        year = difference_in_differences(open_window(data, Request("0000", 2020))).by_year.loc[2022]
        hits += year["low"] <= 1.0 <= year["high"]
    # 59 placebos, the limit between two of them: ten of two hundred lie outside, and more than 18 or fewer than 3 hardly ever do.
    assert 182 <= hits <= 197


def test_the_interval_covers_the_truth_about_nineteen_times_in_twenty():
    hits = 0
    for seed in range(80):
        data = panel(areas=60, seed=seed)
        data.loc[2020:, "0000"] += 1.0
        hits += difference_in_differences(open_window(data, Request("0000", 2020))).interval.holds(1.0)
    assert hits >= 70


def test_a_large_effect_ranks_first(window):
    data = window.outcomes.copy()
    data.loc[2020:, "0000"] += 9
    found = difference_in_differences(open_window(data, Request("0000", 2020)))
    assert found.p_rank == pytest.approx(1 / 30)


def test_few_donors_give_an_open_interval():
    found = difference_in_differences(open_window(panel(areas=25), Request("0000", 2020)))
    assert np.isinf(found.interval.low) and np.isinf(found.interval.high)


def test_moving_every_area_alike_moves_nothing(window):
    moved = open_window(window.outcomes.add(pd.Series(np.arange(12.0), index=window.outcomes.index), axis=0), Request("0000", 2020))
    assert difference_in_differences(moved).effect == pytest.approx(difference_in_differences(window).effect, abs=1e-9)


def test_a_small_area_has_a_wider_interval_than_a_large_one_that_moved_alike():
    random, people = np.random.default_rng(1), np.geomspace(2_000, 500_000, 120)
    names = [f"{number:03}" for number in range(120)]
    data = pd.DataFrame(8 + random.normal(0, 60 / np.sqrt(people), (12, 120)), index=range(2013, 2025), columns=names)
    sizes = pd.Series(people, index=names)
    small, large = (difference_in_differences(open_window(data, Request(name, 2020, sizes=sizes))) for name in ("000", "119"))
    # Chance was put in as 60 / sqrt(people): sixteen times as much in the smallest as in the largest.
    widths = [found.interval.high - found.interval.low for found in (small, large)]
    assert widths[0] / widths[1] == pytest.approx(np.sqrt(people[-1] / people[0]), rel=0.25)
