"""Synthetic control weights from predictors whose importance is itself fitted, as the method was first published."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from insteg.measures.simplex import simplex_weights


@dataclass(frozen=True)
class Weighted:
    """donors: weight by donor, sum 1. importance: weight by predictor, sum 1. mspe: mean squared outcome error before."""

    donors: pd.Series
    importance: pd.Series
    mspe: float


def predictor_weights(predictors: pd.DataFrame, outcomes_before: pd.DataFrame, treated: str) -> Weighted:
    """Donor weights W(V) on standardised predictors, with the V that makes the outcomes before the start fit best.

    predictors: variables by areas; outcomes_before: years by areas; both with the treated area and every donor as columns.
    Nested search: the inner least squares are exact, the outer one is Nelder-Mead on log importance from two starts (equal,
    and as fitted by regression of the outcomes on the predictors), so V is a good optimum, not a proven global one.
    Source: Abadie, Diamond and Hainmueller (2010), JASA 105:493-505, section 2.3, and their Synth (2011), J. Stat. Soft. 42(13).
    Raises ValueError when an area or a value is missing.
    """
    names = [name for name in outcomes_before.columns if name != treated]
    scaled = predictors[[treated, *names]].div(predictors[[treated, *names]].std(axis=1, ddof=1), axis=0).to_numpy(dtype=float)
    outcomes = outcomes_before[[treated, *names]].to_numpy(dtype=float)
    importance = _search(scaled, outcomes)
    weights = _inner(importance, scaled)
    error = float(np.mean((outcomes[:, 0] - outcomes[:, 1:] @ weights) ** 2))
    return Weighted(pd.Series(weights, index=names), pd.Series(importance, index=predictors.index), error)


def _search(scaled: NDArray, outcomes: NDArray) -> NDArray:
    from scipy.optimize import minimize  # only this older form of the method needs it

    def loss(logarithms: NDArray) -> float:
        weights = _inner(_shares(logarithms), scaled)
        return float(np.mean((outcomes[:, 0] - outcomes[:, 1:] @ weights) ** 2))

    options = {"maxiter": 2000, "maxfev": 2000, "xatol": 1e-4, "fatol": 1e-7, "adaptive": True}
    starts = [np.zeros(len(scaled)), np.log(_regressed(scaled, outcomes))]
    found = [minimize(loss, start, method="Nelder-Mead", options=options) for start in starts]
    return _shares(min(found, key=lambda one: one.fun).x)


def _inner(importance: NDArray, scaled: NDArray) -> NDArray:
    weighed = np.sqrt(importance)[:, None] * scaled
    return simplex_weights(weighed[:, 1:], weighed[:, 0])


def _shares(logarithms: NDArray) -> NDArray:
    sizes = np.exp(logarithms - logarithms.max())
    return sizes / sizes.sum()


def _regressed(scaled: NDArray, outcomes: NDArray) -> NDArray:
    """Start: squared coefficients of the outcomes on the predictors, summed over the years, none of them quite zero."""
    design = np.column_stack([np.ones(scaled.shape[1]), scaled.T])
    coefficients = np.linalg.lstsq(design, outcomes.T, rcond=None)[0][1:]
    sizes = (coefficients**2).sum(axis=1)
    return np.maximum(sizes / sizes.sum(), 1e-6)
