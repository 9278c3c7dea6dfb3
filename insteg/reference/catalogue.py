"""What things are: indicators, sources, breaks, areas, documents. Records read from data/catalogue and data/raw."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from insteg.reference.records import CatalogueError, entries, record
from insteg.store import folders

Role = Literal["country", "home_county", "home_municipality", "other"]
BREAKS, SOURCES, ESTIMATES = Path("breaks.toml"), Path("sources.toml"), Path("estimates.toml")


@dataclass(frozen=True)
class Text:
    """What a reader sees of an indicator, in one language."""

    title: str
    short: str
    definition: str
    caveat: str
    statement: str


@dataclass(frozen=True)
class Indicator:
    """One indicator; the fields are explained at the top of indicators.toml."""

    id: str
    topic: str
    unit: str
    decimals: int
    kind: str
    good_direction: Literal["up", "down", "none"]
    age: str
    frequency: str
    denominator: str
    axis: str
    source: str
    series: str
    state: str
    sv: Text
    en: Text
    next_publication: str = ""
    denominator_years_before: int = 0
    is_context: bool = False

    def text(self, language: str) -> Text:
        return self.en if language == "en" else self.sv

    @property
    def is_published(self) -> bool:
        return self.state == "published"


@dataclass(frozen=True)
class Source:
    id: str
    publisher: str
    home: str
    credit_sv: str
    credit_en: str
    terms_sv: str
    terms_en: str
    behind_sv: str
    behind_en: str

    def credit(self, language: str) -> str:
        return self.credit_en if language == "en" else self.credit_sv


@dataclass(frozen=True)
class Break:
    """A period from which a series is no longer comparable with its own past."""

    indicator: str
    period: str
    certainty: str
    why_sv: str
    why_en: str
    address: str

    def why(self, language: str) -> str:
        return self.why_en if language == "en" else self.why_sv


@dataclass(frozen=True)
class Estimate:
    """How wrong one rule for the number of people behind a share was where it was checked, in percent of the true number."""

    id: str
    error_seven_low: int
    error_seven_high: int
    error_country_low: int
    error_country_high: int


@dataclass(frozen=True)
class Unlike:
    """One figure on another base than the rest of its series: drawn and told of, but nothing is compared with it."""

    indicator: str
    area_code: str
    period: str
    why_sv: str
    why_en: str


@dataclass(frozen=True)
class Area:
    area_code: str
    name_sv: str
    name_en: str
    phrase_sv: str
    phrase_en: str
    level: str
    parent_code: str
    role: Role = "other"

    def name(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_sv

    def phrase(self, language: str) -> str:
        """The name as it stands inside a sentence ("riket", not "Riket")."""
        return self.phrase_en if language == "en" else self.phrase_sv


@dataclass(frozen=True)
class Document:
    """One file as taken from its publisher. Title and how it was taken in Swedish; the English ones may be left out."""

    id: str
    file: str
    title: str
    publisher: str
    address: str
    taken: str
    how: str
    licence: str
    sha256: str
    title_en: str = ""
    how_en: str = ""


@cache
def indicators() -> dict[str, Indicator]:
    """All indicators by id, in screen order."""
    path = folders.catalogue() / "indicators.toml"
    found: dict[str, Indicator] = {}
    for entry in entries(path, "indicator"):
        texts = {language: record(Text, entry[language], path) for language in ("sv", "en")}
        indicator = record(Indicator, {**entry, **texts}, path)
        if indicator.id in found:
            raise CatalogueError(f"{path}: the id {indicator.id!r} stands twice. Give one of them another id.")
        found[indicator.id] = indicator
    return found


@cache
def sources() -> dict[str, Source]:
    return {entry["id"]: record(Source, entry, SOURCES) for entry in entries(folders.catalogue() / SOURCES, "source")}


@cache
def breaks() -> tuple[Break, ...]:
    return tuple(record(Break, entry, BREAKS) for entry in entries(folders.catalogue() / BREAKS, "break"))


@cache
def unlike() -> tuple[Unlike, ...]:
    return tuple(record(Unlike, entry, BREAKS) for entry in entries(folders.catalogue() / BREAKS, "unlike"))


@cache
def estimates() -> dict[str, Estimate]:
    """The rules for the number of people behind a share, by id."""
    return {entry["id"]: record(Estimate, entry, ESTIMATES) for entry in entries(folders.catalogue() / ESTIMATES, "estimate")}


@cache
def areas() -> dict[str, Area]:
    """All 312 areas by code: Sweden, 21 counties, 290 municipalities."""
    path = folders.catalogue() / "areas.csv"
    with path.open(encoding="utf-8", newline="") as file:
        try:
            return {row["area_code"]: record(Area, row, path) for row in csv.DictReader(file)}
        except (UnicodeDecodeError, csv.Error, KeyError) as error:
            raise CatalogueError(
                f"{path} cannot be read as a list of areas: {error!r}. Save it as CSV UTF-8 with its header row."
            ) from error


@cache
def the_seven() -> tuple[str, ...]:
    """Codes of the home municipalities: the seven of Västernorrland."""
    return with_role("home_municipality")


def with_role(role: Role) -> tuple[str, ...]:
    """Codes of the areas that have this role in the region."""
    return tuple(code for code, area in areas().items() if area.role == role)


def _only(role: Role) -> str:
    if len(found := with_role(role)) != 1:
        raise CatalogueError(f"{folders.catalogue() / 'areas.csv'} gives {len(found)} areas the role {role}. Give it to exactly one.")
    return found[0]


def documents(folder: Path) -> dict[str, Document]:
    """The documents that lie in one data/raw folder, by file name."""
    path = folder / "origin.toml"
    if not path.exists():
        raise CatalogueError(f"{path} is missing. Every folder of figures says where they come from.")
    return {entry["file"]: record(Document, entry, path) for entry in entries(path, "document")}


COUNTRY, COUNTY = _only("country"), _only("home_county")
