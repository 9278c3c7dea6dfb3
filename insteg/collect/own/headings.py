"""Find the headings of a file: which sheet, which row, one row of headings or two; and say what of the file is not read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from insteg.collect.own import near_headings, sum_rows, tables
from insteg.collect.own.near_headings import Needed
from insteg.collect.own.tables import ImportRefused, Sheet

# Headings stand near the top; further down a word that is also a heading is a cell.
LOOKED_AT = 40
FEWEST = 2
SAID = 60
Known = Callable[[str], bool]


@dataclass(frozen=True)
class HeadedTable:
    """The table of a file: its sheet, its headings, the index of the first line below them, what of the file is not read."""

    sheet: Sheet
    headings: list[str]
    first: int
    notes: tuple[str, ...]

    def rows(self, name: str) -> pd.DataFrame:
        """The rows under their headings as text, with the column origin_row; sums of the rows above them are left out."""
        sums = sum_rows.among(self.sheet.lines, self.first)
        lines = [[] if number in sums else line for number, line in enumerate(self.sheet.lines)] if sums else self.sheet.lines
        return tables.frame(self.headings, lines, self.first, name)

    def faults(self) -> dict[tuple[int, str], str]:
        """(row, heading) -> what to do about a cell whose text is not what the reader of the file sees."""
        return {
            (row, self.headings[column - 1]): fix
            for (row, column), fix in self.sheet.faults.items()
            if row > self.first and column <= len(self.headings)
        }


def find(every: list[Sheet], is_known: Known, name: str, needed: Sequence[Needed] = ()) -> HeadedTable:
    """The one visible sheet that has headings with rows below. Raises ImportRefused when there is none, or more than one.

    needed: the headings that are named where none can be found.
    """
    found = [(sheet, place) for sheet in every if (place := _place(sheet, is_known))]
    most = max((_score(place[1], is_known) for _, place in found), default=0)
    # A sheet that explains the columns names some of them too.
    places = [(sheet, place) for sheet, place in found if _score(place[1], is_known) * 2 > most]
    shown = [(sheet, place) for sheet, place in places if not sheet.is_hidden]
    filled = [(sheet, place) for sheet, place in shown if any(map(any, sheet.lines[place[0] :]))]
    if len(filled) > 1:
        names = ", ".join(repr(sheet.name) for sheet, _ in filled)
        raise ImportRefused(f"{name} has {len(filled)} filled sheets with headings: {names}. Keep one of them.")
    if not (filled or shown):
        raise ImportRefused(_nowhere(every, [sheet for sheet, _ in places], is_known, name, needed))
    sheet, (first, headings, above) = (filled or shown)[0]
    notes = (*_above(sheet, above), *_faulty(sheet, first), *_sums(sheet, first), *_other_sheets(every, sheet), *sheet.hidden)
    return HeadedTable(sheet, headings, first, notes)


def row_of(sheet: Sheet, is_known: Known) -> int:
    """The index of the line that holds the headings, the lower one where two do; 0 where none has."""
    place = _place(sheet, is_known)
    return place[0] - 1 if place else 0


def _place(sheet: Sheet, is_known: Known) -> tuple[int, list[str], list[int]] | None:
    """(index of the first line below the headings, headings, indexes of filled lines above); None where no line has two headings."""
    filled = [number for number, line in enumerate(sheet.lines[:10_000]) if any(line)][:LOOKED_AT]
    scores = {number: _score(sheet.lines[number], is_known) for number in filled}
    best = max(filled, key=lambda number: (scores[number], -number), default=None)
    if best is None or scores[best] < FEWEST:
        return None
    top, headings, last = best, sheet.lines[best], best
    for upper, lower in ((best - 1, best), (best, best + 1)):
        both = _joined(sheet.lines[upper], sheet.lines[lower], is_known) if upper in scores and lower in scores else []
        if _score(both, is_known) > scores[best]:
            top, headings, last = upper, both, lower
    return last + 1, headings, [number for number in filled if number < top]


def _score(line: list[str], is_known: Known) -> int:
    return len({cell.casefold() for cell in line if cell and is_known(cell)})


def _joined(upper: list[str], lower: list[str], is_known: Known) -> list[str]:
    """Two rows of headings as one: the lower one, and the upper one where the lower has nothing that is known."""
    width = max(len(upper), len(lower))
    high, low = ([*line, *[""] * (width - len(line))] for line in (upper, lower))
    return [below if below and (is_known(below) or not is_known(above)) else above for above, below in zip(high, low, strict=True)]


def _faulty(sheet: Sheet, row: int) -> list[str]:
    """Headings that are none: the column below is not read."""
    return [fix for (number, _), fix in sheet.faults.items() if number == row]


def _above(sheet: Sheet, numbers: list[int]) -> list[str]:
    return [
        f"Row {number + 1} above the headings is not read: {' '.join(filter(None, sheet.lines[number]))[:SAID]!r}." for number in numbers
    ]


def _sums(sheet: Sheet, first: int) -> list[str]:
    return [f"Row {number + 1} is a sum ({name[:SAID]!r}) and is not read." for number, name in sum_rows.among(sheet.lines, first).items()]


def _other_sheets(every: list[Sheet], read: Sheet) -> list[str]:
    others = [sheet for sheet in every if sheet is not read and any(map(any, sheet.lines))]
    found = []
    for is_hidden, said in ((False, "Sheets not read"), (True, "Hidden sheets not read")):
        if names := [repr(sheet.name) for sheet in others if sheet.is_hidden is is_hidden]:
            found.append(f"{said}: {', '.join(names)}.")
    return found


def _nowhere(every: list[Sheet], hidden: list[Sheet], is_known: Known, name: str, needed: Sequence[Needed]) -> str:
    if hidden:
        return f"{name}: the headings stand on the hidden sheet {hidden[0].name!r}, which is not read. Show the sheet, or copy its rows to a visible one."
    if any(_score([line[0] for line in sheet.lines[:LOOKED_AT] if line], is_known) > FEWEST for sheet in every if not sheet.is_hidden):
        return f"{name}: the headings stand below each other in the first column. Put them beside each other in one row, with one project on each row below."
    filled = [sheet.lines for sheet in every if not sheet.is_hidden and sum(map(any, sheet.lines)) > 1]
    if not filled:
        return f"{name} holds no rows below its header. Fill in at least one row."
    first = next(line for line in filled[0] if any(line))
    shown = ", ".join(cell[:SAID] for cell in first[:6])
    said = f"{name}: the header {shown} is not that of the template, the ESF export or Kohesio. "
    if absent := near_headings.lacking(needed, first):
        said += f"Of the template's headings it lacks {', '.join(one.shown for one in absent)}. "
        said += near_headings.meant(absent, first, is_known)
    return f"{said}Start from the template on the page Projekt, or write the headings as it does."
