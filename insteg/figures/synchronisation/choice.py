"""What the reader looks at: up to which day, how alike two projects must be, and into what the years are divided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from insteg.reference import words
from insteg.reference.words import Words
from insteg.statistics.concurrent import Span, Times

BY_PROGRAMME: Final = "program"
BY_YEAR: Final = "ar"
# The years of the EU's programmes, as time: also of projects that somebody else paid for.
PROGRAMMES = ((2000, 2006), (2007, 2013), (2014, 2020), (2021, 2027))
# From this likeness on, in percent of the best possible score, two projects are called alike unless the reader says otherwise.
LIKENESS = 10
# The names of the figures, by the group that their words stand under.
FIGURES = {
    "now": "synk-nu", "when": "synk-tid", "at_once": "synk-samtidigt", "alike": "synk-lika", "tied": "synk-koppling",
    "succession": "synk-foljd", "parties": "synk-parter", "meetings": "synk-moten",
}  # fmt: skip


def programme_of(day: date) -> str:
    """The EU programme of a day as records name it, such as 2021-2027; empty outside all of them."""
    return next((f"{first}-{last}" for first, last in PROGRAMMES if first <= day.year <= last), "")


@dataclass(frozen=True)
class SynchronisationChoice:
    """as_of: the day that counts as today, as text; empty for the real one. likeness: in percent of the best possible score.

    area_code: one of the seven, or empty for the whole county.
    """

    language: str
    mode: str
    as_of: str = ""
    likeness: int = LIKENESS
    per: str = BY_PROGRAMME
    area_code: str = ""

    @property
    def say(self) -> Words:
        return words.load(self.language)

    @property
    def day(self) -> date:
        return date.fromisoformat(self.as_of) if self.as_of else date.today()


def is_day(text: str) -> bool:
    """Whether a text is a day as addresses write one: 2026-11-27."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@dataclass(frozen=True)
class Bucket:
    """A stretch of time that is counted by: a programme period or a year."""

    name: str
    window: Span


def buckets(per: str, times: Sequence[Times]) -> list[Bucket]:
    """The programme periods or years from the first date that is known to the last."""
    days = [day for time in times for day in (time.earliest_start, time.latest_end) if day is not None]
    if not days:
        return []
    first, last = min(days).year, max(days).year
    spans = PROGRAMMES if per == BY_PROGRAMME else tuple((year, year) for year in range(first, last + 1))
    return [_bucket(*years) for years in spans if years[0] <= last and years[1] >= first]


def _bucket(first: int, last: int) -> Bucket:
    return Bucket(str(first) if first == last else f"{first}–{last % 100:02}", (date(first, 1, 1), date(last, 12, 31)))
