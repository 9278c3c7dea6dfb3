"""The headings that a file lacks, and those of its own that are nearly one of them: what a person needs to mend the file."""

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from insteg.collect.own import personal_data
from insteg.collect.own.known_headings import plain
from insteg.collect.own.tables import ImportRefused
from insteg.reference.project_columns import Column

# As alike as "Projektnamn" and "Projektets namn"; or the one within the other, from so many letters on ("Namn").
NEAR, SHORTEST = 0.75, 4


@dataclass(frozen=True)
class Needed:
    """A heading that a table can't be without. names: every heading that means it, as headings are compared."""

    shown: str
    names: frozenset[str]


def needed(columns: Iterable[Column], also: Sequence[Column] = ()) -> tuple[Needed, ...]:
    """The columns of a template that must be filled in. also: columns that do for the first of them."""
    required = [column for column in columns if column.required]
    instead = {name for column in also for name in column.headers}
    return tuple(
        Needed(column.header_sv, frozenset({*column.headers, *(instead if place == 0 else ())})) for place, column in enumerate(required)
    )


def lacking(wanted: Sequence[Needed], line: Sequence[str]) -> list[Needed]:
    """Those that no heading of the line means."""
    there = {plain(cell) for cell in line if cell}
    return [one for one in wanted if not one.names & there]


def refuse_lacking(wanted: Sequence[Needed], line: Sequence[str], is_known: Callable[[str], bool], file: str) -> None:
    """Raises ImportRefused when a heading that every row needs is not there: nobody could fill it in row by row."""
    if absent := lacking(wanted, line):
        missing = ", ".join(one.shown for one in absent)
        raise ImportRefused(
            f"{file} lacks the column {missing}. {meant(absent, line, is_known)}Start from the template on the page Projekt."
        )


def meant(absent: Sequence[Needed], line: Sequence[str], is_known: Callable[[str], bool]) -> str:
    """ "Did you mean Kommuner by 'Kommunr'? " for each that has a near miss among the headings that mean nothing else; empty for none."""
    unread = {plain(cell): cell for cell in line if cell and not is_known(cell)}
    found = [(one.shown, near) for one in absent if (near := _nearest(one, list(unread)))]
    return "".join(f"Did you mean {shown} by {personal_data.shown(unread[near])!r}? " for shown, near in found)


def _nearest(one: Needed, unread: list[str]) -> str:
    """The likeliest of the headings that nobody knows; empty where none is likely."""
    alike = {cell: max(_likeness(cell, name) for name in one.names) for cell in unread}
    best = max(alike, key=lambda cell: alike[cell], default="")
    return best if best and alike[best] >= NEAR else ""


def _likeness(cell: str, name: str) -> float:
    shorter, longer = sorted((cell, name), key=len)
    if len(shorter) >= SHORTEST and shorter in longer:
        return 1.0
    return difflib.SequenceMatcher(None, cell, name, autojunk=False).ratio()
