"""Read a visible sheet whose header row is somewhere near the top."""

import io
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from insteg.collect.errors import SourceError
from insteg.collect.publishers.arbetsformedlingen import _workbook

HEADER_WITHIN = 25
MOST_ROWS = 1_500_000
MOST_COLUMNS = 100


def read(path: Path, sheet: str, wanted: Callable[[dict[str, object]], bool], key: str = "PERIOD") -> pd.DataFrame:
    """The `wanted` rows below the first row that holds `key`, as they stand (numbers, "<5", empty), with their row number."""
    content = path.read_bytes()
    _workbook.opened(content, path.name).close()
    header: list[str] = []
    found: list[tuple[Any, ...]] = []
    # Row by row: a whole sheet with every age and month is far larger than what we want of it.
    for number, row in enumerate(_rows(content, path.name, sheet), start=1):
        if not header and key in _header(row):
            header = _once(_header(row), path.name, sheet)
        elif header and row and row[0] is not None and wanted(dict(zip(header, row, strict=False))):
            found.append((*_filled(row, len(header)), number))
        elif not header and number >= HEADER_WITHIN:
            break
    if not header:
        raise SourceError(
            f"{path.name}, sheet {sheet}: no header with {key} in the first {HEADER_WITHIN} rows. The publisher has changed the file."
        )
    return pd.DataFrame(found, columns=[*header, "row"], dtype=object)


def _once(header: list[str], name: str, sheet: str) -> list[str]:
    while header and not header[-1]:
        header.pop()
    if len(set(header)) != len(header):
        raise SourceError(f"{name}, sheet {sheet}: a column name stands twice in {header}. The publisher has changed the file.")
    return header


def _filled(row: tuple[Any, ...], width: int) -> tuple[Any, ...]:
    return (*row[:width], *[None] * (width - len(row)))


def _header(row: tuple[Any, ...]) -> list[str]:
    return [" ".join(str(cell or "").split()) for cell in row]


def _rows(content: bytes, name: str, sheet: str) -> Iterator[tuple[Any, ...]]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Read-only mode streams, and copes with a broken drawing reference that full mode stumbles over.
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = _named(book.sheetnames, sheet)
        if found is None:
            raise SourceError(f"{name} has no sheet {sheet}; it has {book.sheetnames[:20]}. The publisher has changed the file.")
        yield from book[found].iter_rows(values_only=True, max_row=MOST_ROWS, max_col=MOST_COLUMNS)
    except SourceError:
        raise
    # openpyxl raises whatever its insides happen to raise on a damaged file: every one of them means the same to us.
    except Exception as error:
        raise SourceError(f"{name} cannot be read as a workbook ({type(error).__name__}: {error}). Fetch again.") from error


def _named(names: list[str], sheet: str) -> str | None:
    return next((name for name in names if name.strip().casefold() == sheet.casefold()), None)
