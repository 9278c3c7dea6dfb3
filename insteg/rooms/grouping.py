"""Answers as the room sees them: choices counted, free texts grouped by the words they share."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from insteg.rooms.questions import Answer, Question
from insteg.search.text import stem, words

# A shorter stem inside a longer word is chance ("mat" in "automat"); from here on it is a compound ("praktik" in "sommarpraktik").
COMPOUND = 5
MOST_GROUPS = 12


@dataclass(frozen=True)
class Group:
    """Answers that belong together. label: the choice or the word they share, empty for those that share none with another."""

    label: str
    count: int
    texts: tuple[str, ...] = ()


def grouped(question: Question, answers: Sequence[Answer]) -> tuple[Group, ...]:
    """The groups in the order they are shown; hidden answers are left out."""
    shown = [item for item in answers if not item.is_hidden]
    if not question.is_free:
        counts = Counter(item.choice for item in shown)
        return tuple(Group(label, counts[place]) for place, label in enumerate(question.choices))
    return _by_words([item.text for item in shown])


def _by_words(texts: list[str]) -> tuple[Group, ...]:
    """The largest group first: the word that most answers share, then the same among the rest. The last group shares nothing."""
    said = [[(stem(word), word) for word in words(text, is_mixed=True)] for text in texts]
    left = set(range(len(texts)))
    groups: list[Group] = []
    while len(groups) < MOST_GROUPS and (best := _most_shared(said, left)):
        members = [place for place in sorted(left) if _holds(said[place], best)]
        left -= set(members)
        groups.append(Group(_word_for(best, said, members), len(members), _listed([texts[place] for place in members])))
    if left:
        groups.append(Group("", len(left), _listed([texts[place] for place in sorted(left)])))
    return tuple(groups)


def _most_shared(said: list[list[tuple[str, str]]], left: set[int]) -> str:
    """The stem that stands in most of the answers that are left; empty when none stands in two."""
    stems = dict.fromkeys(found for place in sorted(left) for found, _ in said[place])
    counts = {found: sum(_holds(said[place], found) for place in left) for found in stems}
    best = max(counts, key=lambda found: (counts[found], len(found)), default="")
    return best if counts.get(best, 0) > 1 else ""


def _holds(pairs: list[tuple[str, str]], sought: str) -> bool:
    if len(sought) < COMPOUND:
        return any(found == sought for found, _ in pairs)
    return any(found.startswith(sought) or found.endswith(sought) for found, _ in pairs)


def _word_for(best: str, said: list[list[tuple[str, str]]], members: list[int]) -> str:
    """The form of the word that the answers use most."""
    forms = Counter(word for place in members for found, word in said[place] if found == best)
    return forms.most_common(1)[0][0]


def _listed(texts: list[str]) -> tuple[str, ...]:
    """Each text once; how often it was written stands behind it."""
    firsts: dict[str, str] = {}
    for text in texts:
        firsts.setdefault(text.casefold(), text)
    counts = Counter(text.casefold() for text in texts)
    return tuple(f"{text} (×{counts[folded]})" if counts[folded] > 1 else text for folded, text in firsts.items())
