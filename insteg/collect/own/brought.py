"""Read the tables of a file that somebody brings: CSV in any common spelling, or XLSX. Every cell becomes text."""

from pathlib import Path

import pandas as pd

from insteg.collect.own import tables, text_tables, workbooks
from insteg.collect.own.tables import ImportRefused, Sheet

# The whole of Kohesio's Swedish file is about 30 MB.
MOST_BYTES = 100_000_000


def sheets(path: Path) -> list[Sheet]:
    """Every table of the file. Raises ImportRefused when the file is missing, too large or of another kind."""
    kinds = {".csv": text_tables.read, ".txt": text_tables.read, ".tsv": text_tables.read, ".xlsx": workbooks.read, ".xlsm": workbooks.read}
    if not path.exists():
        raise ImportRefused(f"{path} is not there. Check the name of the file.")
    if not path.is_file():
        raise ImportRefused(f"{path} is a folder. Name the file in it.")
    if path.suffix.lower() not in kinds:
        raise ImportRefused(f"{path.name} is neither CSV nor XLSX. Save it as one of them.")
    if path.stat().st_size > MOST_BYTES:
        raise ImportRefused(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB. Keep only the rows you need.")
    return kinds[path.suffix.lower()](path)


def read(path: Path) -> pd.DataFrame:
    """The first table of the file as text, with the column origin_row; rows without any text are left out.

    Raises ImportRefused when the file can't be read, is empty, or when a cell would be lost or moved.
    """
    lines = sheets(path)[0].lines
    first = next((number for number, line in enumerate(lines) if any(line)), len(lines))
    return tables.frame(lines[first] if first < len(lines) else [], lines, first + 1, path.name)
