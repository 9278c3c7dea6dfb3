"""What an idea says of itself: types, target groups, ages, places, partners and years, read from its text and from nothing else."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from insteg.search.glossary import Concept, concepts
from insteg.search.idea import Idea
from insteg.search.slots import Slot
from insteg.search.text import spoken

YOUNGEST, OLDEST = 10, 70
# "16-24", "16 till 24", "från 16 år upp till 24", "mellan 16 och 24", "16 to 24"; a year has four digits and is no age.
BETWEEN = r"(?:\s*(?:år|years))?\s*(?:-|–|—|(?:upp )?till(?: och med)?|och|(?:up )?to(?: and including)?|and)\s*"
SPAN = re.compile(rf"(?<![\d-])(\d{{2}}){BETWEEN}(\d{{2}})(?![\d-])(?!\s*(?:%|procent|percent|kr|platser|timmar|veckor|månader))", re.I)
NO_AGES = r"(?!\s*(?:%|procent|percent|kr|platser|timmar|veckor|månader|deltagare))"
UNDER = re.compile(rf"\b(?:under|yngre än|below|younger than)\s+(\d{{2}})\b{NO_AGES}", re.I)
# "Upp till 24" holds those who are 24.
UP_TO = re.compile(rf"\b(?:upp till(?: och med)?|up to(?: and including)?)\s+(\d{{2}})\b{NO_AGES}", re.I)
OVER = re.compile(r"\b(?:över|från|äldre än|over|above|older than|from)\s+(\d{2})\s*(?:år|years)\b", re.I)
ONE = re.compile(r"\b(\d{2})[- ]?(?:åring|year[- ]old)", re.I)
YEAR = re.compile(r"(?<!\d)(20[2-4]\d)(?!\d)")


def read(text: str, said: Iterable[Slot], places: Mapping[str, str]) -> Idea:
    """The idea as its text describes it. places: name in small letters -> area code."""
    found = [concepts()[slot.concept] for slot in said if slot.concept]
    return Idea(
        text,
        _places(text, places),
        ages(text),
        _each(name for item in found for name in item.types),
        period(text),
        _each(item.id for item in found if item.group),
        _each(item.partner for item in found),
    )


def is_of_others(said: Iterable[Slot]) -> bool:
    """Whether the text names whom or what no project here is about, and nobody that they are about."""
    found: list[Concept] = [concepts()[slot.concept] for slot in said if slot.concept]
    return any(item.outside for item in found) and not any(item.group or item.id == "young" for item in found)


def ages(text: str) -> tuple[int, int] | None:
    """The ages that a text gives in figures, widest reach; None where it gives none."""
    spans = [(int(low), int(high)) for low, high in SPAN.findall(text)]
    singles = [(int(age), int(age)) for age in ONE.findall(text)]
    ends = [
        *((YOUNGEST, int(age) - 1) for age in UNDER.findall(text)),
        *((YOUNGEST, int(age)) for age in UP_TO.findall(text)),
        *((int(age), OLDEST) for age in OVER.findall(text)),
    ]
    sound = [(low, high) for low, high in spans or singles or ends if YOUNGEST <= low <= high <= OLDEST]
    return (min(low for low, _ in sound), max(high for _, high in sound)) if sound else None


def period(text: str) -> tuple[date, date] | None:
    """The years that a text names, from the first day of the first one to the last day of the last one."""
    years = [int(year) for year in YEAR.findall(text)]
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else None


def _places(text: str, places: Mapping[str, str]) -> tuple[str, ...]:
    """The areas that are named, also in the genitive ("Sundsvalls")."""
    plain = f" {' '.join(spoken(text))} "
    return _each(code for name, code in places.items() if f" {name} " in plain or f" {name}s " in plain)


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
