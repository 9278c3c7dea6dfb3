"""Every two of the county's projects that ran at once, or may have: how alike they are, and what ties them."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from insteg.figures.idea import index
from insteg.figures.synchronisation.ties import Tie, tie
from insteg.figures.synchronisation.undertakings import Undertaking, undertakings
from insteg.search import likenesses
from insteg.statistics.concurrent import Meeting, meeting, relation
from insteg.store.remembered import remembered

CERTAIN, POSSIBLE = "certain", "possible"
# Types that make no two projects alike: most work together with somebody, whatever they do.
BESIDE = ("collaboration",)


@dataclass(frozen=True)
class Pair:
    """Two projects. relation: whether they certainly or possibly ran at once; meeting: when, where it is certain.

    likeness: in whole percent of the best possible score, as it is printed; what they share says what of.
    """

    one: Undertaking
    other: Undertaking
    relation: str
    meeting: Meeting | None
    likeness: int
    tie: Tie

    @property
    def types(self) -> tuple[str, ...]:
        """The types both are of, as far as they make them alike."""
        return tuple(name for name in self.one.types if name in self.other.types and name not in BESIDE)

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(code for code in self.one.places if code in self.other.places)

    @property
    def is_countywide(self) -> bool:
        return self.one.is_countywide and self.other.is_countywide

    @property
    def ages(self) -> tuple[int | None, int | None] | None:
        """The ages both are for; None where they share none or one's are not known."""
        if self.one.ages == (None, None) or self.other.ages == (None, None):
            return None
        lows = [age for age in (self.one.ages[0], self.other.ages[0]) if age is not None]
        highs = [age for age in (self.one.ages[1], self.other.ages[1]) if age is not None]
        low, high = max(lows, default=None), min(highs, default=None)
        return None if low is not None and high is not None and low > high else (low, high)


@remembered
def every() -> tuple[Pair, ...]:
    """All pairs that certainly or possibly ran at once, in the order in which they met; those that may have come last."""
    timed = [one for one in undertakings() if not one.times.is_unknown]
    alike = likenesses(index(), {one.project_id for one in timed}, BESIDE)
    found = [_pair(one, other, alike) for one, other in combinations(timed, 2)]
    return tuple(sorted((pair for pair in found if pair.relation in (CERTAIN, POSSIBLE)), key=_when))


def _pair(one: Undertaking, other: Undertaking, alike: dict[frozenset[str], float]) -> Pair:
    score = alike.get(frozenset((one.project_id, other.project_id)), 0.0)
    told = tie(one.project_id, other.project_id)
    return Pair(one, other, relation(one.times, other.times), meeting(one.times, other.times), round(100 * score), told)


def _when(pair: Pair) -> tuple[date, str, str]:
    return pair.meeting.first if pair.meeting else date.max, pair.one.project_id, pair.other.project_id


def alike(likeness: int, how: str = CERTAIN) -> list[Pair]:
    """The pairs that certainly (or possibly) ran at once, are of a type in common, and are at least so alike, in percent.

    A type is asked for beside the likeness: two projects in one town may share many words and do different things.
    """
    return [pair for pair in every() if pair.relation == how and pair.types and pair.likeness >= likeness]


def untyped() -> int:
    """How many of those with a known time nobody has given a type by which they could be alike to others."""
    return sum(not one.times.is_unknown and not set(one.types) - set(BESIDE) for one in undertakings())
