"""The columns of a project that an organisation brings itself: what the template explains and the import checks."""

from dataclasses import dataclass, field
from functools import cache

from insteg.reference.records import entries, record
from insteg.store import folders


@dataclass(frozen=True)
class Column:
    """One column; the fields are explained at the top of project_columns.toml."""

    name: str
    header_sv: str
    header_en: str
    kind: str
    required: bool
    choices: list[str]
    explanation_sv: str
    explanation_en: str
    example: str
    also: list[str] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header the column is known by, lower case."""
        return tuple(header.casefold() for header in (self.name, self.header_sv, self.header_en, *self.also))


@dataclass(frozen=True)
class Beside:
    """A column that a public record of a project has and the template does not ask for."""

    name: str
    headings: list[str]


@cache
def columns() -> tuple[Column, ...]:
    """The columns in the order of the template."""
    path = folders.catalogue() / "project_columns.toml"
    return tuple(record(Column, entry, path) for entry in entries(path, "column"))


@cache
def beside() -> tuple[Beside, ...]:
    path = folders.catalogue() / "project_columns.toml"
    return tuple(record(Beside, entry, path) for entry in entries(path, "beside"))


@cache
def by_header() -> dict[str, str]:
    """The column's own name by any of its headers, lower case."""
    more = {heading.casefold(): item.name for item in beside() for heading in item.headings}
    return more | {header: column.name for column in columns() for header in column.headers}
