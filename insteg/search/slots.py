"""A text as the things it says: each a name of the glossary or a word of its own. Nothing is remembered."""

from collections.abc import Callable
from dataclasses import dataclass

from insteg.search.glossary import concepts, names
from insteg.search.text import of_ideas, spoken, stem


@dataclass(frozen=True)
class Slot:
    """One thing that a text says. words: as written, or as understood where they were misspelt; concept: its entry in the glossary, or ""."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    concept: str

    @property
    def written(self) -> str:
        return " ".join(self.words)

    @property
    def is_broad(self) -> bool:
        return bool(self.concept) and concepts()[self.concept].broad


def slots(text: str, understood: Callable[[str], str] = str) -> list[Slot]:
    """What a text says, in order, filler left out. understood: gives the word that a misspelt one stands for."""
    said = [understood(word) for word in spoken(text)]
    stems, empty = [stem(word) for word in said], of_ideas()
    found: list[Slot] = []
    place = 0
    while place < len(said):
        length, concept = names().at(stems, place)
        end = place + max(length, 1)
        if length or said[place] not in empty:
            found.append(Slot(tuple(said[place:end]), tuple(stems[place:end]), concept))
        place = end
    return found


def named(words: list[str], stems: list[str]) -> list[tuple[str, str]]:
    """Every name of the glossary in a text, also one inside another: the entry, and the words it is named by."""
    return [
        (concept, " ".join(words[place : place + length]))
        for place in range(len(words))
        for length, concept in names().all_at(stems, place)
    ]
