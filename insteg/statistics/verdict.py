"""Whether a figure may be called higher or lower, better or worse, than a benchmark (reading rule 2)."""

import math
from dataclasses import dataclass
from typing import Literal

from insteg.statistics.interval import Interval, between

Relation = Literal["higher", "lower", "not_distinguishable", "unknown"]
Quality = Literal["better", "worse", "none"]
Direction = Literal["up", "down", "none"]

_GOOD_RELATION: dict[str, Relation] = {"up": "higher", "down": "lower"}


@dataclass(frozen=True)
class Verdict:
    """`relation` says where the figure lies, `quality` whether that is good; quality is "none" unless a claim is earned."""

    relation: Relation
    quality: Quality

    @property
    def is_difference(self) -> bool:
        """Whether a sentence may claim a difference at all (reading rule 9)."""
        return self.relation in ("higher", "lower")


UNKNOWN = Verdict("unknown", "none")


def compare(
    value: float | None,
    interval: Interval | None,
    benchmark: float | None,
    good_direction: Direction,
    benchmark_interval: Interval | None = None,
) -> Verdict:
    """The verdict on a figure against a benchmark of the same unit.

    Higher or lower only when the benchmark lies outside the figure's own interval, or, where the benchmark has chance of its own
    (`benchmark_interval`: a few similar municipalities, the rest of a county), when the interval of the difference leaves out zero;
    better or worse only where the indicator has a good direction. Unknown when figure, interval or benchmark is missing.
    Source: Fingertips public health technical guidance, "RAG rating indicator values": comparison with a benchmark taken as exact; with
    an interval of its own, the difference of Newcombe (1998), Statistics in Medicine 17:873-890.
    Raises ValueError when good_direction is none of up, down, none.
    """
    if good_direction not in ("up", "down", "none"):
        raise ValueError(f"good_direction is up, down or none, not {good_direction!r}; correct indicators.toml.")
    if interval is None or _missing(value) or _missing(benchmark):
        return UNKNOWN
    assert value is not None and benchmark is not None
    relation = (
        _relation(interval, benchmark) if benchmark_interval is None else _apart(between(value, interval, benchmark, benchmark_interval))
    )
    return Verdict(relation, _quality(relation, good_direction))


def _missing(number: float | None) -> bool:
    return number is None or math.isnan(number)


def _relation(interval: Interval, benchmark: float) -> Relation:
    if interval.holds(benchmark):
        return "not_distinguishable"
    return "higher" if benchmark < interval.low else "lower"


def _apart(difference: Interval) -> Relation:
    return "not_distinguishable" if difference.holds(0) else "higher" if difference.low > 0 else "lower"


def _quality(relation: Relation, good_direction: Direction) -> Quality:
    if relation == "not_distinguishable" or good_direction == "none":
        return "none"
    return "better" if relation == _GOOD_RELATION[good_direction] else "worse"
