"""How large an effect would have to be to be seen at all, for an area of this size and fit."""

import numpy as np
from numpy.typing import NDArray

from insteg.measures.placebo import LEVEL, Placebos
from insteg.measures.synthetic import SyntheticControl

POWER = 0.8


def minimum_effect(result: SyntheticControl, placebos: Placebos, level: float = LEVEL, power: float = POWER) -> float:
    """The constant effect, in the unit of the outcome and without sign, from which on it would be found with probability `power`.

    The years after the start are imagined with each placebo's own gaps, scaled to the pre-period fit of the treated area: a
    small municipality has a poor fit and large gaps, so it needs a large effect. For every placebo the effect is solved for
    from which on its ratio passes the critical one; the answer is the `power` quantile, for the worse of up and down.
    Infinite when there are too few placebos. Idea: power by simulation on untreated units, as in Ferman, Pinto and Possebom
    (2020), Journal of Policy Analysis and Management 39:510-532; the closed form is this project's own.
    """
    limit = placebos.critical_ratio(level) * result.rmspe_before
    if not np.isfinite(limit):
        return float("inf")
    after = placebos.gaps[placebos.gaps.index >= placebos.start]
    noise = after.to_numpy() * (result.rmspe_before / np.maximum(placebos.before.to_numpy(), 1e-12))
    return max(float(np.quantile(_needed(side * noise, limit), power, method="inverted_cdf")) for side in (1, -1))


def _needed(noise: NDArray, limit: float) -> NDArray:
    """For every placebo (a column): the effect from which on mean((noise + effect)^2) stays above limit^2, not below zero.

    The larger root, also where the noise alone passes: a small effect the other way would hide it. So the answer moves
    smoothly with the figures, and does not hang on which side of the limit rounding puts the placebo that makes the limit.
    """
    room = limit**2 - noise.var(axis=0)
    return np.where(room > 0, np.maximum(np.sqrt(np.maximum(room, 0)) - noise.mean(axis=0), 0), 0)
