"""The only writer of CSV and XLSX for readers: every cell passes the rule on formulas on its way out."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from insteg.files import cell_room
from insteg.privacy.formulas import harmless, harmless_line, harmless_table
from insteg.reference import words

# Columns whose digits are names.
CODES = ("area_code", "parent_code", "period", "first_period", "last_period", "age", "diary_no")


def csv_text(frame: pd.DataFrame, separator: str = ",", decimal: str = ".", has_heads: bool = True) -> str:
    """The table as CSV with Windows line ends. has_heads: not where it goes on with a table that has them."""
    text: str = harmless_table(frame).to_csv(index=False, header=has_heads, sep=separator, decimal=decimal, lineterminator="\r\n")
    return text


def csv_lines(heads: Sequence[str], lines: Iterable[Sequence[Any]]) -> str:
    """The same of lines that are no frame: to make one takes longer than to write a small table. None is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(harmless_line(heads))
    writer.writerows(map(harmless_line, lines))
    return buffer.getvalue()


def csv_for_spreadsheets(frame: pd.DataFrame, language: str) -> bytes:
    """UTF-8 with a byte-order mark, so that Excel shows å, ä, ö; semicolon and decimal comma in Swedish."""
    separator, decimal = (";", ",") if language == "sv" else (",", ".")
    return csv_text(frame, separator, decimal).encode("utf-8-sig")


def workbook(sheets: Mapping[str, pd.DataFrame], language: str, frozen: int = 1) -> bytes:
    """One sheet a table; of the first the header stays in view. What is text stays text also when somebody edits it: 0114, 2024.

    A text that has no room in its cell ends with how long it was, and a last sheet names it.
    """
    whole = {name: harmless_table(frame) for name, frame in sheets.items()}
    if long := cell_room.long_texts(whole):
        whole[words.load(language)("export.cut")] = cell_room.told(long, language)
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as book:
        for place, (name, frame) in enumerate(whole.items()):
            panes = (frozen, 0) if place == 0 else None
            cell_room.fitting(frame, language).to_excel(book, sheet_name=name, index=False, freeze_panes=panes)
            _keep_codes(book.sheets[name], frame)
    return buffer.getvalue()


def _keep_codes(sheet: Any, frame: pd.DataFrame) -> None:
    """Mark the cells of codes as text: a spreadsheet would take the zero from a code it is allowed to read as a number."""
    for place, name in enumerate(frame.columns, start=1):
        if name in CODES:
            for (cell,) in sheet.iter_rows(min_row=2, min_col=place, max_col=place):
                cell.number_format = "@"


def fill(sheet: Any, row: int, texts: list[str] | tuple[str, ...]) -> None:
    """Texts into a row of a sheet, from its first column on."""
    for number, text in enumerate(texts, start=1):
        sheet.cell(row, number, harmless(text))
