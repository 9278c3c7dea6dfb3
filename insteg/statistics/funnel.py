"""Funnel plot of shares: what size alone would explain, with over-dispersion handled (reading rule 4)."""

from dataclasses import dataclass, replace
from functools import cache
from statistics import NormalDist
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from insteg.statistics.interval import STRICT, USUAL, critical_value

Scale = Literal["arcsine", "share"]
Method = Literal["additive", "multiplicative", "none"]
# Halvings of the interval in which tau lies: past the last digit of a float.
HALVINGS = 60


@dataclass(frozen=True)
class Shape:
    """How the funnel is drawn.

    additive: areas truly differ with a spread tau, added to the variance of each (the default: with sizes from a few hundred
    to a hundred thousand a multiplicative factor would mostly reflect the largest). multiplicative: every variance times phi.
    arcsine: variance-stabilised, so limits stay between 0 and 100 and lean as they should for small shares; share: untransformed.
    winsorise: the part of the z-scores pulled in at each end before the over-dispersion is estimated, so that the extreme
    areas do not hide themselves.
    """

    method: Method = "additive"
    scale: Scale = "arcsine"
    winsorise: float = 0.1


USUAL_SHAPE = Shape()


@dataclass(frozen=True)
class Funnel:
    """A fitted funnel. target: percent. phi: mean squared z, winsorised and made good for it. tau: spread between areas, on the scale used.

    points: index as given; columns share and denominator, z (after over-dispersion), outside_95, outside_998
    ("above", "below" or "inside").
    """

    target: float
    phi: float
    tau: float
    shape: Shape
    points: pd.DataFrame

    @property
    def is_overdispersed(self) -> bool:
        """Whether areas differ more than their sizes explain."""
        return self.tau > 0 if self.shape.method == "additive" else self.phi > 1

    def limits(self, denominators: ArrayLike, confidence: float = STRICT) -> pd.DataFrame:
        """Control limits in percent (columns denominator, low, high) for any numbers of people, for drawing the funnel."""
        people = np.asarray(denominators, dtype=float)
        reach = critical_value(confidence) * self._spread(people)
        middle = _forward(np.array(self.target / 100), self.shape.scale)
        low, high = _back(middle - reach, self.shape.scale), _back(middle + reach, self.shape.scale)
        return pd.DataFrame({"denominator": people, "low": 100 * low, "high": 100 * high})

    def _spread(self, people: NDArray[np.float64]) -> NDArray[np.float64]:
        error = _standard_error(people, self.target / 100, self.shape.scale)
        if self.shape.method == "additive":
            return np.sqrt(error**2 + self.tau**2)
        return error * np.sqrt(max(self.phi, 1.0)) if self.shape.method == "multiplicative" else error


def fit(shares: pd.Series, denominators: pd.Series, shape: Shape = USUAL_SHAPE, target: float | None = None) -> Funnel:
    """A funnel for shares in percent with denominators in people; rows without either are left out of `points`.

    target: percent; the weighted mean of all areas when not given.
    Source: Spiegelhalter (2005), Statistics in Medicine 24:1185-1202 (funnels; both forms; winsorising) and Quality and Safety
    in Health Care 14:347-351 (arcsine for proportions, additive random effects).
    Raises ValueError with fewer than three areas.
    """
    known = pd.DataFrame({"share": shares, "denominator": denominators.reindex(shares.index)}).dropna()
    known = known[known["denominator"] > 0]
    if len(known) < 3:
        raise ValueError(f"A funnel needs at least three areas with share and denominator; there are {len(known)}.")
    aim = float(np.average(known["share"], weights=known["denominator"])) if target is None else target
    error = _standard_error(known["denominator"].to_numpy(dtype=float), aim / 100, shape.scale)
    phi, tau = overdispersion(_distance(known["share"], aim, shape.scale) / error, error, shape.winsorise)
    funnel = Funnel(aim, phi, tau, shape, known)
    return replace(funnel, points=_placed(funnel))


def overdispersion(z: NDArray[np.float64], error: NDArray[np.float64], winsorise: float) -> tuple[float, float]:
    """(phi, tau): how many times more squared z-scores vary than by chance, and the spread between areas, zero when none shows.

    z: z-scores without over-dispersion; error: their standard errors. Both answers are made good for the winsorising: pulling in a
    tenth at each end alone takes a third off the variance, and limits would leave out far more than their names say.
    Source: as for fit; tau as Paule and Mandel (1982), J. Res. NBS 87:377-385: the spread with which the scores vary as they should.
    """
    z, error = np.asarray(z, dtype=float), np.asarray(error, dtype=float)
    aim = (len(z) - 1) / len(z)

    def excess(tau: float) -> float:
        return _winsorised_square(z / np.sqrt(1 + (tau / error) ** 2), winsorise) - aim

    if excess(0.0) <= 0:
        return _winsorised_square(z, winsorise), 0.0
    # Beyond this spread the scores are all but gone.
    low, high = 0.0, float(np.abs(z * error).max()) * len(z)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return _winsorised_square(z, winsorise), (low + high) / 2


def _winsorised_square(z: NDArray[np.float64], winsorise: float) -> float:
    """The mean square with the ends pulled in, in parts of what the same gives for standard normal scores: one when nothing is amiss."""
    low, high = np.quantile(z, [winsorise, 1 - winsorise])
    return float(np.mean(np.clip(z, low, high) ** 2)) / _of_normal(winsorise)


@cache
def _of_normal(winsorise: float) -> float:
    """The mean square of standard normal scores with that part pulled in at each end: 0.6787 for a tenth."""
    if winsorise == 0:
        return 1.0
    end = critical_value(1 - 2 * winsorise)
    return 1 - 2 * winsorise - 2 * end * NormalDist().pdf(end) + 2 * winsorise * end**2


def _placed(funnel: Funnel) -> pd.DataFrame:
    """The points with z and with the side of the limits they fall on."""
    people = funnel.points["denominator"].to_numpy(dtype=float)
    z = _distance(funnel.points["share"], funnel.target, funnel.shape.scale) / funnel._spread(people)
    return funnel.points.assign(z=z, outside_95=_side(z, USUAL), outside_998=_side(z, STRICT))


def _distance(shares: pd.Series, target: float, scale: Scale) -> NDArray[np.float64]:
    return _forward(shares.to_numpy(dtype=float) / 100, scale) - _forward(np.array(target / 100), scale)


def _side(z: NDArray[np.float64], confidence: float) -> NDArray[np.float64]:
    limit = critical_value(confidence)
    return np.select([z > limit, z < -limit], ["above", "below"], "inside")


def _forward(share: NDArray[np.float64], scale: Scale) -> NDArray[np.float64]:
    return np.arcsin(np.sqrt(share)) if scale == "arcsine" else share


def _back(value: NDArray[np.float64], scale: Scale) -> NDArray[np.float64]:
    return np.sin(np.clip(value, 0, np.pi / 2)) ** 2 if scale == "arcsine" else np.clip(value, 0, 1)


def _standard_error(people: NDArray[np.float64], target: float, scale: Scale) -> NDArray[np.float64]:
    return 1 / (2 * np.sqrt(people)) if scale == "arcsine" else np.sqrt(target * (1 - target) / people)
