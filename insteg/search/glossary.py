"""The field's own words: names of one and the same thing, Swedish and English, and what they say of an idea."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from insteg.reference.records import entries, record
from insteg.search.text import spoken, stem
from insteg.store import folders

FILE = "search_glossary.toml"


@dataclass(frozen=True)
class Concept:
    """One thing with all its names; the fields are explained at the top of search_glossary.toml."""

    id: str
    sv: list[str]
    en: list[str]
    types: list[str] = field(default_factory=list)
    group: bool = False
    partner: str = ""
    kin: list[str] = field(default_factory=list)
    broad: bool = False
    outside: bool = False

    def name(self, language: str) -> str:
        return (self.en if language == "en" else self.sv)[0]


@dataclass(frozen=True)
class Names:
    """All names, each as the stems of its words, by the first of them and the longest first; and what is near what, both ways."""

    starting: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    kin: dict[str, frozenset[str]]

    def at(self, stems: list[str], start: int) -> tuple[int, str]:
        """The longest name that begins at a place: over how many words it reaches, and what it names; (0, "") for none."""
        return next(self.all_at(stems, start), (0, ""))

    def all_at(self, stems: list[str], start: int) -> Iterator[tuple[int, str]]:
        """Every name that begins at a place, the longest first. One word may stand between two of its own ("mår för dåligt")."""
        for name, concept in self.starting.get(stems[start], ()):
            place = start
            for key in name[1:]:
                place = next((near for near in (place + 1, place + 2) if near < len(stems) and stems[near] == key), -1)
                if place < 0:
                    break
            if place >= 0:
                yield place + 1 - start, concept


@cache
def concepts() -> dict[str, Concept]:
    """The entries of the glossary by id, in file order."""
    path = folders.catalogue() / FILE
    return {entry["id"]: record(Concept, entry, path) for entry in entries(path, "concept")}


@cache
def names() -> Names:
    """The names of all entries, ready to be found in a text."""
    starting: dict[str, dict[tuple[str, ...], str]] = {}
    for item in concepts().values():
        for name in (*item.sv, *item.en):
            stems = tuple(stem(word) for word in spoken(name))
            starting.setdefault(stems[0], {}).setdefault(stems, item.id)
    longest_first = {first: tuple(sorted(found.items(), key=lambda one: -len(one[0]))) for first, found in starting.items()}
    return Names(longest_first, _both_ways())


def _both_ways() -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = {name: set(item.kin) for name, item in concepts().items()}
    for name, item in concepts().items():
        for other in item.kin:
            near[other].add(name)
    return {name: frozenset(found) for name, found in near.items()}
