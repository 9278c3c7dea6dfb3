"""Why a project matches in words: those that were written and stand in it, and those that are other names of the same thing."""

from collections.abc import Collection

from insteg.search.glossary import concepts
from insteg.search.idea import SharedTrait
from insteg.search.slots import Slot
from insteg.search.terms import Said, Terms
from insteg.search.text import filler, spoken, stem

SHOWN = 6


def same_words(terms: Terms, row: int, said: list[Slot], facts: tuple[SharedTrait, ...]) -> tuple[SharedTrait, ...]:
    """The written words that stand in the record, the record's other names for what was written, and words its coded types go by.

    facts: what is shared beside words. A shared type is told without words; words that most projects hold only where nothing else is.
    """
    types = [name for fact in facts if fact.kind == "type" for name in fact.found]
    project = terms.said[row]
    ordered = sorted({slot.written: slot for slot in said}.values(), key=lambda slot: -_rarity(terms, slot))
    telling = [slot for slot in ordered if not slot.is_broad]
    found = _told(project, telling, types)
    return found if found or facts else _told(project, ordered, types)


def _told(project: Said, said: list[Slot], types: Collection[str]) -> tuple[SharedTrait, ...]:
    written = [slot.written for slot in said if _is_written(slot, project)]
    others = [(slot.written, project.names[slot.concept]) for slot in said if slot.written not in written and slot.concept in project.names]
    told = {*written, *(word for word, _ in others)}
    coded = [slot.written for slot in said if slot.written not in told and _is_of_types(slot, project, types)]
    found = {
        "words": tuple(written[:SHOWN]),
        "synonyms": tuple(word for pair in others[:SHOWN] for word in pair),
        "type_words": tuple(coded[:SHOWN]),
    }
    return tuple(SharedTrait(kind, same) for kind, same in found.items() if same)


def _is_written(slot: Slot, project: Said) -> bool:
    """Whether the record holds the words themselves, or names the same thing with fewer or more of them ("läsa in" for "läsa in ämnen")."""
    own = {key for word, key in zip(slot.words, slot.stems, strict=True) if word not in filler()}
    named = {stem(word) for word in spoken(project.names.get(slot.concept, "")) if word not in filler()}
    return bool(own) and (own <= project.stems or own <= named or (bool(named) and named <= own))


def _is_of_types(slot: Slot, project: Said, types: Collection[str]) -> bool:
    """Whether the project's coded types go by what was written, and no shared type tells it already."""
    if slot.concept and set(concepts()[slot.concept].types) & set(types):
        return False
    return slot.concept in project.type_names or all(key in project.type_stems for key in slot.stems)


def _rarity(terms: Terms, slot: Slot) -> float:
    return max((terms.rarity(terms.stem(key)) for key in slot.stems), default=0.0)
