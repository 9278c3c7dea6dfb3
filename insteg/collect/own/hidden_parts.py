"""Rows and columns that a workbook hides, so that they are never read in silence: a filtered list holds more than is seen."""

import re
from pathlib import Path
from zipfile import ZipFile

from insteg.collect.own.tables import column_name

PIECE = 1_000_000
PART = re.compile(rb"<(row|col)\b[^>]*>")
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
PLACES = {b"row": re.compile(rb'\br="(\d+)"'), b"col": re.compile(rb'\bmin="(\d+)"')}
SHOWN = 6


def of(path: Path, member: str, lines: list[list[str]]) -> tuple[str, ...]:
    """What of a worksheet is hidden and read all the same, a sentence for rows and one for columns. member: its name in the file."""
    found = _hidden(path, member)
    rows = [str(number) for number in found[b"row"] if number <= len(lines) and any(lines[number - 1])]
    width = max(map(len, lines), default=0)
    columns = [column_name(number) for number in found[b"col"] if number <= width]
    return tuple(_said(what, places) for what, places in (("Rows", rows), ("Columns", columns)) if places)


def _hidden(path: Path, member: str) -> dict[bytes, list[int]]:
    found: dict[bytes, list[int]] = {b"row": [], b"col": []}
    with ZipFile(path) as archive, archive.open(member.lstrip("/")) as file:
        rest = b""
        while piece := file.read(PIECE):
            # A tag that is cut in two is looked at with the next piece.
            whole, sign, cut = (rest + piece).rpartition(b"<")
            rest = sign + cut
            for tag in PART.finditer(whole):
                if HIDDEN.search(tag[0]) and (place := PLACES[tag[1]].search(tag[0])):
                    found[tag[1]].append(int(place[1]))
    return found


def _said(what: str, places: list[str]) -> str:
    more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    return f"{what} that the sheet hides are read too: {', '.join(places[:SHOWN])}{more}. Remove them if they are not meant."
