"""A table as it is shown, to files: numbers as numbers, and in words why one is not there."""

import pandas as pd

from insteg.figures.exploration import cross_table
from insteg.figures.exploration.cross_choice import CrossChoice
from insteg.files import cells
from insteg.files.rows import about
from insteg.reference import words


def frame(choice: CrossChoice) -> pd.DataFrame:
    """The whole table: every row and every column, in the order of the screen."""
    heads, rows = cross_table.all_heads(choice), cross_table.values(choice)
    # Two columns may be called the same; a frame keeps both.
    return pd.DataFrame(rows, columns=[head.title for head in heads], dtype=object)


def width(choice: CrossChoice) -> int:
    """How many columns the whole table has."""
    return len(cross_table.all_heads(choice))


def csv(choice: CrossChoice) -> bytes:
    """Semicolon and decimal comma in Swedish."""
    return cells.csv_for_spreadsheets(_written(frame(choice), choice.language), choice.language)


def _written(table: pd.DataFrame, language: str) -> pd.DataFrame:
    """Numbers of a column that also holds words, written as the language's files write them."""
    mark = "," if language == "sv" else "."
    return table.map(lambda cell: f"{cell:.10g}".replace(".", mark) if isinstance(cell, float) else cell)


def xlsx(choice: CrossChoice) -> bytes:
    """The table, then what its figures are, what to think of, and where they come from."""
    figures = cross_table.made(choice.as_held).figures
    sheets = {words.load(choice.language)("export.figures"): frame(choice), **about(figures, choice.language)}
    return cells.workbook(sheets, choice.language)


FORMATS = {"csv": csv, "xlsx": xlsx}
