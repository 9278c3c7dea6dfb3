"""Difference-in-differences: the second opinion beside the synthetic control, with every donor counting the same."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from insteg.statistics.chance import learn
from insteg.statistics.interval import Interval
from insteg.statistics.placebo import LEVEL
from insteg.statistics.window import Window


@dataclass(frozen=True)
class DifferenceInDifferences:
    """effect: in the unit of the outcome, after the start against before. interval: from the donors' own effects, by size.

    by_year: index year; columns estimate, low, high. estimate is the gap to the donors' mean, less that gap in the last year
    before the start, which is therefore zero. Ends of intervals are infinite when there are too few donors. p_rank: the share
    of all areas whose effect is at least as large for an area of its size, whatever its sign.
    """

    effect: float
    by_year: pd.DataFrame
    interval: Interval
    p_rank: float


def difference_in_differences(window: Window, level: float = LEVEL) -> DifferenceInDifferences:
    """The change of the treated area less the mean change of the donors, judged against every donor's own such figure.

    With one treated area the usual clustered errors are far too small, so the interval comes from the spread of the donors
    instead, each measured by what chance gives an area of its size: one half-width for all is too narrow for the small.
    Source: two-way fixed effects, by year an event study (both equal to linearmodels' PanelOLS, see the tests); inference:
    Conley and Taber (2011), Review of Economics and Statistics 93:113-125, by size as Ferman and Pinto (2019), same 101:452-467.
    """
    people, change = window.people(window.outcomes.columns), (window.after.mean() - window.before.mean()).to_numpy()
    own = _own_effects(change[1:])
    scaled, expected = _by_size(own, people)
    effect = float(change[0] - change[1:].mean())
    rank = float((1 + (np.abs(scaled) >= abs(effect) / expected).sum()) / (1 + len(scaled)))
    return DifferenceInDifferences(effect, _by_year(window, people, level), _interval(effect, scaled, expected, level), rank)


def _own_effects(change: NDArray[np.float64]) -> NDArray[np.float64]:
    """For every donor: its change less the mean change of the other donors."""
    return np.asarray((change - change.mean()) * len(change) / (len(change) - 1))


def _by_size(own: NDArray[np.float64], people: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """The donors' own effects in parts of what chance gives each, and what it gives the treated area. people: the treated first."""
    expected = learn(own, people[1:]).expected(people)
    return own / expected[1:], float(expected[0])


def _by_year(window: Window, people: NDArray[np.float64], level: float) -> pd.DataFrame:
    """Every year as if it alone were the time after, with the last year before as the only one before."""
    moved = window.outcomes - window.outcomes.loc[window.before.index[-1]]
    estimate = moved.iloc[:, 0] - moved.iloc[:, 1:].mean(axis=1)
    limits = [
        _interval(found, *_by_size(_own_effects(moved.loc[year].iloc[1:].to_numpy()), people), level) for year, found in estimate.items()
    ]
    return pd.DataFrame({"estimate": estimate, "low": [one.low for one in limits], "high": [one.high for one in limits]})


def _interval(effect: float, scaled: NDArray[np.float64], expected: float, level: float) -> Interval:
    """Effects that would not rank among the most extreme `level` of all areas, half of it on each side.

    Between two donors the limit is interpolated: with sixty of them whole places would leave out 3.3 % instead of 5.
    """
    if level / 2 * (len(scaled) + 1) < 1 - 1e-9:
        return Interval(float("-inf"), float("inf"))
    low, high = np.quantile(scaled, [level / 2, 1 - level / 2], method="weibull")
    return Interval(float(effect - high * expected), float(effect - low * expected))
