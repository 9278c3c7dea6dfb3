"""Which municipalities are most alike, and on what: nearest neighbours with shown weights."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Neighbours:
    """The areas nearest to `area`, and why.

    distance: index neighbour, nearest first; weighted root mean square of differences, in standard deviations.
    contribution: neighbours by variables, the share of the squared distance that each variable makes; rows sum to 1
    (to 0 when the two are equal in everything). differences: same shape, neighbour minus area in standard deviations.
    left_out: areas that lack a value of some variable with weight.
    """

    area: str
    weights: pd.Series
    distance: pd.Series
    contribution: pd.DataFrame
    differences: pd.DataFrame
    left_out: tuple[str, ...]

    def why(self, neighbour: str, count: int = 3) -> list[str]:
        """Of the variables with a weight, those on which the neighbour is closest: smallest difference in standard deviations first."""
        return list(self._ordered(neighbour).index[:count])

    def why_not(self, neighbour: str, count: int = 1) -> list[str]:
        """Of the variables with a weight, those that set the two most apart: largest difference in standard deviations first."""
        return list(self._ordered(neighbour).index[::-1][:count])

    def _ordered(self, neighbour: str) -> pd.Series:
        weighed = self.differences.loc[neighbour, self.weights[self.weights > 0].index].abs()
        return weighed.sort_values(kind="stable")


def nearest(frame: pd.DataFrame, area: str, weights: Mapping[str, float], count: int = 7) -> Neighbours:
    """The `count` areas most like `area`.

    frame: one row an area, one numeric column a structural variable (put sizes in as logarithms, or the largest cities decide).
    weights: variable to weight, zero or more; they are scaled to sum to one. Every variable is standardised over all areas
    that have all variables. Ties keep the order of the frame.
    Source: standardised Euclidean distance, as the Nearest Neighbours Model of CIPFA and Kolada's "liknande kommuner" use it.
    Raises ValueError when the area or a variable is unknown, the area lacks a value, a variable is the same everywhere, or
    the weights are negative or all zero.
    """
    scaled = _scaled_weights(frame, weights)
    complete = frame[scaled.index].dropna()
    _check(frame, complete, area)
    standard = (complete - complete.mean()) / complete.std(ddof=0)
    differences = (standard - standard.loc[area]).drop(index=area)
    squared = differences**2 * scaled
    distance = np.sqrt(squared.sum(axis=1)).rename("distance").sort_values(kind="stable").head(count)
    total = squared.loc[distance.index].sum(axis=1)
    contribution = squared.loc[distance.index].div(total.where(total > 0, 1), axis=0)
    left_out = tuple(str(name) for name in frame.index.difference(complete.index))
    return Neighbours(area, scaled, distance, contribution, differences.loc[distance.index], left_out)


def _scaled_weights(frame: pd.DataFrame, weights: Mapping[str, float]) -> pd.Series:
    """The weights above zero, summing to one: a variable without weight must not shut anybody out for lacking it."""
    given = pd.Series(dict(weights), dtype=float)
    if unknown := sorted(set(given.index) - set(frame.columns)):
        raise ValueError(f"There is no variable {unknown} to weigh; the frame has {list(frame.columns)}.")
    if (given < 0).any() or not given.sum() > 0:
        raise ValueError("Weights are zero or more, and at least one is above zero.")
    return given[given > 0] / given.sum()


def _check(frame: pd.DataFrame, complete: pd.DataFrame, area: str) -> None:
    if area not in frame.index:
        raise ValueError(f"There is no area {area!r} in the frame.")
    if area not in complete.index:
        raise ValueError(f"Area {area} lacks {[name for name in complete.columns if pd.isna(frame.loc[area, name])]}; it cannot be placed.")
    if flat := [name for name in complete.columns if complete[name].nunique() < 2]:
        raise ValueError(f"{flat} is the same in every area and tells nobody apart; give it weight zero.")
