"""Read a visible sheet whose header row is somewhere near the top."""

import io
import warnings
from pathlib import Path

import pandas as pd

from insteg.sources._errors import SourceError
from insteg.sources.arbetsformedlingen import _workbook

HEADER_WITHIN = 25
MOST_ROWS = 1_500_000


def read(path: Path, sheet: str, key: str = "PERIOD") -> pd.DataFrame:
    """All rows below the first row that holds `key`, as they stand (numbers, "<5", empty), with their row number."""
    content = path.read_bytes()
    _workbook.opened(content, path.name).close()
    rows = _rows(content, path.name, sheet)
    start = next((number for number, row in enumerate(rows[:HEADER_WITHIN]) if key in _header(row)), None)
    if start is None:
        raise SourceError(
            f"{path.name}, sheet {sheet}: no header with {key} in the first {HEADER_WITHIN} rows. The publisher has changed the file."
        )
    header = _header(rows[start])
    body = [row for row in rows[start + 1 :] if row and row[0] is not None]
    frame = pd.DataFrame([row[: len(header)] for row in body], columns=header, dtype=object)
    if not frame.columns.is_unique:
        raise SourceError(f"{path.name}, sheet {sheet}: a column name stands twice in {header}. The publisher has changed the file.")
    return frame.assign(row=range(start + 2, start + 2 + len(frame)))


def _header(row: tuple) -> list[str]:
    return [" ".join(str(cell or "").split()) for cell in row]


def _rows(content: bytes, name: str, sheet: str) -> list[tuple]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Read-only mode streams, and copes with a broken drawing reference that full mode stumbles over.
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = _named(book.sheetnames, sheet)
        return list(book[found].iter_rows(values_only=True, max_row=MOST_ROWS)) if found else _absent(name, sheet, book.sheetnames)
    except SourceError:
        raise
    # openpyxl raises whatever its insides happen to raise on a damaged file: every one of them means the same to us.
    except Exception as error:
        raise SourceError(f"{name} cannot be read as a workbook ({type(error).__name__}: {error}). Fetch again.") from error


def _named(names: list[str], sheet: str) -> str | None:
    return next((name for name in names if name.strip().casefold() == sheet.casefold()), None)


def _absent(name: str, sheet: str, names: list[str]) -> list[tuple]:
    raise SourceError(f"{name} has no sheet {sheet}; it has {names[:20]}. The publisher has changed the file.")
