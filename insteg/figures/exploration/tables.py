"""A chosen table as it goes to the screen: its first rows at once, the others window by window, all of it as text to copy."""

import re
from typing import Annotated, Any, Protocol
from urllib.parse import urlencode

from pydantic import Field, TypeAdapter

from insteg.figures.exploration import changed_rows, cross_table, every_row
from insteg.figures.exploration.changed_rows import ChangesChoice
from insteg.figures.exploration.cross_choice import CrossChoice
from insteg.figures.exploration.data_table import Head, widths
from insteg.figures.exploration.every_row import RowsChoice
from insteg.privacy.formulas import harmless
from insteg.reference import words
from insteg.store import snapshots

# The rows that stand on the page before anything is fetched, and those that are fetched at a time.
FIRST_ROWS, WINDOW_ROWS = 40, 100
# More than this is taken as a file: a clipboard of more makes spreadsheets stop.
MOST_COPIED_CELLS = 500_000
ADDRESS = "utforska/tabell"
# What would begin another cell or another line.
BREAKS = re.compile(r"[\t\r\n]+")
TableChoice = RowsChoice | CrossChoice | ChangesChoice
_written: TypeAdapter[TableChoice] = TypeAdapter(Annotated[TableChoice, Field(discriminator="form")])


def heads(choice: TableChoice) -> list[Head]:
    return _maker(choice).heads(choice)


def total(choice: TableChoice) -> int:
    return _maker(choice).total(choice)


def window(choice: TableChoice, first: int, count: int) -> list[list[str]]:
    """The rows from `first` on, as they are read."""
    return _maker(choice).window(choice, first, count)


class RowsMaker(Protocol):
    """What a module that makes the rows of one kind of table has."""

    def heads(self, choice: Any, /) -> list[Head]: ...

    def total(self, choice: Any, /) -> int: ...

    def window(self, choice: Any, first: int, count: int, /) -> list[list[str]]: ...


MAKERS: dict[type, RowsMaker] = {RowsChoice: every_row, CrossChoice: cross_table, ChangesChoice: changed_rows}


def _maker(choice: TableChoice) -> RowsMaker:
    return MAKERS[type(choice)]


def read(text: str) -> TableChoice:
    """The choice that an address names. Raises ValueError for a text that names none."""
    return _written.validate_json(text)


def address(choice: TableChoice) -> str:
    """Where the other rows are fetched, from the very snapshot that the first ones are of."""
    question = _written.dump_json(choice).decode()
    return f"{ADDRESS}?{urlencode({'stand': snapshots.stand_of(snapshots.in_view()), 'fraga': question})}"


def shown(choice: TableChoice, label: str) -> dict[str, Any]:
    """What the screen draws. label: what the table is of."""
    say, columns, rows, count = words.load(choice.language), heads(choice), window(choice, 0, FIRST_ROWS), total(choice)
    return {
        "label": label,
        "heads": [
            {"title": head.title, "sort": head.sort, "isNumber": head.is_number, "isRowHead": head.is_row_head, "width": width}
            for head, width in zip(columns, widths(columns, rows), strict=True)
        ],
        "rows": rows,
        "total": count,
        "printed": say("table.printed", shown=say.number(len(rows)), all=say.number(count)) if count > len(rows) else "",
        "window": WINDOW_ROWS,
        "address": address(choice),
        "sortedBy": choice.sort_by,
        "isDescending": choice.is_descending,
        "mayCopy": may_copy(choice, None),
        "words": say.under("table"),
        "language": say.language,
    }


def may_copy(choice: TableChoice, column: int | None) -> bool:
    """Whether the table, or one of its columns, fits a clipboard."""
    return total(choice) * (len(heads(choice)) if column is None else 1) <= MOST_COPIED_CELLS


def text(choice: TableChoice, column: int | None) -> str:
    """All of the table, or one of its columns, with its heads, as a spreadsheet takes it from the clipboard."""
    titles = [head.title for head in heads(choice)]
    rows = [titles, *window(choice, 0, total(choice))]
    kept = rows if column is None else [[row[column]] for row in rows]
    return "\n".join("\t".join(map(_in_one_line, row)) for row in kept)


def _in_one_line(cell: str) -> str:
    return BREAKS.sub(" ", str(harmless(cell)))
