"""The numbers that a picture works out (an index, a group of the reader's own) to files, beside the published rows they are made of."""

from collections.abc import Callable

import pandas as pd

from insteg.figures.figure import Figure
from insteg.files import cells, table
from insteg.files.rows import about
from insteg.reference import words


def csv(figure: Figure, language: str) -> bytes:
    """One row a number. Semicolon and decimal comma in Swedish."""
    return cells.csv_for_spreadsheets(_numbers(figure), language)


def xlsx(figure: Figure, language: str) -> bytes:
    """The numbers, then what the figures behind them are, what to think of, and where they come from."""
    sheets = {words.load(language)("export.figures"): _numbers(figure), **about(figure.rows, language)}
    return cells.workbook(sheets, language)


def parquet(figure: Figure, language: str) -> bytes:
    return table.parquet(_numbers(figure), language)


def _numbers(figure: Figure) -> pd.DataFrame:
    """Raises ValueError for a figure that works nothing out."""
    if figure.worked_out is None:
        raise ValueError(f"{figure.name} shows published figures: its rows hold them.")
    return figure.worked_out


FORMATS: dict[str, Callable[[Figure, str], bytes]] = {"csv": csv, "xlsx": xlsx, "parquet": parquet}
