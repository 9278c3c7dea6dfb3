"""How single cells are read: dates that may be half known, amounts, yes and no, addresses and how sure they are."""

import calendar
import re
from datetime import date
from typing import Any

import pandas as pd

from insteg.collect.long_table import SourceError

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
PRECISIONS = ("year", "month", "day")
# url_quality -> may the address be shown, and how sure is it. A bare site root leads to no source and is never shown.
ADDRESS_STATUS = {
    "som lagrad": "stored",
    "rekonstruerad ur id": "unverified",
    "endast webbplatsrot": "root_only",
    "saknas": "not_kept",
}
SHOWN = ("stored", "unverified")


def _wrong(row: pd.Series, column: str, why: str) -> SourceError:
    return SourceError(f"{row['file']} row {row['row']}: {column} is {row[column]!r}, {why}")


def day(text: str, last: bool = False) -> tuple[date | None, str]:
    """(date, precision) of '2012', '2015-06' or '2015-06-30'; ('', so unknown) gives (None, 'unknown').

    A half-known date becomes the first day of its year or month, or the last one when `last`. Raises ValueError on anything else.
    """
    if not text.strip():
        return None, "unknown"
    match = DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    precision = PRECISIONS[sum(part is not None for part in match.groups()[1:])]
    year = int(match[1])
    whole_month = int(match[2] or (12 if last else 1))
    whole_day = int(match[3] or (calendar.monthrange(year, whole_month)[1] if last else 1))
    return date(year, whole_month, whole_day), precision


def days(frame: pd.DataFrame, column: str, last: bool = False) -> tuple[list[Any], list[str]]:
    """The column as dates and as their precisions."""
    found = []
    for _, row in frame.iterrows():
        try:
            found.append(day(row[column], last))
        except ValueError as error:
            raise _wrong(row, column, "which is no date. Write 2015, 2015-06 or 2015-06-30.") from error
    return [item[0] for item in found], [item[1] for item in found]


def translated(frame: pd.DataFrame, column: str, words: dict[str, str]) -> pd.Series:
    """The column in our own words; a word that is not known is refused by row."""
    unknown = frame[~frame[column].str.strip().isin(list(words))]
    if not unknown.empty:
        raise _wrong(unknown.iloc[0], column, f"which is not known. Use one of {sorted(words)}.")
    return frame[column].str.strip().map(words)


def addresses(frame: pd.DataFrame, column: str) -> pd.Series:
    """The addresses that may be shown: as stored, or rebuilt from an id. Anything less is no address."""
    quality = translated(frame, "url_quality", ADDRESS_STATUS)
    return frame[column].str.strip().where(quality.isin(SHOWN) & (frame[column].str.strip() != ""), None)


def listed(text: str) -> list[str]:
    """The parts of a cell that lists several things with semicolons."""
    return [part.strip() for part in text.split(";") if part.strip()]
