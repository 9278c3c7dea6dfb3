"""How large an effect would have to be to be seen at all, for an area of this size and fit."""

import numpy as np

from insteg.statistics.placebo import LEVEL, Placebos, expected_by_chance
from insteg.statistics.synthetic import SyntheticControl

POWER = 0.8


def minimum_effect(result: SyntheticControl, placebos: Placebos, level: float = LEVEL, power: float = POWER) -> float:
    """The constant effect, in the unit of the outcome and without sign, from which on it would be found with probability `power`.

    Every placebo's mean gap, scaled to what chance gives the treated area, stands in for the chance in it: a small municipality
    swings more and needs a larger effect. For every placebo the effect is the one from which on the sum of the two lies beyond the
    limit; the answer is the `power` quantile, for the worse of up and down. Infinite when there are too few placebos.
    Idea: power by simulation on untreated units, as in Ferman, Pinto and Possebom (2020), Journal of Policy Analysis and
    Management 39:510-532; the closed form is this project's own.
    """
    limit = placebos.critical_ratio(level)
    if not np.isfinite(limit):
        return float("inf")
    noise = (placebos.effects / placebos.expected).to_numpy()
    # Not below zero: a placebo that passes by noise alone needs no effect, whichever side of the limit rounding puts it.
    needed = [float(np.quantile(np.maximum(limit - side * noise, 0), power, method="inverted_cdf")) for side in (1, -1)]
    return max(needed) * expected_by_chance(result, placebos)
