"""Read a JSON-stat 2.0 dataset (SCB, Eurostat) into one row a cell, fast and without trusting it."""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from insteg.collect.errors import SourceError

# Far above what any publisher allows in one call; a wrong `size` must not fill the memory.
MOST_CELLS = 3_000_000
# No figure about people is larger: beyond it floats stop counting one by one.
LARGEST = 2**53


@dataclass(frozen=True)
class Dataset:
    """The cells (one column a dimension, then value and symbol) and when the publisher last changed them."""

    cells: pd.DataFrame
    updated: str
    sizes: dict[str, int]
    # Cells that hold something else than a number or nothing, by position: their value is missing here.
    odd: dict[int, Any] = field(default_factory=dict)


def read(content: Any, name: str) -> Dataset:
    """Every cell of the dataset, with codes, not labels. Raises SourceError naming `name` and what is wrong."""
    try:
        return _read(content)
    except SourceError as error:
        raise SourceError(f"{name}: {error} Fetch again; if it stays so the publisher has changed its format.") from error
    # Any wrong type on the way (a list where an object should be ...) shows up as one of these.
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
        raise SourceError(f"{name} is not a JSON-stat dataset ({type(error).__name__}: {error}). Fetch again.") from error


def _read(content: Any) -> Dataset:
    names = content["id"]
    sizes = [_whole(size) for size in content["size"]]
    if len(names) != len(sizes) or len(set(names)) != len(names):
        raise SourceError(f"It names {len(names)} dimensions but gives {len(sizes)} sizes.")
    count = _cell_count(sizes)
    codes = [_codes(content["dimension"][name]["category"], size, name) for name, size in zip(names, sizes, strict=True)]
    places = np.unravel_index(np.arange(count), sizes) if count else [np.array([], dtype=int)] * len(sizes)
    columns = {name: pd.Categorical.from_codes(place, values) for name, place, values in zip(names, places, codes, strict=True)}
    values, odd = _values(content["value"], count)
    cells = pd.DataFrame({**columns, "value": values, "symbol": _symbols(content.get("status"), count)})
    return Dataset(cells, str(content.get("updated", "")), dict(zip(names, sizes, strict=True)), odd)


def _whole(number: Any) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise SourceError(f"A size is {number!r}, which is no whole number.")
    return number


def _cell_count(sizes: list[int]) -> int:
    count = 1
    for size in sizes:
        count *= size
    if count > MOST_CELLS:
        raise SourceError(f"It claims {count} cells, more than the {MOST_CELLS} that any answer may have.")
    return count


def _codes(category: dict[str, Any], size: int, name: str) -> list[str]:
    """Codes in order. The index may be an object or a list, and is left out when there is one category only."""
    index = category.get("index", list(category.get("label", {})))
    codes = sorted(index, key=index.__getitem__) if isinstance(index, dict) else list(index)
    positions = sorted(index.values()) if isinstance(index, dict) else list(range(len(index)))
    # The length first: a size of a thousand million must not be counted through.
    if len(positions) != size or positions != list(range(size)) or not all(isinstance(code, str) for code in codes):
        raise SourceError(f"Dimension {name} has size {size} but its index does not count 0 to {size - 1}.")
    return codes


def _values(values: Any, count: int) -> tuple[np.ndarray, dict[int, Any]]:
    """Numbers by flat position, and what is none: a list with every cell, or an object with only those that have one."""
    if isinstance(values, dict):
        flat = np.full(count, np.nan)
        places = _positions(values, count)
        flat[places], odd = _floats(list(values.values()))
        return flat, {int(places[place]): value for place, value in odd.items()}
    if len(values) != count:
        raise SourceError(f"It has {len(values)} values for {count} cells.")
    return _floats(values)


def _floats(values: list[Any]) -> tuple[np.ndarray, dict[int, Any]]:
    # numpy would read the text "12" and the truth value True as numbers.
    if set(map(type, values)) <= {int, float, type(None)} and not any(isinstance(value, int) and abs(value) > LARGEST for value in values):
        flat = np.array(values, dtype="float64")
        if not np.isinf(flat).any():
            return flat, {}
    odd = {place: value for place, value in enumerate(values) if not _is_number(value)}
    return np.array([None if place in odd else value for place, value in enumerate(values)], dtype="float64"), odd


def _is_number(value: Any) -> bool:
    """True for a finite number of sensible size, and for nothing at all (null)."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST


def _positions(sparse: dict[str, Any], count: int) -> np.ndarray:
    positions = np.array([int(key) for key in sparse], dtype="int64")
    if len(positions) and (positions.min() < 0 or positions.max() >= count):
        raise SourceError(f"A value stands at position {positions.max()} of only {count} cells.")
    return positions


def _symbols(status: Any, count: int) -> np.ndarray:
    """The publisher's signs by flat position: an object, a list with every cell, or one sign for all."""
    signs = np.full(count, "", dtype=object)
    if isinstance(status, str):
        signs[:] = status
    elif isinstance(status, dict):
        signs[_positions(status, count)] = [str(sign) for sign in status.values()]
    elif status is not None:
        if len(status) != count:
            raise SourceError(f"It has {len(status)} status signs for {count} cells.")
        signs[:] = ["" if sign is None else str(sign) for sign in status]
    return signs
