"""Least squares with weights that are zero or more and sum to one: the arithmetic inside a synthetic control."""

import numpy as np
from numpy.typing import NDArray

# Weights below this are rounding noise, not donors.
NEGLIGIBLE = 1e-9


def simplex_weights(donors: NDArray[np.float64], target: NDArray[np.float64], penalty: float = 0.0) -> NDArray[np.float64]:
    """The weights w (one a column of donors, w >= 0, sum 1) that bring donors @ w closest to the target.

    donors: (years, units); target: (years,). Minimises |target - donors @ w|^2 + penalty * sum of w_j |donor_j - target|^2.
    The penalty makes the answer unique and prefers donors that are alike one by one, which matters when there are more donors
    than years and many mixtures fit equally well. Donors that are equal in every year share their weight evenly, and the order
    of the donors makes no difference.
    Method: active set over affine hulls, exact up to rounding. Source: Wolfe (1976), Mathematical Programming 11:128-149
    (nearest point in a polytope); the penalty: Abadie and L'Hour (2021), JASA 116:1817-1834.
    Raises ValueError when there is no donor or something is missing, RuntimeError when no optimum is found.
    """
    if donors.shape[1] == 0 or not (np.isfinite(donors).all() and np.isfinite(target).all()):
        raise ValueError("Weights need at least one donor and no missing value.")
    # Sorted, so that rounding and ties fall out alike in whatever order the donors come.
    different, place, alike = np.unique(donors, axis=1, return_inverse=True, return_counts=True)
    # With weights that sum to one the problem is to bring a mixture of these differences close to zero.
    apart = different - target[:, None]
    cost = penalty * (apart**2).sum(axis=0)
    weights = _solve(apart, cost, tolerance=1e-10 * max(float((apart**2).sum(axis=0).max()), 1e-300))
    return (weights / alike)[place]


def _solve(apart: NDArray[np.float64], cost: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    units = apart.shape[1]
    first = int(np.argmin((apart**2).sum(axis=0) + cost))
    active, weights = [first], np.ones(1)
    for _ in range(50 * (units + 10)):
        slope = 2 * apart.T @ (apart[:, active] @ weights) + cost
        best = int(np.argmin(slope))
        if best in active or slope[best] >= slope[active] @ weights - tolerance:
            return _spread_out(active, weights, units)
        active, weights = _improve([*active, best], np.append(weights, 0.0), apart, cost)
    raise RuntimeError("The donor weights did not settle; check the series for values of very different size.")


def _improve(
    active: list[int], weights: NDArray[np.float64], apart: NDArray[np.float64], cost: NDArray[np.float64]
) -> tuple[list[int], NDArray[np.float64]]:
    """Walk to the optimum of the active donors; whoever reaches zero on the way leaves."""
    while True:
        aim = _optimum(apart[:, active], cost[active])
        if (aim > NEGLIGIBLE).all():
            return active, aim
        falling = aim <= NEGLIGIBLE
        steps = np.where(falling, weights / np.maximum(weights - aim, 1e-300), np.inf)
        weights = weights + min(float(steps.min()), 1.0) * (aim - weights)
        keep = np.arange(len(active)) != int(np.argmin(steps))
        active, weights = [unit for unit, kept in zip(active, keep, strict=True) if kept], weights[keep]
        weights = np.maximum(weights, 0) / np.maximum(weights, 0).sum()


def _optimum(apart: NDArray[np.float64], cost: NDArray[np.float64]) -> NDArray[np.float64]:
    """The best weights that sum to one when the sign is left free."""
    size = apart.shape[1]
    system = np.ones((size + 1, size + 1))
    system[:size, :size] = square = 2 * apart.T @ apart
    # A trace of ridge: donors that lie on one line have no single optimum, and the walk then only needs a direction.
    system[np.diag_indices(size)] += 1e-12 * max(float(np.trace(square)) / size, 1e-300)
    system[size, size] = 0
    return np.linalg.solve(system, np.append(-cost, 1.0))[:size]


def _spread_out(active: list[int], weights: NDArray[np.float64], units: int) -> NDArray[np.float64]:
    everyone = np.zeros(units)
    everyone[active] = weights
    return everyone
