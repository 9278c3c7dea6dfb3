"""How large an effect would have to be to be seen at all, for an area of this size and fit."""

import numpy as np

from insteg.measures.placebo import LEVEL, Placebos
from insteg.measures.synthetic import SyntheticControl

POWER = 0.8


def minimum_effect(result: SyntheticControl, placebos: Placebos, level: float = LEVEL, power: float = POWER) -> float:
    """The smallest constant effect, in the unit of the outcome and without sign, that would be found with probability `power`.

    The years after the start are imagined with each placebo's own gaps, scaled to the pre-period fit of the treated area: a
    small municipality has a poor fit and large gaps, so it needs a large effect. For every placebo the effect is solved for
    which its ratio would pass the critical one; the answer is the `power` quantile, for the worse of up and down.
    Infinite when there are too few placebos. Idea: power by simulation on untreated units, as in Ferman, Pinto and Possebom
    (2020), Journal of Policy Analysis and Management 39:510-532; the closed form is this project's own.
    """
    limit = placebos.critical_ratio(level) * result.rmspe_before
    if not np.isfinite(limit):
        return float("inf")
    after = placebos.gaps[placebos.gaps.index >= placebos.start]
    noise = after.to_numpy() * (result.rmspe_before / np.maximum(placebos.before.to_numpy(), 1e-12))
    return max(_needed(noise, limit, power), _needed(-noise, limit, power))


def _needed(noise: np.ndarray, limit: float, power: float) -> float:
    """Solve mean((noise + effect)^2) = limit^2 for the effect, placebo by placebo; zero where noise alone passes."""
    middle, square = noise.mean(axis=0), (noise**2).mean(axis=0)
    effect = -middle + np.sqrt(np.maximum(middle**2 - square + limit**2, 0))
    return float(np.quantile(np.where(square > limit**2, 0.0, effect), power))
