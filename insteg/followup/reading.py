"""Read a project's follow-up: either sums or one row a participant, refused where it names a person."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from insteg import outcome_columns, places
from insteg.followup import names, personal
from insteg.outcome_columns import AGGREGATE, MOMENTS, PARTICIPANT
from insteg.project_columns import Column
from insteg.sources._cells import day
from insteg.warehouse import import_store
from insteg.warehouse.import_rules import Rejection
from insteg.warehouse.import_tables import ROW, ImportRefused, frame, sheets

LARGEST_COUNT, YOUNGEST, OLDEST = 100_000, 10, 80
# The answers that a column takes beside the ones the template offers.
SAME = {
    "kvinna": "kvinnor",
    "man": "män",
    "women": "kvinnor",
    "men": "män",
    "all": "alla",
    "total": "alla",
    "totalt": "alla",
    "övrigt": "övriga",
}
SAME_OF_ONE = {
    "kvinnor": "kvinna",
    "män": "man",
    "woman": "kvinna",
    "work": "arbete",
    "study": "studier",
    "other": "annat",
    "unknown": "okänt",
}


@dataclass(frozen=True)
class Table:
    """What was read: which shape, its rows under our names, headers that mean nothing to us."""

    shape: str
    rows: pd.DataFrame
    unknown_columns: tuple[str, ...]


def read(file: Path) -> Table:
    """The one filled table of the file. Raises ImportRefused when it points out a person, or is of neither shape."""
    tables = sheets(file)
    found = [place for name, lines in tables.items() for place in personal.found(name, lines)]
    if found:
        raise ImportRefused(personal.told(found, _named(file)))
    shapes = [(shape, lines) for lines in tables.values() if len(lines) > 1 and (shape := _shape(lines[0]))]
    filled = [(shape, lines) for shape, lines in shapes if any(cell.strip() for line in lines[1:] for cell in line)]
    if not filled:
        raise ImportRefused(f"{file.name} holds no rows under the headers of the template. Start from the template on the page Projekt.")
    if len(filled) > 1:
        raise ImportRefused(f"{file.name} has {len(filled)} filled sheets. Keep one of them: sums, or one row a participant.")
    return _table(*filled[0], file.name)


def _named(file: Path) -> str:
    return "The file" if personal.kind_of(file.stem) or names.looks_like_name(file.stem) else file.name


def _shape(header: list[str]) -> str | None:
    """Which of the two shapes a header is of, by the columns that only one of them has."""
    for shape, sign in ((PARTICIPANT, "status_"), (AGGREGATE, "work_")):
        names = {outcome_columns.by_header(shape).get(title.strip().lower()) or "" for title in header}
        if "project_id" in names and any(name.startswith(sign) for name in names):
            return shape
    return None


def _table(shape: str, lines: list[list[str]], name: str) -> Table:
    raw = frame(lines, name)
    known = outcome_columns.by_header(shape)
    names = {title: known[title.lower()] for title in raw.columns if title.lower() in known}
    if len(set(names.values())) != len(names):
        raise ImportRefused(f"{name} has a column twice. Keep one of each.")
    required = [column for column in outcome_columns.columns(shape) if column.required and column.name not in names.values()]
    if required:
        raise ImportRefused(f"{name} lacks the column {required[0].header_sv}. Start from the template on the page Projekt.")
    every = [column.name for column in outcome_columns.columns(shape)]
    rows = raw.rename(columns=names).reindex(columns=[*every, ROW], fill_value="")
    return Table(shape, rows.assign(**_in_our_words(rows, shape)), tuple(title for title in raw.columns if title not in (*names, ROW)))


def _in_our_words(rows: pd.DataFrame, shape: str) -> dict[str, pd.Series]:
    same = SAME if shape == AGGREGATE else SAME_OF_ONE
    choices = [column.name for column in outcome_columns.columns(shape) if column.choices]
    return {
        name: rows[name].str.strip().str.replace("–", "-", regex=False).str.casefold().map(lambda text: same.get(text, text))
        for name in choices
    }


def rejections(table: Table) -> list[Rejection]:
    """Every cell that breaks a rule, in row order. A value that may point out a person is not repeated."""
    known = projects()
    checks = _per_kind(known)
    cells = [
        Rejection(int(row[ROW]), column.header_sv, _shown(row[column.name]), fix)
        for _, row in table.rows.iterrows()
        for column in outcome_columns.columns(table.shape)
        if (fix := _broken(row[column.name], column, checks))
    ]
    bad = {item.row for item in cells}
    whole = [row for _, row in table.rows.iterrows() if int(row[ROW]) not in bad]
    rules = _of_sums if table.shape == AGGREGATE else _of_one
    broken = [Rejection(int(row[ROW]), column, _shown(row[name]), fix) for row in whole for name, column, fix in rules(row)]
    return sorted([*cells, *broken], key=lambda item: (item.row, item.column))


def projects() -> set[str]:
    """The ids of all projects that a follow-up may belong to."""
    files = [places.raw() / "projects" / "projects.csv", import_store.PROJECTS.folder / "projects.csv"]
    return {name for file in files if file.exists() for name in pd.read_csv(file, dtype=str, keep_default_na=False)["project_id"]}


def _shown(text: str) -> str:
    return "(not shown)" if personal.kind_of(text) or names.looks_like_name(text) else text[:40]


def _per_kind(known: set[str]) -> dict[str, tuple[Callable[[str], bool], str]]:
    return {
        "project": (lambda text: text in known, "No project has this id. Import the project first, or write the id that stands on the page Projekt."),
        "count": (lambda text: text.isdecimal() and int(text) <= LARGEST_COUNT, "Write a whole number of persons, also when it is small: small groups are held back here."),
        "age": (lambda text: text.isdecimal() and YOUNGEST <= int(text) <= OLDEST, f"Write the age in whole years, {YOUNGEST} to {OLDEST}, or leave it empty."),
        "date": (_is_day, "Write 2024, 2024-03 or 2024-03-01."),
        "text": (lambda text: len(text) <= 40, "Write the period in at most 40 characters, as 2023-2024."),
    }  # fmt: skip


def _is_day(text: str) -> bool:
    try:
        return day(text)[0] is not None
    except ValueError:
        return False


def _broken(text: str, column: Column, checks: dict[str, tuple[Callable[[str], bool], str]]) -> str:
    """What to do about the cell; empty when it keeps its rules."""
    if not text:
        return "Fill in this cell: it can't be empty." if column.required else ""
    if column.choices:
        return "" if text in column.choices else f"Use one of: {', '.join(column.choices)}."
    holds, fix = checks[column.kind]
    return "" if holds(text) else fix


def _of_sums(row: pd.Series) -> list[tuple[str, str, str]]:
    """(name, header, fix) of each count that cannot be right beside the others of its row."""
    found = [] if not row["entered"] or int(row["left"]) <= int(row["entered"]) else [("left", "Count no more who left than entered.")]
    for moment in MOMENTS:
        followed, work, study = (row[f"{name}_{moment}"] for name in ("followed", "work", "study"))
        followed = followed or (row["left"] if moment == "exit" and (work or study) else "")
        if len({bool(followed), bool(work), bool(study)}) > 1:
            found.append((f"work_{moment}", "Fill in all counts of this moment, or none: an empty cell is no zero."))
        elif followed and int(work) + int(study) > int(followed):
            found.append((f"work_{moment}", "Count no more in work and study than whose situation is known."))
        elif followed and int(followed) > int(row["left"]):
            found.append((f"followed_{moment}", "Count no more followed up than left."))
    titles = {column.name: column.header_sv for column in outcome_columns.columns(AGGREGATE)}
    return [(name, titles[name], fix) for name, fix in found]


def _of_one(row: pd.Series) -> list[tuple[str, str, str]]:
    """(name, header, fix) of what cannot be right of one participant."""
    titles = {column.name: column.header_sv for column in outcome_columns.columns(PARTICIPANT)}
    found = []
    if row["left"] and day(row["entered"])[0] > day(row["left"], last=True)[0]:  # type: ignore[operator]
        found.append(("left", "Let the day of leaving come after the day of entering."))
    if not row["left"] and any(row[f"status_{moment}"] for moment in MOMENTS):
        found.append(("left", "Fill in when the person left: a situation afterwards is given."))
    return [(name, titles[name], fix) for name, fix in found]
