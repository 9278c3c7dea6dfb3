"""Read a table that somebody brings: CSV with commas or semicolons, with or without BOM, or XLSX. Every cell becomes text."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook

ENCODINGS = ("utf-8-sig", "cp1252")
# The row an editor of the table shows: the header is row 1.
ROW = "origin_row"


class ImportRefused(ValueError):
    """The file can't be imported at all; the message names the file and the fix."""


def read(path: Path) -> pd.DataFrame:
    """The first table of the file as text, with the column origin_row; rows without any text are left out.

    Raises ImportRefused when the file is missing, empty or of another kind.
    """
    lines = next(iter(sheets(path).values()))
    if len(lines) < 2:
        raise ImportRefused(f"{path.name} holds no rows below its header. Fill in at least one project.")
    return frame(lines, path.name)


def sheets(path: Path) -> dict[str, list[list[str]]]:
    """Every table of the file as lines of text, by the name of its sheet (a CSV has one without name).

    Raises ImportRefused when the file is missing or of another kind.
    """
    if not path.exists():
        raise ImportRefused(f"{path} is not there. Check the name of the file.")
    kinds = {".csv": _csv, ".txt": _csv, ".xlsx": _xlsx}
    if path.suffix.lower() not in kinds:
        raise ImportRefused(f"{path.name} is neither CSV nor XLSX. Save it as one of them.")
    return kinds[path.suffix.lower()](path)


def frame(lines: list[list[str]], name: str) -> pd.DataFrame:
    """The lines below the header as text, with the column origin_row; rows without any text are left out."""
    header = [title.strip() for title in lines[0]]
    kept = [(number, line) for number, line in enumerate(lines[1:], start=2) if any(cell.strip() for cell in line)]
    if shifted := [number for number, line in kept if any(cell.strip() for cell in line[len(header) :])]:
        # Reading on would put every following cell in the wrong column.
        raise ImportRefused(f"{name} row {shifted[0]} has more cells than the header. Put quotes around the cell that holds a separator.")
    records = [dict(zip(header, [cell.strip() for cell in line], strict=False)) | {ROW: str(number)} for number, line in kept]
    return pd.DataFrame(records, columns=[*filter(None, header), ROW], dtype=str).fillna("")


def _csv(path: Path) -> dict[str, list[list[str]]]:
    text = _decoded(path)
    first = text.split("\n", maxsplit=1)[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    return {"": list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))}


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportRefused(f"{path.name} is not readable as text. Save it as CSV UTF-8.")


def _xlsx(path: Path) -> dict[str, list[list[str]]]:
    try:
        # Read-only: some real workbooks hold broken drawings that the full reader stumbles over.
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise ImportRefused(f"{path.name} can't be opened as XLSX: {error}. Open it in a spreadsheet program and save it again.") from error
    return {sheet.title: [[_text(cell) for cell in line] for line in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
