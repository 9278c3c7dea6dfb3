"""What is asked and what is answered: an idea, a match, and the reasons for it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Idea:
    """A project idea in free text, and what it is about as far as it was read or chosen. What is empty weighs nothing. Nothing of it is stored.

    `ages`: lowest and highest age in years, both included; `places`: area codes; `types`: ids of intervention types; `groups`: ids of the
    glossary's target groups; `partners`: kinds of partners; `period`: first and last day.
    """

    text: str
    places: tuple[str, ...] = ()
    ages: tuple[int, int] | None = None
    types: tuple[str, ...] = ()
    period: tuple[date, date] | None = None
    groups: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class SharedTrait:
    """Why a project matches: a kind, and what is shared.

    `kind`: type (ids) | target_group (ages "16-24") | group (ids) | place (area codes) | partner (kinds) | time (first and last day) |
    words (that were written and stand in the record) | synonyms (written word, word of the record, in turn) |
    type_words (written words that its coded types go by, but the record does not use).
    """

    kind: str
    found: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """One earlier project, how much of the best possible score it reached (0-1), and why."""

    project_id: str
    title: str
    score: float
    reasons: tuple[SharedTrait, ...]
