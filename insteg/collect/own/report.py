"""What an import of projects says of itself: what was read and what not, what is rejected, what would change; long lists in a file."""

from collections import Counter
from collections.abc import Iterator

from insteg.collect.own import details
from insteg.collect.own.comparing import Change
from insteg.collect.own.details import Line
from insteg.collect.own.projects import ProjectImport
from insteg.collect.own.tables import ROW
from insteg.reference import project_columns

SHOWN = 60


def lines(plan: ProjectImport, strict: bool = False) -> Iterator[str]:
    """The plan in sentences."""
    rejected = [f"  Rejected {item}" for item in plan.rejections]
    new = [f"  + {name}: {title}" for name, title in zip(*(plan.new[column].tolist() for column in ("project_id", "title")), strict=True)]
    changes = [f"  ~ {_said(change)}" for change in plan.changes]
    yield f"{plan.file.name}: read as {plan.format}."
    yield from _read(plan)
    yield from details.shortened(rejected, "rejected cells")
    yield from _common_reasons(plan)
    yield from _known(plan)
    yield from details.shortened(new, "new projects")
    yield from details.shortened(changes, "changed cells")
    if max(map(len, (rejected, new, changes, plan.differences, plan.recognised, plan.published, plan.unchanged))) > details.MOST_LINES:
        yield details.kept(plan.file, _every(plan))
    yield _sum(plan)
    if strict and plan.rejections:
        yield "Nothing is imported: --strict takes every row or none. Correct the rejected rows."


def _read(plan: ProjectImport) -> Iterator[str]:
    yield from (f"  {note}" for note in plan.notes)
    if plan.unknown_columns:
        named = ", ".join(repr(name[:SHOWN]) for name in plan.unknown_columns[: details.MOST_LINES])
        more = len(plan.unknown_columns) - details.MOST_LINES
        yield f"  Not in the template and not read: {named}{f' and {more} more' if more > 0 else ''}."
    yield from (f"  {item}" for item in plan.taken)


def _common_reasons(plan: ProjectImport) -> Iterator[str]:
    """Where more is rejected than is shown: which reasons, how often."""
    if len(plan.rejections) > details.MOST_LINES:
        times = Counter((item.place, item.fix) for item in plan.rejections)
        yield from details.shortened([f"    {count} times {place}: {fix}" for (place, fix), count in times.most_common()], "reasons", 8)


def _known(plan: ProjectImport) -> Iterator[str]:
    if plan.elsewhere:
        yield f"  Rows that lie outside the county and are left out: {plan.elsewhere}. Keep them with --everywhere."
    same = [f"  Row {item.row}, {item.file_id}, is {item.project_id}: same {item.by}." for item in plan.recognised]
    yield from details.shortened(same, "recognised projects")
    if plan.published:
        yield f"  Already in the collection, not imported again: {_some(plan.published)}."
        yield from details.shortened([f"  ~ {_said(change)} (not written)" for change in plan.differences], "differences")
        if plan.differences:
            yield "  The collection comes with Insteg and is corrected there: send what differs to whoever keeps it."
    if plan.unchanged:
        yield f"  Imported before, nothing new: {_some(plan.unchanged)}."


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - details.MOST_LINES
    return ", ".join(names[: details.MOST_LINES]) + (f" and {more} more" if more > 0 else "")


def _sum(plan: ProjectImport) -> str:
    rejected = len({item.row for item in plan.rejections})
    kinds = Counter(_heading(change.column) for change in plan.changes)
    where = f" ({', '.join(f'{heading} {count}' for heading, count in kinds.most_common(6))})" if len(kinds) > 1 else ""
    return f"{len(plan.new)} new, {len(plan.changed)} changed{where}, {len(plan.unchanged)} unchanged, {rejected} rejected."


def _said(change: Change) -> str:
    return f"{change.key}, {_heading(change.column)}: {change.before[:SHOWN]!r} -> {change.after[:SHOWN]!r}"


def _heading(name: str) -> str:
    """The template's heading of a column; columns that an import works out by itself have a name of their own."""
    known = {column.name: column.header_sv for column in project_columns.columns()} | {
        item.name: item.headings[0] for item in project_columns.beside()
    }
    return known.get(name) or {
        "area_group": "län",
        "geo_level": "nivå",
        "url_quality": "adressens säkerhet",
        "confidence": "säkerhet",
        "note": "anmärkning",
    }.get(name, name.replace("_", " "))


def _every(plan: ProjectImport) -> Iterator[Line]:
    for item in plan.rejections:
        yield "rejected", str(item.row), "", item.place, item.value, "", item.fix
    for known in plan.recognised:
        yield "recognised", str(known.row), known.file_id, "", "", known.project_id, f"same {known.by}"
    for name in plan.published:
        yield "already in the collection", "", name, "", "", "", "not imported again"
    for change in plan.differences:
        yield "differs from the collection", "", change.key, _heading(change.column), change.before, change.after, "not written"
    for row, name, title in zip(*(plan.new[column].tolist() for column in (ROW, "project_id", "title")), strict=True):
        yield "new", row, name, "", title, "", ""
    for change in plan.changes:
        yield "changed", "", change.key, _heading(change.column), change.before, change.after, ""
    for name in plan.unchanged:
        yield "unchanged", "", name, "", "", "", "imported before, nothing new"
