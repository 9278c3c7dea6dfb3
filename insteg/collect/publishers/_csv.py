"""Read a CSV that came over the network: text cells, a required core of columns, extra columns ignored, odd records put aside."""

import csv
import io
from collections.abc import Iterator

import pandas as pd

from insteg.collect.errors import SourceError
from insteg.collect.set_aside import Aside

LONGEST_CELL = 1_000_000
MOST_FAILURES = 200
UNREADABLE = "\ufffd"
Record = tuple[int, list[str]]


def read(content: bytes, table: str, core: list[str], aside: Aside, separator: str = ",") -> pd.DataFrame:
    """All readable records as text. A byte order mark is dropped; line breaks inside quotes stay. `row` is the line where a record begins.

    Raises SourceError when there is no header with the `core` columns, or none of the records can be read.
    """
    name = f"{table}.csv"
    csv.field_size_limit(LONGEST_CELL)
    # An odd byte spoils its own cell only; a file in another encoding has so many that the table is refused.
    lines = io.StringIO(content.decode("utf-8-sig", "replace"), newline="").readlines()
    records = _records(lines, separator, table, aside)
    _, first = next(records, (1, []))
    header = [cell.strip() for cell in first]
    if absent := [column for column in core if column not in header]:
        raise SourceError(f"{name} lacks the columns {absent}; it has {header[:40]}. The publisher has changed the file.")
    if len(set(header)) != len(header):
        raise SourceError(f"{name} has a column name twice: {header[:40]}. The publisher has changed the file.")
    every = list(records)
    sound = [(line, cells) for line, cells in every if _is_sound(line, cells, header, table, aside)]
    frame = pd.DataFrame([cells for _, cells in sound], columns=header, dtype="str").assign(row=[line for line, _ in sound])
    return aside.judge_share(table, frame, len(every))


def _records(lines: list[str], separator: str, table: str, aside: Aside) -> Iterator[Record]:
    """(line, cells) of every record. Where quotes go wrong the record is put aside and reading goes on at its next line."""
    start = failures = 0
    while start < len(lines):
        reader = csv.reader(iter(lines[start:]), delimiter=separator, strict=True)
        done = 0
        try:
            for cells in reader:
                if cells:
                    yield start + done + 1, cells
                done = reader.line_num
            return
        except csv.Error as error:
            aside.put(table, f"{table}.csv", start + done + 1, "record", lines[start + done], f"which cannot be read ({error}).")
            start += done + 1
            failures += 1
            if failures > MOST_FAILURES:
                raise SourceError(f"{table}.csv has quotation marks in the wrong place all over. Fetch it again.") from error


def _is_sound(line: int, cells: list[str], header: list[str], table: str, aside: Aside) -> bool:
    if len(cells) != len(header):
        aside.put(table, f"{table}.csv", line, "record", cells[0], f"with {len(cells)} cells where the header has {len(header)}.")
        return False
    if broken := [name for name, cell in zip(header, cells, strict=True) if UNREADABLE in cell]:
        aside.put(table, f"{table}.csv", line, broken[0], cells[header.index(broken[0])], "which is not UTF-8.")
        return False
    return True
