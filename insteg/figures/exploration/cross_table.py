"""A table of any two sides: which figure stands in which cell is found once, and only the cells that are looked at become text."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from insteg.figures.exploration import cross_cells, cross_words
from insteg.figures.exploration.cross_choice import DIMENSIONS, QUANTITY, CrossChoice
from insteg.figures.exploration.data_table import Head
from insteg.reference import in_view
from insteg.store.remembered import remembered

# A screen shows no more columns than this, and says so; files hold them all.
MOST_COLUMNS = 150
DOWN, CELL = "down", "cell"


@dataclass(frozen=True)
class CrossTable:
    """figures: the long frame; down, across: the members of each row and column; places: which figure stands there, -1 for none."""

    figures: pd.DataFrame
    down: list[tuple[str, ...]]
    across: list[tuple[str, ...]]
    places: npt.NDArray[np.int32]


def sides(choice: CrossChoice, figures: pd.DataFrame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands down and across: as asked, and what varies without a place of its own stands last down, so that no figure is lost."""
    across = tuple(name for name in choice.across if name not in choice.down)
    left = [name for name in DIMENSIONS if name not in (*choice.down, *across) and figures[name].nunique() > 1]
    # The publisher follows from the measure.
    left = [name for name in left if name != "publisher"]
    return (*choice.down, *left) or ("area_code",), (*across, QUANTITY)


@remembered
def made(choice: CrossChoice) -> CrossTable:
    """The table of `choice.as_held`. Raises cross_cells.TooMany."""
    figures = cross_cells.cells(choice)
    down, across = sides(choice, figures)
    rows, row_keys = _side(figures, down, choice)
    columns, column_keys = _side(figures, across, choice)
    places = np.full((len(row_keys), len(column_keys)), -1, dtype=np.int32)
    # Where two figures share a cell the first one stands: they differ only in who published them.
    places[rows[::-1], columns[::-1]] = np.arange(len(figures), dtype=np.int32)[::-1]
    return CrossTable(figures, row_keys, column_keys, places)


def _side(figures: pd.DataFrame, names: tuple[str, ...], choice: CrossChoice) -> tuple[npt.NDArray[np.intp], list[tuple[str, ...]]]:
    """Which row or column each figure belongs to, and the members of each, in the order of the register."""
    ordered = [pd.Categorical(figures[name], categories=order(figures[name], name, choice)) for name in names]
    code = np.zeros(len(figures), dtype=np.int64)
    for one in ordered:
        code = code * max(len(one.categories), 1) + one.codes
    _, first, place = np.unique(code, return_index=True, return_inverse=True)
    keys = list(zip(*(figures[name].to_numpy()[first].tolist() for name in names), strict=True))
    return place, keys


def order(members: pd.Series, name: str, choice: CrossChoice) -> list[str]:
    """The members of one dimension in the order they are known by: measures as in the catalogue, everybody before women and men."""
    found = set(members.unique())
    known = {"indicator": list(in_view.indicators()), "sex": ["total", "women", "men"], QUANTITY: list(choice.cells)}.get(name, [])
    return [one for one in known if one in found] + sorted(found - set(known))


def heads(choice: CrossChoice) -> list[Head]:
    """The heads on the screen."""
    return all_heads(choice, MOST_COLUMNS)


def all_heads(choice: CrossChoice, most_columns: int | None = None) -> list[Head]:
    table = made(choice.as_held)
    down, across = sides(choice, table.figures)
    side = [Head(cross_words.dimension(name, choice.language), f"{DOWN}{place}", is_row_head=True) for place, name in enumerate(down)]
    titles = cross_words.titles(choice, across, table.across[:most_columns])
    return side + [Head(title, f"{CELL}{place}", is_number=True) for place, title in enumerate(titles)]


def total(choice: CrossChoice) -> int:
    return len(made(choice.as_held).down)


def window(choice: CrossChoice, first: int, count: int) -> list[list[str]]:
    """The rows from `first` on, as they are read."""
    table, down, taken = _taken(choice, first, count)
    texts = cross_words.cells(choice, table.figures, table.places[taken, :MOST_COLUMNS])
    return [cross_words.members(choice, down, table.down[row]) + line for row, line in zip(taken, texts, strict=True)]


def values(choice: CrossChoice) -> list[list[str | float]]:
    """Every row with every column: a number is a number, as many decimals as are shown."""
    table, down, taken = _taken(choice, 0, total(choice))
    numbers = cross_words.values(choice, table.figures, table.places[taken])
    return [[*cross_words.members(choice, down, table.down[row]), *line] for row, line in zip(taken, numbers, strict=True)]


def _taken(choice: CrossChoice, first: int, count: int) -> tuple[CrossTable, tuple[str, ...], npt.NDArray[np.intp]]:
    table = made(choice.as_held)
    down, _ = sides(choice, table.figures)
    return table, down, _in_order(choice, table, down)[first : first + count]


def _in_order(choice: CrossChoice, table: CrossTable, down: tuple[str, ...]) -> npt.NDArray[np.intp]:
    """The places of the rows in the order asked for; a cell without a number stands last whichever way."""
    kind, place = choice.sort_by.rstrip("0123456789"), int("0" + choice.sort_by.lstrip(DOWN + CELL))
    if kind == DOWN and place < len(down):
        alphabet = cross_words.alphabet(choice, down[place], [key[place] for key in table.down])
        keys = np.array([alphabet[key[place]] for key in table.down], dtype=float)
    elif kind == CELL and place < len(table.across):
        column = table.places[:, place]
        values = table.figures["value"].to_numpy(dtype=float)
        keys = np.where(column >= 0, values[column], np.nan)
    else:
        return np.arange(len(table.down))
    return np.argsort(-keys if choice.is_descending else keys, kind="stable")
