"""One field for everything: which things a few typed words may mean, though they are not spelt as we spell them.

Every word must be found in a thing: as it stands, as another form of it, as its beginning, inside a longer word, or nearly so.
Pure and forgetful: what was typed is kept nowhere. Distances: Damerau 1964 and Levenshtein 1966, in the form where a changed
pair counts once (optimal string alignment), by rapidfuzz.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from insteg.search.text import filler, stem

# How sure one word is to be meant, by how it was found.
SAME, OTHER_FORM, BEGINNING, INSIDE = 1.0, 0.95, 0.9, 0.7
# A slip takes this much; a thing found by its other words instead of by its name, this share.
SLIP, BESIDE = 0.15, 0.6
MOST_LETTERS, MOST_WORDS = 100, 8
WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Thing:
    """Something to find. kind: what it is; key: which one; name: what it is called; more: other words that lead to it; note: shown beside it."""

    kind: str
    key: str
    name: str
    more: str = ""
    note: str = ""


@dataclass(frozen=True)
class Found:
    """A thing, and how sure it is to be meant (0-1)."""

    thing: Thing
    score: float


@dataclass(frozen=True)
class Index:
    """All things, and where each word stands: word -> place in `things` -> how much it counts there."""

    things: tuple[Thing, ...]
    standing: dict[str, dict[int, float]]
    stems: dict[str, tuple[str, ...]]


def spelt(text: str) -> list[str]:
    """The words of a text in small letters without marks: "Ånge" and "ange" are the same to whoever searches."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def indexed(things: Iterable[Thing]) -> Index:
    """The things made ready to be searched."""
    held = tuple(things)
    standing: dict[str, dict[int, float]] = defaultdict(dict)
    for place, thing in enumerate(held):
        for text, weight in ((thing.more, BESIDE), (thing.name, 1.0)):
            for word in spelt(text):
                standing[word][place] = weight
    stems: dict[str, list[str]] = defaultdict(list)
    for word in standing:
        stems[stem(word)].append(word)
    return Index(held, dict(standing), {key: tuple(words) for key, words in stems.items()})


def find(index: Index, text: str) -> list[Found]:
    """The things that hold every word of the text, surest first; the order of the index where they are as sure."""
    asked = [word for word in spelt(text[:MOST_LETTERS]) if word not in filler()][:MOST_WORDS]
    if not asked:
        return []
    scores = [_things(index, word) for word in asked]
    common = set(scores[0]).intersection(*scores[1:])
    found = [Found(index.things[place], sum(one[place] for one in scores) / len(scores)) for place in sorted(common)]
    return sorted(found, key=lambda one: -one.score)


def _things(index: Index, word: str) -> dict[int, float]:
    """Where one word may stand, and how surely."""
    best: dict[int, float] = {}
    for known, score in _alike(index, word).items():
        for place, weight in index.standing[known].items():
            best[place] = max(best.get(place, 0.0), score * weight)
    return best


def _alike(index: Index, word: str) -> dict[str, float]:
    """The known words that may be meant. A misspelt one is looked for only where nothing is spelt as written."""
    found = {known: _as_written(word, known) for known in index.standing if word in known and (len(word) > 3 or known.startswith(word))}
    found |= {known: OTHER_FORM for known in index.stems.get(stem(word), ()) if known != word}
    return found or _misspelt(index, word)


def _as_written(word: str, known: str) -> float:
    return SAME if known == word else BEGINNING if known.startswith(word) else INSIDE


def _misspelt(index: Index, word: str) -> dict[str, float]:
    """Known words with a slip in them, or two in a long word; also as the beginning of a longer word."""
    allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    if not allowed:
        return {}
    begun = {known: known[: len(word)] for known in index.standing}
    found: dict[str, float] = {}
    for choices, sure in ((begun, BEGINNING), ({known: known for known in index.standing}, SAME)):
        for _, slips, known in process.extract_iter(word, choices, scorer=OSA.distance, score_cutoff=allowed):
            found[known] = max(found.get(known, 0.0), sure - SLIP * slips)
    return found
