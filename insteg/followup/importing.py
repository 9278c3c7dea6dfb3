"""Bring a project's own follow-up: read, check, hold back small groups, show what would change, and only then write."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from insteg.followup import counts, reading
from insteg.followup.counts import TOTAL, Project
from insteg.outcome_columns import MOMENTS
from insteg.sources.own_outcomes import COLUMNS
from insteg.warehouse import import_store
from insteg.warehouse.import_rules import Rejection

KEY = ["project_id", "moment", "domain", "people"]
ORIGIN = ("origin_file", "imported_on")
# What is counted -> the domain it is shown under.
DOMAINS = {"work": "employment", "study": "study", "moved": "work_or_study"}


@dataclass(frozen=True)
class Plan:
    """What an import would do. Nothing is written before it is accepted."""

    file: Path
    shape: str
    rows: pd.DataFrame
    before: pd.DataFrame
    unknown_columns: tuple[str, ...]
    rejections: tuple[Rejection, ...]
    left_out: tuple[str, ...]

    @property
    def writes(self) -> bool:
        return any(not line.startswith("  =") for line in differences(self))


def plan(file: Path, strict: bool = False, today: date | None = None) -> Plan:
    """What importing `file` would do; reads, writes nothing, keeps nothing of a participant.

    A project comes in whole or not at all; `strict` takes no project when one row is rejected.
    Raises ImportRefused when the file can't be read, is of neither shape, or points out a person.
    """
    table = reading.read(file)
    broken = reading.rejections(table)
    bad_rows = {item.row for item in broken}
    bad = set(table.rows.loc[table.rows[reading.ROW].astype(int).isin(bad_rows), "project_id"])
    whole = reading.Table(table.shape, table.rows[~table.rows["project_id"].isin(list(bad))], table.unknown_columns)
    good, more = counts.projects(whole)
    rejected = (*broken, *more)
    taken = [] if strict and rejected else good
    lines = [line for project in taken for line in outcome_rows(project)]
    found = pd.DataFrame(lines, columns=COLUMNS[: -len(ORIGIN)], dtype=str)
    origin = {"origin_file": file.name, "imported_on": (today or date.today()).isoformat()}
    known = sorted(name for name in bad & reading.projects())
    return Plan(
        file,
        table.shape,
        found.assign(**origin),
        import_store.stored(COLUMNS, import_store.OUTCOMES),
        table.unknown_columns,
        rejected,
        tuple(known),
    )


def outcome_rows(project: Project) -> Iterator[tuple[str, ...]]:
    """One row a figure: what may be shown with its numerator and denominator, the rest as held back."""
    seen = counts.shown(project)
    groups = {TOTAL: project.total} | {
        name: part for parts in project.breakdowns.values() for name, part in parts.items() if name != counts.REST
    }
    for people, part in groups.items():
        for kind in ("entered", "left"):
            if kind in part:
                yield _row(project, "", kind, people, seen.get((people, kind)), None)
        for moment in MOMENTS:
            if not part.get(f"followed_{moment}"):
                continue
            for name, domain in DOMAINS.items():
                yield _row(
                    project, moment, domain, people, seen.get((people, f"{name}_{moment}")), seen.get((people, f"followed_{moment}"))
                )


def _row(project: Project, moment: str, domain: str, people: str, count: int | None, whole: int | None) -> tuple[str, ...]:
    status = "suppressed" if count is None else "ok"
    return (
        project.project_id,
        project.period,
        moment,
        domain,
        people,
        *("" if number is None else str(number) for number in (count, whole)),
        status,
    )


def accept(found: Plan) -> Path:
    """Write the rows of a plan; those of other projects stay as they were. Returns the file."""
    kept = found.before[~found.before["project_id"].isin(list(found.rows["project_id"]))]
    rows = pd.concat([kept, found.rows])[COLUMNS].sort_values(KEY, kind="stable")
    # The checksum of the sums, not of the file: a checksum of rows about persons would be kept for nothing.
    checksum = hashlib.sha256(found.rows[COLUMNS].to_csv(index=False, lineterminator="\n").encode("utf-8")).hexdigest()
    return import_store.write(rows, found.file, found.shape, len(found.rows), import_store.OUTCOMES, checksum)


def differences(found: Plan) -> list[str]:
    """One line a figure: + new, ~ changed, - no longer there, = the same."""
    old = _by_key(found.before[found.before["project_id"].isin(list(found.rows["project_id"]))])
    new = _by_key(found.rows)
    lines = [f"  + {_said(key)}: {value}" if key not in old else f"  = {_said(key)}: {value}" if old[key] == value else f"  ~ {_said(key)}: {old[key]} -> {value}" for key, value in new.items()]  # fmt: skip
    return [*lines, *(f"  - {_said(key)}: {value}" for key, value in old.items() if key not in new)]


def _by_key(rows: pd.DataFrame) -> dict[tuple[str, ...], str]:
    return {tuple(row[name] for name in KEY): _figure(row) for _, row in rows.iterrows()}


def _figure(row: pd.Series) -> str:
    if row["status"] == "suppressed":
        return "held back (small group)"
    return f"{row['numerator']} of {row['denominator']}" if row["denominator"] else row["numerator"]


def _said(key: tuple[str, ...]) -> str:
    project, moment, domain, people = key
    when = {"": "", "exit": " at exit"}.get(moment, f" after {moment} months")
    return f"{project}, {domain.replace('_', ' ')}{when}, {people}"


def report(found: Plan, strict: bool = False) -> Iterator[str]:
    """The plan in sentences: rejected rows first, then what would be written."""
    kind = "sums" if found.shape == "aggregate" else "one row a participant; only the sums below are kept"
    yield f"{found.file.name}: read as {kind}."
    for number, _ in enumerate(found.unknown_columns, start=1):
        yield f"  Column {number} of those that are not in the template is left out."
    for item in found.rejections:
        yield f"  Rejected {item}"
    for name in found.left_out:
        yield f"  {name} is left out whole: its other rows without the rejected ones would give wrong sums."
    lines = differences(found)
    yield from (line for line in lines if not line.startswith("  ="))
    marks = {
        name: sum(line.startswith(f"  {mark}") for line in lines)
        for mark, name in (("+", "new"), ("~", "changed"), ("-", "gone"), ("=", "unchanged"))
    }
    held = int((found.rows["status"] == "suppressed").sum())
    yield f"{', '.join(f'{count} {name}' for name, count in marks.items())}; {held} held back because a group is small; {len({item.row for item in found.rejections})} rows rejected."
    if strict and found.rejections:
        yield "Nothing is imported: --strict takes every row or none. Correct the rejected rows."
