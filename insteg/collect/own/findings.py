"""Bring one's own research findings: read, check, show what would change, and only then write. The next build includes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from insteg.collect.own import comparing, details, finding_reading, finding_rows, finding_rules, personal_data, shelf
from insteg.collect.own.comparing import Change
from insteg.collect.own.finding_reading import FindingTable, Row
from insteg.collect.own.finding_rules import rejection
from insteg.collect.own.matching import address_key, words
from insteg.collect.own.rules import Rejection
from insteg.collect.own.tables import ROW
from insteg.reference import evidence_columns
from insteg.store import folders

KIND = "template"
SHOWN = 60


@dataclass(frozen=True)
class FindingImport:
    """What an import would do. Nothing is written before it is accepted.

    published: (id in the file, id in the collection) of rows that the collection that comes with Insteg holds; they are not imported.
    """

    file: Path
    new: pd.DataFrame
    changed: pd.DataFrame
    changes: tuple[Change, ...]
    unchanged: tuple[str, ...]
    published: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    rejections: tuple[Rejection, ...]

    @property
    def writes(self) -> bool:
        return not (self.new.empty and self.changed.empty)


def plan(file: Path, strict: bool = False, today: date | None = None) -> FindingImport:
    """What importing `file` would do; reads, writes nothing. `strict` takes no row at all when one is rejected.

    Raises ImportRefused when the file can't be read or has not the headings of findings.
    """
    table, ours, theirs = finding_reading.read(file), shelf.stored(finding_rows.OWN_COLUMNS, shelf.EVIDENCE), _collection()
    broken = finding_rules.rejections(table)
    broken += _told_twice(table, {item.row for item in broken}, ours, theirs)
    bad = {item.row for item in broken}
    good = table.rows[[int(number) not in bad for number in table.rows[ROW]]]
    taken = good.head(0) if strict and broken else good
    published = {row["evidence_id"]: name for row in taken.to_dict("records") if (name := theirs.findings.get(_finding(row)))}
    origin = {"origin_file": personal_data.named(file), "imported_on": (today or date.today()).isoformat()}
    rows = taken[~taken["evidence_id"].isin(list(published))].assign(**origin).reindex(columns=finding_rows.OWN_COLUMNS, fill_value="")
    return _compared(file, rows, ours, published, (*table.notes, *_one_work(taken, theirs)), broken)


def accept(found: FindingImport) -> Path:
    """Write the new and changed rows of a plan; every other finding stays as it was. Returns the file."""
    before = shelf.stored(finding_rows.OWN_COLUMNS, shelf.EVIDENCE)
    fresh = pd.concat([found.new, found.changed])
    kept = before[~before["evidence_id"].isin(list(fresh["evidence_id"]))]
    whole = pd.concat([kept, fresh]).sort_values("evidence_id")[finding_rows.OWN_COLUMNS]
    return shelf.write(whole, found.file, KIND, len(fresh), shelf.EVIDENCE)


@dataclass(frozen=True)
class Collection:
    """What comes with Insteg. ids; findings: what makes a finding the same -> its id; works: what makes a work the same -> its name."""

    ids: frozenset[str]
    findings: dict[tuple[str, ...], str]
    works: dict[str, str]


def _collection() -> Collection:
    if not folders.raw("projects").exists():
        return Collection(frozenset(), {}, {})
    known = finding_rows.evidence(folders.raw("projects"))
    as_ours = known.rename(columns={"source": "work"})
    findings = {key: name for row, name in zip(as_ours.to_dict("records"), known["evidence_id"], strict=True) for key in [_finding(row)]}
    works = {key: work for work, url in zip(known["source"], known["url"], strict=True) for key in finding_rows.work_keys(work, url)}
    return Collection(frozenset(known["evidence_id"]), findings, works)


def _finding(row: Row) -> tuple[str, ...]:
    """What makes two rows tell one and the same finding: work, type, outcome and follow-up."""
    work = address_key(row["url"]) or words(row["work"])
    return (work, row["intervention_type"], words(row["outcome"]), words(row["horizon"]))


def _told_twice(table: FindingTable, bad: set[int], ours: pd.DataFrame, theirs: Collection) -> list[Rejection]:
    """Rows that carry the id of another finding, or tell a finding that an earlier row or import has told."""
    stored = {_finding(row): row["evidence_id"] for row in ours.to_dict("records")}
    works = {row["evidence_id"]: row for row in ours.to_dict("records")}
    first: dict[tuple[str, ...], int] = {}
    found = []
    for row in table.rows.to_dict("records"):
        key, number = _finding(row), int(row[ROW])
        if number in bad:
            continue
        if key in first:
            fix = f"Row {first[key]} tells the same finding (publication, type, outcome and follow-up). Keep one, or write what differs."
            found.append(rejection(table, row, "work", fix))
        elif stored.get(key, row["evidence_id"]) != row["evidence_id"]:
            fix = f"This finding was imported before as {stored[key]}. Write that id, or what differs."
            found.append(rejection(table, row, "evidence_id", fix))
        elif _is_of_another_work(row, works.get(row["evidence_id"])):
            fix = f"This id was imported before for another publication ({works[row['evidence_id']]['work'][:SHOWN]}). Choose another id."
            found.append(rejection(table, row, "evidence_id", fix))
        elif row["evidence_id"] in theirs.ids and theirs.findings.get(key) != row["evidence_id"]:
            found.append(rejection(table, row, "evidence_id", "A finding in the collection has this id. Choose another."))
        first.setdefault(key, number)
    return found


def _is_of_another_work(row: Row, before: Row | None) -> bool:
    """Whether neither name nor address is that of the publication stored under the id; one of them may be a correction."""
    return before is not None and words(row["work"]) != words(before["work"]) and address_key(row["url"]) != address_key(before["url"])


def _one_work(rows: pd.DataFrame, theirs: Collection) -> Iterator[str]:
    """Publications that stand on several rows, or that the collection has too: their findings count as of one."""
    groups: dict[str, list[Row]] = {}
    for row in rows.to_dict("records"):
        groups.setdefault(address_key(row["url"]) or words(row["work"]), []).append(row)
    for group in groups.values():
        known = next(
            (theirs.works[key] for row in group for key in finding_rows.work_keys(row["work"], row["url"]) if key in theirs.works), ""
        )
        numbers = ", ".join(str(row[ROW]) for row in group)
        if known:
            yield f"Row {numbers}: the collection has findings of this publication ({known[:SHOWN]}). It is counted once."
        elif len(group) > 1:
            yield f"Rows {numbers} are of one publication ({group[0]['work'][:SHOWN]}). It is counted once."


def _compared(
    file: Path, rows: pd.DataFrame, ours: pd.DataFrame, published: dict[str, str], notes: tuple[str, ...], broken: list[Rejection]
) -> FindingImport:
    """The rows sorted into new, changed and unchanged."""
    is_known = rows["evidence_id"].isin(list(ours["evidence_id"]))
    merged = comparing.overlaid(rows[is_known], ours, "evidence_id")
    changes = comparing.changes(merged, ours, [], "evidence_id")
    is_touched = merged["evidence_id"].isin({change.key for change in changes})
    return FindingImport(
        file, rows[~is_known], merged[is_touched], changes, tuple(merged.loc[~is_touched, "evidence_id"]), tuple(published.items()), notes,
        tuple(sorted(broken, key=lambda item: (item.row, item.column))),
    )  # fmt: skip


def report(found: FindingImport, strict: bool = False) -> Iterator[str]:
    """The plan in sentences; long lists in a file."""
    titles = {column.name: column.header_sv for column in evidence_columns.columns()}
    rejected = [f"  Rejected {item}" for item in found.rejections]
    new = [f"  + {row.evidence_id}: {row.work[:SHOWN]}, {row.outcome[:SHOWN]}" for row in found.new.itertuples()]
    changes = [f"  ~ {item.key}, {titles[item.column]}: {item.before[:SHOWN]!r} -> {item.after[:SHOWN]!r}" for item in found.changes]
    held = [f"  {ours} is {theirs} in the collection, not imported again." for ours, theirs in found.published]
    yield f"{found.file.name}: read as research findings."
    yield from details.shortened([f"  {note}" for note in found.notes], "notes")
    for lines, what in ((rejected, "rejected cells"), (held, "known findings"), (new, "new findings"), (changes, "changed cells")):
        yield from details.shortened(lines, what)
    if max(map(len, (rejected, held, new, changes))) > details.MOST_LINES:
        yield details.kept(found.file, _every(found, titles))
    count = len({item.row for item in found.rejections})
    yield f"{len(found.new)} new, {len(found.changed)} changed, {len(found.unchanged)} unchanged, {count} rejected."
    if strict and found.rejections:
        yield "Nothing is imported: --strict takes every row or none. Correct the rejected rows."


def _every(found: FindingImport, titles: dict[str, str]) -> Iterator[details.Line]:
    yield from (("rejected", str(item.row), "", item.place, item.value, "", item.fix) for item in found.rejections)
    yield from (("already in the collection", "", ours, "", "", theirs, "not imported again") for ours, theirs in found.published)
    yield from (("new", "", row.evidence_id, "", row.work, "", "") for row in found.new.itertuples())
    yield from (("changed", "", item.key, titles[item.column], item.before, item.after, "") for item in found.changes)
