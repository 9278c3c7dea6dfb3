"""Where things lie along an axis, and which numbers are written on it. For the renderers that draw their own axes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from insteg.figures.pictures.plot import Axis, Band, Dots, Kind, Line, Plot, Reference

# A part of the reach that is left free at each end of an axis that does not begin at zero.
MARGIN = 0.04
# As many years have room side by side on a slide.
MOST_YEARS = 20
# The part of a step that is room for whole dots at the ends of an axis.
WHOLE_DOT = 0.15


@dataclass(frozen=True)
class Scale:
    """An axis with its ends and its ticks decided. low lies at the beginning: left, or below."""

    axis: Axis
    low: float
    high: float
    ticks: tuple[float, ...]

    def part(self, value: float) -> float:
        """0 at the low end, 1 at the high one; what lies outside is outside."""
        low, high, at = (math.log10(one) if self.axis.kind is Kind.LOG else one for one in (self.low, self.high, value))
        return (at - low) / (high - low)

    def decimals_at(self, tick: float) -> int:
        """On an axis of powers each tick has its own."""
        return max(0, -math.floor(math.log10(tick) + 1e-9)) if self.axis.kind is Kind.LOG else self.decimals

    @property
    def decimals(self) -> int:
        """As many as tell two ticks apart."""
        steps = {round(self.ticks[1] - self.ticks[0], 10)} if len(self.ticks) > 1 else {1.0}
        return max(0, -math.floor(math.log10(min(steps)) + 1e-9)) if min(steps) < 1 else int(min(steps) % 1 > 0)


def scale_of(plot: Plot, name: str, most: int = 8) -> Scale:
    """The scale of the axis x or y."""
    axis: Axis = getattr(plot, name)
    if axis.kind is Kind.PERIOD:
        return Scale(axis, -0.5, len(axis.names) - 0.5, _spaced(len(axis.names), most))
    if axis.kind is Kind.NUMBER:
        found = _of_numbers(axis, *reach(plot, name), most)
        # Counts are whole: no number stands between two of them.
        return Scale(axis, found.low, max(found.high, *axis.ticks), axis.ticks) if axis.ticks else found
    low, high = (axis.low or 0.0, axis.high or 1.0)
    ends = (high, low) if axis.kind is Kind.ROWS else (low, high)
    ticks = tuple(float(at) for at in range(len(axis.names))) if axis.kind is Kind.ROWS else axis.ticks
    return Scale(axis, *ends, tuple(tick for tick in ticks if low <= tick <= high))


def rounded(scale: Scale, plot: Plot) -> Scale:
    """The scale with ends where a number is written, for programs that count their ticks from the low end."""
    kind, step = scale.axis.kind, scale.ticks[1] - scale.ticks[0] if len(scale.ticks) > 1 else 1.0
    if kind is Kind.LOG:
        dots = list(_of_dots(plot))
        ends = (math.floor(math.log10(min(dots))), math.ceil(math.log10(max(dots))))
        return Scale(scale.axis, 10.0 ** ends[0], 10.0 ** ends[1], tuple(10.0**power for power in range(ends[0], ends[1] + 1)))
    if kind is Kind.YEAR:
        begin, last = math.ceil(scale.low), int(scale.ticks[-1])
        by = 1 if last - begin < MOST_YEARS else 2
        begin -= (last - begin) % by
        return Scale(scale.axis, begin, last + 0.5, tuple(float(year) for year in range(begin, last + 1, by)))
    if kind is not Kind.NUMBER or not scale.ticks:
        return scale
    # Where the picture itself says which numbers are written, the little beyond them is room for whole dots: a share has no tick below 0.
    slack = WHOLE_DOT if scale.axis.ticks else 1e-9
    before = math.ceil((scale.ticks[0] - scale.low) / step - slack)
    after = math.ceil((scale.high - scale.ticks[-1]) / step - slack)
    first, count = scale.ticks[0] - before * step, len(scale.ticks) + before + after
    ticks = tuple(round(first + step * at, 10) for at in range(count))
    return Scale(scale.axis, ticks[0], ticks[-1], ticks)


def _of_dots(plot: Plot) -> Iterator[float]:
    """The figures of dots along the axis x, with the ends of intervals that lie along it and the lines across it."""
    for mark in plot.marks:
        if isinstance(mark, Dots):
            along = [end for point in mark.points for end in (point.low, point.high) if mark.along == "x" and end is not None]
            yield from (*(float(point.x) for point in mark.points), *along)
        if isinstance(mark, Reference) and mark.along == "x":
            yield mark.value


def reach(plot: Plot, name: str) -> tuple[float, float]:
    """From where to where an axis of numbers goes: as the picture says, otherwise as its figures do."""
    axis: Axis = getattr(plot, name)
    found = list(_values(plot, name)) or [0.0, 1.0]
    free = MARGIN * ((max(found) - min(found)) or 1.0)
    low = axis.low if axis.low is not None else min(found) - free
    return low, axis.high if axis.high is not None else max(found) + free


def _values(plot: Plot, name: str) -> Iterator[float]:
    for mark in plot.marks:
        if isinstance(mark, Line):
            points = [point for piece in mark.pieces for point in piece]
        else:
            points = list(mark.points) if isinstance(mark, Dots) else []
        for point in points:
            own = getattr(point, name)
            ends = (point.low, point.high) if isinstance(mark, Dots) and mark.along == name else ()
            yield from (float(value) for value in (own, *ends) if isinstance(value, int | float))
        if isinstance(mark, Band) and name == "y":
            yield from (end for piece in mark.pieces for edge in piece for end in (edge.low, edge.high))
        if isinstance(mark, Reference) and mark.along == name:
            yield mark.value


def _of_numbers(axis: Axis, low: float, high: float, most: int) -> Scale:
    """Round ticks; an axis that nothing limits upwards ends at one of them."""
    step = _step((high - low) / most)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    if axis.high is None and axis.low is not None and last * step < high:
        last += 1
        high = last * step
    return Scale(axis, low, high, tuple(round(step * at, 10) for at in range(first, last + 1)))


def _step(least: float) -> float:
    size = 10.0 ** math.floor(math.log10(least)) if least > 0 else 1.0
    return next(factor * size for factor in (1, 2, 5, 10) if factor * size >= least * (1 - 1e-9))


def _spaced(count: int, most: int) -> tuple[float, ...]:
    """Every, every other, every fourth ... place, counted from the last."""
    step = next(step for step in (1, 2, 4, 5, 10, 12, 24, 48, 60, 120, 240, 480) if count / step <= most or step == 480)
    return tuple(float(at) for at in range(count - 1, -1, -step))[::-1]
