"""What may be said of an effect: by rules fixed beforehand, and with what it cannot show (reading rule 11)."""

import math
from dataclasses import dataclass

from insteg.reference.catalogue import Area, Indicator
from insteg.reference.words import Words
from insteg.statistics.did import DifferenceInDifferences
from insteg.statistics.interval import Interval
from insteg.statistics.placebo import Finding
from insteg.statistics.window import Refusal

# Reasons whose numbers are shares of the level and not counts.
AS_PERCENT = {"poor_fit"}


@dataclass(frozen=True)
class Rank:
    """How many of the donors lie at least as far from their own group: in points, and in parts of what chance gives each of them.

    allowed: the most of the latter that still make a difference more than chance.
    """

    as_far: int
    as_unusual: int
    donors: int
    allowed: int


def finding_in_words(
    say: Words, finding: Finding, area: Area, start: int, effect: float, rank: Rank, is_confirmed: bool
) -> tuple[str, str]:
    """The verdict, and what it rests on. is_confirmed: whether the second method sees it too; a verdict says so when it doesn't.

    Higher and lower are said only where found.
    """
    key = finding if finding != "not_distinguishable" else "fragile" if rank.as_unusual <= rank.allowed else "none"
    is_found = key in ("higher", "lower")
    said = "none" if not is_found else key if is_confirmed else f"{key}_alone"
    claim = say(f"effect.finding.{said}", place=area.phrase(say.language), start=start, size=say.number(abs(effect), 1))
    counts = {"far": _count(say, rank.as_far), "count": _count(say, rank.as_unusual), "allowed": say.number(max(rank.allowed, 0))}
    return claim, say(f"effect.why.{'found' if is_found else key}", size=say.signed(effect, 1), all=say.number(rank.donors), **counts)


def _count(say: Words, count: int) -> str:
    """Nobody is a word and not a nought."""
    return say("effect.nobody") if count == 0 else say.number(count)


def cannot_show(say: Words) -> str:
    """The fixed sentence that stands beside every effect, whatever was found."""
    return say("effect.cannot")


def refusal_in_words(say: Words, refusal: Refusal) -> str:
    """Why no effect is computed, with the numbers behind the reason."""
    found, limit = refusal.found, refusal.limit
    if found is not None and limit is not None and refusal.reason in AS_PERCENT:
        return say(f"effect.refusal.{refusal.reason}", found=_apart(say, 100 * found, 100 * limit), limit=say.number(100 * limit))
    is_year = refusal.reason in ("break_not_common", "break_not_accepted")
    told = ("" if number is None else str(int(number)) if is_year else say.number(number) for number in (found, limit))
    return say(f"effect.refusal.{refusal.reason}", **dict(zip(("found", "limit"), told, strict=True)))


def _apart(say: Words, found: float, limit: float) -> str:
    """The number with as many decimals as it takes to see that it is not the limit: 10.04 beside 10 would read as no reason."""
    decimals = next((some for some in range(1, 6) if round(found, some) != limit), 6)
    return say.number(found, decimals)


def detectable_in_words(say: Words, minimum: float, persons: float | None) -> str:
    """How large an effect would have had to be to be seen, in points and in people where those are known."""
    if not math.isfinite(minimum):
        return say("effect.detectable.never")
    points = say.number(minimum, 1)
    if persons is None:
        return say("effect.detectable.points", points=points)
    return say("effect.detectable.persons", points=points, number=say.about(minimum / 100 * persons))


def interval_in_words(say: Words, interval: Interval) -> str:
    """The effects that the placebos do not rule out."""
    if not math.isfinite(interval.low):
        return say("effect.interval.open")
    return say("effect.interval", low=say.signed(interval.low, 1), high=say.signed(interval.high, 1))


def second_opinion(say: Words, indicator: Indicator, other: DifferenceInDifferences) -> str:
    """The difference-in-differences line: its size and its interval, no claim of its own."""
    if not math.isfinite(other.interval.low):
        return say("effect.did.open", size=say.signed(other.effect, 1))
    return say(
        "effect.did", size=say.signed(other.effect, 1), low=say.signed(other.interval.low, 1), high=say.signed(other.interval.high, 1)
    )


def fit_in_words(say: Words, rmspe: float, years: tuple[int, int], donors: int, index: float) -> str:
    """How well the comparison group followed the municipality before the start."""
    return say(
        "effect.fit", size=say.number(rmspe, 2), start=years[0], end=years[1], count=say.number(donors), share=say.number(100 * index, 1)
    )


def accepted_break(say: Words, periods: tuple[int, ...], left_out: int) -> str:
    """What the reader has accepted, where the series goes over a break; empty where it does not."""
    if not periods:
        return ""
    return say("effect.break.accepted", period=", ".join(map(str, periods)), count=say.number(left_out))
