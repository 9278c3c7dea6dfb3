"""Where the words and names of the projects stand, and how much they say there.

Weights by field, saturation and rarity as in BM25F (Robertson and Zaragoza 2009), without its correction for length: records are short.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from insteg.search.compounds import parts
from insteg.search.slots import named
from insteg.search.text import filler, spoken, stem

# How much a word says by where it stands: in the record's own headings, in its running text, in what others say of the project.
RECORD = {"title": 2.5, "target_group": 1.6, "methods": 1.6, "owner": 0.8, "other_words": 0.8, "partner_words": 0.6, "told_elsewhere": 0.6}
# The words that a project's coded types go by: a coder's, not the source's, so a reason keeps them apart.
TYPE = {"type_words": 0.7}
# A part of a compound says less than a word of its own. How soon more of the same adds nothing (BM25's k1).
PART, SATURATION = 0.4, 1.0


@dataclass(frozen=True)
class Posting:
    """The projects that hold a word or a name: their places, and how strongly each holds it (0-1)."""

    rows: np.ndarray
    strength: np.ndarray


@dataclass
class Said:
    """What one project says: stems of its record, stems of its types, and by which words it names each entry of the glossary."""

    stems: set[str] = field(default_factory=set)
    type_stems: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    type_names: dict[str, str] = field(default_factory=dict)


class Terms:
    """The words (as stems) and the names (as ids of the glossary) of all projects. Built once from published texts; never asked to remember."""

    def __init__(self, projects: pd.DataFrame) -> None:
        self.count = len(projects)
        self.said = [Said() for _ in range(self.count)]
        self.words: dict[str, str] = {}
        self._weights: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        texts = {name: [spoken(text) for text in projects[name].fillna("")] for name in (*RECORD, *TYPE)}
        for word in {word for column in texts.values() for text in column for word in text}:
            self.words[word] = stem(word)
        self._parts = self._parts_of_words()
        for name, weight in (RECORD | TYPE).items():
            for row, text in enumerate(texts[name]):
                self._read(row, text, weight, name in TYPE)
        self._postings = {term: _posting(found) for term, found in self._weights.items()}
        self._weights.clear()

    @property
    def known(self) -> Mapping[str, str]:
        """Every word of the projects, with its stem."""
        return self.words

    def stem(self, key: str) -> Posting | None:
        """Where a stem stands."""
        return self._postings.get(key)

    def name(self, concept: str) -> Posting | None:
        """Where an entry of the glossary is named, by whichever of its names."""
        return self._postings.get(f"={concept}")

    def rarity(self, found: Posting | None) -> float:
        """How much a word or name tells projects apart (BM25's inverse document frequency); most where nobody holds it."""
        held = len(found.rows) if found is not None else 0
        return float(np.log(1 + (self.count - held + 0.5) / (held + 0.5)))

    def _parts_of_words(self) -> dict[str, tuple[str, ...]]:
        stems = frozenset(key for word, key in self.words.items() if word not in filler())
        return {word: found for word, key in self.words.items() if (found := tuple(part for part in parts(word, stems) if part != key))}

    def _read(self, row: int, text: list[str], weight: float, is_type: bool) -> None:
        said, stems = self.said[row], [self.words[word] for word in text]
        held, names = (said.type_stems, said.type_names) if is_type else (said.stems, said.names)
        for word, key in zip(text, stems, strict=True):
            if word not in filler():
                held.add(key)
                self._weights[key][row] += weight
                for part in self._parts.get(word, ()):
                    self._add_part(row, part, word, weight * PART, names)
        for concept, words in named(text, stems):
            names.setdefault(concept, words)
            self._weights[f"={concept}"][row] += weight

    def _add_part(self, row: int, part: str, word: str, weight: float, names: dict[str, str]) -> None:
        self._weights[part][row] += weight
        for concept, _ in named([part], [part]):
            names.setdefault(concept, word)
            self._weights[f"={concept}"][row] += weight


def _posting(found: Mapping[int, float]) -> Posting:
    strength = np.fromiter(found.values(), dtype=float)
    return Posting(np.fromiter(found.keys(), dtype=np.intp), strength / (strength + SATURATION))
