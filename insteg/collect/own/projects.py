"""Bring one's own projects: read, check, show what would change, and only then write. The next build includes them."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from insteg.collect.own import brought, comparing, completing, formats, headings, known_headings, matching, rules, shelf, spelling
from insteg.collect.own.comparing import Change
from insteg.collect.own.completing import COLUMNS
from insteg.collect.own.formats import Recognised
from insteg.collect.own.matching import ProjectMatch
from insteg.collect.own.project_rows import as_known
from insteg.collect.own.rules import Rejection
from insteg.collect.own.spelling import Spelled, Taken
from insteg.collect.own.tables import ROW
from insteg.store import folders

MOST_SAID = 3


@dataclass(frozen=True)
class Recognition:
    """A row of the file that speaks of a known project under another id."""

    row: int
    file_id: str
    project_id: str
    by: str


@dataclass(frozen=True)
class ProjectImport:
    """What an import would do. Nothing is written before it is accepted.

    published: rows, by their id in the file, that the collection that comes with Insteg holds; an import never changes that, and
    `differences` says what the file has otherwise.
    """

    file: Path
    format: str
    new: pd.DataFrame
    changed: pd.DataFrame
    changes: tuple[Change, ...]
    unchanged: tuple[str, ...]
    published: tuple[str, ...]
    differences: tuple[Change, ...]
    recognised: tuple[Recognition, ...]
    elsewhere: int
    unknown_columns: tuple[str, ...]
    notes: tuple[str, ...]
    taken: tuple[Taken, ...]
    headings: dict[str, str]
    rejections: tuple[Rejection, ...]

    @property
    def writes(self) -> bool:
        return not (self.new.empty and self.changed.empty)


def plan(file: Path, everywhere: bool = False, strict: bool = False, today: date | None = None) -> ProjectImport:
    """What importing `file` would do; reads, writes nothing.

    `everywhere` keeps rows of a bank's export that lie outside the county. `strict` takes no row at all when one is rejected.
    Raises ImportRefused when the file can't be read or is of no known kind.
    """
    place = headings.find(brought.sheets(file), known_headings.of_projects, file.name, formats.needed())
    found = formats.recognised(place, file.name)
    is_kept = [everywhere or found.kind == formats.OWN or bool(here) for here in found.rows["is_here"].tolist()]
    kept = found.rows[is_kept].reset_index(drop=True)
    rows = spelling.spelled(found, kept)
    rows = replace(
        rows,
        rows=completing.completed(rows.rows, file, found.kind, today or date.today()),
        faults=rows.faults | _faults(place, found, kept),
    )
    ours, theirs = shelf.stored(COLUMNS), _collection()
    same = matching.matches(rows.rows, pd.concat([ours, theirs[~theirs["project_id"].isin(list(ours["project_id"]))]], ignore_index=True))
    broken = [*_other_projects(rows, same, theirs, found.headings)]
    rows = replace(rows, rows=_same_ids(rows.rows, same))
    broken += rules.rejections(rows, found.headings, is_own=found.kind == formats.OWN)
    bad = {item.row for item in broken}
    good = rows.rows[[int(number) not in bad for number in rows.rows[ROW].tolist()]]
    fresh = good.head(0) if strict and broken else good
    empty = ProjectImport(
        file, found.kind, fresh.head(0), fresh.head(0), (), (), (), (), _recognitions(rows, same, bad), len(found.rows) - len(kept),
        found.unused, (*place.notes, *_doubles(good)), rows.taken, found.headings, tuple(sorted(broken, key=lambda item: item.row)),
    )  # fmt: skip
    return _compared(fresh, rows.written["project_id"], ours, theirs, empty)


def accept(found: ProjectImport) -> Path:
    """Write the new and changed rows of a plan; returns the file. Every other project stays as it was."""
    before = shelf.stored(COLUMNS)
    fresh = pd.concat([found.new, found.changed])
    kept = before[~before["project_id"].isin(list(fresh["project_id"]))]
    return shelf.write(pd.concat([kept, fresh]).sort_values("project_id")[COLUMNS], found.file, found.format, len(fresh))


def _faults(place: headings.HeadedTable, found: Recognised, rows: pd.DataFrame) -> dict[tuple[int, str], str]:
    """(row index, our column) -> what to do about a cell that holds no value of its own. Columns that are not used don't matter."""
    ours = {theirs: name for name, theirs in found.headings.items()}
    ours |= {theirs: "start_date" for name, theirs in found.headings.items() if name == "period"}
    index = {int(number): place for place, number in enumerate(rows[ROW].tolist())}
    return {(index[row], ours[title]): fix for (row, title), fix in place.faults().items() if row in index and title in ours}


def _collection() -> pd.DataFrame:
    """The projects that come with Insteg, as text."""
    folder = folders.raw("projects")
    if not folder.exists():
        return pd.DataFrame(columns=COLUMNS, dtype=str)
    return as_known(folder).reindex(columns=COLUMNS, fill_value="")


def _same_ids(rows: pd.DataFrame, same: dict[int, ProjectMatch]) -> pd.DataFrame:
    """A project that is known under another id keeps that id."""
    known = {index: match.ids[0] for index, match in same.items() if len(match.ids) == 1}
    return rows.assign(project_id=[known.get(index, name) for index, name in zip(rows.index, rows["project_id"].tolist(), strict=True)])


def _recognitions(rows: Spelled, same: dict[int, ProjectMatch], bad: set[int]) -> tuple[Recognition, ...]:
    numbers, ids = rows.rows[ROW].tolist(), rows.written["project_id"].tolist()
    return tuple(
        Recognition(int(numbers[index]), ids[index], match.ids[0], match.by)
        for index, match in sorted(same.items())
        if len(match.ids) == 1 and ids[index] != match.ids[0] and int(numbers[index]) not in bad
    )


def _doubles(rows: pd.DataFrame) -> list[str]:
    numbers = dict(zip(rows.index, rows[ROW].tolist(), strict=True))
    groups = [[numbers[index] for index in group] for group in matching.doubles(rows)]
    said = [
        f"Rows {', '.join(group[:5])}{' …' if len(group) > 5 else ''} look like one project. Keep one of them if they are."
        for group in groups
    ]
    return (
        said if len(said) <= MOST_SAID else [*said[:MOST_SAID], f"{len(said) - MOST_SAID} more groups of rows look like one project each."]
    )


def _other_projects(rows: Spelled, same: dict[int, ProjectMatch], theirs: pd.DataFrame, titles: dict[str, str]) -> list[Rejection]:
    """Rows that carry the id of another project in the collection, and rows of which it can't be said which project they speak of."""
    known = dict(zip(theirs["project_id"], theirs["title"], strict=True))
    cells = zip(*(rows.rows[name].tolist() for name in (ROW, "project_id", "title")), strict=True)
    found = []
    for index, (number, name, title) in enumerate(cells):
        match = same.get(index)
        if name in known and not set(matching.title_keys(title)) & set(matching.title_keys(known[name])):
            found.append(Rejection(int(number), "project_id", name, f"The collection's {known[name]!r} has this id. Choose another.", titles.get("project_id", "")))  # fmt: skip
        elif match and len(match.ids) > 1:
            which = ", ".join(filter(None, match.ids))
            fix = f"This looks like {which} (same {match.by}), and so does another row or project. Write the id of the one it is in {which}'s place, or give the diary number."
            found.append(Rejection(int(number), "project_id", name, fix, titles.get("project_id", "")))
    return found


def _compared(rows: pd.DataFrame, file_ids: pd.Series, ours: pd.DataFrame, theirs: pd.DataFrame, empty: ProjectImport) -> ProjectImport:
    """The plan with its rows sorted into new, changed, unchanged, and those that the collection holds already."""
    is_known = rows["project_id"].isin(list(ours["project_id"]))
    # An imported copy of a project in the collection would count it twice.
    is_published = ~is_known & rows["project_id"].isin(list(theirs["project_id"]))
    merged = comparing.overlaid(rows[is_known], ours)
    changes = comparing.changes(merged, ours, [])
    is_touched = merged["project_id"].isin({change.key for change in changes})
    beside = comparing.changes(comparing.overlaid(rows[is_published], theirs), theirs, comparing.DERIVED)
    return replace(
        empty, new=rows[~is_known & ~is_published], changed=merged[is_touched], changes=changes,
        unchanged=tuple(merged.loc[~is_touched, "project_id"]), published=tuple(file_ids[rows.index[is_published]]),
        differences=tuple(item for item in beside if not matching.says_the_same(item.column, item.before, item.after)),
    )  # fmt: skip
