"""Synthetic control: the mixture of other areas that moved like this one before, as a picture of what would have come."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from insteg.statistics.simplex import NEGLIGIBLE, simplex_weights
from insteg.statistics.window import Refusal, Request, Window, open_window

# Own choice, from the leave-the-future-out errors of all municipalities (bench/placebo.py prints them; docs/methods.md).
PENALTY = 0.3
# A pre-period error above a tenth of the level is called a bad fit. Own choice on the index of Adhikari and Alm (2016).
WORST_FIT = 0.10


@dataclass(frozen=True)
class SyntheticControl:
    """A fitted synthetic control, in the unit of the outcome (percentage points for shares).

    weights: donor to weight, above zero, largest first, sum 1. observed, synthetic: by year. rmspe_before: root mean
    squared gap before the start. fit_index: rmspe_before over the root mean square of the observed years
    before. penalty: as fitted with. window: what it was fitted on, with accepted breaks and left-out donors.
    """

    weights: pd.Series
    observed: pd.Series
    synthetic: pd.Series
    rmspe_before: float
    fit_index: float
    penalty: float
    window: Window

    @property
    def gap(self) -> pd.Series:
        """Observed minus synthetic, by year."""
        return self.observed - self.synthetic

    @property
    def effect(self) -> float:
        """The mean gap from the start on. An estimate only; reading rule 11 says what may be said about it."""
        return float(self.gap[self.gap.index >= self.window.start].mean())


def estimate(
    outcomes: pd.DataFrame, request: Request, penalty: float = PENALTY, worst_fit: float = WORST_FIT
) -> SyntheticControl | Refusal:
    """The synthetic control for a request on outcomes (years by areas), or the reason why none is given.

    Weights come from the outcomes of the years before the start alone, with no other predictor (as in Arkhangelsky et al.
    2021, American Economic Review 111:4088-4118, for the plain synthetic control; Abadie, Diamond and Hainmueller 2010, JASA
    105:493-505, for the estimator), plus the penalty of Abadie and L'Hour (2021), without which 290 donors and a handful of
    years fit almost anything exactly. The fit is judged by Adhikari and Alm (2016), Southern Economic Journal 83:437-463.
    """
    window = open_window(outcomes, request)
    if isinstance(window, Refusal):
        return window
    result = fit(window, penalty)
    return Refusal("poor_fit", result.fit_index, worst_fit) if result.fit_index > worst_fit else result


def fit(window: Window, penalty: float = PENALTY) -> SyntheticControl:
    """The synthetic control of a window, however well it fits."""
    before = window.before.to_numpy()
    weights = simplex_weights(before[:, 1:], before[:, 0], penalty)
    return from_weights(window, weights, penalty)


def from_weights(window: Window, weights: NDArray[np.float64], penalty: float) -> SyntheticControl:
    """The synthetic control that given weights (one a donor, in the order of window.donors) make."""
    observed = window.outcomes[window.treated]
    synthetic = pd.Series(window.outcomes[window.donors].to_numpy() @ weights, index=observed.index)
    gap, is_before = (observed - synthetic).to_numpy(), (observed.index < window.start)
    named = pd.Series(weights, index=window.donors)
    return SyntheticControl(
        weights=named[named > NEGLIGIBLE].sort_values(ascending=False, kind="stable"),
        observed=observed,
        synthetic=synthetic,
        rmspe_before=root_mean_square(gap[is_before]),
        fit_index=root_mean_square(gap[is_before]) / max(root_mean_square(observed.to_numpy()[is_before]), 1e-300),
        penalty=penalty,
        window=window,
    )


def root_mean_square(values: NDArray[np.float64]) -> float:
    """The square root of the mean square."""
    return float(np.sqrt(np.mean(values**2)))
