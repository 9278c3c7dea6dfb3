"""Which counts must not be shown so that no small group can be read or worked out (reading rule 5). The one engine of all ways out."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from insteg.privacy.disclosure import Cells, Lines, close_gaps

# The project's own choice: counts 1-4 are hidden.
THRESHOLD = 5
TOTAL = "total"
# More than any count: what is dear is hidden last.
DEAR = 1e9

Table = TypeVar("Table", pd.Series, pd.DataFrame)
Key = TypeVar("Key", bound=Hashable)
# The parts of a sum, and what they add up to.
Sum = tuple[Sequence[Key], Key]


def is_small(count: float | None, threshold: int = THRESHOLD) -> bool:
    """Whether a number of people, or a difference between two, is about one to four of them. Unknown is not small."""
    return count is not None and 0 < abs(round(count, 6)) < threshold


def tells_of_few(before: Iterable[float | None], now: Iterable[float | None]) -> bool:
    """Whether two readings of the same counts, set side by side, tell of one to four people: 20 of 40, then 21 of 41.

    before, now: the counts in the same order, with what follows from them by subtraction; None or NaN where one is not shown.
    """
    pairs = [(old, new) for old, new in zip(before, now, strict=True) if not (pd.isna(old) or pd.isna(new))]
    return any(is_small(float(new) - float(old)) for old, new in pairs if old is not None and new is not None)


def held_back(
    counts: Mapping[Key, float],
    sums: Iterable[Sum[Key]],
    never_shown: Collection[Key] = (),
    bounds: Mapping[Key, tuple[float, float]] | None = None,
    dear: Collection[Key] = (),
) -> set[Key]:
    """The counts that may not be shown: those from 1 to 4, and as many others as it takes that the sums give none of them away.

    counts: whole numbers of people by name, NaN where only its publisher knows and `bounds` tells between what it lies. sums: what
    adds up to what; names that are not in `counts` make the sum unknown, and it is passed over, as is one that does not add up.
    never_shown: counts that stand nowhere but follow from others. dear: counts that shield others only where nothing else is left.
    """
    places = {name: place for place, name in enumerate(counts)}
    values = np.array([float(count) for count in counts.values()])
    known = bounds or {}
    lines = [np.array([*(places[part] for part in parts), places[whole]]) for parts, whole in sums if {*parts, whole} <= places.keys()]
    cells = Cells(
        values=values,
        lines=[line for line in lines if _adds_up(values[line[:-1]], values[line[-1]])],
        # A hidden count is at least one, as every reader knows: zeros are shown. Of what stands nowhere only its sign is known.
        low=np.array([known.get(name, (0.0 if name in never_shown else 1.0, np.inf))[0] for name in counts]),
        high=np.array([known.get(name, (0.0, np.inf))[1] for name in counts]),
        is_never_shown=np.isin(np.arange(len(values)), [places[name] for name in never_shown if name in places]),
        threshold=THRESHOLD,
        cost=values + np.array([DEAR if name in dear else 0.0 for name in counts]),
    )
    mask = close_gaps(cells)
    return {name for name, place in places.items() if mask[place]}


def _adds_up(parts: NDArray[np.float64], whole: float) -> bool:
    return bool(np.isnan(parts).any() or np.isnan(whole) or abs(parts.sum() - whole) < 1e-6)


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
    Not covered: the same people in several tables, and shares published with their denominators; `held_back` takes any sums.
    Source: Hundepool et al. (2012), Statistical Disclosure Control, chapter 4 (primary and secondary cell suppression).
    Raises ValueError when a count is missing, negative or not whole.
    """
    full = with_totals(counts)
    values = full.to_numpy(dtype=float)
    if not np.isfinite(values).all() or (values < 0).any() or (values != np.round(values)).any():
        raise ValueError("Counts of people are whole numbers from zero up; fill or drop what is missing before hiding.")
    flat = values.ravel()
    nothing = np.zeros(len(flat), dtype=bool)
    cells = Cells(flat, _lines(values.shape), np.ones(len(flat)), np.full(len(flat), np.inf), nothing, threshold, flat)
    mask = close_gaps(cells).reshape(values.shape)
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
