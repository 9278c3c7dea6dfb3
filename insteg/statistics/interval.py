"""How far chance alone could have moved a figure: intervals for shares and counts (reading rule 1)."""

import math
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    import pandas as pd

# The two levels that the reading rules use: 95 % for verdicts, 99.8 % for control limits.
USUAL = 0.95
STRICT = 0.998
# Below this count the approximation by Byar is given up for the exact limits, as PHEindicatormethods does.
BYAR_FROM = 10


@dataclass(frozen=True)
class Interval:
    """A closed interval; low and high have the unit of the figure it belongs to."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether the value lies inside, the ends included."""
        return self.low <= value <= self.high


def between(value: float, own: Interval, other: float, others: Interval | None = None) -> Interval:
    """The interval for value minus other, from the interval of each; an other without one is taken as exact.

    Source: Newcombe (1998), Statistics in Medicine 17:873-890, method 10 (squares of the distances to the ends are added).
    """
    theirs, gap = others or Interval(other, other), value - other
    return Interval(gap - math.hypot(value - own.low, theirs.high - other), gap + math.hypot(own.high - value, other - theirs.low))


@cache
def critical_value(confidence: float) -> float:
    """The two-sided critical value of the standard normal distribution: 1.96 for 0.95, 3.09 for 0.998.

    Raises ValueError when confidence is not strictly between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"Confidence is a share strictly between 0 and 1, for example 0.95, not {confidence}.")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def wilson_limits(shares: ArrayLike, denominators: ArrayLike, confidence: float = USUAL) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Wilson score limits for arrays: percent in, two arrays of percent out, NaN where share or denominator is missing.

    A denominator of zero or less counts as missing: there is nobody to have a share of.
    Source: Wilson (1927), JASA 22:209-212; the same form as phe_proportion in PHEindicatormethods.
    Raises ValueError when a share lies outside 0-100.
    """
    z = critical_value(confidence)
    percent, people = np.broadcast_arrays(np.asarray(shares, dtype=float), np.asarray(denominators, dtype=float))
    if np.any((percent < 0) | (percent > 100)):
        raise ValueError("A share lies outside 0-100 percent; give shares in percent of the denominator.")
    people = np.where(people > 0, people, np.nan)
    low, high = _wilson_low(percent / 100, people, z), 1 - _wilson_low(1 - percent / 100, people, z)
    # Without rounding noise the share itself is always inside.
    return np.minimum(low * 100, percent), np.clip(high * 100, percent, 100)


def _wilson_low(share: NDArray[np.float64], people: NDArray[np.float64], z: float) -> NDArray[np.float64]:
    """The lower root as share squared over the upper one: the textbook difference loses its digits near 0 %."""
    middle = share + z**2 / (2 * people)
    return share**2 / (middle + z * np.sqrt(share * (1 - share) / people + z**2 / (4 * people**2)))


def wilson(share_percent: float | None, denominator: float | None, confidence: float = USUAL) -> Interval | None:
    """Wilson score interval of one share, in percent. None when the share or its denominator is not known (reading rule 1).

    Raises ValueError when the share lies outside 0-100.
    """
    if share_percent is None or denominator is None:
        return None
    low, high = wilson_limits(share_percent, denominator, confidence)
    return None if math.isnan(low) or math.isnan(high) else Interval(float(low), float(high))


def wilson_frame(shares: "pd.Series", denominators: "pd.Series", confidence: float = USUAL) -> "pd.DataFrame":
    """Wilson intervals for a column: index as `shares`, columns low and high in percent, NaN where it cannot be judged.

    Raises ValueError when a share lies outside 0-100.
    """
    import pandas as pd  # not at the top: numpy is enough for everything else here

    low, high = wilson_limits(shares.to_numpy(dtype=float), denominators.reindex(shares.index).to_numpy(dtype=float), confidence)
    return pd.DataFrame({"low": low, "high": high}, index=shares.index)


def exact_poisson(count: float, confidence: float = USUAL) -> Interval:
    """Exact (Garwood) interval for the mean behind a count, in counts.

    Source: Garwood (1936), Biometrika 28:437-442, by the gamma quantiles that the chi-square form amounts to.
    Raises ValueError when the count is negative or the confidence is not between 0 and 1.
    """
    from scipy.special import gammaincinv  # scipy costs start-up time and most pages never ask

    critical_value(confidence)
    _check_count(count)
    tail = (1 - confidence) / 2
    low = 0.0 if count == 0 else float(gammaincinv(count, tail))
    return Interval(low, float(gammaincinv(count + 1, 1 - tail)))


def byar(count: float, confidence: float = USUAL) -> Interval:
    """Byar's interval for the mean behind a count, in counts; exact limits when the count is below ten.

    Source: Breslow and Day (1987), Statistical Methods in Cancer Research II, page 69; switch at ten as in PHEindicatormethods.
    Raises ValueError when the count is negative.
    """
    _check_count(count)
    if count < BYAR_FROM:
        return exact_poisson(count, confidence)
    return Interval(_byar_limit(count, -critical_value(confidence)), _byar_limit(count + 1, critical_value(confidence)))


def _byar_limit(count: float, z: float) -> float:
    return count * (1 - 1 / (9 * count) + z / (3 * math.sqrt(count))) ** 3


def _check_count(count: float) -> None:
    if not (math.isfinite(count) and count >= 0):
        raise ValueError(f"A count of people is zero or more, not {count}.")
