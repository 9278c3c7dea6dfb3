"""What a cell of a workbook has room for: how long a text, how large a whole number, how many columns. What has no room is never cut in silence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.reference import words

# As Excel counts: a sign beyond the usual ones (an emoji) is two. Excel calls a file with a longer text damaged; openpyxl cuts it and says nothing.
MOST_LETTERS = 32_767
# A spreadsheet's numbers have fifteen digits, and it puts noughts for the rest.
MOST_EXACT = 10**15
MOST_COLUMNS = 16_384
# Signs that no cell of a workbook may hold.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class TextTooLong(ValueError):
    """A text has no room in a cell. column, row: where, rows counted from the first below the heads; letters: how long it is."""

    def __init__(self, column: str, row: int, letters: int) -> None:
        super().__init__(f"{column}, row {row}: {letters} letters")
        self.column, self.row, self.letters = column, row, letters


@dataclass(frozen=True)
class LongText:
    """A text that a sheet has no room for. row: as the sheet numbers it, the heads as row 1."""

    sheet: str
    column: str
    row: int
    letters: int


def letters(text: str) -> int:
    """How long a text is, as Excel counts."""
    # Nearly every text is so short that it fits whatever signs it holds.
    return len(text) if len(text) <= MOST_LETTERS // 2 else len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_long(cell: Any) -> bool:
    return isinstance(cell, str) and letters(cell) > MOST_LETTERS


def long_texts(sheets: Mapping[str, pd.DataFrame]) -> list[LongText]:
    """Every text that has no room, sheet by sheet."""
    return [
        LongText(sheet, str(frame.columns[place]), row, letters(cell))
        for sheet, frame in sheets.items()
        for place in range(frame.shape[1])
        if _may_hold_text(frame.iloc[:, place])
        for row, cell in enumerate(frame.iloc[:, place].tolist(), start=2)
        if is_long(cell)
    ]


def refuse_long(frame: pd.DataFrame) -> None:
    """For programs, which read a cell and no remark about it. Raises TextTooLong."""
    if found := long_texts({"": frame}):
        raise TextTooLong(found[0].column, found[0].row - 1, found[0].letters)


def fitting(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """The table as its cells have room for it: a longer text ends with how long it is, a longer number is text, and what no cell may hold is gone."""
    columns = {place: _fitted(frame.iloc[:, place], language) for place in range(frame.shape[1])}
    return pd.DataFrame(columns, index=frame.index).set_axis(frame.columns, axis=1)


def _fitted(column: pd.Series, language: str) -> pd.Series:
    if _may_hold_text(column):
        return column.map(lambda cell: _fitted_cell(cell, language))
    if pd.api.types.is_integer_dtype(column) and _is_inexact(column):
        return pd.Series([None if pd.isna(cell) else str(cell) for cell in column.tolist()], column.index, object)
    return column


def _is_inexact(column: pd.Series) -> bool:
    ends = [column.min(), column.max()]
    return any(not pd.isna(number) and abs(int(number)) > MOST_EXACT for number in ends)


def _fitted_cell(cell: Any, language: str) -> Any:
    if isinstance(cell, int) and abs(cell) > MOST_EXACT:
        return str(cell)
    if not isinstance(cell, str):
        return cell
    seen = UNSEEN.sub("", cell)
    return _shortened(seen, language) if is_long(seen) else seen


def _shortened(text: str, language: str) -> str:
    say = words.load(language)
    mark = " … " + say("export.cut.mark", letters=say.number(letters(text)), most=say.number(MOST_LETTERS))
    # Two bytes a letter; half a sign at the end is left out.
    room = 2 * (MOST_LETTERS - letters(mark))
    return text.encode("utf-16-le", "surrogatepass")[:room].decode("utf-16-le", "ignore") + mark


def told(found: list[LongText], language: str) -> pd.DataFrame:
    """The sheet that says which texts were cut: one row a text."""
    say = words.load(language)
    rows = [(one.sheet, one.column, one.row, one.letters, say("export.cut.text", most=say.number(MOST_LETTERS))) for one in found]
    return pd.DataFrame(rows, columns=["sheet", "column", "row", "letters", "text"])


def _may_hold_text(column: pd.Series) -> bool:
    return column.dtype == object or isinstance(column.dtype, pd.StringDtype)
