"""Development over time: lines that stop at a break in the series and begin again after it."""

from collections.abc import Sequence

import pandas as pd

from insteg.figures.pictures.plot import Axis, Kind, Line, Plot, Point, Series, Turn

HEIGHT = 440
PANEL = 190


def segments(line: pd.DataFrame, breaks: Sequence[str]) -> list[pd.DataFrame]:
    """The line cut at each break: a period that a break names begins a new piece. Missing values stay gaps."""
    limits = sorted(breaks)
    piece = line["period"].map(lambda period: sum(period >= limit for limit in limits))
    return [part for _, part in line.groupby(piece)]


def series(
    frame: pd.DataFrame,
    lines: Sequence[Series],
    behind: Sequence[Series],
    breaks: Sequence[tuple[str, str]],
    unit: str,
    joined: bool = True,
    marks: Sequence[tuple[str, str]] = (),
) -> Plot:
    """One chart, at most eight named lines, everything else grey.

    frame: area_code, period, value, text. lines, behind: by area code; the last is drawn in front.
    breaks: (first period after, label). joined=False draws dots only, for facts that are no series.
    marks: (period, label) where something other than a break begins, such as preliminary figures: the lines go on.
    """
    limits = [period for period, _ in breaks]
    periods = tuple(sorted(frame["period"].unique()))
    drawn = [line_of(frame, one, limits, joined) for one in (*behind, *lines)]
    turns = [turn(period, label, periods, is_break) for some, is_break in ((breaks, True), (marks, False)) for period, label in some]
    return Plot(Axis(Kind.PERIOD, names=periods), Axis(title=unit, low=0), (*drawn, *(one for one in turns if one is not None)), HEIGHT)


def small_multiples(
    frame: pd.DataFrame, lines: Sequence[Series], background: Sequence[Series], breaks: Sequence[tuple[str, str]], unit: str
) -> Plot:
    """One small chart an area, same scale everywhere, the background lines (county, Sweden) grey in each."""
    limits = [period for period, _ in breaks]
    periods = tuple(sorted(frame["period"].unique()))
    drawn = [line_of(frame, one, limits, panel=panel) for panel, own in enumerate(lines) for one in (*background, own)]
    turns = [found for period, label in breaks if (found := turn(period, label, periods)) is not None]
    rows = -(-len(lines) // 2)
    names = tuple(one.name for one in lines)
    return Plot(Axis(Kind.PERIOD, names=periods), Axis(title=unit, low=0), (*drawn, *turns), PANEL * rows + 40, names)


def line_of(frame: pd.DataFrame, of: Series, limits: Sequence[str], joined: bool = True, panel: int = 0) -> Line:
    own = frame[frame["area_code"] == of.place].sort_values("period")
    pieces = tuple(
        tuple(Point(row.period, None if pd.isna(row.value) else float(row.value), row.text, of) for row in part.itertuples())
        for part in segments(own, limits)
    )
    return Line(of, pieces, joined, panel)


def turn(period: str, label: str, periods: Sequence[str], is_break: bool = True) -> Turn | None:
    """Between the period before and the first one after; None outside the periods shown."""
    # A break named by its year lies before the first of that year's months.
    place = sum(one < period for one in periods)
    return Turn(place - 0.5, label, is_break) if 0 < place < len(periods) else None
