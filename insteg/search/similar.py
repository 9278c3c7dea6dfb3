"""Rank earlier projects by likeness to an idea: words first, then shared type, ages, place and time."""

import numpy as np
import pandas as pd

from insteg.search.facts import Facts
from insteg.search.idea import Idea, Match, Reason
from insteg.search.text import stem, stems, widened, words

# The words of the record itself, and the words that its types go by (a coder's, not the source's): a reason keeps them apart.
RECORD = ["title", "target_group", "methods", "other_words", "area_words"]
TYPE = ["type_words"]
# What a shared fact adds, beside words that can add at most 1. Set by judgement, so that words decide among equals: a type says most.
WEIGHTS = {"type": 0.30, "target_group": 0.10, "place": 0.15, "time": 0.05}
BEST = 1 + sum(WEIGHTS.values())
# Below this share of the best possible score two texts share little more than filler.
FLOOR = 0.02
SHOWN_WORDS = 6


class ProjectIndex:
    """The earlier projects, ready to be compared with ideas. Built once from the query project_texts; safe to share between threads."""

    def __init__(self, projects: pd.DataFrame) -> None:
        """Read a frame with the columns of queries/project_texts.sql, one row a project."""
        # Imported here: they load slowly, and a room that groups its answers needs only the stems of this package.
        from scipy.sparse import csr_matrix, hstack
        from sklearn.feature_extraction.text import TfidfVectorizer

        self.projects = projects.reset_index(drop=True)
        texts = self._joined([*RECORD, *TYPE])
        # Stems find inflections; pieces of words find compounds ("arbetsmarknadsenhet" in "arbetsmarknad").
        self._stems = TfidfVectorizer(analyzer=stems, sublinear_tf=True)
        self._pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 6), sublinear_tf=True)
        both = hstack([self._stems.fit_transform(texts), self._pieces.fit_transform(texts)])
        # One row a word, so that a question touches only the rows of its own words.
        self._by_word = csr_matrix(both.T)
        self._record_stems, self._type_stems = ([frozenset(stems(text)) for text in self._joined(columns)] for columns in (RECORD, TYPE))
        self._facts = Facts(self.projects)

    def _joined(self, columns: list[str]) -> list[str]:
        return self.projects[columns].fillna("").agg(". ".join, axis=1).tolist()

    def similar(self, idea: Idea, limit: int = 10) -> list[Match]:
        """The projects most like the idea, best first, each with its reasons; projects that share nothing are left out."""
        score = self._word_scores(idea.text)
        for kind, shared in self._facts.shared(idea).items():
            score = score + WEIGHTS[kind] * shared
        share = score / BEST
        best = np.argsort(-share, kind="stable")[:limit]
        return [self._match(int(row), float(share[row]), idea) for row in best if share[row] >= FLOOR]

    def _word_scores(self, text: str) -> np.ndarray:
        """Cosine likeness of words, 0-1: half stems, half pieces of words."""
        from scipy.sparse import csr_matrix, hstack  # loaded already when there is an index

        asked = widened(text)
        vector = csr_matrix(hstack([self._stems.transform([asked]), self._pieces.transform([asked])]))
        return (vector @ self._by_word).toarray().ravel() / 2

    def _match(self, row: int, share: float, idea: Idea) -> Match:
        project = self.projects.iloc[row]
        reasons = (*self._facts.reasons(row, idea), *self._same_words(row, idea.text))
        return Match(str(project["project_id"]), str(project["title"]), round(share, 4), reasons)

    def _same_words(self, row: int, text: str) -> tuple[Reason, ...]:
        """The asked words that stand in the record, and those that only its types go by."""
        record, types = self._record_stems[row], self._type_stems[row] - self._record_stems[row]
        found = {"words": self._asked_in(record, text), "type_words": self._asked_in(types, text)}
        return tuple(Reason(kind, same) for kind, same in found.items() if same)

    def _asked_in(self, present: frozenset[str], text: str) -> tuple[str, ...]:
        """The asked words among `present` stems, rarest first: as typed, or under another name."""
        found = {stem(word): word for word in reversed(words(widened(text))) if stem(word) in present}
        return tuple(found[key] for key in sorted(found, key=self._rarity, reverse=True)[:SHOWN_WORDS])

    def _rarity(self, key: str) -> float:
        return float(self._stems.idf_[self._stems.vocabulary_[key]])
