"""The columns of a research finding that an organisation brings itself: what its template explains and import-evidence checks."""

from functools import cache

from babel import Locale

from insteg.reference import interventions
from insteg.reference.project_columns import Column
from insteg.reference.records import entries, record
from insteg.store import folders

# What the answers of a choice are called in the snapshot.
MEANS = {
    "is_compared": {"ja": "yes", "nej": "no"},
    "direction": {
        "talar för": "positive", "blandat": "mixed", "ej säkerställt": "not_shown", "ingen effekt funnen": "none", "talar emot": "negative",
    },
    "strength": {"": "", "låg": "low", "måttlig": "moderate", "hög": "high"},
    "cost": {"": "", "låg": "low", "måttlig": "moderate", "hög": "high"},
}  # fmt: skip
# Where a study was made, when it is no country of the territories that Unicode's CLDR names.
NO_COUNTRIES = {
    "Europa": "Europe", "Flera länder": "Several countries", "Hela världen": "Worldwide", "Norden": "Nordic countries", "OECD": "OECD",
    "England": "England", "Skottland": "Scotland", "Wales": "Wales", "USA": "United States",
}  # fmt: skip


@cache
def columns() -> tuple[Column, ...]:
    """The columns in the order of the template."""
    path = folders.catalogue() / "evidence_columns.toml"
    return tuple(record(Column, entry, path) for entry in entries(path, "column"))


@cache
def by_header() -> dict[str, str]:
    """The column's own name by any of its headers, lower case."""
    return {header: column.name for column in columns() for header in column.headers}


@cache
def countries() -> dict[str, tuple[str, str]]:
    """Every country by its Swedish and its English name, lower case -> (Swedish name, English name)."""
    swedish, english = (Locale.parse(language).territories for language in ("sv", "en_GB"))
    codes = [code for code in map(str, swedish) if len(code) == 2 and code.isalpha() and code in english]
    named = {str(swedish[code]): str(english[code]) for code in codes}
    return {name.casefold(): pair for pair in (named | NO_COUNTRIES).items() for name in pair}


@cache
def domains() -> dict[str, str]:
    """An outcome area's id by its id and its title in both languages, lower case."""
    return {name.casefold(): item.id for item in interventions.domains() for name in (item.id, item.title_sv, item.title_en)}
