"""The rules that a follow-up keeps; a value that may point out a person is never repeated, one of a participant's row neither."""

from collections.abc import Callable

from insteg.collect.cells import day
from insteg.collect.own import personal_data
from insteg.collect.own.outcome_reading import Table, projects
from insteg.collect.own.rules import Rejection
from insteg.collect.own.tables import ROW
from insteg.reference import outcome_columns
from insteg.reference.outcome_columns import AGGREGATE, MOMENTS, PARTICIPANT
from insteg.reference.project_columns import Column

LARGEST_COUNT, YOUNGEST, OLDEST = 100_000, 10, 80
Row = dict[str, str]


def rejections(table: Table) -> list[Rejection]:
    """Every cell that breaks a rule, in row order."""
    checks = _per_kind(set(projects().values()))
    columns = outcome_columns.columns(table.shape)
    rows: list[Row] = table.rows.to_dict("records")
    faults = {column.name: {text: _broken(text, column, checks) for text in table.rows[column.name].unique()} for column in columns}
    broken = [
        _rejection(row, column.name, column.header_sv, fix)
        for row in rows
        for column in columns
        if (fix := table.faults.get((int(row[ROW]), column.name)) or faults[column.name][row[column.name]])
    ]
    bad = {item.row for item in broken}
    rules = _of_sums if table.shape == AGGREGATE else _of_one
    more = [_rejection(row, name, title, fix) for row in rows if int(row[ROW]) not in bad for name, title, fix in rules(row)]
    return sorted([*broken, *more], key=lambda item: (item.row, item.column))


def _rejection(row: Row, name: str, title: str, fix: str) -> Rejection:
    return Rejection(int(row[ROW]), title, personal_data.shown(row[name]), fix)


def _per_kind(known: set[str]) -> dict[str, tuple[Callable[[str], bool], str]]:
    return {
        "project": (lambda text: text in known, "No project has this id. Import the project first, or write the id that stands on the page Projekt."),
        "count": (lambda text: _is_whole(text) and int(text) <= LARGEST_COUNT, "Write a whole number of persons, also when it is small: small groups are held back here."),
        "age": (lambda text: _is_whole(text) and YOUNGEST <= int(text) <= OLDEST, f"Write the age in whole years, {YOUNGEST} to {OLDEST}, or leave it empty."),
        "date": (_is_day, "Write 2024, 2024-03 or 2024-03-01."),
        "text": (lambda text: len(text) <= 40, "Write the period in at most 40 characters, as 2023-2024."),
    }  # fmt: skip


def _is_whole(text: str) -> bool:
    # So many figures no count has, and Python refuses to read some thousands of them.
    return text.isascii() and text.isdecimal() and len(text) < 10


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


def _of_sums(row: Row) -> list[tuple[str, str, str]]:
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


def _of_one(row: Row) -> list[tuple[str, str, str]]:
    """(name, header, fix) of what cannot be right of one participant."""
    titles = {column.name: column.header_sv for column in outcome_columns.columns(PARTICIPANT)}
    found = []
    if row["left"] and day(row["entered"])[0] > day(row["left"], last=True)[0]:  # type: ignore[operator]
        found.append(("left", "Let the day of leaving come after the day of entering."))
    if not row["left"] and any(row[f"status_{moment}"] for moment in MOMENTS):
        found.append(("left", "Fill in when the person left: a situation afterwards is given."))
    return [(name, titles[name], fix) for name, fix in found]
