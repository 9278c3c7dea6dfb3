"""A table that somebody brings, as text: its lines, its cells, and what no table of projects is as large as."""

from collections import Counter
from dataclasses import dataclass, field

import pandas as pd

# The row an editor of the table shows: in a file without empty rows at its top, the header is row 1.
ROW = "origin_row"
# No table of projects is as wide or as long; beyond it, reading on would only take time and memory.
MOST_COLUMNS = 300
MOST_ROWS = 200_000
# As much as a spreadsheet program puts in one cell.
LONGEST_CELL = 32_767
# What a spreadsheet shows, in English and Swedish, where a formula went wrong.
ERRORS = frozenset({
    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#REFERENS!", "#SAKNAS!", "#VÄRDEFEL!",
    "#DIVISION/0!", "#NAMN?", "#SKÄRNING!", "#OGILTIGT!",
})  # fmt: skip


class ImportRefused(ValueError):
    """The file can't be imported at all; the message names the file and the fix."""


@dataclass(frozen=True)
class Sheet:
    """One table as it stands in the file, line 1 first. A CSV has one without name.

    faults: (row, column) -> what to do about a cell whose text is not what the reader of the file sees, both counted from 1.
    """

    name: str
    lines: list[list[str]]
    is_hidden: bool = False
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    # What the program that shows it hides of it, and we read.
    hidden: tuple[str, ...] = ()


def frame(header: list[str], lines: list[list[str]], first: int, name: str) -> pd.DataFrame:
    """The lines from index `first` under their headings, with the column origin_row; lines without text are left out.

    Raises ImportRefused when there are no such lines, or when a cell would be lost or moved.
    """
    body = [(number, line) for number, line in enumerate(lines[first:], start=first + 1) if any(line)]
    if not body:
        raise ImportRefused(f"{name} holds no rows below its header. Fill in at least one row.")
    if twice := [title for title, times in Counter(filter(None, header)).items() if times > 1]:
        raise ImportRefused(f"{name}: the column {twice[0]!r} stands twice in the header. Keep one of them.")
    for number, line in body:
        _nothing_is_lost(header, number, line, name)
    width = len(header)
    padded = [[*line[:width], *[""] * (width - len(line))] for _, line in body]
    table = pd.DataFrame(padded, columns=range(width), dtype=str)[[place for place, title in enumerate(header) if title]]
    return table.set_axis([title for title in header if title], axis=1).assign(**{ROW: [str(number) for number, _ in body]})


def _nothing_is_lost(header: list[str], number: int, line: list[str], name: str) -> None:
    if any(line[len(header) :]):
        # Reading on would put every following cell in the wrong column.
        first = next(place for place, text in enumerate(line, start=1) if place > len(header) and text)
        raise ImportRefused(
            f"{name} row {number} has more cells than the header: {cell_name(number, first)} has no heading. "
            "Put quotes around the cell that holds a separator, or give the column a heading."
        )
    for place, (title, cell) in enumerate(zip(header, line, strict=False), start=1):
        if not title and cell:
            raise ImportRefused(
                f"{name} row {number}, column {place} holds text but has no header (cell {cell_name(number, place)}). "
                "Name the column or empty it; a heading merged over several columns names only the first."
            )


def errors(lines: list[list[str]]) -> dict[tuple[int, int], str]:
    """(row, column) -> what to do, for every cell that holds an error of the spreadsheet instead of a value."""
    return {
        (row, place): f"Cell {cell_name(row, place)} holds the error {cell}. Write the value itself."
        for row, line in enumerate(lines, start=1)
        for place, cell in enumerate(line, start=1)
        if cell[:1] == "#" and cell in ERRORS
    }


def cell_name(row: int, column: int) -> str:
    """The cell as a spreadsheet names it: row 2, column 8 is H2."""
    return f"{column_name(column)}{row}"


def column_name(column: int) -> str:
    letters = ""
    while column:
        column, part = divmod(column - 1, 26)
        letters = chr(65 + part) + letters
    return letters


def too_large(name: str, row: int, line: list[str]) -> None:
    """Raises ImportRefused at the first line or cell that no table of projects has."""
    if len(line) > MOST_COLUMNS and any(line[MOST_COLUMNS:]):
        raise ImportRefused(f"{name} row {row} has more than {MOST_COLUMNS} cells. Keep only the columns of the template.")
    if row > MOST_ROWS and any(line):
        raise ImportRefused(f"{name} has more than {MOST_ROWS} rows. Bring it in parts.")
    for place, cell in enumerate(line, start=1):
        if len(cell) > LONGEST_CELL:
            raise ImportRefused(
                f"{name}, cell {cell_name(row, place)} holds more than {LONGEST_CELL} signs. Shorten it, or look for a quotation mark that is not closed."
            )
