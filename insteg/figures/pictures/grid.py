"""A grid of cells with a count in each: where something is known, and where the gaps are. An empty cell is a gap, not a zero."""

import textwrap
from collections.abc import Sequence

import pandas as pd

from insteg.figures.pictures.description import Grid, GridCell

# Letters on a line of a name that stands beside what it names.
BESIDE = 24


def grid(cells: pd.DataFrame, rows: Sequence[str], columns: Sequence[str], corner: str, square: int = 26) -> Grid:
    """Darker for more, with the text in each.

    cells: row, column (names in `rows` and `columns`), strength (0-1, how dark), label (drawn), text. corner: what the rows are.
    square: of a cell, in pixels of a page.
    """
    across = {name: place for place, name in enumerate(columns)}
    down = {name: place for place, name in enumerate(rows)}
    found = [GridCell(down[row.row], across[row.column], float(row.strength), str(row.label), row.text) for row in cells.itertuples()]
    ordered = sorted(found, key=lambda cell: (cell.row, cell.column))
    return Grid(corner, tuple(rows), tuple(columns), tuple(ordered), square)


def in_lines(name: str, longest: int) -> list[str]:
    """A name on as many lines as it takes for none to be longer; a single longer word stays whole."""
    lines = textwrap.wrap(name, longest, break_long_words=False, break_on_hyphens=False)
    return lines or [name]


def in_two_lines(name: str) -> list[str]:
    """A name beside what it names, which is as high as two lines: the second is as long as need be."""
    first, *others = in_lines(name, BESIDE)
    return [first, " ".join(others)] if others else [first]
