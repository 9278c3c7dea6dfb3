"""The columns of a project's own follow-up: what its template explains and import-outcomes checks."""

from functools import cache

from insteg.reference.project_columns import Column
from insteg.reference.records import entries, record
from insteg.store import folders

AGGREGATE, PARTICIPANT = "aggregate", "participant"
MOMENTS = ("exit", "6", "12")


@cache
def columns(shape: str) -> tuple[Column, ...]:
    """The columns of one of the two shapes, in the order of the template."""
    path = folders.catalogue() / "outcome_columns.toml"
    return tuple(record(Column, entry, path) for entry in entries(path, shape))


@cache
def by_header(shape: str) -> dict[str, str]:
    """The column's own name by any of its headers, lower case."""
    return {header: column.name for column in columns(shape) for header in column.headers}
