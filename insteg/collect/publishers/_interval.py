"""Figures that are hidden because they are small: kept as an interval, never as a number and never as zero."""

import math
import re
from typing import Any

import pandas as pd

from insteg.collect.errors import SourceError

# "<5" stands for 0 to 4: Arbetsförmedlingen does not say whether 0 is included, so it is.
BELOW = re.compile(r"^<\s*(\d{1,6})$")
HIDDEN = ("..", "…", "x")
COLUMNS = ["value", "lower", "upper", "symbol"]
HUGE = 1e15
LONGEST = 100
NOTHING = float("nan")


def interval(cell: Any, place: str) -> tuple[float, float, float, str]:
    """(value, lower, upper, symbol) of one cell; place says where it stands, for the error."""
    if cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell)):
        return NOTHING, NOTHING, NOTHING, ""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < HUGE:
        return float(cell), float(cell), float(cell), ""
    return _text(str(cell)[:LONGEST].strip(), place)


def _text(text: str, place: str) -> tuple[float, float, float, str]:
    if match := BELOW.match(text):
        return NOTHING, 0.0, float(int(match[1]) - 1), text
    if text in HIDDEN:
        return NOTHING, 0.0, NOTHING, text
    try:
        number = float(text.replace("\xa0", "").replace(" ", "").replace(",", "."))
    except ValueError as error:
        raise SourceError(f"{place}: {text[:60]!r} is neither a number nor a sign for a hidden one. Read the publisher's note.") from error
    if not math.isfinite(number):
        raise SourceError(f"{place}: {text[:60]!r} is no finite number.")
    return number, number, number, ""


def intervals(cells: pd.Series, place: str) -> pd.DataFrame:
    """The columns value, lower, upper, symbol for a whole column of cells."""
    return pd.DataFrame([interval(cell, f"{place} row {row}") for row, cell in cells.items()], columns=COLUMNS, index=cells.index)


def total(parts: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sums by group. A group with a hidden part has no value but bounds: 106 and "<5" make "at least 106"."""
    grouped = parts.assign(hidden=parts["symbol"] != "", known=parts["value"].notna()).groupby(by, sort=False, observed=True)
    sums = grouped.agg(
        value=("value", _strict_sum), lower=("lower", _strict_sum), upper=("upper", _strict_sum), hidden=("hidden", "any")
    ).reset_index()
    sums["symbol"] = ["<" if hidden else "" for hidden in sums["hidden"]]
    return sums.drop(columns="hidden")


def _strict_sum(column: pd.Series) -> float:
    return float(column.sum(skipna=False))


def status_of(frame: pd.DataFrame) -> list[str]:
    """ok with a value, suppressed with a sign for a hidden figure, missing otherwise."""
    return [
        "ok" if known else "suppressed" if symbol else "missing"
        for known, symbol in zip(frame["value"].notna(), frame["symbol"], strict=True)
    ]
