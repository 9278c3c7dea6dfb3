"""Monthly figures without their season: STL on whole runs of months, refused where a month is missing."""

import itertools

import numpy as np
import pandas as pd
from numpy.typing import NDArray

SEASON = 12
# With two years STL takes a jump for a season; with three it sees that the third year does not repeat it. Five are safer, and said to be.
FEWEST = 3 * SEASON
BETTER = 5 * SEASON
# A jump is taken out before the season is learnt when it is this many times its own standard error, and both sides are half a year.
CLEAR, SIDE = 6.0, SEASON // 2
MOST_JUMPS = 3


def adjusted(values: pd.Series) -> pd.Series | None:
    """The figures less their seasonal part, in the unit of the figures; None for fewer than 36 months or a missing month.

    values: floats indexed by month ("2024-03"), in order, without breaks: cut at a break first, so that no season is learnt across one.
    A clear jump is laid aside while the season is learnt and comes back whole, so that it is neither smoothed nor taken for a season.
    Source: Cleveland et al. (1990), Journal of Official Statistics 6:3-73, as in statsmodels; the robust form, so that a single odd
    month does not become a season. Jumps: level shifts as in Chen and Liu (1993), JASA 88:284-297, found by regression.
    """
    from statsmodels.tsa.seasonal import STL  # slow to import, and few readers ask

    if len(values) < FEWEST or values.isna().any() or not _is_unbroken(list(values.index)):
        return None
    figures = values.to_numpy(dtype=float)
    found = STL(figures - levels(figures), period=SEASON, robust=True).fit()
    return pd.Series(figures - np.asarray(found.seasonal), index=values.index)


def levels(figures: NDArray[np.float64]) -> NDArray[np.float64]:
    """What clear jumps have lifted each month by since the first month: zero throughout where there are none. The largest comes first."""
    jumps: list[int] = []
    while len(jumps) < MOST_JUMPS and (place := _next_jump(figures, jumps)) is not None:
        jumps.append(place)
    if not jumps:
        return np.zeros(len(figures))
    heights = np.linalg.lstsq(_design(len(figures), jumps), figures, rcond=None)[0][-len(jumps) :]
    return np.asarray(_steps(len(figures), jumps) @ heights)


def _next_jump(figures: NDArray[np.float64], jumps: list[int]) -> int | None:
    """The month from which on one more jump explains most, months and straight line allowed for, where it is clear."""
    places = [place for place in range(SIDE, len(figures) - SIDE + 1) if all(abs(place - other) >= SIDE for other in jumps)]
    base, steps = _design(len(figures), jumps), _steps(len(figures), places)
    apart = np.linalg.lstsq(base, np.column_stack([figures, steps]), rcond=None)[0]
    left = np.column_stack([figures, steps]) - base @ apart
    own, lengths = left[:, 0], np.maximum((left[:, 1:] ** 2).sum(axis=0), 1e-300)
    heights = left[:, 1:].T @ own / lengths
    error = (own**2).sum() - heights**2 * lengths
    # A jump that explains everything leaves rounding noise, and one of no height must not count as clear beside it.
    error = np.maximum(error / (len(figures) - base.shape[1] - 1), max(1e-12 * float(figures.var()), 1e-300))
    # A step that the months, the line and earlier jumps make up together has no height of its own.
    clarity = np.where(lengths > 1e-9, np.abs(heights) * np.sqrt(lengths / error), 0.0)
    if not places or clarity.max() <= CLEAR:
        return None
    # In three years a jump at a turn of the year is also a slope with a jump back a year before: the flatter one is taken.
    slopes = np.abs(apart[SEASON, 0] - heights * apart[SEASON, 1:])
    alike = np.flatnonzero(clarity >= 0.999 * clarity.max())
    return places[int(alike[np.argmin(slopes[alike])])]


def _design(months: int, jumps: list[int]) -> NDArray[np.float64]:
    """A level for each month of the year, a straight line, and a step for each jump."""
    number = np.arange(months)
    return np.column_stack([number[:, None] % SEASON == np.arange(SEASON), number / months, _steps(months, jumps)])


def _steps(months: int, jumps: list[int]) -> NDArray[np.float64]:
    return (np.arange(months)[:, None] >= np.array(jumps)).astype(float)


def _is_unbroken(months: list[str]) -> bool:
    numbers = [int(month[:4]) * SEASON + int(month[5:7]) for month in months]
    return all(later - earlier == 1 for earlier, later in itertools.pairwise(numbers))


def year_before(month: str) -> str:
    """The same month of the year before: 2024-03 to 2023-03."""
    return f"{int(month[:4]) - 1}{month[4:]}"


def months_between(first: str, last: str) -> int:
    """How many months lie from one month to another."""
    return (int(last[:4]) - int(first[:4])) * SEASON + int(last[5:7]) - int(first[5:7])
