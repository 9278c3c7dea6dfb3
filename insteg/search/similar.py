"""Rank earlier projects by likeness to an idea: what its words say first, then shared type, target group, ages, place, partners and time."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from insteg.search.compounds import parts
from insteg.search.facts import Facts
from insteg.search.glossary import concepts, names
from insteg.search.idea import Idea, Match
from insteg.search.reading import is_of_others, read
from insteg.search.reasons import same_words
from insteg.search.slots import Slot, slots
from insteg.search.spelling import Spelling
from insteg.search.terms import RECORD, TYPE, Posting, Terms
from insteg.search.text import spoken

# What a shared fact adds, beside words that can add at most 1. A fact weighs only where the idea says it or the reader chose it.
WEIGHTS = {"type": 0.20, "group": 0.15, "place": 0.25, "target_group": 0.05, "partner": 0.05, "time": 0.05}
# What likeness of spelling adds (pieces of four to six letters): it orders projects that share more, and is no reason of its own.
SPELLING = 0.6
BEST = 1 + SPELLING + sum(WEIGHTS.values())
# How much a project's word counts that is near what was written, but not the same: an entry near it in the glossary, a part of a
# compound (one part alone less), one word of a name of several.
KIN, PART, ALONE, PIECE = 0.6, 0.5, 0.25, 0.4
# How much a word counts in an idea when most projects hold it, and when none does.
BROAD, UNKNOWN = 0.25, 0.6
# An idea is like nothing when no project says this much of what it says; half of that is enough where it names a type or a target group.
GATE = 0.22
# A project that reaches less than this part of what the likest one reaches is not shown: a few cards, not always eight.
NEAR = 0.25


class ProjectIndex:
    """The earlier projects, ready to be compared with ideas. Built once from the query project_texts; safe to share between threads."""

    def __init__(self, projects: pd.DataFrame, places: Mapping[str, str] | None = None) -> None:
        """Read a frame with the columns of queries/project_texts.sql, one row a project. places: name -> area code, to be read from ideas."""
        # Imported here: it loads slowly, and a room that groups its answers needs only the stems of this package.
        from sklearn.feature_extraction.text import TfidfVectorizer

        self.projects = projects.reset_index(drop=True)
        self.terms = Terms(self.projects)
        self._pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 6), sublinear_tf=True)
        texts = self.projects[[*RECORD, *TYPE]].fillna("").agg(". ".join, axis=1)
        # One row a piece, so that a question touches only the rows of its own pieces.
        self._by_piece = self._pieces.fit_transform(texts).T.tocsr()
        self._stems = frozenset(self.terms.known.values())
        self._places = {name.lower(): code for name, code in (places or {}).items()}
        named = [name for item in concepts().values() for name in item.sv] + [name for item in concepts().values() for name in item.en]
        self._spelling = Spelling([*sorted(self.terms.known), *(word for name in [*self._places, *named] for word in spoken(name))])
        groups = [[name for name in said.names if concepts()[name].group] for said in self.terms.said]
        self._facts = Facts(self.projects, groups)

    def understood(self, text: str) -> Idea:
        """The idea as its text describes it: nothing is added that the text doesn't say."""
        return read(text, self._slots(text), self._places)

    def corrections(self, text: str) -> tuple[tuple[str, str], ...]:
        """Misspelt words, each with the word it was understood as; another ending ("betalt" for "betald") is no misspelling to tell."""
        pairs = dict.fromkeys((word, self._spelling.understood(word)) for word in spoken(text))
        return tuple((word, meant) for word, meant in pairs if meant[:-1] != word[:-1])

    def similar(self, idea: Idea, limit: int = 10) -> list[Match]:
        """The projects most like the idea, best first, each with its reasons; none where nothing here is like it."""
        said = self._slots(idea.text)
        if is_of_others(said):
            return []
        words, facts = self._word_scores(said), self._facts.shared(idea)
        if not self._is_like_any(idea, said, words, facts):
            return []
        share = self._share(idea, words, facts)
        best = np.argsort(-share, kind="stable")[:limit]
        return [self._match(int(row), float(share[row]), idea, said) for row in best if share[row] >= NEAR * share[best[0]] > 0]

    def shares(self, idea: Idea) -> np.ndarray:
        """How much of the best possible score each project reaches (0-1), in the order of `projects`; also where none is like it."""
        return self._share(idea, self._word_scores(self._slots(idea.text)), self._facts.shared(idea))

    def _share(self, idea: Idea, words: np.ndarray, facts: Mapping[str, np.ndarray]) -> np.ndarray:
        shared = words + sum(WEIGHTS[kind] * found for kind, found in facts.items())
        return np.where(shared > 0, shared + SPELLING * self._spelt_alike(idea.text), 0) / BEST

    def _spelt_alike(self, text: str) -> np.ndarray:
        """Cosine likeness of pieces of words, 0-1."""
        return np.asarray((self._pieces.transform([text]) @ self._by_piece).toarray().ravel())

    def _is_like_any(self, idea: Idea, said: list[Slot], words: np.ndarray, facts: Mapping[str, np.ndarray]) -> bool:
        """Whether any project is like the idea. Where nothing is said, as with chosen types alone, whoever shares what was chosen is."""
        if not said:
            return any(bool(facts[kind].any()) for kind in ("type", "group", "place"))
        return float(words.max(initial=0)) >= (GATE / 2 if idea.types or idea.groups else GATE)

    def _slots(self, text: str) -> list[Slot]:
        named = {word for name in self._places for word in (name, f"{name}s")}
        return [slot for slot in slots(text, self._spelling.understood) if slot.written not in named]

    def _word_scores(self, said: list[Slot]) -> np.ndarray:
        """How much of what the idea says each project says too, 0-1."""
        found, asked = np.zeros(self.terms.count), 0.0
        # Who says the same thing twice asks for it once.
        for slot in {slot.concept or slot.written: slot for slot in said}.values():
            ways = [(posting, weight, is_broad) for posting, weight, is_broad in self._ways(slot) if posting is not None]
            best = np.zeros(self.terms.count)
            for posting, weight, _ in ways:
                best[posting.rows] = np.maximum(best[posting.rows], weight * posting.strength)
            weight = self._weight(ways)
            found, asked = found + weight * best, asked + weight
        return found / asked if asked else found

    def _weight(self, ways: list[tuple[Posting, float, bool]]) -> float:
        """How much one slot counts: the rarer what it means, the more; little where most projects hold it, and not in full where none does."""
        if not ways:
            return UNKNOWN * self.terms.rarity(None)
        posting, _, is_broad = ways[0]
        return self.terms.rarity(posting) * (BROAD if is_broad else 1.0)

    def _ways(self, slot: Slot) -> Iterator[tuple[Posting | None, float, bool]]:
        """Where what is meant may stand, the surest first, how much that counts, and whether it says little: by name, near it, in its words."""
        known = concepts()
        if slot.concept:
            yield self.terms.name(slot.concept), 1.0, known[slot.concept].broad
            yield from ((self.terms.name(near), KIN, known[near].broad) for near in names().kin[slot.concept])
        own = 1.0 if len(slot.stems) == 1 else PIECE
        yield from ((self.terms.stem(key), own, slot.is_broad) for key in slot.stems)
        if not slot.concept and self.terms.stem(slot.stems[0]) is None:
            yield from self._in_parts(slot.words[0])

    def _in_parts(self, word: str) -> Iterator[tuple[Posting | None, float, bool]]:
        """A compound that no project holds, by its parts; it says little where all of them do."""
        found = parts(word, self._stems)
        meant = [names().at([part], 0)[1] for part in found]
        is_whole = len(found) > 1
        is_broad = is_whole and all(name and concepts()[name].broad for name in meant)
        weight = PART if is_whole else ALONE
        yield from ((self.terms.name(name), weight, is_broad) for name in meant if name)
        yield from ((self.terms.stem(part), weight, is_broad) for part in found)

    def _match(self, row: int, share: float, idea: Idea, said: list[Slot]) -> Match:
        project = self.projects.iloc[row]
        facts = self._facts.reasons(row, idea)
        words = same_words(self.terms, row, said, facts)
        return Match(str(project["project_id"]), str(project["title"]), round(share, 4), (*facts, *words))
