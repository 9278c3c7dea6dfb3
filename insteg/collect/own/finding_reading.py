"""Read the research findings of a file: its headings, and each cell in the spelling that the collection holds."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from insteg.collect.cells import listed
from insteg.collect.own import brought, headings, known_headings, near_headings, spelling, written_amounts
from insteg.collect.own.tables import ROW, ImportRefused
from insteg.collect.own.unclear import Unclear, unseen_apart
from insteg.reference import evidence_columns, interventions
from insteg.reference.project_columns import Column

SHOWN = 40
Row = dict[str, str]


@dataclass(frozen=True)
class FindingTable:
    """What was read. headings: our column -> the file's. faults: (row, column) -> what to do about a cell that cannot be read."""

    rows: pd.DataFrame
    headings: dict[str, str]
    notes: tuple[str, ...]
    faults: dict[tuple[int, str], str]


def read(file: Path) -> FindingTable:
    """The one filled table of the file. Raises ImportRefused when it has not the headings of findings."""
    needed = near_headings.needed(evidence_columns.columns())
    place = headings.find(brought.sheets(file), _is_known, file.name, needed)
    raw, known = place.rows(file.name), evidence_columns.by_header()
    names = {title: known[plain] for title in raw if title != ROW and (plain := known_headings.plain(title)) in known}
    if len(set(names.values())) != len(names):
        raise ImportRefused(f"{file.name} has a column twice. Keep one of each.")
    near_headings.refuse_lacking(needed, place.headings, _is_known, file.name)
    rows = raw.rename(columns=names).reindex(columns=[*(column.name for column in evidence_columns.columns()), ROW], fill_value="")
    faults = {(row, names[title]): fix for (row, title), fix in place.faults().items() if title in names}
    unused = [title[:SHOWN] for title in raw if title not in (*names, ROW)]
    notes = [*place.notes, *([f"Not in the template and not read: {', '.join(map(repr, unused))}."] if unused else [])]
    # Plain rows: setting a cell of a frame's row takes longer than all the reading.
    spelled = pd.DataFrame([_spelled(row, notes, faults) for row in rows.to_dict("records")], columns=rows.columns, dtype=str)
    return FindingTable(spelled, {name: title for title, name in names.items()}, tuple(notes), faults)


def _is_known(heading: str) -> bool:
    return known_headings.plain(heading) in evidence_columns.by_header()


def _spelled(row: Row, notes: list[str], faults: dict[tuple[int, str], str]) -> Row:
    """The row in our spelling; what cannot be read is added to the faults, what was said twice to the notes."""
    number, ready = int(row[ROW]), row.copy()
    for column in evidence_columns.columns():
        try:
            ready[column.name], twice = _cell(row[column.name], column)
        except Unclear as error:
            faults.setdefault((number, column.name), str(error))
            continue
        notes += [f"Row {number}, {column.header_sv}: {', '.join(twice)} stands twice and is read once."] if twice else []
    return ready


def _cell(text: str, column: Column) -> tuple[str, list[str]]:
    """(the cell as the collection holds it, what it says twice). Raises Unclear, saying what to write."""
    if not text:
        return "", []
    if column.kind in LISTS:
        return _several(text, column.kind)
    if column.choices:
        return spelling.choice(text, column), []
    if column.kind == "number":
        return unseen_apart(text).replace(" ", "").replace(",", "."), []
    return (written_amounts.count(text) if column.kind in ("count", "of_100") else text), []


def _type(text: str) -> str:
    if found := interventions.type_of_class(text):
        return found
    raise Unclear(f"No type of intervention is called {text[:SHOWN]!r}. Use one from the sheet Insatstyper.")


def _domain(text: str) -> str:
    if found := evidence_columns.domains().get(text.casefold()):
        return found
    raise Unclear(f"No outcome area is called {text[:SHOWN]!r}. Use those from the sheet Utfallsområden, with semicolons between them.")


def _country(text: str) -> str:
    if found := evidence_columns.countries().get(unseen_apart(text).casefold()):
        return found[0]
    raise Unclear(f"No country is called {text[:SHOWN]!r}. Write its name in Swedish or English, with semicolons between several.")


LISTS = {"type": _type, "domains": _domain, "country": _country}


def _several(text: str, kind: str) -> tuple[str, list[str]]:
    """Each part in our words, once."""
    found = [LISTS[kind](part) for part in listed(text)]
    once = list(dict.fromkeys(found))
    if kind == "type" and len(once) > 1:
        raise Unclear("Write one type. A finding on several interventions at once is of the type Flera insatser tillsammans.")
    written = dict(zip(found, listed(text), strict=True))
    return ";".join(once), [written[name] for name in once if found.count(name) > 1]
