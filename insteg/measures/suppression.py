"""Which counts must not be shown so that no small group can be read or worked out (reading rule 5)."""

from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from insteg.measures._disclosure import Lines, close_gaps

# The project's own choice: counts 1-4 are hidden.
THRESHOLD = 5
TOTAL = "total"

Table = TypeVar("Table", pd.Series, pd.DataFrame)


def with_totals(counts: Table) -> Table:
    """The counts with their sums added under the label "total": one more entry, or one more row and column."""
    if isinstance(counts, pd.Series):
        return pd.concat([counts, pd.Series({TOTAL: counts.sum()})])
    wide = counts.assign(**{TOTAL: counts.sum(axis=1)})
    return pd.concat([wide, wide.sum().to_frame(TOTAL).T])


def hidden(counts: Table, threshold: int = THRESHOLD) -> Table:
    """True where a count may not be shown; same labels as with_totals(counts).

    counts: whole numbers of people by group (Series: published with its total) or by two groupings (DataFrame: published with
    row sums, column sums and the sum of all). Hidden are counts from 1 to threshold - 1, and as many others as it takes that
    nobody who sees the rest can work a small count out, not even a reader who knows this rule and that zeros are shown.
    All hidden cells must carry the same mark: saying which are the small ones would give some of them away.
    Zero is shown. A total is hidden when nothing else is left to shield with.
    Not covered: the same people in several tables, and shares published with their denominators; give those the same mask.
    Source: Hundepool et al. (2012), Statistical Disclosure Control, chapter 4 (primary and secondary cell suppression).
    Raises ValueError when a count is missing, negative or not whole.
    """
    full = with_totals(counts)
    values = full.to_numpy(dtype=float)
    if not np.isfinite(values).all() or (values < 0).any() or (values != np.round(values)).any():
        raise ValueError("Counts of people are whole numbers from zero up; fill or drop what is missing before hiding.")
    mask = close_gaps(values.ravel(), _lines(values.shape), threshold).reshape(values.shape)
    if isinstance(full, pd.Series):
        return pd.Series(mask, index=full.index)
    return pd.DataFrame(mask, index=full.index, columns=full.columns)


def publish(counts: Table, threshold: int = THRESHOLD) -> Table:
    """The counts with totals as they may be shown: hidden ones are NaN. Raises ValueError as `hidden` does."""
    return with_totals(counts).astype(float).mask(hidden(counts, threshold))


def _lines(shape: tuple[int, ...]) -> Lines:
    """Every sum that a reader can check: flat positions, the total last."""
    position: NDArray[np.int64] = np.arange(int(np.prod(shape))).reshape(shape)
    return [position] if len(shape) == 1 else [*position, *position.T]
