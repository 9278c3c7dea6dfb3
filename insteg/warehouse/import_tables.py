"""Read a table that somebody brings: CSV with semicolons, commas or tabs, in any common encoding, or XLSX. Every cell becomes text."""

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pandas as pd

# What starts a file says how it is written; without a mark it is UTF-8, or what Windows wrote before that.
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODINGS = ("utf-8-sig", "cp1252")
SEPARATORS = ";,\t"
# The row an editor of the table shows: in a file without empty rows at its top, the header is row 1.
ROW = "origin_row"
# The whole of Kohesio's Swedish file is about 30 MB. A workbook of projects packs 20:1 at most; a file made to fill the memory 1000:1.
MOST_BYTES = 100_000_000
MOST_UNPACKED = 200_000_000
MOST_RATIO = 200
SMALL = 1_000_000


class ImportRefused(ValueError):
    """The file can't be imported at all; the message names the file and the fix."""


def read(path: Path) -> pd.DataFrame:
    """The first table of the file as text, with the column origin_row; rows without any text are left out.

    Raises ImportRefused when the file is missing, empty, too large or of another kind, or when reading on would lose or move a cell.
    """
    return frame(next(iter(sheets(path).values())), path.name)


def sheets(path: Path) -> dict[str, list[list[str]]]:
    """Every table of the file as lines of text, by the name of its sheet (a CSV has one without name).

    Raises ImportRefused when the file is missing, too large or of another kind, or when reading on would lose or move a cell.
    """
    kinds = {".csv": _csv, ".txt": _csv, ".xlsx": _xlsx}
    if not path.exists():
        raise ImportRefused(f"{path} is not there. Check the name of the file.")
    if not path.is_file():
        raise ImportRefused(f"{path} is a folder. Name the file in it.")
    if path.suffix.lower() not in kinds:
        raise ImportRefused(f"{path.name} is neither CSV nor XLSX. Save it as one of them.")
    if path.stat().st_size > MOST_BYTES:
        raise ImportRefused(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB. Keep only the rows you need.")
    return kinds[path.suffix.lower()](path)


def frame(lines: list[list[str]], name: str) -> pd.DataFrame:
    """The lines below the header (the first line with any text) as text, with the column origin_row; lines without text are left out.

    Raises ImportRefused when there are no such lines, or when a cell would be lost or moved.
    """
    kept = [(number, line) for number, line in enumerate(lines, start=1) if any(cell.strip() for cell in line)]
    if len(kept) < 2:
        raise ImportRefused(f"{name} holds no rows below its header. Fill in at least one row.")
    return _frame([title.strip() for title in kept[0][1]], kept[1:], name)


def _frame(header: list[str], lines: list[tuple[int, list[str]]], name: str) -> pd.DataFrame:
    if twice := sorted({title for title in header if title and header.count(title) > 1}):
        raise ImportRefused(f"{name}: the column {twice[0]!r} stands twice in the header. Keep one of them.")
    for number, line in lines:
        _nothing_is_lost(header, number, line, name)
    records = [dict(zip(header, [cell.strip() for cell in line], strict=False)) | {ROW: str(number)} for number, line in lines]
    return pd.DataFrame(records, columns=[*filter(None, header), ROW], dtype=str).fillna("")


def _nothing_is_lost(header: list[str], number: int, line: list[str], name: str) -> None:
    if any(cell.strip() for cell in line[len(header) :]):
        # Reading on would put every following cell in the wrong column.
        raise ImportRefused(f"{name} row {number} has more cells than the header. Put quotes around the cell that holds a separator.")
    for place, (title, cell) in enumerate(zip(header, line, strict=False), start=1):
        if not title and cell.strip():
            raise ImportRefused(f"{name} row {number}, column {place} holds text but has no header. Name the column or empty it.")


def _csv(path: Path) -> dict[str, list[list[str]]]:
    text = _decoded(path)
    # Excel writes the separator on a line of its own, which it never shows.
    text = text.partition("\n")[2] if text.startswith("sep=") else text
    first = text.lstrip().split("\n", maxsplit=1)[0]
    separator = max(SEPARATORS, key=first.count)
    lines: list[list[str]] = []
    try:
        # Strict: a quotation mark that is never closed would swallow the rows after it.
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            lines.append(line)
    except csv.Error as error:
        raise ImportRefused(
            f"{path.name} can't be read after row {len(lines)} ({error}). Look for a quotation mark that is not closed, or not doubled inside a cell."
        ) from error
    return {"": lines}


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    marked = MARKS.get(raw[:2])
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ImportRefused(f"{path.name} is not readable as text. Save it as CSV UTF-8.")


def _xlsx(path: Path) -> dict[str, list[list[str]]]:
    # Imported here: a build reads our own lessons through this module and needs no workbooks.
    from openpyxl import load_workbook

    try:
        _is_no_bomb(path)
        # Read-only: some real workbooks hold broken drawings that the full reader stumbles over.
        book = load_workbook(path, read_only=True, data_only=True)
        return {sheet.title: _lines(sheet) for sheet in book.worksheets}
    except ImportRefused:
        raise
    except Exception as error:
        raise ImportRefused(f"{path.name} can't be opened as XLSX: {error}. Open it in a spreadsheet program and save it again.") from error


def _lines(sheet) -> list[list[str]]:
    # A sheet may claim to reach over a million rows of sixteen thousand cells: only those that are there are read.
    sheet.reset_dimensions()
    return [[_text(cell) for cell in line] for line in sheet.iter_rows(values_only=True)]


def _is_no_bomb(path: Path) -> None:
    # zipfile never reads more of a member than its declared size, so the declared sizes are enough.
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    worst = max((member.file_size / max(1, member.compress_size) for member in members if member.file_size > SMALL), default=0)
    if sum(member.file_size for member in members) > MOST_UNPACKED or worst > MOST_RATIO:
        raise ImportRefused(
            f"{path.name} would unpack to far more than a table of projects holds, and was not opened. Save it again as CSV."
        )


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
