"""The pictures behind an effect: the two paths, the gap among the placebos, the ratios of everybody, the second opinion."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from insteg.figures.pictures.plot import Axis, Band, Dots, Edges, Kind, Line, Mark, Plot, Point, Reference, Role, Series, Turn

HEIGHT = 360
# The placebo cloud is drawn within this many times the widest own gap, so that a few wild ones don't flatten the rest.
ROOM = 3.0
Marks = Sequence[tuple[int, str]]
Written = Callable[[float], str]


def paths(lines: tuple[pd.Series, pd.Series], names: tuple[Series, Series], marks: Marks, unit: str, written: Written) -> Plot:
    """Observed and synthetic by year. marks: (year, label), drawn before the year, the start first. written: a value in words."""
    drawn = [_line(line, of, marks, written) for line, of in zip(lines[::-1], names[::-1], strict=True)]
    return Plot(_years(lines[0].index, 0.42), Axis(title=unit, low=0), (*drawn, *_turns(marks)), HEIGHT)


@dataclass(frozen=True)
class OwnGap:
    """The gap by year of one area. reach: how far from zero its mean from the start on must lie to be more than chance.

    mean, box: what the mean is called, and what within the reach is called.
    """

    by_year: pd.Series
    of: Series
    start: int
    reach: float
    mean: Series
    box: Series


def gaps(own: OwnGap, cloud: pd.DataFrame, names: tuple[str, Mapping[str, str]], marks: Marks, unit: str, written: Written) -> Plot:
    """The gap by year over the gaps of every placebo (one grey line each), its mean over the box within which it may be chance.

    names: what the others are together, and the name of each by its code, the cloud's column."""
    placebo, line = Series(names[0], role=Role.PLACEBO), own.by_year
    donors = {code: Series(names[1].get(str(code), str(code)), str(code), Role.PLACEBO) for code in cloud}
    pieces = tuple(tuple(_point(year, value, donors[code]) for year, value in cloud[code].items()) for code in cloud)
    box, highest = _box(own, written)
    far = max(ROOM * float(line.abs().max()), float(np.nanquantile(np.abs(cloud.to_numpy()), 0.95)), highest)
    drawn = (Line(placebo, pieces), *box, _zero(), _line(line, own.of, marks, written))
    return Plot(_years(line.index, 0.3), Axis(title=unit, low=-far, high=far), (*drawn, *_turns(marks)), HEIGHT)


def _box(own: OwnGap, written: Written) -> tuple[list[Mark], float]:
    """The mean from the start on as a line, around zero the box of what may be chance, and how high they reach."""
    after = own.by_year[own.by_year.index >= own.start]
    ends, mean = (own.start - 0.4, int(after.index[-1]) + 0.4), float(after.mean())
    text = f"{own.of.name}, {own.start}–{after.index[-1]}: {written(mean)}"
    line = Line(own.mean, (tuple(Point(end, mean, text, own.mean) for end in ends),))
    if not np.isfinite(own.reach):
        return [line], 1.1 * abs(mean)
    return [Band(own.box, (tuple(Edges(end, -own.reach, own.reach) for end in ends),)), line], 1.1 * max(own.reach, abs(mean))


def event_study(by_year: pd.DataFrame, of: Series, marks: Marks, unit: str, written: Written) -> Plot:
    """The second opinion year by year: a dot with its interval. by_year: index year, columns estimate, low, high (may be infinite)."""
    known = by_year.where(np.isfinite(by_year))
    points = tuple(
        Point(
            int(row.Index), _known(row.estimate), f"{of.name}, {row.Index}: {written(row.estimate)}", of, _known(row.low), _known(row.high)
        )
        for row in known.itertuples()
    )
    return Plot(_years(known.index, 0.0), Axis(title=unit), (_zero(), Dots(of, points, "y"), *_turns(marks)), HEIGHT)


def ratios(table: pd.DataFrame, own: tuple[Series, float], critical: tuple[str, float], names: tuple[str, str]) -> Plot:
    """Everybody's ratio as stacked dots. table: ratio, text. own, critical: upright lines. names: the unit, and what the dots are."""
    width = max((table["ratio"].max() - table["ratio"].min()) / 70, 1e-9)
    # Dots stand in columns: the exact value is in the text, and slanting stacks would mean nothing.
    column = (table["ratio"] / width).round()
    height = table.groupby(column).cumcount()
    of = Series(names[1], role=Role.PLACEBO)
    points = tuple(Point(float(x), float(y), text, of) for x, y, text in zip(column * width, height, table["text"], strict=True))
    lines = [(own[0], own[1]), (Series(critical[0], role=Role.LIMIT), critical[1])]
    upright = [Reference(of, value, "x", of.name) for of, value in lines if np.isfinite(value)]
    right = max(float(table["ratio"].max()), own[1])
    heights = Axis(Kind.NONE, low=-1, high=(float(height.max()) + 1) * 1.28)
    return Plot(Axis(title=names[0], low=0, high=right * 1.25), heights, (Dots(of, points), *upright), HEIGHT)


def _years(years: pd.Index, room: float) -> Axis:
    """room: to the right for names, as a part of the years shown. Every other or every fourth year is written, counted from the last."""
    first, last = int(years[0]), int(years[-1])
    ticks = tuple(sorted(float(year) for year in years[::-1][:: 2 if len(years) < 12 else 4]))
    return Axis(Kind.YEAR, low=first - 0.6, high=last + ((last - first) * room or 0.8), ticks=ticks)


def _zero() -> Reference:
    return Reference(Series("", role=Role.ZERO), 0, "y")


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _point(year: int, value: float, of: Series, text: str = "") -> Point:
    return Point(int(year), _known(value), text, of)


def _line(line: pd.Series, of: Series, marks: Marks, written: Written) -> Line:
    """A line that stops at every break (the marks after the first, which is the start)."""
    breaks = [year for year, _ in marks[1:]]
    pieces: dict[int, list[Point]] = {}
    for year, value in line.items():
        piece = sum(int(year) >= limit for limit in breaks)
        pieces.setdefault(piece, []).append(_point(int(year), value, of, f"{of.name}, {year}: {written(value)}"))
    return Line(of, tuple(map(tuple, pieces.values())))


def _turns(marks: Marks) -> list[Mark]:
    return [Turn(year - 0.5, label, is_break=place > 0) for place, (year, label) in enumerate(marks)]
