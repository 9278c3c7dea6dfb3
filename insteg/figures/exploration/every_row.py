"""Every chosen figure as a row: put in order once, shown window by window, so that any number of rows costs the reader the same."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from insteg.figures.exploration import shown
from insteg.figures.exploration.data_table import Head
from insteg.figures.exploration.selection import EVERYTHING, Selection
from insteg.reference import words
from insteg.store import queries
from insteg.store.remembered import remembered

# What can be shown, in the order it is shown; the first ten unless the reader chooses others. The column of the long table behind each.
COLUMNS = {
    "indicator_title": "indicator",
    "area": "area_code",
    "period": "period",
    "sex": "sex",
    "age": "age",
    "value": "value",
    "unit": "unit",
    "status": "status",
    "note": "note",
    "source": "source",
    "indicator": "indicator",
    "area_code": "area_code",
    "numerator": "numerator",
    "denominator": "denominator",
    "address": "address",
}
USUAL = tuple(COLUMNS)[:10]
NUMBERS = ("value", "numerator", "denominator")
# Sentences and addresses have no order that anybody asks for.
SORTS = tuple(dict.fromkeys(column for column in COLUMNS.values() if column not in ("note", "address")))
# By what it is called; a code stands in the order of what it is called too.
UNSORTED = ("note", "address", "indicator", "area_code")


@dataclass(frozen=True)
class RowsChoice:
    """sort_by: a column of the long table, or empty for the register's own order."""

    language: str
    selection: Selection = EVERYTHING
    columns: tuple[str, ...] = USUAL
    sort_by: str = ""
    is_descending: bool = False
    form: Literal["rader"] = "rader"


@remembered
def _places(selection: Selection, sort_by: str, is_descending: bool, language: str) -> npt.NDArray[np.int32]:
    """Where the figures stand in the snapshot, in the order asked for: four bytes a row, whatever the rows hold."""
    alphabet = shown.alphabet(sort_by, language)
    order = {"codes": list(alphabet) or None, "positions": list(alphabet.values()) or None}
    # Not remembered twice: the answer of the question is wider than what is kept of it.
    found = queries.ask("explore_places", **selection.asked, **order, sort_by=sort_by, direction=-1 if is_descending else 1)
    places: npt.NDArray[np.int32] = found["place"].to_numpy(dtype=np.int32)
    return places


def total(choice: RowsChoice) -> int:
    return len(_places(choice.selection, choice.sort_by, choice.is_descending, choice.language))


def heads(choice: RowsChoice) -> list[Head]:
    return [
        Head(
            column_title(name, choice.language),
            "" if name in UNSORTED else COLUMNS[name],
            is_number=name in NUMBERS,
            is_row_head=name == choice.columns[0],
            letters=max(map(len, shown.names(COLUMNS[name], choice.language).values()), default=0),
        )
        for name in choice.columns
    ]


def column_title(name: str, language: str) -> str:
    """What a column is called on the screen; one that only files had is called as in them."""
    say = words.load(language)
    return say.phrases.get(f"column.{name}") or say(f"csvw.column.{name}")


def window(choice: RowsChoice, first: int, count: int) -> list[list[str]]:
    """The rows from `first` on, as they are read."""
    places = _places(choice.selection, choice.sort_by, choice.is_descending, choice.language)[first : first + count]
    if not len(places):
        return []
    rows = queries.ask("explore_window", places=places.tolist())
    columns = [_texts(rows, name, choice.language) for name in choice.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def whole(selection: Selection) -> pd.DataFrame:
    """All the figures with everything that is known of each, for files. Not remembered: it may be a thousand times what is looked at."""
    return queries.ask("explore", **selection.asked)


def _texts(rows: pd.DataFrame, name: str, language: str) -> list[str]:
    """One column as it is read."""
    if name in NUMBERS:
        decimals = shown.decimals()
        return [_number(row, name, language, decimals[row.indicator]) for row in rows.itertuples()]
    column = rows[COLUMNS[name]]
    if name == "period":
        return [words.load(language).period(period) for period in column]
    names = {} if name in ("indicator", "area_code") else shown.names(COLUMNS[name], language)
    return [names.get(code, code) if isinstance(code, str) else "" for code in column]


def _number(row: Any, name: str, language: str, decimals: int) -> str:
    """A number; where the value is not there, why."""
    say, value = words.load(language), getattr(row, name)
    if pd.isna(value):
        return say(f"status.{row.status}") if name == "value" else ""
    return say.number(value, decimals if name == "value" else shown.decimals_of(value))
