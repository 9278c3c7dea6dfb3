"""How alike earlier projects are to each other: each is asked about as if it were an idea, and answered by the same measure."""

from collections.abc import Collection
from typing import Any

import pandas as pd

from insteg.search.facts import OLDEST
from insteg.search.idea import Idea
from insteg.search.similar import ProjectIndex


def likenesses(index: ProjectIndex, among: Collection[str], beside: Collection[str] = ()) -> dict[frozenset[str], float]:
    """For each two of some projects, how much of the best possible score they reach (0-1): the mean of the two ways round.

    Words, types, target groups, ages and places count as they do for an idea; not the types in `beside`, which say how rather than what.
    Time does not count either: whether two ran at once is another question.
    """
    names = [str(name) for name in index.projects["project_id"]]
    asked = [row for row in index.projects.itertuples() if row.project_id in among]
    found: dict[frozenset[str], float] = {}
    for row in asked:
        shares = index.shares(_as_idea(index, row, beside))
        for name, share in zip(names, shares, strict=True):
            if name in among and name != row.project_id:
                pair = frozenset((name, str(row.project_id)))
                found[pair] = found.get(pair, 0.0) + float(share) / 2
    return found


def _as_idea(index: ProjectIndex, row: Any, beside: Collection[str]) -> Idea:
    """What the project is called, for whom and what it does, with the target groups that this says."""
    text = ". ".join(part for part in (row.title, row.target_group, row.methods) if part)
    types = tuple(name for name in row.types if name not in beside)
    return Idea(text, tuple(row.area_codes), _ages(row), types, groups=index.understood(text).groups)


def _ages(row: Any) -> tuple[int, int] | None:
    """The ages as an idea has them; an open end reaches on, ages unknown at both ends are none."""
    low, high = (None if pd.isna(age) else int(age) for age in (row.age_min, row.age_max))
    return None if low is None and high is None else (low or 0, OLDEST if high is None else high)
