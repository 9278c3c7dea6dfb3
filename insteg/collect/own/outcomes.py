"""Bring a project's own follow-up: read, check, hold back small groups, show what would change, and only then write."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from insteg.collect.own import details, outcome_counts, outcome_reading, outcome_rules, personal_data, shelf, tables
from insteg.collect.own.outcome_counts import TOTAL, Project
from insteg.collect.own.outcome_rows import COLUMNS
from insteg.collect.own.rules import Rejection
from insteg.reference.outcome_columns import MOMENTS

KEY = ["project_id", "moment", "domain", "people"]
ORIGIN = ("origin_file", "imported_on")
# Figures of a few projects, each with its breakdowns, are read in a terminal.
MOST_FIGURES = 60
NEWS = {"+": "new", "~": "changed", "-": "gone"}
# What is counted -> the domain it is shown under.
DOMAINS = {"work": "employment", "study": "study", "moved": "work_or_study"}


@dataclass(frozen=True)
class OutcomeImport:
    """What an import would do. Nothing is written before it is accepted."""

    file: Path
    shape: str
    rows: pd.DataFrame
    before: pd.DataFrame
    notes: tuple[str, ...]
    rejections: tuple[Rejection, ...]
    left_out: tuple[str, ...]

    @property
    def writes(self) -> bool:
        return any(not line.startswith("  =") for line in differences(self))


def plan(file: Path, strict: bool = False, today: date | None = None) -> OutcomeImport:
    """What importing `file` would do; reads, writes nothing, keeps nothing of a participant.

    A project comes in whole or not at all; `strict` takes no project when one row is rejected.
    Raises ImportRefused when the file can't be read, is of neither shape, or points out a person.
    """
    table = outcome_reading.read(file)
    broken = outcome_rules.rejections(table)
    bad_rows = {item.row for item in broken}
    bad = set(table.rows.loc[table.rows[tables.ROW].astype(int).isin(bad_rows), "project_id"])
    whole = replace(table, rows=table.rows[~table.rows["project_id"].isin(list(bad))])
    good, more = outcome_counts.projects(whole)
    rejected = (*broken, *more)
    taken = [] if strict and rejected else good
    lines = [line for project in taken for line in outcome_rows(project)]
    found = pd.DataFrame(lines, columns=COLUMNS[: -len(ORIGIN)], dtype=str)
    origin = {"origin_file": personal_data.named(file), "imported_on": (today or date.today()).isoformat()}
    known = sorted(name for name in bad & set(outcome_reading.projects().values()))
    notes = (*table.notes, *(said for project in taken if (said := outcome_counts.missing_total(project))))
    before = shelf.stored(COLUMNS, shelf.OUTCOMES)
    return OutcomeImport(file, table.shape, found.assign(**origin), before, notes, rejected, tuple(known))


def outcome_rows(project: Project) -> Iterator[tuple[str, ...]]:
    """One row a figure: what may be shown with its numerator and denominator, the rest as held back."""
    seen = outcome_counts.shown(project)
    groups = ({TOTAL: project.total} if project.total else {}) | {
        name: part for parts in project.breakdowns.values() for name, part in parts.items() if name != outcome_counts.REST
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


def accept(found: OutcomeImport) -> Path:
    """Write the rows of a plan; those of other projects stay as they were. Returns the file."""
    kept = found.before[~found.before["project_id"].isin(list(found.rows["project_id"]))]
    rows = pd.concat([kept, found.rows])[COLUMNS].sort_values(KEY, kind="stable")
    # The checksum of the sums, not of the file: a checksum of rows about persons would be kept for nothing.
    checksum = hashlib.sha256(found.rows[COLUMNS].to_csv(index=False, lineterminator="\n").encode("utf-8")).hexdigest()
    return shelf.write(rows, found.file, found.shape, len(found.rows), shelf.OUTCOMES, checksum)


def differences(found: OutcomeImport) -> list[str]:
    """One line a figure: + new, ~ changed, - no longer there, = the same."""
    old = _by_key(found.before[found.before["project_id"].isin(list(found.rows["project_id"]))])
    new = _by_key(found.rows)
    lines = [f"  + {_said(key)}: {value}" if key not in old else f"  = {_said(key)}: {value}" if old[key] == value else f"  ~ {_said(key)}: {old[key]} -> {value}" for key, value in new.items()]  # fmt: skip
    return [*lines, *(f"  - {_said(key)}: {value}" for key, value in old.items() if key not in new)]


def _by_key(rows: pd.DataFrame) -> dict[tuple[str, ...], str]:
    return {tuple(row[name] for name in KEY): _figure(row) for row in rows.to_dict("records")}


def _figure(row: dict[str, str]) -> str:
    if row["status"] == "suppressed":
        return "held back (small group)"
    return f"{row['numerator']} of {row['denominator']}" if row["denominator"] else row["numerator"]


def _said(key: tuple[str, ...]) -> str:
    project, moment, domain, people = key
    when = {"": "", "exit": " at exit"}.get(moment, f" after {moment} months")
    return f"{project}, {domain.replace('_', ' ')}{when}, {people}"


def report(found: OutcomeImport, strict: bool = False) -> Iterator[str]:
    """The plan in sentences: rejected rows first, then what would be written; long lists in a file, which never repeats a cell."""
    kind = "sums" if found.shape == "aggregate" else "one row a participant; only the sums below are kept"
    rejected = [f"  Rejected {item}" for item in found.rejections]
    lines = differences(found)
    news = [line for line in lines if not line.startswith("  =")]
    yield f"{found.file.name}: read as {kind}."
    yield from (f"  {note}" for note in found.notes)
    yield from details.shortened(rejected, "rejected cells")
    whole = [f"  {name} is left out whole: its other rows without the rejected ones would give wrong sums." for name in found.left_out]
    yield from details.shortened(whole, "projects left out")
    yield from details.shortened(news, "figures", MOST_FIGURES)
    if len(rejected) > details.MOST_LINES or len(news) > MOST_FIGURES:
        yield details.kept(found.file, _every(found, news))
    marks = {
        name: sum(line.startswith(f"  {mark}") for line in lines)
        for mark, name in (("+", "new"), ("~", "changed"), ("-", "gone"), ("=", "unchanged"))
    }
    held = int((found.rows["status"] == "suppressed").sum())
    yield f"{', '.join(f'{count} {name}' for name, count in marks.items())}; {held} held back because a group is small; {len({item.row for item in found.rejections})} rows rejected."
    if strict and found.rejections:
        yield "Nothing is imported: --strict takes every row or none. Correct the rejected rows."


def _every(found: OutcomeImport, news: list[str]) -> Iterator[details.Line]:
    # Cells of a participant's row are not laid in a second file.
    yield from (("rejected", str(item.row), "", item.column, "", "", item.fix) for item in found.rejections)
    yield from (("left out whole", "", name, "", "", "", "a row of it is rejected") for name in found.left_out)
    yield from ((NEWS[line[2]], "", "", "", "", line[4:], "") for line in news)
