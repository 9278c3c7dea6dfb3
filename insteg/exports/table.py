"""A table of projects, outcomes or findings to files. Each row carries its own address; an empty cell is "not seen", never zero."""

import io

import pandas as pd

from insteg.exports.rows import Formats


def _flat(rows: pd.DataFrame) -> pd.DataFrame:
    """Lists become text: neither CSV nor XLSX has a place for them."""
    return rows.map(lambda value: "; ".join(map(str, value)) if hasattr(value, "__len__") and not isinstance(value, str) else value)


def csv(rows: pd.DataFrame, language: str) -> bytes:
    """UTF-8 with a byte-order mark; semicolon and decimal comma in Swedish."""
    is_swedish = language == "sv"
    text = _flat(rows).to_csv(index=False, sep=";" if is_swedish else ",", decimal="," if is_swedish else ".", lineterminator="\r\n")
    return text.encode("utf-8-sig")


def xlsx(rows: pd.DataFrame, language: str) -> bytes:
    """One sheet with a frozen header."""
    buffer = io.BytesIO()
    name = "Uppgifter" if language == "sv" else "Figures"
    with pd.ExcelWriter(buffer, engine="openpyxl") as book:
        _flat(rows).to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
    return buffer.getvalue()


def parquet(rows: pd.DataFrame, language: str) -> bytes:
    """One Parquet table."""
    buffer = io.BytesIO()
    _flat(rows).to_parquet(buffer, index=False)
    return buffer.getvalue()


TABLE_FORMATS: Formats = {"csv": csv, "xlsx": xlsx, "parquet": parquet}
