"""What an import says of itself, line by line: rejected rows first, then what would be written."""

from collections.abc import Iterator

from insteg.warehouse.import_projects import Plan


def lines(plan: Plan, strict: bool = False) -> Iterator[str]:
    """The plan in sentences."""
    yield f"{plan.file.name}: read as {plan.format}."
    for name in plan.unknown_columns:
        yield f"  The column {name!r} is not in the template and is left out."
    for item in plan.rejections:
        yield f"  Rejected {item}"
    if plan.elsewhere:
        yield f"  {plan.elsewhere} rows lie outside the county and are left out. Keep them with --everywhere."
    if plan.published:
        yield f"  Already in the collection, not imported again: {', '.join(plan.published)}."
    if plan.unchanged:
        yield f"  Imported before, nothing new: {', '.join(plan.unchanged)}."
    yield from _diff(plan)
    if strict and plan.rejections:
        yield "Nothing is imported: --strict takes every row or none. Correct the rejected rows."


def _diff(plan: Plan) -> Iterator[str]:
    for row in plan.new.itertuples():
        yield f"  + {row.project_id}: {row.title}"
    for change in plan.changes:
        yield f"  ~ {change.project_id}, {change.column}: {change.before!r} -> {change.after!r}"
    rejected = len({item.row for item in plan.rejections})
    yield f"{len(plan.new)} new, {len(plan.changed)} changed, {len(plan.unchanged)} unchanged, {rejected} rejected."
