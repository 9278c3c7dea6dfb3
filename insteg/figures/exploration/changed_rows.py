"""Every figure that changed since an earlier snapshot as a row of the table that any number of rows is shown in."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from insteg.figures import vintage
from insteg.figures.exploration import shown
from insteg.figures.exploration.data_table import Head
from insteg.reference import words
from insteg.reference.words import Words
from insteg.store.remembered import remembered

# Of a changed figure: more than pages have, so that a small revision shows.
DECIMALS = 2
NUMBERS = ("before", "now", "difference")


@dataclass(frozen=True)
class ChangesChoice:
    """since: the snapshot compared with. sort_by: `column` with a column's number, or empty for the order of the catalogue."""

    language: str
    since: str
    area_codes: tuple[str, ...]
    sort_by: str = ""
    is_descending: bool = False
    form: Literal["nytt"] = "nytt"


def heads(choice: ChangesChoice) -> list[Head]:
    table, numbers = _table(choice), _numbers(choice)
    return [
        Head(str(name), f"column{place}", is_number=name in numbers, is_row_head=not place, letters=0) for place, name in enumerate(table)
    ]


def total(choice: ChangesChoice) -> int:
    return len(_table(choice))


def window(choice: ChangesChoice, first: int, count: int) -> list[list[str]]:
    """The rows from `first` on, as they are read."""
    say, numbers = words.load(choice.language), _numbers(choice)
    rows = _table(choice).iloc[_places(choice)[first : first + count]]
    columns = [[_cell(say, value, name in numbers) for value in rows[name]] for name in rows]
    return [list(row) for row in zip(*columns, strict=True)]


def _table(choice: ChangesChoice) -> pd.DataFrame:
    return vintage.table(choice.since, choice.area_codes, choice.language)


def _numbers(choice: ChangesChoice) -> set[str]:
    say = words.load(choice.language)
    return {say(f"news.column.{name}") for name in NUMBERS}


def _cell(say: Words, value: Any, is_number: bool) -> str:
    if pd.isna(value):
        return "–"
    return say.number(value, DECIMALS) if is_number else str(value)


@remembered
def _places(choice: ChangesChoice) -> npt.NDArray[np.intp]:
    """The places of the rows in the order asked for; a number that is not there stands last whichever way."""
    table, place = _table(choice), choice.sort_by.removeprefix("column")
    if not place.isdigit() or int(place) >= table.shape[1]:
        return np.arange(len(table))
    column = table.iloc[:, int(place)]
    if column.name in _numbers(choice):
        keys = column.to_numpy(dtype=float)
    else:
        alphabet = shown.placed({text: text for text in column.unique()}, choice.language)
        keys = column.map(alphabet).to_numpy(dtype=float)
    return np.argsort(-keys if choice.is_descending else keys, kind="stable")
