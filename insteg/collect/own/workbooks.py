"""An XLSX workbook as text, sheet by sheet, with the cells named that hold no value: formulas never worked out, errors."""

import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from pathlib import Path
from typing import Any

from insteg.collect.own import hidden_parts, shown_numbers
from insteg.collect.own.tables import ImportRefused, Sheet, cell_name, errors, too_large
from insteg.privacy.legible import legible

# A workbook of projects packs 20:1 at most; a file made to fill the memory 1000:1.
MOST_UNPACKED = 200_000_000
MOST_RATIO = 200
MOST_MEMBERS = 2_000
SMALL = 1_000_000
# How Office begins whatever it locks with a password, and its files of old.
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
Reader = Callable[[Any], Iterator[tuple[Any, ...]]]
NO_VALUE = "Cell {cell} holds the formula {formula} without a value. Open the file in a spreadsheet program, save it, or write the value."


def read(path: Path) -> list[Sheet]:
    """Every sheet of the workbook. Raises ImportRefused when it can't be opened, or was made to fill the memory."""
    # Imported here: a build reads our own lessons through this room and needs no workbooks.
    from openpyxl import load_workbook

    if path.open("rb").read(len(OLE)) == OLE:
        raise ImportRefused(
            f"{path.name} is locked with a password, or an old XLS with another ending. Save it as XLSX without a password, or as CSV."
        )
    try:
        has_formulas = _is_no_bomb(path)
        with warnings.catch_warnings():
            # What openpyxl can't keep (drawings, extensions) is nothing that a table holds.
            warnings.simplefilter("ignore")
            # Read-only: some real workbooks hold broken drawings that the full reader stumbles over.
            book = load_workbook(path, read_only=True, data_only=True)
            if not book.worksheets:
                raise ImportRefused(
                    f"{path.name} holds no sheet that can be read. If it was saved as Strict Open XML, save it as plain XLSX."
                )
            formulas = load_workbook(path, read_only=True).worksheets if has_formulas else repeat(None)
            read_rows = shown_numbers.rows if shown_numbers.are_there(path) else _values
            return [_sheet(sheet, formula, path, read_rows) for sheet, formula in zip(book.worksheets, formulas, strict=False)]
    except ImportRefused:
        raise
    except Exception as error:
        raise ImportRefused(
            f"{path.name} can't be opened as XLSX: {str(error)[:200]}. Open it in a spreadsheet program and save it again."
        ) from error


def _sheet(sheet: Any, formulas: Any, path: Path, read_rows: Reader) -> Sheet:
    lines: list[list[str]] = []
    faults: dict[tuple[int, int], str] = {}
    for row, (line, written) in enumerate(_rows(sheet, formulas, read_rows), start=1):
        cells = [_text(cell) for cell in line]
        if cells and not cells[-1]:
            cells = cells[: max((place for place, cell in enumerate(cells, start=1) if cell), default=0)]
        for place, formula in enumerate(written, start=1):
            if isinstance(formula, str) and formula.startswith("=") and line[place - 1] is None:
                cells += [""] * (place - len(cells))
                cells[place - 1] = formula
                faults[row, place] = NO_VALUE.format(cell=cell_name(row, place), formula=formula[:40])
        too_large(f"{path.name}, sheet {sheet.title}", row, cells)
        lines.append(cells)
    hidden = hidden_parts.of(path, sheet._worksheet_path, lines)
    return Sheet(sheet.title, lines, sheet.sheet_state != "visible", faults | errors(lines), hidden)


def _values(sheet: Any) -> Iterator[tuple[Any, ...]]:
    found: Iterator[tuple[Any, ...]] = sheet.iter_rows(values_only=True)
    return found


def _rows(sheet: Any, formulas: Any, read_rows: Reader) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Each row's values beside its formulas; without formulas beside nothing."""
    # A sheet may claim to reach over a million rows of sixteen thousand cells: only those that are there are read.
    sheet.reset_dimensions()
    if formulas is None:
        return zip(read_rows(sheet), repeat(()), strict=False)
    formulas.reset_dimensions()
    return zip(read_rows(sheet), _values(formulas), strict=False)


def _is_no_bomb(path: Path) -> bool:
    """Whether some sheet holds a formula. Raises ImportRefused when the file would fill the memory."""
    with zipfile.ZipFile(path) as archive:
        # zipfile never reads more of a member than its declared size, so the declared sizes are enough.
        members = archive.infolist()
        worst = max((member.file_size / max(1, member.compress_size) for member in members if member.file_size > SMALL), default=0)
        whole = sum(member.file_size for member in members)
        if (
            whole > MOST_UNPACKED
            or worst > MOST_RATIO
            or len(members) > MOST_MEMBERS
            or whole > MOST_RATIO * path.stat().st_size + SMALL * 20
        ):
            raise ImportRefused(
                f"{path.name} would unpack to far more than a table of projects holds, and was not opened. Save it again as CSV."
            )
        # Every member is looked into, also after the first formula: any of them may declare entities.
        return sum(_has_formula(archive, member, path) for member in members if member.filename.endswith((".xml", ".rels"))) > 0


def _has_formula(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> bool:
    with archive.open(member) as file:
        start = file.read(2_000)
        # A spreadsheet program declares no entities; a file that does may grow without end.
        if re.search(rb"<!(?:DOCTYPE|ENTITY)", start):
            raise ImportRefused(f"{path.name} declares its own entities, as no spreadsheet program does, and was not opened.")
        if not member.filename.startswith("xl/worksheets/"):
            return False
        rest, found = start, b"<f" in start
        while not found and (more := file.read(1_000_000)):
            found = re.search(rb"<f[ >/]", rest[-4:] + more) is not None
            rest = more
        return found


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f")
    return legible(str(cell))
