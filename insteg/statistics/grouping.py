"""Which figures cannot be told apart and therefore share a place (reading rule 4: seven is too few for a league table)."""

from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from insteg.statistics.interval import USUAL, Interval, between, wilson_limits


def difference(share: float, people: float, other_share: float, other_people: float, confidence: float = USUAL) -> Interval | None:
    """Interval for share minus other_share, in percentage points; shares in percent. None when something is unknown.

    Hybrid score interval from the two Wilson intervals. It tells two figures apart more often than "their intervals do not
    overlap" does, at the stated confidence.
    Source: Newcombe (1998), Statistics in Medicine 17:873-890, method 10.
    Raises ValueError when a share lies outside 0-100.
    """
    shares = np.array([share, other_share], dtype=float)
    low, high = wilson_limits(shares, [people, other_people], confidence)
    if np.isnan(low).any():
        return None
    return between(share, Interval(float(low[0]), float(high[0])), other_share, Interval(float(low[1]), float(high[1])))


def shared_places(shares: pd.Series, denominators: pd.Series, confidence: float = USUAL) -> pd.DataFrame:
    """The figures in size order, largest first, with the places that the figures allow.

    shares in percent and denominators in people, one row an area. Returns the same index reordered, with the columns
    share; place (shared by all that cannot be separated); first_place and last_place (the range that area could hold);
    group (1, 2, ... from the top). Areas without share or denominator come last, and have no place (<NA>).
    Two areas are separated only when their difference excludes zero with `confidence` for all pairs at once (Bonferroni).
    Source: range of places as in Goldstein and Spiegelhalter (1996), JRSS A 159:385-443.
    """
    known = (shares.notna() & denominators.reindex(shares.index).gt(0)).to_numpy()
    ordered = shares[known].sort_values(ascending=False, kind="stable")
    apart = _apart(ordered, denominators.reindex(ordered.index), confidence)
    group = _groups(apart)
    table = pd.DataFrame(
        {
            "share": ordered,
            "place": [1 + int(np.argmax(group == number)) for number in group],
            "first_place": 1 + np.tril(apart).sum(axis=1),
            "last_place": len(ordered) - np.triu(apart).sum(axis=1),
            "group": group,
        },
        index=ordered.index,
    ).astype({"place": "Int64", "first_place": "Int64", "last_place": "Int64", "group": "Int64"})
    return pd.concat([table, shares[~known].to_frame("share")]) if not known.all() else table


def _apart(shares: pd.Series, people: pd.Series, confidence: float) -> NDArray[np.bool_]:
    """Square table: whether row and column are separated; the order of the shares is kept."""
    size = len(shares)
    pairs = list(combinations(range(size), 2))
    strict = 1 - (1 - confidence) / max(len(pairs), 1)
    apart = np.zeros((size, size), dtype=bool)
    for one, other in pairs:
        gap = difference(shares.iloc[one], people.iloc[one], shares.iloc[other], people.iloc[other], strict)
        apart[one, other] = apart[other, one] = gap is not None and not gap.holds(0)
    return apart


def _groups(apart: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A new group starts only where everybody above is separated from everybody below."""
    cuts = [cut > 0 and bool(apart[:cut, cut:].all()) for cut in range(len(apart))]
    return 1 + np.cumsum(cuts, dtype=np.int64)
