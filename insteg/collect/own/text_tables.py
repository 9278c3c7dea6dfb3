"""A CSV file as people save it: with semicolons, commas, tabs or bars, in UTF-8, UTF-16 or what Windows wrote before."""

import codecs
import csv
import io
import re
from pathlib import Path

from insteg.collect.own import known_headings
from insteg.collect.own.tables import ImportRefused, Sheet, errors, too_large
from insteg.privacy.legible import legible

# What starts a file says how it is written; without a mark it is UTF-8, or what Windows wrote before that.
MARKS = {b"\xff\xfe\x00\x00": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODINGS = ("utf-8-sig", "cp1252")
SEPARATORS = (";", ",", "\t", "|")
# Enough to meet the headings below some rows of title.
LOOKED_AT = 20_000
WEB_PAGE = re.compile(r"\s*<(?:!doctype html|html|head)\b", re.IGNORECASE)
# UTF-8 that a program took for cp1252 and saved again, the sign for a letter that was lost, and what DOS and old Macs wrote: å, ä, ö stand there
# as signs that are never between two small letters.
BROKEN = re.compile("Ã[\u00a4\u00a5\u00b6\u2013\u201e\u2026\u0084\u0085\u0096]|\ufffd|(?<=[a-z])[\u201e\u2020\u201d\u0160\u0152](?=[a-z])")


def read(path: Path) -> list[Sheet]:
    """The one table of the file. Raises ImportRefused when reading on would lose or move a cell."""
    text = _decoded(path)
    if WEB_PAGE.match(text):
        raise ImportRefused(f"{path.name} is a web page and no table: a link or a login page was saved. Save the table itself as CSV.")
    if found := BROKEN.search(text):
        row = text.count("\n", 0, found.start()) + 1
        raise ImportRefused(f"{path.name} row {row}: the letters å, ä, ö are broken ({found.group()!r}). Save it again as CSV UTF-8.")
    # Excel writes the separator on a line of its own, which it never shows.
    hint = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    text = text[hint.end() :] if hint else text
    lines = _lines(text, _separator(text, hint[1] if hint else ""), path.name)
    if inner := _inside(lines):
        lines = _lines(inner, _separator(inner, ""), path.name)
    return [Sheet("", lines, faults=errors(lines))]


def _inside(lines: list[list[str]]) -> str:
    """What stands in a table of one column whose cells are whole lines of CSV, as a program quotes a file that it took for one column; else empty."""
    if any(any(line[1:]) for line in lines):
        return ""
    cells = [line[0] if line else "" for line in lines]
    is_one = any(_known(cell, sign) > 1 for cell in cells[:30] for sign in SEPARATORS)
    return "\r\n".join(cells) if is_one else ""


def _separator(text: str, hint: str) -> str:
    """The one by which most headings are known; where none is known, the one that stands most often in the first line."""
    if hint in SEPARATORS:
        return hint
    start = text[:LOOKED_AT].lstrip().splitlines()[:30]
    first = start[0] if start else ""
    return max(SEPARATORS, key=lambda sign: (max((_known(line, sign) for line in start), default=0), first.count(sign)))


def _known(line: str, sign: str) -> int:
    return sum(known_headings.is_known(cell.strip(' "')) for cell in line.split(sign)[:100])


def _lines(text: str, separator: str, name: str) -> list[list[str]]:
    lines: list[list[str]] = []
    try:
        # Strict: a quotation mark that is never closed would swallow the rows after it.
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            cells = [legible(cell) for cell in line]
            too_large(name, len(lines) + 1, cells)
            lines.append(cells)
    except csv.Error as error:
        raise ImportRefused(
            f"{name} can't be read after row {len(lines)} ({error}). Look for a quotation mark that is not closed, or not doubled inside a cell."
        ) from error
    return lines


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    marked = next((encoding for mark, encoding in MARKS.items() if raw.startswith(mark)), _unmarked(raw))
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            # A program may put the mark of UTF-8 before what is not: it is no letter of the first heading.
            text = raw.removeprefix(codecs.BOM_UTF8).decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ImportRefused(f"{path.name} is not readable as text. Save it as CSV UTF-8.")


def _unmarked(raw: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain letters is zero."""
    start = raw[:200]
    if len(start) < 4 or start.count(0) * 5 < len(start) * 2:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
