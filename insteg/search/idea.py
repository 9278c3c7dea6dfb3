"""What is asked and what is answered: an idea, a match, and the reasons for it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Idea:
    """A project idea in free text; everything but the text may be left out. Nothing of it is stored."""

    text: str
    municipality: str | None = None
    ages: tuple[int, int] | None = None
    types: tuple[str, ...] = ()
    period: tuple[date, date] | None = None


@dataclass(frozen=True)
class Reason:
    """Why a project matches: a kind, and what is shared.

    `kind`: type (ids) | target_group (ages "16-24") | place (area codes) | time (first and last day) | words (that stand in the record) |
    type_words (that its coded types go by, but the record does not use).
    """

    kind: str
    found: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """One earlier project, how much of the best possible score it reached (0-1), and why."""

    project_id: str
    title: str
    score: float
    reasons: tuple[Reason, ...]
