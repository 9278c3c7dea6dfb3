"""Questions to the snapshot and what is made of the answers, remembered until another snapshot is published."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

import pandas as pd

from insteg import queries, snapshots

P = ParamSpec("P")
T = TypeVar("T")
MOST_ANSWERS = 1000


def remembered(make: Callable[P, T]) -> Callable[P, T]:
    """Remember what `make` returns for the same arguments and the same snapshot. All readers share it: never change it in place.

    A plain cache, not Streamlit's: that one copies every answer, which costs more than most of the questions.
    """

    @lru_cache(maxsize=MOST_ANSWERS)
    def known(_snapshot: str, _is_frozen: bool, arguments: tuple, named: tuple) -> T:
        return make(*arguments, **dict(named))

    @wraps(make)
    def again(*arguments: P.args, **named: P.kwargs) -> T:
        # A frozen view's links keep its snapshot, so its answers are no one else's, even on the same snapshot.
        return known(snapshots.in_view().name, snapshots.is_frozen(), arguments, tuple(sorted(named.items())))

    return again


@remembered
def _answer(name: str, params: tuple) -> pd.DataFrame:
    return queries.ask(name, **{key: list(value) if isinstance(value, tuple) else value for key, value in params})


def ask(name: str, **params: object) -> pd.DataFrame:
    """The answer of queries/<name>.sql from the snapshot in view. Shared by all readers: never change it in place."""
    return _answer(name, tuple(sorted((key, tuple(value) if isinstance(value, list) else value) for key, value in params.items())))
