"""How many bytes a remembered answer holds."""

import sys
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

# Kinds that hold on to nothing else: most parts of an answer.
WHOLE = {str, bytes, int, float, bool, type(None)}


def bytes_of(value: Any) -> int:
    """The bytes of a frame, a record or a nest of them, everything in it counted once; somewhat too many rather than too few."""
    seen: set[int] = set()
    left, found = [value], 0
    # A loop, not a function that calls itself: a picture has tens of thousands of parts, and each answer is weighed when it is kept.
    while left:
        part = left.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        found += _own(part)
        if type(part) not in WHOLE:
            left += _parts(part)
    return found


def _own(value: Any) -> int:
    """Without what it holds on to."""
    if isinstance(value, pd.DataFrame):
        return int(value.memory_usage(index=True, deep=True).sum()) + sys.getsizeof(value.columns)
    if isinstance(value, pd.Series | pd.Index):
        return int(value.memory_usage(deep=True))
    # A view into another array keeps that one; its own size does not tell.
    return max(sys.getsizeof(value, 64), value.nbytes if isinstance(value, np.ndarray) else 0)


def _parts(value: Any) -> Iterable[Any]:
    """What the value holds on to."""
    if isinstance(value, str | bytes | int | float | type | pd.DataFrame | pd.Series | pd.Index):
        return ()
    if isinstance(value, Mapping):
        return (*value.keys(), *value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return value
    if isinstance(value, np.ndarray) and value.dtype == object:
        return list(value.flat)
    held = [getattr(value, name) for name in _slots(type(value)) if hasattr(value, name)]
    return (*getattr(value, "__dict__", {}).values(), *held)


# The names of each kind's slots: asked for once for each part otherwise.
_slots_of: dict[Any, tuple[str, ...]] = {}


def _slots(kind: Any) -> tuple[str, ...]:
    if kind not in _slots_of:
        _slots_of[kind] = tuple(name for one in kind.__mro__ for name in getattr(one, "__slots__", ()))
    return _slots_of[kind]
