"""What stands in a table: names of its sides, numbers as each quantity is written, and in words why a number is not there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from insteg.figures.exploration import shown
from insteg.figures.exploration.comparable import KNOWN
from insteg.figures.exploration.cross_cells import GROUP, REFUSALS, SUM
from insteg.figures.exploration.cross_choice import QUANTITY, CrossChoice
from insteg.reference import in_view, words
from insteg.reference.words import Words

T = TypeVar("T")
# Quantities that have no unit of their measure's have decimals of their own.
DECIMALS = {"ratio": 2, "index": 1, "per_thousand": 1}
COLUMNS = {"indicator": "indicator_title", "area_code": "area", "publisher": "source"}


@dataclass(frozen=True)
class CellFigure:
    """decimals: of its measure."""

    decimals: int
    quantity: str
    value: float
    status: str


def dimension(name: str, language: str) -> str:
    """What a side is called."""
    return words.load(language)(f"column.{COLUMNS.get(name, name)}")


def quantity(name: str, language: str) -> str:
    return words.load(language)(f"celler.{name}")


def member(choice: CrossChoice, name: str, code: str) -> str:
    """What a row or column is about."""
    if code == SUM:
        return words.load(choice.language)("explore.sum")
    if name == "area_code" and code.startswith(GROUP):
        return choice.groups[int(code.removeprefix(GROUP))].name
    write = _MEMBERS.get(name)
    return write(code, choice.language) if write else shown.names(name, choice.language)[code]


def _measure(code: str, language: str) -> str:
    """With its unit: a table may hold several measures."""
    item = in_view.indicators()[code]
    return f"{item.text(language).title} ({words.load(language)(f'unit.{item.unit}.short')})"


_MEMBERS: dict[str, Callable[[str, str], str]] = {
    "indicator": _measure,
    "period": lambda code, language: words.load(language).period(code),
    "age": lambda code, language: code or words.load(language)("explore.no_age"),
    "publisher": lambda code, language: in_view.sources()[code].publisher,
    QUANTITY: quantity,
}


def members(choice: CrossChoice, names: Sequence[str], codes: Sequence[str]) -> list[str]:
    return [member(choice, name, code) for name, code in zip(names, codes, strict=True)]


def titles(choice: CrossChoice, names: Sequence[str], keys: Sequence[tuple[str, ...]]) -> list[str]:
    """The heads of the columns; what is in the cells is named where it is more than one thing, or nothing else is across."""
    is_named = len(choice.cells) > 1 or len(names) == 1
    kept = names if is_named else names[:-1]
    return [" · ".join(members(choice, kept, key[: len(kept)])) for key in keys]


def alphabet(choice: CrossChoice, name: str, codes: Sequence[str]) -> dict[str, int]:
    """Where each member stands in the alphabet of what it is called; periods stand in time, and a sum last."""
    found = list(dict.fromkeys(codes))
    if name in ("period", "age"):
        return {code: place for place, code in enumerate(sorted(found))}
    known = shown.placed({code: member(choice, name, code) for code in found if code != SUM}, choice.language)
    return known | ({SUM: len(found) + 1} if SUM in found else {})


def cells(choice: CrossChoice, figures: pd.DataFrame, places: npt.NDArray[np.int32]) -> list[list[str]]:
    """The cells as they are read."""
    return _each(choice, figures, places, text)


def values(choice: CrossChoice, figures: pd.DataFrame, places: npt.NDArray[np.int32]) -> list[list[str | float]]:
    """The cells as a spreadsheet works with them: numbers, and words where there is none."""
    return _each(choice, figures, places, value)


def _each(
    choice: CrossChoice, figures: pd.DataFrame, places: npt.NDArray[np.int32], make: Callable[[Words, CellFigure], T]
) -> list[list[T | str]]:
    """Each figure once, whatever cells it stands in; a cell without a figure says that it is missing."""
    say, known, wanted = words.load(choice.language), shown.decimals(), np.unique(places[places >= 0])
    taken = figures.iloc[wanted]
    parts = zip(taken["indicator"].map(known), taken[QUANTITY], taken["value"], taken["status"], strict=True)
    made = {int(place): make(say, CellFigure(*part)) for place, part in zip(wanted, parts, strict=True)}
    none = say("status.missing")
    return [[made.get(int(place), none) for place in row] for row in places]


def text(say: Words, cell: CellFigure) -> str:
    """A number as its quantity is written, a preliminary one with its mark; or why there is none."""
    if pd.isna(cell.value):
        return absent(say, cell.status)
    write = say.signed if cell.quantity == "difference" else say.number
    written = write(cell.value, _decimals(cell))
    return f"{written}\u00a0{say('explore.mark')}" if cell.status == "provisional" else written


def value(say: Words, cell: CellFigure) -> str | float:
    """A number with the decimals it is shown with; or why there is none."""
    return absent(say, cell.status) if pd.isna(cell.value) else round(float(cell.value), _decimals(cell))


def absent(say: Words, status: str) -> str:
    """Why there is no number: the source has none, or the reading rules refuse it."""
    return say(f"explore.cell.{status}") if status in REFUSALS else say("status.missing" if status in KNOWN else f"status.{status}")


def _decimals(cell: CellFigure) -> int:
    if cell.quantity in ("numerator", "denominator"):
        return shown.decimals_of(cell.value)
    return DECIMALS.get(cell.quantity, cell.decimals)
