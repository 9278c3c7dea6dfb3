"""Read the pivot cache of a workbook: the whole table behind the visible, possibly filtered sheet."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas as pd

from insteg.collect.errors import SourceError
from insteg.collect.publishers.arbetsformedlingen import _workbook

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DEFINITION = "xl/pivotCache/pivotCacheDefinition{}.xml"
RECORDS = "xl/pivotCache/pivotCacheRecords{}.xml"
MOST_RECORDS = 3_000_000
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


def read(path: Path, wanted: list[str]) -> pd.DataFrame:
    """The columns `wanted` of the first pivot cache that has them all; row counts records from 1."""
    with _workbook.opened(path.read_bytes(), path.name) as archive:
        try:
            return _first(archive, path.name, wanted)
        except BROKEN as error:
            raise SourceError(f"{path.name}: its pivot cache cannot be read ({type(error).__name__}: {error}). Fetch again.") from error


def _first(archive: zipfile.ZipFile, name: str, wanted: list[str]) -> pd.DataFrame:
    members = set(archive.namelist())
    seen: list[str] = []
    for number in range(1, 100):
        if DEFINITION.format(number) not in members or RECORDS.format(number) not in members:
            break
        fields = _fields(archive, DEFINITION.format(number))
        seen += [field for field, _ in fields]
        if set(wanted) <= {field for field, _ in fields}:
            return _frame(archive, RECORDS.format(number), fields, wanted)
    raise SourceError(f"{name} has no pivot cache with the columns {wanted}; it has {seen[:40]}. The publisher has changed the file.")


def _fields(archive: zipfile.ZipFile, member: str) -> list[tuple[str, list[Any]]]:
    """(name, shared items) of every field that stands in the records: calculated fields (databaseField="0") do not."""
    with archive.open(member) as file:
        tree = ElementTree.parse(file)
    fields = [field for field in tree.iter(f"{SPACE}cacheField") if field.get("databaseField") != "0"]
    return [(field.get("name", ""), [_plain(item) for item in field.iterfind(f"{SPACE}sharedItems/*")]) for field in fields]


def _plain(item: ElementTree.Element) -> object:
    """The value of one item: number, text, date, or None for <m/> (missing)."""
    kind, text = item.tag.removeprefix(SPACE), item.get("v")
    if kind == "m" or text is None:
        return None
    return float(text) if kind == "n" else text


def _frame(archive: zipfile.ZipFile, member: str, fields: list[tuple[str, list[Any]]], wanted: list[str]) -> pd.DataFrame:
    places = [[name for name, _ in fields].index(name) for name in wanted]
    rows = [[cells[place] for place in places] for cells in _records(archive, member, fields)]
    return pd.DataFrame(rows, columns=wanted, dtype=object).assign(row=range(1, len(rows) + 1))


def _records(archive: zipfile.ZipFile, member: str, fields: list[tuple[str, list[Any]]]) -> Iterator[list[Any]]:
    """One list of cells a record; the tree is emptied on the way, so that memory stays flat."""
    with archive.open(member) as file:
        steps = ElementTree.iterparse(file, events=("start", "end"))
        _, root = next(steps, (None, None))
        for count, record in enumerate(element for event, element in steps if event == "end" and element.tag == f"{SPACE}r"):
            if len(record) != len(fields) or count >= MOST_RECORDS:
                raise SourceError(f"{member}: record {count + 1} has {len(record)} cells for {len(fields)} columns. Fetch again.")
            yield [_cell(cell, shared) for cell, (_, shared) in zip(record, fields, strict=True)]
            if root is not None:
                root.clear()


def _cell(cell: ElementTree.Element, shared: list[Any]) -> object:
    if cell.tag != f"{SPACE}x":
        return _plain(cell)
    place = int(cell.get("v", ""))
    if not 0 <= place < len(shared):
        raise SourceError(f"A record points at item {place} of only {len(shared)}. Fetch again.")
    return shared[place]
