"""Funnel limits and over-dispersion: published control limits, statsmodels' Paule-Mandel and Pearson's chi-square."""

from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from insteg.statistics.funnel import Funnel, Shape, fit, overdispersion

UNADJUSTED = Shape("none", "share")


def areas(spread, size=290, seed=1):
    random = np.random.default_rng(seed)
    people = np.exp(random.normal(7.3, 1.0, size)).round() + 200
    true = np.clip(0.065 + spread * random.standard_normal(size), 0.01, 0.5)
    return pd.Series(100 * random.binomial(people.astype(int), true) / people), pd.Series(people)


# Control limits for a proportion of 80.642448 %, printed by the funnel tool of the UK's public health agency
# (PHEindicatormethods, expected output for proportions; usual and strict limits).
@pytest.mark.parametrize(
    "people, low, high, strict_low, strict_high",
    [
        (102, 72.974925, 88.309971, 68.553233, 92.731663),
        (1008, 78.203374, 83.081521, 76.796814, 84.488082),
        (9998, 79.867989, 81.416907, 79.421375, 81.863521),
    ],
)
def test_unadjusted_limits_are_the_published_ones(people, low, high, strict_low, strict_high):
    shares = pd.Series([70.0, 80.0, 90.0])
    funnel = fit(shares, pd.Series([100.0, 100.0, 100.0]), UNADJUSTED, target=80.642448)
    usual, strict = funnel.limits([people], 0.95).iloc[0], funnel.limits([people], 0.998).iloc[0]
    assert (usual["low"], usual["high"]) == pytest.approx((low, high), abs=2e-3)
    assert (strict["low"], strict["high"]) == pytest.approx((strict_low, strict_high), abs=2e-3)


# By hand from Spiegelhalter (2005): target 20 %, 100 people, so the standard error is sqrt(0.2 * 0.8 / 100) = 0.04. Variances add:
# with tau 0.03 the spread is 0.05 (3, 4, 5), and the limits are 20 -+ 1.96 * 5 and 20 -+ 3.09 * 5 (0.2 % above, so z = 3.0902).
# With phi 4 the error doubles instead: 20 -+ 1.96 * 8. Among 1e12 people chance is gone: only tau is left.
@pytest.mark.parametrize(
    "method, people, confidence, low, high",
    [
        ("additive", 100, 0.95, 10.2002, 29.7998),
        ("additive", 100, 0.998, 4.5488, 35.4512),
        ("additive", 1e12, 0.95, 14.1201, 25.8799),
        ("multiplicative", 100, 0.95, 4.3203, 35.6797),
        ("none", 100, 0.95, 12.1601, 27.8399),
    ],
)
def test_limits_widened_for_true_spread_are_those_worked_out_by_hand(method, people, confidence, low, high):
    funnel = Funnel(target=20, phi=4, tau=0.03, shape=Shape(method, "share"), points=pd.DataFrame())
    found = funnel.limits([people], confidence).iloc[0]
    assert (found["low"], found["high"]) == pytest.approx((low, high), abs=1e-3)


@given(seed=st.integers(0, 1000))
def test_tau_is_that_of_paule_and_mandel(seed):
    random = np.random.default_rng(seed)
    error = random.uniform(0.01, 0.2, 40)
    effect = random.normal(0, 0.1, 40) + error * random.standard_normal(40)
    outside = combine_effects(effect, error**2, method_re="iterated", atol=1e-8)
    assume(outside.tau2 > 0)
    _, tau = overdispersion((effect - outside.mean_effect_re) / error, error, winsorise=0)
    assert tau**2 == pytest.approx(outside.tau2, abs=1e-6)


def test_winsorising_is_made_good():
    # A tenth pulled in at each end leaves 0.6787 of the variance of normal scores (the integral, from tables of the normal curve).
    z = np.array([NormalDist().inv_cdf((number + 0.5) / 100_000) for number in range(100_000)])
    phi, tau = overdispersion(z, np.ones_like(z), winsorise=0.1)
    assert phi == pytest.approx(1, abs=1e-4) and tau < 0.02
    assert overdispersion(2 * z, np.ones_like(z), winsorise=0.1)[0] == pytest.approx(4, abs=1e-3)
    assert overdispersion(2 * z, np.ones_like(z), winsorise=0.1)[1] == pytest.approx(np.sqrt(3), abs=1e-3)


@pytest.mark.parametrize("spread", [0.0, 0.02, 0.033])
def test_limits_leave_out_what_their_names_say_however_much_areas_truly_differ(spread):
    random, outside = np.random.default_rng(7), []
    people = np.exp(random.normal(7.3, 1.0, 290)).round() + 200
    for _ in range(120):
        true = np.sin(np.clip(np.arcsin(np.sqrt(0.07)) + spread * random.standard_normal(290), 0, np.pi / 2)) ** 2
        found = fit(pd.Series(100 * random.binomial(people.astype(int), true) / people), pd.Series(people)).points
        outside.append([(found[side] != "inside").mean() for side in ("outside_95", "outside_998")])
    usual, strict = 100 * np.mean(outside, axis=0)
    assert 4 <= usual <= 6 and 0.1 <= strict <= 0.4


def test_phi_without_winsorising_is_pearsons_chi_square_per_area():
    shares, people = areas(0.02)
    funnel = fit(shares, people, Shape("multiplicative", "share", winsorise=0))
    counts, target = shares / 100 * people, (shares / 100 * people).sum() / people.sum()
    pearson = ((counts - people * target) ** 2 / (people * target * (1 - target))).sum()
    assert funnel.phi == pytest.approx(pearson / len(shares), rel=1e-9)


def test_without_true_spread_no_overdispersion_is_found():
    funnel = fit(*areas(0.0), Shape(winsorise=0))
    assert funnel.phi == pytest.approx(1, abs=0.2)
    assert funnel.tau < 0.006


def test_a_true_spread_is_recovered():
    funnel = fit(*areas(0.015), Shape(winsorise=0))
    # On the arcsine scale a spread of 1.5 points at 6.5 % is 0.015 / (2 * sqrt(0.065 * 0.935)).
    assert funnel.tau == pytest.approx(0.015 / (2 * np.sqrt(0.065 * 0.935)), rel=0.15)
    assert funnel.is_overdispersed


@pytest.mark.parametrize("method", ["additive", "multiplicative"])
def test_handling_overdispersion_names_fewer_areas(method):
    shares, people = areas(0.02)
    plain, handled = fit(shares, people, Shape("none")), fit(shares, people, Shape(method))
    assert (handled.points["outside_998"] != "inside").sum() < (plain.points["outside_998"] != "inside").sum()


def test_a_few_wild_areas_do_not_hide_themselves():
    shares, people = areas(0.0)
    shares.iloc[:5] = 40.0
    found = fit(shares, people)
    assert (found.points["outside_998"].iloc[:5] == "above").all()


@given(people=st.floats(1, 1e6), confidence=st.sampled_from([0.95, 0.998]))
def test_limits_are_possible_shares_around_the_target(people, confidence):
    shares, denominators = areas(0.02, size=20)
    funnel = fit(shares, denominators)
    low, high = funnel.limits([people], confidence)[["low", "high"]].iloc[0]
    assert 0 <= low <= funnel.target <= high <= 100


def test_a_point_is_outside_just_when_its_share_is_beyond_the_drawn_limit():
    shares, people = areas(0.03)
    funnel = fit(shares, people)
    limits = funnel.limits(people.to_numpy(), 0.998)
    above = shares.to_numpy() > limits["high"].to_numpy()
    assert (above == (funnel.points["outside_998"] == "above").to_numpy()).all()


def test_areas_without_a_denominator_are_left_out():
    funnel = fit(pd.Series([5.0, 6.0, 7.0, 8.0]), pd.Series([100.0, 100.0, 100.0]))
    assert len(funnel.points) == 3


def test_two_areas_make_no_funnel():
    with pytest.raises(ValueError, match="at least three"):
        fit(pd.Series([5.0, 6.0]), pd.Series([100.0, 100.0]))
