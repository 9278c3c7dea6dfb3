"""The solver against SciPy's general one, and the optimality conditions on problems nobody chose."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from insteg.statistics.simplex import simplex_weights

PROBLEMS = st.tuples(st.integers(0, 10_000), st.integers(1, 12), st.integers(1, 40), st.sampled_from([0.0, 0.01, 0.3, 2.0]))


def problem(seed, years, units):
    random = np.random.default_rng(seed)
    return random.normal(size=(years, units)), random.normal(size=years)


def loss(weights, donors, target, penalty):
    return ((target - donors @ weights) ** 2).sum() + penalty * (weights * ((donors - target[:, None]) ** 2).sum(axis=0)).sum()


@given(PROBLEMS)
def test_weights_are_a_mixture_and_optimal(case):
    seed, years, units, penalty = case
    donors, target = problem(seed, years, units)
    weights = simplex_weights(donors, target, penalty)
    assert (weights >= 0).all() and weights.sum() == pytest.approx(1, abs=1e-9)
    # Karush-Kuhn-Tucker: no donor offers a descent, and all that are used offer the same.
    slope = -2 * donors.T @ (target - donors @ weights) + penalty * ((donors - target[:, None]) ** 2).sum(axis=0)
    assert (slope >= slope @ weights - 1e-6).all()


@settings(max_examples=30, deadline=None)
@given(PROBLEMS)
def test_no_general_solver_finds_less(case):
    seed, years, units, penalty = case
    donors, target = problem(seed, years, units)
    weights = simplex_weights(donors, target, penalty)
    outside = minimize(
        loss, np.full(units, 1 / units), (donors, target, penalty), method="SLSQP", bounds=[(0, 1)] * units,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1}, options={"maxiter": 500, "ftol": 1e-12},
    )  # fmt: skip
    assert loss(weights, donors, target, penalty) <= loss(outside.x, donors, target, penalty) + 1e-7


@given(seed=st.integers(0, 1000))
def test_a_true_mixture_of_few_donors_is_found_again(seed):
    random = np.random.default_rng(seed)
    donors, true = random.normal(size=(30, 10)), np.array([0.5, 0.3, 0.2] + [0.0] * 7)
    assert simplex_weights(donors, donors @ true) == pytest.approx(true, abs=1e-6)


def test_equal_donors_do_not_stop_it():
    donors = np.ones((6, 5)) * np.arange(6)[:, None]
    weights = simplex_weights(donors, np.arange(6.0) + 1, 0.3)
    assert weights.sum() == pytest.approx(1)


@pytest.mark.parametrize("donors, target", [(np.empty((3, 0)), np.ones(3)), (np.full((3, 2), np.nan), np.ones(3))])
def test_nothing_to_weigh_is_refused(donors, target):
    with pytest.raises(ValueError, match="donor"):
        simplex_weights(donors, target)
