"""The rules that a brought finding keeps; each broken one says row, heading, value and what to do."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from insteg.collect.own import personal_data
from insteg.collect.own.cell_forms import is_address
from insteg.collect.own.finding_reading import FindingTable, Row
from insteg.collect.own.rules import PERSONS, Rejection
from insteg.collect.own.tables import ROW
from insteg.reference import evidence_columns
from insteg.reference.project_columns import Column

LONGEST = 600
SHOWN = 80
ID = "evidence_id"
# What a spreadsheet makes of 6-12 or 6/12 where it takes it for a day, as a day or as it shows one; no text of a finding is a day alone.
MADE_A_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[-. /](?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)\w{0,6}\.?|"
    r"(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)\w{0,6}\.?[-. /]\d{2}",
    re.IGNORECASE,
)
A_DATE = "A spreadsheet may have made this day out of something like 6-12. Write it with words, as 6 till 12 månader, in a cell formatted as text."
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)

# kind -> (does the cell keep it, what to do when not)
KINDS: dict[str, tuple[Callable[[str], bool], str]] = {
    "text": (lambda text: len(text) <= LONGEST, f"Write at most {LONGEST} signs."),
    "number": (lambda text: NUMBER.fullmatch(text) is not None, "Write a number in digits only, as 1,1 or -0,4."),
    "count": (lambda text: text.isdecimal() and 0 < int(text) < 100_000, "Write how many studies, at least 1, or leave it empty."),
    "of_100": (lambda text: text.isdecimal() and int(text) <= 100, "Write a whole number from 0 to 100, or leave it empty."),
    "address": (
        lambda text: is_address(text) and "/" in text.split("://", 1)[1].strip("/"),
        "Write the whole address of the publication, beginning with https://; that of a whole website is no source.",
    ),
}


def rejections(table: FindingTable) -> list[Rejection]:
    """Every cell that breaks a rule, in row order. A cell that points out a person is not repeated."""
    rows: list[Row] = table.rows.to_dict("records")
    broken: dict[tuple[int, str], Rejection] = {}
    personal = _PersonalFaults()
    for row in rows:
        faults = [(column.name, _fault(row, column, table, personal)) for column in evidence_columns.columns()]
        for name, fix in [*((name, fix) for name, fix in faults if fix), *_of_the_row(row)]:
            broken.setdefault((int(row[ROW]), name), rejection(table, row, name, fix))
    return sorted([*broken.values(), *_same_ids(table, rows)], key=lambda item: (item.row, item.column))


def rejection(table: FindingTable, row: Row, name: str, fix: str) -> Rejection:
    """One cell that is refused, with its place in the file."""
    titles = {column.name: column.header_sv for column in evidence_columns.columns()}
    text = personal_data.NOT_SHOWN if fix in PERSONS or personal_data.fault_of_lesson(row[name]) else row[name][:SHOWN]
    return Rejection(int(row[ROW]), titles[name], text, fix, table.headings.get(name, ""))


class _PersonalFaults(dict[tuple[str, str], str]):
    """(kind of cell, text) -> what points out people in it: most texts stand on many rows, and each is looked at once, for one file."""

    def __missing__(self, key: tuple[str, str]) -> str:
        kind, text = key
        fix = personal_data.fault_of_id(text) if kind == ID else personal_data.fault_of_cell(text, kind == "text")
        self[key] = fix or (personal_data.fault_of_few(text) if kind == "text" else "")
        return self[key]


def _fault(row: Row, column: Column, table: FindingTable, personal: _PersonalFaults) -> str:
    """What to do about the cell; empty when it keeps its rules."""
    text = row[column.name]
    if fix := personal[ID if column.name == ID else column.kind, text]:
        return fix
    if column.kind == "text" and column.name != ID and MADE_A_DATE.fullmatch(text):
        return A_DATE
    if unclear := table.faults.get((int(row[ROW]), column.name)):
        return unclear
    if not text:
        return "Fill in this cell: it can't be empty." if column.required else ""
    if column.choices:
        return "" if text in column.choices else f"Use one of: {', '.join(column.choices)}."
    holds, fix = KINDS.get(column.kind, (bool, ""))
    return "" if holds(text) else fix


def _of_the_row(row: Row) -> Iterator[tuple[str, str]]:
    """(column, what to do) where cells of a row do not fit each other."""
    for first, second in (("ci_low", "ci_high"), ("of_100_with", "of_100_without")):
        if bool(row[first]) is not bool(row[second]):
            yield (second if row[first] else first), "Fill in both of the pair, or none."
    if NUMBER.fullmatch(row["ci_low"]) and NUMBER.fullmatch(row["ci_high"]) and float(row["ci_low"]) > float(row["ci_high"]):
        yield "ci_high", "Let the higher limit not lie below the lower one."
    if row["is_compared"] == "nej" and row["direction"] in ("talar för", "talar emot"):
        yield "direction", "A follow-up without a comparison group speaks neither for nor against: write ej säkerställt or blandat."


def _same_ids(table: FindingTable, rows: list[Row]) -> list[Rejection]:
    ids = [row["evidence_id"].casefold() for row in rows]
    times = Counter(ids)
    fix = "Give every row an id of its own: another row has the same."
    return [rejection(table, row, "evidence_id", fix) for row, name in zip(rows, ids, strict=True) if name and times[name] > 1]
