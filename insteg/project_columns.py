"""The columns of a project that an organisation brings itself: what the template explains and the import checks."""

from dataclasses import dataclass
from functools import cache

from insteg import places
from insteg.catalogue import entries, record


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

    @property
    def headers(self) -> tuple[str, str, str]:
        """Every header the column is known by, lower case."""
        return self.name.lower(), self.header_sv.lower(), self.header_en.lower()


@cache
def columns() -> tuple[Column, ...]:
    """The columns in the order of the template."""
    path = places.catalogue() / "project_columns.toml"
    return tuple(record(Column, entry, path) for entry in entries(path, "column"))


@cache
def by_header() -> dict[str, str]:
    """The column's own name by any of its headers."""
    return {header: column.name for column in columns() for header in column.headers}
