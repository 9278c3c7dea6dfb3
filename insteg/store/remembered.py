"""Questions to the snapshot and what is made of the answers, remembered until another snapshot is published."""

from collections.abc import Callable
from functools import wraps
from threading import Condition
from typing import Any, ParamSpec, TypeVar

import pandas as pd
from cachetools import LRUCache, cached

from insteg.store import queries, snapshots
from insteg.store.sizes import bytes_of

P = ParamSpec("P")
T = TypeVar("T")
# By bytes, not by count: most answers are a few kB, one table without filters is 41 MB.
MOST_BYTES = 256 * 1024 * 1024

_answers: LRUCache[tuple[Any, ...], Any] = LRUCache(MOST_BYTES, getsizeof=bytes_of)
# Whoever asks for what another is making waits here for it.
_made = Condition()
# The snapshot that the answers outside frozen views are of.
_shown = ""


def remembered(make: Callable[P, T]) -> Callable[P, T]:
    """Remember what `make` returns for the same arguments and the same snapshot. All readers share it: never change it in place.

    It is made once when several ask at once; an error is not remembered; the answer used least lately makes room.
    What a reader typed stays nowhere: an answer to a choice that says `is_typed` is made anew each time.
    A plain cache, not Streamlit's: that one copies every answer, which costs more than most of the questions.
    """
    function = f"{make.__module__}.{make.__qualname__}"

    @cached(_answers, key=lambda stand, arguments, named: (*stand, function, arguments, named), condition=_made)
    def known(_stand: tuple[bool, str], arguments: tuple[Any, ...], named: tuple[Any, ...]) -> T:
        return make(*arguments, **dict(named))

    @wraps(make)
    def again(*arguments: P.args, **named: P.kwargs) -> T:
        if any(getattr(part, "is_typed", False) for part in (*arguments, *named.values())):
            return make(*arguments, **named)
        # A frozen view's links keep its snapshot, so its answers are no one else's, even on the same snapshot.
        stand = (snapshots.is_frozen(), snapshots.in_view().name)
        _forget_before(stand)
        return known(stand, arguments, tuple(sorted(named.items())))

    return again


def size() -> int:
    """Bytes of all that is remembered now."""
    return int(_answers.currsize)


def _forget_before(stand: tuple[bool, str]) -> None:
    """Let go of the answers of the snapshots before, once the newly published one is asked."""
    global _shown  # noqa: PLW0603  one memory, so one name for what it is of
    is_frozen, name = stand
    if is_frozen or name == _shown or name != snapshots.current().name:
        return
    with _made:
        _shown = name
        for key in [key for key in _answers if key[:2] != stand and not key[0]]:
            _answers.pop(key, None)


@remembered
def _answer(name: str, params: tuple[Any, ...]) -> pd.DataFrame:
    return queries.ask(name, **{key: list(value) if isinstance(value, tuple) else value for key, value in params})


def ask(name: str, **params: object) -> pd.DataFrame:
    """The answer of queries/<name>.sql from the snapshot in view. Shared by all readers: never change it in place."""
    return _answer(name, tuple(sorted((key, tuple(value) if isinstance(value, list) else value) for key, value in params.items())))
