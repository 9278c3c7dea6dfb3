"""Monthly figures without their season: STL on whole runs of months, refused where a month is missing."""

import itertools

import numpy as np
import pandas as pd

SEASON = 12
# STL needs two whole years to tell a season from chance.
FEWEST = 2 * SEASON


def adjusted(values: pd.Series) -> pd.Series | None:
    """The figures less their seasonal part, in the unit of the figures; None for fewer than 24 months or a missing month.

    values: floats indexed by month ("2024-03"), in order, without breaks: cut at a break first, so that no season is learnt across one.
    Source: Cleveland et al. (1990), Journal of Official Statistics 6:3-73, as in statsmodels; the robust form, so that a single odd
    month does not become a season.
    """
    from statsmodels.tsa.seasonal import STL  # slow to import, and few readers ask

    if len(values) < FEWEST or values.isna().any() or not _is_unbroken(list(values.index)):
        return None
    found = STL(values.to_numpy(dtype=float), period=SEASON, robust=True).fit()
    return pd.Series(values.to_numpy(dtype=float) - np.asarray(found.seasonal), index=values.index)


def _is_unbroken(months: list[str]) -> bool:
    numbers = [int(month[:4]) * SEASON + int(month[5:7]) for month in months]
    return all(later - earlier == 1 for earlier, later in itertools.pairwise(numbers))


def year_before(month: str) -> str:
    """The same month of the year before: 2024-03 to 2023-03."""
    return f"{int(month[:4]) - 1}{month[4:]}"


def months_between(first: str, last: str) -> int:
    """How many months lie from one month to another."""
    return (int(last[:4]) - int(first[:4])) * SEASON + int(last[5:7]) - int(first[5:7])
