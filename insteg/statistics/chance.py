"""How far chance moves an area of a given size: what a deviation is measured against, so that small and large are judged alike."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

# The weights settle within a few rounds; this many leave no trace of the first guess.
ROUNDS = 20
NOTHING = 1e-24


@dataclass(frozen=True)
class Chance:
    """The mean square that chance gives: common + by_people / people + by_fit * fit squared. None of the three is below zero."""

    common: float
    by_people: float
    by_fit: float

    def expected(self, people: ArrayLike, fit: ArrayLike = 0.0) -> NDArray[np.float64]:
        """The deviation to expect, as a root mean square in the unit of the outcome. fit: error before the start, same unit."""
        square = self.common + self.by_people / np.asarray(people, dtype=float) + self.by_fit * np.asarray(fit, dtype=float) ** 2
        return np.asarray(np.sqrt(np.maximum(square, NOTHING)))


def learn(deviations: ArrayLike, people: ArrayLike, fit: ArrayLike = 0.0) -> Chance:
    """What chance gives, learnt from areas in which nothing was started: their deviations, sizes and (where there is one) fit.

    Squared deviations are fitted as a sum of parts that are zero or more, each area weighed by its own expected square, so that a
    few large deviations in small areas don't decide for the large ones.
    Source: Ferman and Pinto (2019), Review of Economics and Statistics 101:452-467 (variance = A + B / size); the part for the
    fit before the start is this project's own. Weighing: iterated, as a gamma regression with identity link (McCullagh and Nelder 1989, ch. 8).
    """
    from scipy.optimize import nnls  # scipy costs start-up time and most pages never ask

    square = np.maximum(np.asarray(deviations, dtype=float) ** 2, NOTHING)
    parts = np.broadcast_arrays(1.0, 1 / np.asarray(people, dtype=float), np.asarray(fit, dtype=float) ** 2, square)[:3]
    # Each part on its own scale: shares of a million people beside squared points would lose digits.
    scales = np.array([max(float(part.mean()), NOTHING) for part in parts])
    design = np.column_stack(parts) / scales
    guess, found = np.full(len(square), square.mean()), np.zeros(3)
    for _ in range(ROUNDS):
        found, _ = nnls(design / guess[:, None], square / guess)
        guess = np.maximum(design @ found, NOTHING)
    return Chance(*(float(value) for value in found / scales))
