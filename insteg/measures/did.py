"""Difference-in-differences: the second opinion beside the synthetic control, with every donor counting the same."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from insteg.measures.interval import Interval
from insteg.measures.placebo import LEVEL
from insteg.measures.window import Window


@dataclass(frozen=True)
class DifferenceInDifferences:
    """effect: in the unit of the outcome. by_year: the gap to the donors' mean, less that gap in the last year before.

    interval: from the donors' own effects; infinite ends when there are too few of them. p_rank: the share of all areas whose
    effect is at least as large, whatever its sign.
    """

    effect: float
    by_year: pd.Series
    interval: Interval
    p_rank: float


def difference_in_differences(window: Window, level: float = LEVEL) -> DifferenceInDifferences:
    """The change of the treated area less the mean change of the donors, judged against every donor's own such figure.

    With one treated area the usual clustered errors are far too small, so the interval comes from the spread of the donors
    instead. It takes donors to be as noisy as the treated area: for a small municipality among larger ones it is too narrow.
    Source: two-way fixed effects (equal to linearmodels' PanelOLS, see the tests); inference: Conley and Taber (2011), Review
    of Economics and Statistics 93:113-125.
    """
    change = window.after.mean() - window.before.mean()
    effect = float(change.iloc[0] - change.iloc[1:].mean())
    placebo = _own_effects(change.iloc[1:].to_numpy())
    rank = float((1 + (np.abs(placebo) >= abs(effect)).sum()) / (1 + len(placebo)))
    return DifferenceInDifferences(effect, _by_year(window), _interval(effect, placebo, level), rank)


def event_study(window: Window, confidence: float = 1 - LEVEL) -> pd.DataFrame:
    """The regression line of the second opinion: index year, columns estimate, low, high; the last year before is zero.

    Two-way fixed effects with one dummy for the treated area in every year but that one. The limits use one error variance for
    all areas, the only one that can be had with a single treated area; they are an illustration, the p-rank decides.
    Source: linearmodels' PanelOLS; reading of the years before the start as in Freyaldenhoven, Hansen, Perez and Shapiro (2024).
    """
    from linearmodels.panel import PanelOLS  # takes seconds to import, and only the effect page asks

    reference = int(window.before.index[-1])
    years = [int(year) for year in window.outcomes.index if year != reference]
    table = window.outcomes.rename_axis(index="year", columns="area").T.stack().rename("outcome").to_frame()
    when, is_treated = table.index.get_level_values("year"), table.index.get_level_values("area") == window.treated
    dummies = pd.DataFrame({f"y{year}": (is_treated & (when == year)).astype(float) for year in years}, index=table.index)
    result = PanelOLS(table["outcome"], dummies, entity_effects=True, time_effects=True).fit(cov_type="unadjusted")
    limits = result.conf_int(level=confidence)
    found = pd.DataFrame({"estimate": result.params, "low": limits["lower"], "high": limits["upper"]})
    found.index = pd.Index(years, name="year")
    return found.reindex(window.outcomes.index, fill_value=0.0)


def _own_effects(change: np.ndarray) -> np.ndarray:
    """For every donor: its change less the mean change of the other donors."""
    return (change - change.mean()) * len(change) / (len(change) - 1)


def _by_year(window: Window) -> pd.Series:
    gap = window.outcomes.iloc[:, 0] - window.outcomes.iloc[:, 1:].mean(axis=1)
    return gap - gap[window.before.index[-1]]


def _interval(effect: float, placebo: np.ndarray, level: float) -> Interval:
    """Effects that would not rank among the most extreme `level` of all areas, half of it on each side."""
    allowed = int(np.floor(level / 2 * (len(placebo) + 1) + 1e-9))
    if not allowed:
        return Interval(float("-inf"), float("inf"))
    ordered = np.sort(placebo)
    return Interval(float(effect - ordered[-allowed]), float(effect - ordered[allowed - 1]))
