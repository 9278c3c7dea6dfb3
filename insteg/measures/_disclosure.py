"""The search behind suppression: hide more until no small count can be worked out from the sums."""

import numpy as np
from numpy.typing import NDArray

Lines = list[NDArray[np.int64]]
Places = NDArray[np.int64]


def close_gaps(values: NDArray, lines: Lines, threshold: int) -> NDArray[np.bool_]:
    """The mask of hidden cells. values: flat table with totals; lines: positions that sum to their last one."""
    mask = (values > 0) & (values < threshold)
    while len(places := _next_places(values, mask, lines, threshold)):
        mask[places] = True
    return mask


def _next_places(values: NDArray, mask: NDArray[np.bool_], lines: Lines, threshold: int) -> Places:
    """The cells to hide next; none when the table is closed."""
    for line in lines:
        if _gives_away(values, mask, line, threshold) and len(places := _shields(values, mask, line, threshold)):
            return places
    # One line alone is closed by the rule above; crossing lines can still corner a cell between them.
    crossing = mask & (values < threshold) if len(lines) > 1 else np.zeros_like(mask)
    for cell in np.flatnonzero(crossing):
        if _can_be_worked_out(cell, values, mask, lines):
            options = [_shields(values, mask, line, threshold) for line in lines if cell in line]
            if options := [places for places in options if len(places)]:
                return min(options, key=lambda places: values[places].sum())
    return np.array([], dtype=np.int64)


def _gives_away(values: NDArray, mask: NDArray[np.bool_], line: Places, threshold: int) -> bool:
    """A line is safe when a count that is not small is hidden among the small ones, or the total together with some of them.

    Two small counts alone are not enough: 4 + 4 under a shown sum of 8, or 1 + 1 under 2, have one reading for whoever knows
    that hidden counts are 1-4.
    """
    hidden_parts, hidden_total = values[line[:-1]][mask[line[:-1]]], mask[line[-1]]
    if hidden_total:
        return len(hidden_parts) == 0
    return bool(len(hidden_parts) and (hidden_parts.max() < threshold or len(hidden_parts) == 1))


def _shields(values: NDArray, mask: NDArray[np.bool_], line: Places, threshold: int) -> Places:
    """The shown parts that shield at the lowest cost: the smallest count that is not small, otherwise the total.

    All parts with that count, not the first of them: which one was taken would tell that no hidden count is as large.
    """
    parts = line[:-1]
    useful = parts[~mask[parts] & (values[parts] >= threshold)]
    if len(useful):
        return useful[values[useful] == values[useful].min()]
    return line[-1:][~mask[line[-1:]]]


def _can_be_worked_out(cell: np.int64, values: NDArray, mask: NDArray[np.bool_], lines: Lines) -> bool:
    """Whether the sums leave one single value for the cell, for a reader who knows that hidden counts are at least one.

    Two linear programmes give the smallest and the largest possible value; sums of a table have whole-number corners.
    """
    from scipy.optimize import linprog  # only tables with small counts need it

    unknown = np.flatnonzero(mask)
    equations = np.array([[_sign(place, line) for place in unknown] for line in lines])
    known = np.array([-sum(_sign(place, line) * values[place] for place in line if not mask[place]) for line in lines])
    aim = (unknown == cell).astype(float)
    ends = [linprog(side * aim, A_eq=equations, b_eq=known, bounds=(1, None), method="highs") for side in (1, -1)]
    # An unbounded programme (status 3) means that the cell may be as large as one likes.
    return bool(ends[1].status == 0 and -ends[1].fun - ends[0].fun < 0.5)


def _sign(place: np.int64, line: Places) -> int:
    return 0 if place not in line else (-1 if place == line[-1] else 1)
