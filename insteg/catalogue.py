"""What things are: indicators, sources, breaks, areas, documents. Records read from data/catalogue and data/raw."""

import csv
import tomllib
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal

from insteg import places

COUNTRY = "00"
COUNTY = "22"


class CatalogueError(ValueError):
    """A catalogue file breaks its promise; the message names the file, the entry and the fix."""


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
    """How many persons an age group holds, where no denominator is published."""

    id: str
    age: str
    base_document: str
    country_persons: int
    country_population: int
    country_date: str
    address: str
    error_seven_low: int
    error_seven_high: int
    error_country_low: int
    error_country_high: int


@dataclass(frozen=True)
class Area:
    area_code: str
    name_sv: str
    name_en: str
    phrase_sv: str
    phrase_en: str
    level: str
    parent_code: str

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


def record(kind: type, entry: dict[str, Any], path: Path) -> Any:
    """One entry as a record of its kind; an entry with a key too many or too few is refused by name."""
    known = {field.name for field in fields(kind)}
    required = {field.name for field in fields(kind) if field.default is MISSING}
    name = entry.get("id", entry.get("title", entry))
    if unknown := entry.keys() - known:
        raise CatalogueError(f"{path}: entry {name!r} has unknown keys {sorted(unknown)}. Remove or rename them.")
    if missing := required - entry.keys():
        raise CatalogueError(f"{path}: entry {name!r} lacks {sorted(missing)}. Add them.")
    return kind(**entry)


def entries(path: Path, table: str) -> list[dict[str, Any]]:
    """The entries [[table]] of one TOML file, in file order."""
    with path.open("rb") as file:
        try:
            return tomllib.load(file).get(table, [])
        except tomllib.TOMLDecodeError as error:
            raise CatalogueError(f"{path} is not valid TOML: {error}. Mend that line.") from error


@cache
def indicators() -> dict[str, Indicator]:
    """All indicators by id, in screen order."""
    path = places.catalogue() / "indicators.toml"
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
    path = places.catalogue() / "sources.toml"
    return {entry["id"]: record(Source, entry, path) for entry in entries(path, "source")}


@cache
def breaks() -> tuple[Break, ...]:
    path = places.catalogue() / "breaks.toml"
    return tuple(record(Break, entry, path) for entry in entries(path, "break"))


@cache
def estimates() -> dict[str, Estimate]:
    """Population estimates by age group."""
    path = places.catalogue() / "estimates.toml"
    return {entry["age"]: record(Estimate, entry, path) for entry in entries(path, "estimate")}


@cache
def areas() -> dict[str, Area]:
    """All 312 areas by code: Sweden, 21 counties, 290 municipalities."""
    path = places.catalogue() / "areas.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["area_code"]: record(Area, row, path) for row in csv.DictReader(file)}


@cache
def the_seven() -> tuple[str, ...]:
    """Codes of the seven municipalities of Västernorrland."""
    return tuple(code for code, area in areas().items() if area.parent_code == COUNTY)


def documents(folder: Path) -> dict[str, Document]:
    """The documents that lie in one data/raw folder, by file name."""
    path = folder / "origin.toml"
    if not path.exists():
        raise CatalogueError(f"{path} is missing. Every folder of figures says where they come from.")
    return {entry["file"]: record(Document, entry, path) for entry in entries(path, "document")}
