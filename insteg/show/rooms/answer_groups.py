"""Answers as the room sees them: choices counted, free texts grouped by the words they share."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from insteg.search.text import stem, words
from insteg.show.rooms.questions import Answer, Question

# A shorter stem inside a longer word is chance ("mat" in "automat"); from here on it is a compound ("praktik" in "sommarpraktik").
COMPOUND = 5
MOST_GROUPS = 12
MOST_WORDS = 30


@dataclass(frozen=True)
class AnswerGroup:
    """Answers that belong together. label: the choice or the word they share, empty for those that share none with another."""

    label: str
    count: int
    texts: tuple[str, ...] = ()


def grouped(question: Question, answers: Sequence[Answer]) -> tuple[AnswerGroup, ...]:
    """The groups in the order they are shown; hidden answers are left out."""
    shown = [item for item in answers if not item.is_hidden]
    if not question.is_free:
        counts = Counter(item.choice for item in shown)
        return tuple(AnswerGroup(label, counts[place]) for place, label in enumerate(question.choices))
    return _by_words([item.text for item in shown])


def said_most(texts: Sequence[str]) -> list[tuple[str, int]]:
    """The words that carry meaning and how many answers hold each, most first; forms of one word are one."""
    spoken = [set(words(text, is_mixed=True)) for text in texts]
    stems = {word: stem(word) for word in set().union(*spoken)}
    counts = Counter(found for text in spoken for found in {stems[word] for word in text})
    forms = Counter(word for text in spoken for word in text)
    named: dict[str, str] = {}
    for word in sorted(stems, key=lambda word: (forms[word], word)):
        named[stems[word]] = word  # the last one: the form that is written most
    most = sorted(counts.items(), key=lambda item: (-item[1], named[item[0]]))[:MOST_WORDS]
    return [(named[found], count) for found, count in most]


def _by_words(texts: list[str]) -> tuple[AnswerGroup, ...]:
    """The largest group first: the word that most answers share, then the same among the rest. The last group shares nothing."""
    spoken = [words(text, is_mixed=True) for text in texts]
    # Each word is stemmed once, and what came of it is forgotten with this call.
    stems = {word: stem(word) for word in set().union(*spoken)}
    said = [[(stems[word], word) for word in text] for text in spoken]
    known = set(stems.values())
    held = [_held(text, known) for text in said]
    left = set(range(len(texts)))
    groups: list[AnswerGroup] = []
    while len(groups) < MOST_GROUPS and (best := _most_shared(said, held, left)):
        members = [place for place in sorted(left) if best in held[place]]
        left -= set(members)
        groups.append(AnswerGroup(_word_for(best, said, members), len(members), _listed([texts[place] for place in members])))
    if left:
        groups.append(AnswerGroup("", len(left), _listed([texts[place] for place in sorted(left)])))
    return tuple(groups)


def _most_shared(said: list[list[tuple[str, str]]], held: list[set[str]], left: set[int]) -> str:
    """The stem that most of the answers that are left hold; empty when none stands in two. Of those held alike, the longest, then the first."""
    counts = Counter(found for place in left for found in held[place])
    stems = dict.fromkeys(found for place in sorted(left) for found, _ in said[place])
    best = max(stems, key=lambda found: (counts[found], len(found)), default="")
    return best if counts[best] > 1 else ""


def _held(pairs: list[tuple[str, str]], stems: Container[str]) -> set[str]:
    """The stems that an answer holds: its own, and those that its longer words begin or end with.

    Cut from the answer's words, not sought in them one by one: a hall's answers have thousands of stems.
    """
    own = {found for found, _ in pairs}
    cut = {part for word in own for at in range(COMPOUND, len(word)) for part in (word[:at], word[-at:])}
    return own | {part for part in cut if part in stems}


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
