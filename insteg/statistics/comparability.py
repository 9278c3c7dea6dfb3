"""Which published outcomes may share an axis, and why the others may not (reading rule 10)."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

# Plans, goals, costs and background are shown, but they are not what became of participants.
RESULTS = ("result", "register", "effect_study")
UNKNOWN = "unknown"
NONE = "none"


class Incomparability(StrEnum):
    """Why an outcome, or a pair of them, may not stand on a common axis."""

    NOT_A_RESULT = "not_a_result"
    SUPPRESSED = "suppressed"
    NO_DENOMINATOR = "no_denominator"
    DENOMINATOR_UNKNOWN = "denominator_unknown"
    TIME_UNKNOWN = "time_unknown"
    NOT_AFTER_EXIT = "not_after_exit"
    DEFINITION_DIFFERS = "definition_differs"
    DENOMINATOR_DIFFERS = "denominator_differs"
    TIME_DIFFERS = "time_differs"


class NotComparable(ValueError):
    """A ranking was asked of outcomes that may not be ranked; the message names them and says why."""


@dataclass(frozen=True)
class MeasuredOutcome:
    """What rule 10 needs to know of one published outcome."""

    outcome_id: str
    kind: str
    definition: str
    denominator_of: str
    timing: str
    months: int | None
    share: float | None
    size: int | None
    status: str


@dataclass(frozen=True)
class SharedAxis:
    """Outcomes with one definition, one kind of denominator and one time after exit: they may be drawn and ordered together."""

    definition: str
    denominator_of: str
    months: int
    outcomes: tuple[MeasuredOutcome, ...]


@dataclass(frozen=True)
class Alone:
    """An outcome that stands by itself, with its definition, and why: its own lacks, and what sets it apart from the others."""

    outcome: MeasuredOutcome
    reasons: tuple[Incomparability, ...]


def outcomes(frame: pd.DataFrame) -> tuple[MeasuredOutcome, ...]:
    """The rows of queries/project_outcomes.sql as records. Shares are per cent, 0-100; None where none can be known."""
    return tuple(_outcome(row) for row in frame.itertuples())


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[arg-type]


def _outcome(row: Any) -> MeasuredOutcome:
    months, value, numerator, size = (_number(item) for item in (row.months, row.value, row.numerator, row.denominator))
    share = value if row.unit == "percent" else (100 * numerator / size if numerator is not None and size else None)
    whole = (None if item is None else int(item) for item in (months, size))
    first, second = whole
    return MeasuredOutcome(row.outcome_id, row.kind, row.definition, row.denominator_of, row.timing, first, share, second, row.status)


def lacks(outcome: MeasuredOutcome) -> tuple[Incomparability, ...]:
    """What an outcome lacks to stand beside any other; empty when it could."""
    checks = {
        Incomparability.NOT_A_RESULT: outcome.kind not in RESULTS,
        Incomparability.SUPPRESSED: outcome.status == "suppressed",
        Incomparability.NO_DENOMINATOR: outcome.denominator_of == NONE,
        Incomparability.DENOMINATOR_UNKNOWN: outcome.denominator_of != NONE and (outcome.denominator_of == UNKNOWN or outcome.size is None),
        Incomparability.NOT_AFTER_EXIT: outcome.timing not in ("after", UNKNOWN),
        Incomparability.TIME_UNKNOWN: outcome.timing == UNKNOWN or (outcome.timing == "after" and outcome.months is None),
    }
    return tuple(reason for reason, holds in checks.items() if holds)


def why_not(one: MeasuredOutcome, other: MeasuredOutcome) -> tuple[Incomparability, ...]:
    """Every reason that keeps two outcomes from a common axis; empty when they may share one."""
    differs = {
        Incomparability.DEFINITION_DIFFERS: one.definition != other.definition,
        Incomparability.DENOMINATOR_DIFFERS: one.denominator_of != other.denominator_of,
        Incomparability.TIME_DIFFERS: (one.timing, one.months) != (other.timing, other.months),
    }
    own = dict.fromkeys([*lacks(one), *lacks(other)])
    return (*own, *(reason for reason, holds in differs.items() if holds))


def may_share_axis(one: MeasuredOutcome, other: MeasuredOutcome) -> bool:
    """True only when definition, denominator and time after exit are known and the same for both."""
    return not why_not(one, other)


def _key(outcome: MeasuredOutcome) -> tuple[str, str, int]:
    return outcome.definition, outcome.denominator_of, outcome.months or 0


def axes(found: tuple[MeasuredOutcome, ...]) -> tuple[tuple[SharedAxis, ...], tuple[Alone, ...]]:
    """The outcomes sorted into axes of two or more that may be compared, and the rest, each with its reasons."""
    fit = [outcome for outcome in found if not lacks(outcome)]
    groups = {key: tuple(item for item in fit if _key(item) == key) for key in dict.fromkeys(map(_key, fit))}
    shared = tuple(SharedAxis(*key, members) for key, members in groups.items() if len(members) > 1)
    together = {item.outcome_id for axis in shared for item in axis.outcomes}
    rest = tuple(Alone(item, _apart(item, found)) for item in found if item.outcome_id not in together)
    return shared, rest


def _apart(outcome: MeasuredOutcome, found: tuple[MeasuredOutcome, ...]) -> tuple[Incomparability, ...]:
    if own := lacks(outcome):
        return own
    reasons = (reason for other in found if other is not outcome and not lacks(other) for reason in why_not(outcome, other))
    return tuple(dict.fromkeys(reasons))


def ranked(found: tuple[MeasuredOutcome, ...]) -> tuple[MeasuredOutcome, ...]:
    """The outcomes from the largest share to the smallest.

    Raises NotComparable unless every pair may share an axis: there is no other way in this module to put outcomes in order of size.
    """
    for position, one in enumerate(found):
        for other in found[position + 1 :]:
            if reasons := why_not(one, other):
                raise NotComparable(f"{one.outcome_id} and {other.outcome_id} can't be ranked: {', '.join(reasons)}.")
    return tuple(sorted(found, key=lambda item: -math.inf if item.share is None else item.share, reverse=True))
