"""What ran at once, where dates may be known to the day, the month or the year, or not at all: what is certain, and what is possible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

Span = tuple[date, date]


@dataclass(frozen=True)
class Times:
    """The earliest and the latest day on which something may have begun, and ended. Both of a pair are None where nobody knows."""

    earliest_start: date | None
    latest_start: date | None
    earliest_end: date | None
    latest_end: date | None

    @property
    def is_known(self) -> bool:
        """Whether both start and end are known."""
        return self.earliest_start is not None and self.latest_end is not None

    @property
    def is_unknown(self) -> bool:
        return self.earliest_start is None and self.latest_end is None

    @property
    def begun_by(self) -> date | None:
        """The day by which it had begun in any case: at the latest with its end, where only that is known."""
        return self.latest_start or self.latest_end

    @property
    def lasted_to(self) -> date | None:
        """The day up to which it lasted in any case: at the least to its start, where only that is known."""
        return self.earliest_end or self.earliest_start

    @property
    def core(self) -> Span | None:
        """The days on which it ran in any case; None where an end is unknown or no day is certain."""
        if not self.is_known or self.latest_start is None or self.earliest_end is None or self.latest_start > self.earliest_end:
            return None
        return self.latest_start, self.earliest_end


def relation(one: Times, other: Times) -> str:
    """Whether two ran on a common day: "certain", "possible", "apart", or "unknown" where one has no date at all.

    Certain means in every reading of the dates: each had begun before the other can have ended.
    """
    if one.is_unknown or other.is_unknown:
        return "unknown"
    if _before(one.begun_by, other.lasted_to) and _before(other.begun_by, one.lasted_to):
        return "certain"
    return "possible" if _may_meet(one.earliest_start, other.latest_end) and _may_meet(other.earliest_start, one.latest_end) else "apart"


def _before(begun: date | None, end: date | None) -> bool:
    return begun is not None and end is not None and begun <= end


def _may_meet(start: date | None, end: date | None) -> bool:
    """Whether a start can lie before an end; an unknown one can lie anywhere."""
    return start is None or end is None or start <= end


@dataclass(frozen=True)
class Meeting:
    """When two certainly ran at once: on all of the days, or, where an end is unknown, on at least one of them."""

    first: date
    last: date
    is_throughout: bool

    def lies_in(self, window: Span) -> bool:
        """Whether they certainly ran at once within a window."""
        if self.is_throughout:
            return self.first <= window[1] and self.last >= window[0]
        return window[0] <= self.first and self.last <= window[1]


def meeting(one: Times, other: Times) -> Meeting | None:
    """When two that certainly met did so; None when it is not certain."""
    if relation(one, other) != "certain" or not (one.begun_by and other.begun_by and one.lasted_to and other.lasted_to):
        return None
    last_begun, first_done = max(one.begun_by, other.begun_by), min(one.lasted_to, other.lasted_to)
    return Meeting(min(last_begun, first_done), max(last_begun, first_done), last_begun <= first_done)


def most_at_once(spans: Sequence[Span]) -> int:
    """The largest number of spans that share a day."""
    return max((count for _, _, count in steps(spans)), default=0)


def busiest(spans: Sequence[Span]) -> list[Span]:
    """The stretches of days with the largest number at once, in the order of time."""
    most = most_at_once(spans)
    return [(first, last) for first, last, count in steps(spans) if count == most]


def steps(spans: Sequence[Span]) -> list[tuple[date, date, int]]:
    """The days from the first span to the last in stretches of one count each: first day, last day, how many ran."""
    changes: dict[date, int] = {}
    for start, end in spans:
        changes[start] = changes.get(start, 0) + 1
        changes[end + timedelta(days=1)] = changes.get(end + timedelta(days=1), 0) - 1
    days, count, found = sorted(day for day, change in changes.items() if change), 0, []
    for day, following in pairwise(days):
        count += changes[day]
        found.append((day, following - timedelta(days=1), count))
    return found


def within(spans: Sequence[Span], window: Span) -> list[Span]:
    """The spans as far as they lie in a window; those outside it are left out."""
    return [(max(start, window[0]), min(end, window[1])) for start, end in spans if start <= window[1] and end >= window[0]]
