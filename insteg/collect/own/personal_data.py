"""The one place where imports ask whether a cell points out a person. What is found and how is the business of insteg.privacy."""

from pathlib import Path

from insteg.collect.own.tables import ImportRefused, Sheet
from insteg.privacy import few, names, personal, persons, tables
from insteg.privacy.small_numbers import THRESHOLD

NAME = "This looks like a person's name. Write the organisation or the role."
NAMED_ID = "This id looks like a person's name. Give the row an id of its own, such as A1."
FEW = f"This tells of fewer than {THRESHOLD} people, who could be recognised. Write 'färre än fem', or leave out the number or the place."
# What to do about a cell that points out a person, by what it points out.
FIXES = {kind: f"Remove the {said}: persons stay out." for kind, said in personal.SAID.items()} | {personal.NAME: NAME}
NOT_SHOWN = "(not shown)"


def fault_of_cell(text: str, may_hold_name: bool) -> str:
    """What to do about a cell of a project that points out a person; empty when none does."""
    kind = personal.kind_of(text, personal.KINDS if may_hold_name else personal.NUMBERED)
    return FIXES[kind] if kind else ""


def fault_of_id(text: str) -> str:
    """What to do about an id that points out a person. Only a whole name: an id may begin with an author's."""
    return fault_of_cell(text, may_hold_name=False) or (NAMED_ID if personal.kind_of(text, (personal.NAME,)) else "")


def fault_of_few(text: str) -> str:
    """What to do about a text that tells of so few people that they could be recognised."""
    return FEW if few.told(text) else ""


def fault_of_lesson(text: str) -> str:
    return fault_of_cell(text, may_hold_name=True)


def organisations(owners: list[str], numbers: list[str]) -> list[bool]:
    """Which owners of a bank's export are surely no persons, by name and number."""
    return [persons.is_organisation(*pair) for pair in zip(owners, numbers, strict=True)]


def masked(text: str) -> str:
    """A text of a bank's export with whatever points out a person replaced."""
    return personal.masked(text)


def refuse_persons(sheets: list[Sheet], header_of: dict[str, int], file: Path) -> None:
    """Raises ImportRefused when any sheet, hidden ones too, points out a person. header_of: sheet -> index of its headings, where known."""
    found = [place for sheet in sheets for place in tables.found(sheet.name, _header_first(sheet.lines, header_of.get(sheet.name, 0)))]
    if found:
        raise ImportRefused(tables.told(found, named(file)))


def _header_first(lines: list[list[str]], header: int) -> list[list[str]]:
    # The finder takes line 1 for the header: a title above it changes place with it, and every other line keeps its number.
    return lines if not header else [lines[header], *lines[1:header], lines[0], *lines[header + 1 :]]


def named(file: Path) -> str:
    """The file's name as it may be told and kept: one that points out a person is left out."""
    return personal.file_name(file)


def shown(text: str) -> str:
    """A cell as a message may repeat it."""
    return NOT_SHOWN if personal.kind_of(text) or names.looks_like_name(text) else text[:40]
