"""The types of intervention as rows: what is known of each, which of them pass the reader's chips, and in which order they stand."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from insteg.figures import type_marks
from insteg.figures.sentences import projects as told
from insteg.figures.type_marks import FindingMark
from insteg.reference import interventions
from insteg.reference.interventions import NORDIC, InterventionType
from insteg.store.remembered import ask, remembered

# As the toolkits rate, from little to much; a work's own words for it are shown and not ordered.
RATED = ("low", "moderate", "high")


@dataclass(frozen=True)
class TypeRow:
    """A type with its counts (intervention_types.sql), findings (type_evidence.sql) and the county's own projects (type_local_projects.sql)."""

    item: InterventionType
    counts: Any
    findings: tuple[Any, ...]
    projects: tuple[Any, ...]

    @property
    def is_compared(self) -> bool:
        """Whether any research compares: with a group that did without, or with another way."""
        return any(row.is_compared for row in self.findings)

    @property
    def is_nordic(self) -> bool:
        return any(row.country_en in NORDIC for row in self.findings)

    @property
    def is_tried(self) -> bool:
        return bool(self.projects)

    @property
    def concerns_disability(self) -> bool:
        """Research on people with a disability or a long illness, or a project of the county's own for them."""
        return any(row.label_sv in self.item.disability for row in self.findings) or any(
            row.disability_focus == "yes" for row in self.projects
        )

    @cached_property
    def marks(self) -> tuple[FindingMark, ...]:
        return type_marks.of(self.findings)

    @property
    def of_hundred(self) -> tuple[Any, ...]:
        """The findings whose source says how many of a hundred reached the result, with the intervention and without."""
        return tuple(row for row in self.findings if told.known(row.of_100_with) and told.known(row.of_100_without))

    def title(self, language: str) -> str:
        return self.item.title_en if language == "en" else self.item.title_sv

    def rated(self, name: str) -> list[tuple[str, str]]:
        """(rating, work that gives it), each pair once. name: strength or cost."""
        found = [(str(getattr(row, name)), str(row.work)) for row in self.findings if told.known(getattr(row, name))]
        return list(dict.fromkeys(found))

    @cached_property
    def names(self) -> str:
        """Everything that a word may find it by, in both languages."""
        own = self.item
        parts = [own.title_sv, own.title_en, own.line_sv, own.line_en, own.definition_sv, own.definition_en, *own.also_called]
        parts += [text for row in self.findings for text in (row.label_sv, row.label_en)]
        return " ".join([*parts, *(row.title for row in self.projects)]).casefold()


@remembered
def every() -> tuple[TypeRow, ...]:
    """All types in the order of the catalogue, from the young person to the system."""
    counts = {row.intervention_type: row for row in ask("intervention_types").itertuples()}
    findings = _by_type("type_evidence")
    projects = _by_type("type_local_projects")
    return tuple(
        TypeRow(item, counts[item.id], findings.get(item.id, ()), projects.get(item.id, ()))
        for item in interventions.types()
        if item.id in counts
    )


def _by_type(question: str) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = {}
    for row in ask(question, intervention_type=None).itertuples():
        found.setdefault(row.intervention_type, []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


# What a chip lets through, by its name in the address.
CHIPS: dict[str, Callable[[TypeRow], bool]] = {
    "forskning": lambda row: row.is_compared,
    "nordisk": lambda row: row.is_nordic,
    "provad": lambda row: row.is_tried,
    "funktion": lambda row: row.concerns_disability,
}


def strength_of(row: TypeRow) -> int:
    """How strong the works rate what they build on: never what it shows. Unrated comes last."""
    return max((RATED.index(value) for value, _ in row.rated("strength") if value in RATED), default=-1)


def _cost_of(row: TypeRow) -> int:
    return min((RATED.index(value) for value, _ in row.rated("cost") if value in RATED), default=len(RATED))


# The orders a reader may choose, by their names in the address: never by what research shows (reading rule 4). Rows alike stay in the first order.
ORDERS: dict[str, Callable[[TypeRow, str], Any]] = {
    "individ": lambda row, language: 0,
    "lanet": lambda row, language: -len(row.projects),
    "publikationer": lambda row, language: -row.counts.work_count,
    "styrka": lambda row, language: (-strength_of(row), _cost_of(row)),
    "kostnad": lambda row, language: (_cost_of(row), -strength_of(row)),
    "namn": lambda row, language: row.title(language).casefold(),
}


def strongest() -> list[TypeRow]:
    """The types whose evidence is rated as strong as any, the cheapest first."""
    rated = [row for row in sorted(every(), key=_cost_of) if strength_of(row) >= 0]
    most = max(map(strength_of, rated), default=-1)
    return [row for row in rated if strength_of(row) == most]


def found(only: tuple[str, ...], text: str, order: str, language: str) -> list[TypeRow]:
    """The types that pass every chip and hold every word, in the order asked for."""
    sought = text.casefold().split()
    kept = [row for row in every() if all(CHIPS[name](row) for name in only) and all(word in row.names for word in sought)]
    return sorted(kept, key=lambda row: ORDERS[order](row, language))
