"""What belongs to this region alone: where pages begin, and what publishers call its areas. Read from data/catalogue/home.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache

from insteg.reference.catalogue import areas
from insteg.reference.records import CatalogueError, record
from insteg.store import folders


@dataclass(frozen=True)
class Home:
    """One region's own choices; the fields are explained in home.toml."""

    first_municipality: str
    first_compared: list[str]
    project_group: str
    counties_of_group: dict[str, list[str]]
    counties_of_region: dict[str, list[str]]
    eurostat: dict[str, str]
    jobtech: dict[str, str]


@cache
def home() -> Home:
    """The region's own choices. Raises CatalogueError when one names an area that stands not in areas.csv."""
    path = folders.catalogue() / "home.toml"
    try:
        found: Home = record(Home, tomllib.loads(path.read_text(encoding="utf-8")), path)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path} is not valid TOML: {error}. Mend that line.") from error
    named = [found.first_municipality, *found.first_compared, *found.jobtech]
    named += [code for codes in (*found.counties_of_group.values(), *found.counties_of_region.values()) for code in codes]
    if unknown := sorted(set(named) - set(areas())):
        raise CatalogueError(f"{path} names {', '.join(unknown)}, which areas.csv does not have. Write codes from areas.csv.")
    return found
