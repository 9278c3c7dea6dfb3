"""Research on a type as marks: one a finding, those of one work together, by what the outcome is about. Never a sum of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from insteg.reference.words import Words

# What a mark can say, in the order in which a reader is told of them. Followed up is not compared (reading rule 16).
KINDS = ("positive", "mixed", "none", "negative", "followed")
# As letters, where nothing can be drawn: a cell of a slide's table, a saved picture. All of them are in the fonts of our files.
LETTERS = dict(zip(KINDS, "▲◆o▼–", strict=True))
# The questions of `type_evidence` that have a column each; all others share the last.
WORK, STUDY, REST = COLUMNS = ("work", "study", "rest")


@dataclass(frozen=True)
class FindingMark:
    evidence_id: str
    work_id: str
    column: str
    kind: str


def direction_of(row: Any) -> str:
    """Which way a finding points, as coded; a group that was followed up and not compared shows no direction."""
    return str(row.direction) if row.is_compared else "followed"


def kind_of(row: Any) -> str:
    """What a finding says, as a mark. No effect found and none that could be shown look alike: nothing was shown."""
    found = direction_of(row)
    return "none" if found == "not_shown" else found


def column_of(question: str) -> str:
    """The one column of a finding; one on several kinds of outcome is asked of work, else of study."""
    return question if question in (WORK, STUDY) else REST


def of(rows: Iterable[Any]) -> tuple[FindingMark, ...]:
    """One mark a finding, in the order of the file."""
    return tuple(FindingMark(row.evidence_id, row.work_id, column_of(row.question), kind_of(row)) for row in rows)


def by_work(marks: Iterable[FindingMark], column: str) -> list[list[str]]:
    """The marks of a column, those of one work together, in the order in which each work comes first."""
    works: dict[str, list[str]] = {}
    for mark in marks:
        if mark.column == column:
            works.setdefault(mark.work_id, []).append(mark.kind)
    return list(works.values())


def in_words(say: Words, marks: Iterable[FindingMark], column: str) -> str:
    """How many of each, for whoever does not see the marks; empty where there are none."""
    kinds = [mark.kind for mark in marks if mark.column == column]
    return ", ".join(f"{say(f'types.mark.{kind}')}: {say.number(kinds.count(kind))}" for kind in KINDS if kind in kinds)


def key(say: Words) -> str:
    """What the letters mean."""
    return ", ".join(f"{letter} {say(f'types.mark.{kind}')}" for kind, letter in LETTERS.items())


def in_letters(marks: Iterable[FindingMark], column: str) -> str:
    """The marks as letters, works apart."""
    return " ".join("".join(LETTERS[kind] for kind in work) for work in by_work(marks, column))
