"""How many people a share stands for, and how many would have to move to reach a benchmark (reading rule 8)."""

import math
from dataclasses import dataclass

from insteg.statistics.interval import USUAL, Interval, between, wilson

# How a number of people was found: published, or no more than the fewest there can be. Every other way is a rule with an error.
COUNTED, AT_LEAST = "counted", "at_least"


@dataclass(frozen=True)
class Error:
    """How wrong an estimated number of people may be, in percent of the true number: -3 and 18 for the seven municipalities."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not -100 < self.low <= self.high:
            raise ValueError(f"An error goes from low to high and stays above -100 percent, not {self.low} to {self.high}.")

    def fewest(self, people: float) -> float:
        """The fewest people that an estimate can stand for: one that is 18 % too large means fewer."""
        return people / (1 + self.high / 100)


@dataclass(frozen=True)
class Persons:
    """A number of people with its interval. `is_estimated` when the people behind the share were estimated, not counted."""

    count: float
    low: float
    high: float
    is_estimated: bool


@dataclass(frozen=True)
class Gap:
    """As many as `count` people, signed: positive when the share lies above the benchmark, so that many fewer would reach it.

    `is_distinguishable` is False when the interval holds zero: no sentence may then ask for anybody to move.
    """

    count: float
    low: float
    high: float
    is_estimated: bool

    @property
    def is_distinguishable(self) -> bool:
        return not self.low <= 0 <= self.high


def behind(share_percent: float, denominator: float, confidence: float = USUAL, error: Error | None = None) -> Persons | None:
    """The number of people behind a share in percent of `denominator` people; None when either is unknown.

    The limits are the Wilson limits of the share times the denominator. With an `error` they also cover every true
    denominator that the estimate could stand for, so they are wider than the stated confidence needs.
    Source: own conversion of Wilson (1927); the error is measured in tests/unit/test_population_estimate.py.
    """
    low, high = _possible(denominator, error)
    interval = wilson(share_percent, low, confidence)
    if interval is None:
        return None
    return Persons(share_percent / 100 * denominator, interval.low / 100 * low, interval.high / 100 * high, error is not None)


def to_reach(
    share_percent: float,
    denominator: float,
    benchmark_percent: float,
    confidence: float = USUAL,
    error: Error | None = None,
    benchmark_interval: Interval | None = None,
) -> Gap | None:
    """As many people as separate a share from a benchmark, both in percent; None when something is unknown.

    The benchmark is taken as exact unless it has an interval of its own, as in the verdict, so the interval holds zero just when the verdict is "not distinguishable".
    """
    low, high = _possible(denominator, error)
    interval = wilson(share_percent, low, confidence)
    if interval is None or math.isnan(benchmark_percent):
        return None
    distance = between(share_percent, interval, benchmark_percent, benchmark_interval)
    count = (share_percent - benchmark_percent) / 100 * denominator
    # A distance below zero grows with the number of people, so its outer end needs the larger one, and the inner the smaller.
    outer_low, outer_high = (high if distance.low < 0 else low), (high if distance.high > 0 else low)
    return Gap(count, distance.low / 100 * outer_low, distance.high / 100 * outer_high, error is not None)


def _possible(denominator: float, error: Error | None) -> tuple[float, float]:
    """The fewest and the most people that an estimated denominator can stand for: an estimate 18 % too high means fewer."""
    if error is None:
        return denominator, denominator
    return denominator / (1 + error.high / 100), denominator / (1 + error.low / 100)
