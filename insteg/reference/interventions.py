"""What was tried, as the catalogue knows it: types of intervention, kinds of outcome, chains of projects, lessons."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from insteg.reference.records import CatalogueError, entries, record
from insteg.store import folders

CERTAINTIES = ("certain", "likely")
LEVELS = ("individual", "organisation", "structure")
ACTORS = ("municipality", "arbetsformedlingen", "forsakringskassan", "region", "coordination_association", "county_board")
TAKEN = ("yes", "no", "unknown")
KINDS = ("finding", "reporting_gap")
# What a reader asks of a finished project: what held, what fell, what was left to the next one.
QUESTIONS = ("held", "fell", "left")
PARTNER_KINDS = (
    "municipality", "region", "employment_service", "social_insurance", "coordination_association", "school", "university", "employer",
    "civil_society", "other",
)  # fmt: skip
# An evaluator works for a project and is no partner in it; owners who share one are partners of each other.
PARTNER_ROLES = ("owner", "partner", "evaluator")
# The countries whose labour market and schools are most like ours, as `country_en` of a finding has them.
NORDIC = ("Denmark", "Finland", "Iceland", "Norway", "Sweden")
# A lesson that a seminar kept: what the presenter's review writes and `import-lessons` reads.
SEMINAR = "seminar"
REVIEW_COLUMNS = ("text_sv", "text_en", "level", "actors", "types", "held_on", "seminar", "room")


@dataclass(frozen=True)
class InterventionType:
    """One type of intervention; the fields are explained at the top of intervention_types.toml."""

    id: str
    title_sv: str
    title_en: str
    line_sv: str
    line_en: str
    definition_sv: str
    definition_en: str
    coder_classes: list[str]
    evidence: list[str]
    also_called: list[str]
    disability: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class OutcomeDomain:
    """What an outcome is about; explained at the top of outcome_domains.toml."""

    id: str
    title_sv: str
    title_en: str
    definition_sv: str
    definition_en: str
    after_participation: bool


@dataclass(frozen=True)
class ProjectLink:
    """One project that came before another, and what says so."""

    predecessor: str
    successor: str
    certainty: str
    why_sv: str
    why_en: str


@dataclass(frozen=True)
class Lesson:
    """Something learned; the fields are explained at the top of lessons.toml."""

    id: str
    project_id: str
    kind: str
    question: str
    level: str
    actors: list[str]
    taken_into_operations: str
    address: str
    sv: str
    en: str


@dataclass(frozen=True)
class Reading:
    """What a reader sees in place of one transcribed cell."""

    project_id: str
    column: str
    text: str


def _records(kind: type, file: str, table: str) -> tuple[Any, ...]:
    path = folders.catalogue() / file
    return tuple(record(kind, entry, path) for entry in entries(path, table))


def _one_of(file: str, name: str, field: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise CatalogueError(f"{file}: {name} has {field} = {value!r}. Use one of {', '.join(allowed)}.")


def _said_once(file: str, what: str, values: list[str]) -> None:
    if twice := sorted({value for value in values if values.count(value) > 1}):
        raise CatalogueError(f"{file}: {what} {', '.join(twice)} stands twice. Let it stand in one place.")


@cache
def types() -> tuple[InterventionType, ...]:
    """All types of intervention, in screen order; every class and every label of evidence belongs to one type only."""
    file = "intervention_types.toml"
    found = _records(InterventionType, file, "intervention_type")
    _said_once(file, "the id", [item.id for item in found])
    _said_once(file, "the coder's class", [name for item in found for name in item.coder_classes])
    _said_once(file, "the evidence", [name for item in found for name in item.evidence])
    for item in found:
        for name in item.disability:
            _one_of(file, item.id, "disability", name, tuple(item.evidence))
    return found


@cache
def domains() -> tuple[OutcomeDomain, ...]:
    """The columns of the evidence gap map, in screen order."""
    found = _records(OutcomeDomain, "outcome_domains.toml", "outcome_domain")
    _said_once("outcome_domains.toml", "the id", [item.id for item in found])
    return found


@cache
def links() -> tuple[ProjectLink, ...]:
    """Which project came before which."""
    found = _records(ProjectLink, "project_links.toml", "project_link")
    for link in found:
        _one_of("project_links.toml", f"{link.predecessor} -> {link.successor}", "certainty", link.certainty, CERTAINTIES)
    return found


@cache
def lessons() -> tuple[Lesson, ...]:
    """What was learned, in file order."""
    file = "lessons.toml"
    found = _records(Lesson, file, "lesson")
    _said_once(file, "the id", [item.id for item in found])
    for lesson in found:
        _one_of(file, lesson.id, "level", lesson.level, LEVELS)
        _one_of(file, lesson.id, "kind", lesson.kind, KINDS)
        _one_of(file, lesson.id, "question", lesson.question, QUESTIONS if lesson.kind == "finding" else ("left",))
        _one_of(file, lesson.id, "taken_into_operations", lesson.taken_into_operations, TAKEN)
        for actor in lesson.actors:
            _one_of(file, lesson.id, "actors", actor, ACTORS)
    return found


@cache
def readings() -> tuple[Reading, ...]:
    """Cells that readers see in other words than the transcription."""
    return _records(Reading, "project_readings.toml", "reading")


def type_of_class(name: str) -> str | None:
    """The type that a coder's class, a title or an id stands for; None when no type claims it."""
    sought = name.strip().lower()
    for item in types():
        if sought in (item.id, item.title_sv.lower(), item.title_en.lower(), *(known.lower() for known in item.coder_classes)):
            return item.id
    return None


def type_of_evidence(label: str) -> str | None:
    """The type that a label of evidence stands for; None when no type claims it."""
    return next((item.id for item in types() if label in item.evidence), None)
