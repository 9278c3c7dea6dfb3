"""Misspelt words as the words that were meant. Pure and forgetful: what was typed is kept nowhere.

Distance: optimal string alignment (a changed pair counts once), by rapidfuzz.
"""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from insteg.search.text import of_ideas, stem

SHORTEST, LONG = 6, 9


class Spelling:
    """The words that are known, by their first letter: a slip in the first letter is rare, and asking for it right leaves out most accidents."""

    def __init__(self, known: Iterable[str]) -> None:
        # In the order given: of two words as near, the first one is meant.
        ordered = dict.fromkeys([*known, *sorted(of_ideas())])
        self._words = frozenset(ordered)
        self._stems = frozenset(stem(word) for word in self._words)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in ordered:
            if len(word) >= SHORTEST - 1:
                self._by_letter[word[0]].append(word)

    def understood(self, word: str) -> str:
        """The known word that is meant: the word itself where it is known or too short to tell, or where nothing is near."""
        if len(word) < SHORTEST or word in self._words or stem(word) in self._stems:
            return word
        slips = 1 if len(word) < LONG else 2
        found = process.extractOne(word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
        return str(found[0]) if found else word
