"""A table of projects, outcomes or findings to files. Each row carries its own address; an empty cell is "not seen", never zero."""

import io

import pandas as pd

from insteg.files import cells
from insteg.files.rows import Formats
from insteg.reference import words


def _flat(rows: pd.DataFrame) -> pd.DataFrame:
    """Lists become text: neither CSV nor XLSX has a place for them."""
    return rows.map(lambda value: "; ".join(map(str, value)) if hasattr(value, "__len__") and not isinstance(value, str) else value)


def csv(rows: pd.DataFrame, language: str) -> bytes:
    """UTF-8 with a byte-order mark; semicolon and decimal comma in Swedish."""
    return cells.csv_for_spreadsheets(_flat(rows), language)


def xlsx(rows: pd.DataFrame, language: str) -> bytes:
    """One sheet with a frozen header."""
    return cells.workbook({words.load(language)("export.figures"): _flat(rows)}, language)


def parquet(rows: pd.DataFrame, language: str) -> bytes:
    """One Parquet table. Its columns are typed, so no text of it is ever read as a formula."""
    buffer = io.BytesIO()
    _flat(rows).to_parquet(buffer, index=False)
    return buffer.getvalue()


TABLE_FORMATS: Formats = {"csv": csv, "xlsx": xlsx, "parquet": parquet}
