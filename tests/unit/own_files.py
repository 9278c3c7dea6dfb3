"""Small files as people bring them, and a copy of the data folder that an import may write to."""

import csv
import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from insteg.store import folders

ROW = {
    "Id": "A", "Projektets namn": "Växthuset", "Kommuner": "Sundsvall; Timrå", "Projektägare": "Exempelkommunen", "Fas": "genomförande",
    "Start": "2014", "Slut": "", "Total budget, kronor": "", "Varav EU-stöd, kronor": "", "Källans adress": "https://www.exempel.se/projekt/1",
}  # fmt: skip
HEAD, CELLS = list(ROW), list(ROW.values())


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """The collection and the catalogue, in a folder that the test may write to."""
    shutil.copytree(folders.ROOT / "data" / "catalogue", tmp_path / "data" / "catalogue")
    shutil.copytree(folders.ROOT / "data" / "raw" / "projects", tmp_path / "data" / "raw" / "projects")
    monkeypatch.setenv("INSTEG_DATA", str(tmp_path / "data"))
    return tmp_path


def table(folder: Path, *rows: dict, name: str = "egna.csv", separator: str = ";", encoding: str = "utf-8", first: dict = ROW) -> Path:
    """A CSV with the rows laid over `first`; a column that only some rows have comes last."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys([*first, *(title for row in rows for title in row)])), delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows([first | row for row in rows or ({},)])
    return saved(folder, text.getvalue().encode(encoding), name)


def saved(folder: Path, content: bytes, name: str = "egna.csv") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def workbook(folder: Path, sheets: dict[str, list[list]], hidden: tuple[str, ...] = (), merged: tuple[str, ...] = ()) -> Path:
    """An XLSX of these sheets, the first of them with the merged cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
        if name in hidden:
            sheet.sheet_state = "hidden"
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    book.save(folder / "egna.xlsx")
    return folder / "egna.xlsx"
