"""Read a CSV that came over the network: text cells, a required core of columns, extra columns ignored."""

import csv
import io

import pandas as pd

from insteg.sources._errors import SourceError

LONGEST_CELL = 1_000_000


def read(content: bytes, name: str, core: list[str], separator: str = ",") -> pd.DataFrame:
    """All rows as text. A byte order mark is dropped; line breaks inside quotes stay. `row` is the number of the record."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{name} cannot be read as UTF-8 CSV ({error}). Fetch it again.") from error
    header = [cell.strip() for cell in rows[0]] if rows else []
    if absent := [column for column in core if column not in header]:
        raise SourceError(f"{name} lacks the columns {absent}; it has {header[:40]}. The publisher has changed the file.")
    wrong = next((number for number, row in enumerate(rows[1:], start=2) if row and len(row) != len(header)), None)
    if wrong:
        raise SourceError(f"{name} record {wrong} has {len(rows[wrong - 1])} cells, the header {len(header)}. Fetch it again.")
    if len(set(header)) != len(header):
        raise SourceError(f"{name} has a column name twice: {header[:40]}. The publisher has changed the file.")
    records = [row for row in rows[1:] if row]
    return pd.DataFrame(records, columns=header, dtype="str").assign(row=range(2, len(records) + 2))
