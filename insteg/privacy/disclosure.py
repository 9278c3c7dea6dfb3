"""The search behind suppression: hide more until no small count can be worked out from the sums."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Lines = list[NDArray[np.int64]]
Places = NDArray[np.int64]
Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Cells:
    """Counts in a row. values: what they are, NaN where only bounds are known; lines: positions that sum to their last one.

    low, high: what a reader knows of a hidden one. is_never_shown: cells that are published nowhere, such as who is left when one
    count is taken from another: they need no shield of their own unless they are small.
    """

    values: Numbers
    lines: Lines
    low: Numbers
    high: Numbers
    is_never_shown: Mask
    threshold: int
    # What it costs a reader not to see a count: its size, unless somebody needs it more.
    cost: Numbers

    @property
    def is_small(self) -> Mask:
        return (self.values > 0) & (self.values < self.threshold) | np.isnan(self.values)


def close_gaps(cells: Cells) -> Mask:
    """The mask of hidden cells."""
    mask = cells.is_small | cells.is_never_shown
    while len(places := _next_places(cells, mask)):
        mask[places] = True
    return mask


def _next_places(cells: Cells, mask: Mask) -> Places:
    """The cells to hide next; none when the table is closed."""
    for line in cells.lines:
        if _gives_away(cells, mask, line) and len(places := _shields(cells, mask, line)):
            return places
    # One line alone is closed by the rule above; crossing lines can still corner a cell between them.
    crossing = mask & cells.is_small if len(cells.lines) > 1 else np.zeros_like(mask)
    for cell in np.flatnonzero(crossing):
        if _can_be_worked_out(cell, cells, mask):
            options = [_shields(cells, mask, line) for line in cells.lines if cell in line]
            if options := [places for places in options if len(places)]:
                return min(options, key=lambda places: cells.cost[places].sum())
    return np.array([], dtype=np.int64)


def _gives_away(cells: Cells, mask: Mask, line: Places) -> bool:
    """A line is safe when a count that is not small is hidden among the small ones, or the total together with some of them.

    Two small counts alone are not enough: 4 + 4 under a shown sum of 8, or 1 + 1 under 2, have one reading for whoever knows
    that hidden counts are 1-4. Nor may the sum be such that it leaves hidden counts of 1-4 next to no choice (11 for three).
    """
    parts = line[:-1][mask[line[:-1]]]
    if mask[line[-1]]:
        return len(parts) == 0 and not cells.is_never_shown[line[-1]]
    if not len(parts) or not (cells.is_small[parts].any() or not cells.is_never_shown[parts].all()):
        return False
    left = cells.values[line[-1]] - cells.values[line[:-1]][~mask[line[:-1]]].sum()
    if np.isnan(cells.values[parts]).any():
        return _is_narrow(left, cells.low[parts], cells.high[parts])
    if len(parts) == 1:
        return bool(cells.is_small[parts].any() or not cells.is_never_shown[parts].any())
    believed = np.full(len(parts), float(cells.threshold - 1))
    return bool(cells.values[parts].max() < cells.threshold) or _is_narrow(left, np.ones(len(parts)), believed)


def _is_narrow(left: float, low: Numbers, high: Numbers) -> bool:
    """Whether what is left of a sum allows some hidden count at most two neighbouring values. False where the bounds can't be right."""
    if not low.sum() <= left <= high.sum():
        return False
    # Of each count: what the others leave at least and at most. Added up anew: infinity less infinity is no number.
    least = np.maximum(low, [left - np.delete(high, place).sum() for place in range(len(high))])
    most = np.minimum(high, [left - np.delete(low, place).sum() for place in range(len(low))])
    return bool((most - least < 2).any())


def _shields(cells: Cells, mask: Mask, line: Places) -> Places:
    """The shown parts that shield at the lowest cost: the smallest count that is not small, otherwise the total.

    All parts with that count, not the first of them: which one was taken would tell that no hidden count is as large.
    """
    parts, cost = line[:-1], cells.cost
    useful = parts[~mask[parts] & (cells.values[parts] >= cells.threshold)]
    if len(useful):
        cheapest: Places = useful[cost[useful] == cost[useful].min()]
        return cheapest
    return line[-1:][~mask[line[-1:]]]


def _can_be_worked_out(cell: np.int64, cells: Cells, mask: Mask) -> bool:
    """Whether the sums leave one single value for the cell, for a reader who knows the bounds of hidden counts.

    Two linear programmes give the smallest and the largest possible value; sums of a table have whole-number corners.
    """
    from scipy.optimize import linprog  # only tables with small counts need it

    unknown = np.flatnonzero(mask)
    equations, known = _equations(cells, mask)
    aim = (unknown == cell).astype(float)
    bounds = [(cells.low[place], None if np.isinf(cells.high[place]) else cells.high[place]) for place in unknown]
    ends = [linprog(side * aim, A_eq=equations, b_eq=known, bounds=bounds, method="highs") for side in (1, -1)]
    # An unbounded programme (status 3) means that the cell may be as large as one likes.
    return bool(ends[1].status == 0 and -ends[1].fun - ends[0].fun < 0.5)


def _equations(cells: Cells, mask: Mask) -> tuple[Numbers, Numbers]:
    """What the sums say of the hidden cells: parts less their total equal what is shown."""
    used = [line for line in cells.lines if mask[line].any()]
    column = np.cumsum(mask) - 1
    sides, known = np.zeros((len(used), int(mask.sum()))), np.zeros(len(used))
    for row, line in enumerate(used):
        parts, whole = line[:-1], line[-1]
        np.add.at(sides[row], column[parts[mask[parts]]], 1)
        known[row] = -cells.values[parts[~mask[parts]]].sum()
        if mask[whole]:
            sides[row, column[whole]] -= 1
        else:
            known[row] += cells.values[whole]
    return sides, known
