"""Difference-in-differences: the second opinion beside the synthetic control, with every donor counting the same."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from insteg.measures.interval import Interval
from insteg.measures.placebo import LEVEL
from insteg.measures.window import Window


@dataclass(frozen=True)
class DifferenceInDifferences:
    """effect: in the unit of the outcome, after the start against before. interval: from the donors' own effects.

    by_year: index year; columns estimate, low, high. estimate is the gap to the donors' mean, less that gap in the last year
    before the start, which is therefore zero. Ends of intervals are infinite when there are too few donors. p_rank: the share
    of all areas whose effect is at least as large, whatever its sign.
    """

    effect: float
    by_year: pd.DataFrame
    interval: Interval
    p_rank: float


def difference_in_differences(window: Window, level: float = LEVEL) -> DifferenceInDifferences:
    """The change of the treated area less the mean change of the donors, judged against every donor's own such figure.

    With one treated area the usual clustered errors are far too small, so the interval comes from the spread of the donors
    instead. It takes donors to be as noisy as the treated area: for a small municipality among larger ones it is too narrow.
    Source: two-way fixed effects, by year an event study (both equal to linearmodels' PanelOLS, see the tests); inference:
    Conley and Taber (2011), Review of Economics and Statistics 93:113-125.
    """
    change = window.after.mean() - window.before.mean()
    effect = float(change.iloc[0] - change.iloc[1:].mean())
    placebo = _own_effects(change.iloc[1:].to_numpy())
    rank = float((1 + (np.abs(placebo) >= abs(effect)).sum()) / (1 + len(placebo)))
    return DifferenceInDifferences(effect, _by_year(window, level), _interval(effect, placebo, level), rank)


def _own_effects(change: np.ndarray) -> np.ndarray:
    """For every donor: its change less the mean change of the other donors."""
    return (change - change.mean()) * len(change) / (len(change) - 1)


def _by_year(window: Window, level: float) -> pd.DataFrame:
    """Every year as if it alone were the time after, with the last year before as the only one before."""
    moved = window.outcomes - window.outcomes.loc[window.before.index[-1]]
    estimate = moved.iloc[:, 0] - moved.iloc[:, 1:].mean(axis=1)
    limits = [_interval(found, _own_effects(moved.loc[year].iloc[1:].to_numpy()), level) for year, found in estimate.items()]
    return pd.DataFrame({"estimate": estimate, "low": [one.low for one in limits], "high": [one.high for one in limits]})


def _interval(effect: float, placebo: np.ndarray, level: float) -> Interval:
    """Effects that would not rank among the most extreme `level` of all areas, half of it on each side."""
    allowed = int(np.floor(level / 2 * (len(placebo) + 1) + 1e-9))
    if not allowed:
        return Interval(float("-inf"), float("inf"))
    ordered = np.sort(placebo)
    return Interval(float(effect - ordered[-allowed]), float(effect - ordered[allowed - 1]))
