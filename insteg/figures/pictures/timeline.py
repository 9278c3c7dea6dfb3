"""When projects ran: a row a municipality, a lane a project, and the time when several ran at once shaded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from insteg.figures.pictures.description import Bar, Join, Timeline
from insteg.figures.pictures.lanes import lanes as lanes_of

# Between two rows, in lanes.
GAP = 0.6
# About how long a letter of a name is on the axis, on a desktop screen.
LETTER = timedelta(days=54)
# How far an end that is not known is drawn, dashed: a length that means nothing.
OPEN = timedelta(days=330)
# A projector's letters are wider than a screen's; and so many letters stay free between a name and what comes next.
SLACK, BESIDE = 1.3, 4
# The longest name that a bar carries; the whole one stands in what is said of it, and where there is room.
LONGEST = 28


def timeline(
    rows: pd.DataFrame,
    shared: Mapping[str, Sequence[tuple[date, date]]],
    joins: Sequence[Join] = (),
    today: tuple[date, str] | None = None,
) -> Timeline:
    """A Gantt chart grouped by place.

    rows: place, lane, starts_on, ends_on (one may be empty: then an arrow goes from the known end), label, text, in drawing order.
    shared: place -> the stretches when two or more ran at once. joins: between the bars of two rows, by their places in `rows`.
    """
    lanes = {str(place): int(group["lane"].max()) + 1 for place, group in rows.groupby("place", sort=False)}
    at = {place: number for number, place in enumerate(lanes)}
    bars = tuple(
        Bar(at[row.place], int(row.lane), _day(row.starts_on), _day(row.ends_on), row.label, row.text, getattr(row, "title", ""))
        for row in rows.itertuples()
    )
    together = tuple((at[place], start, end) for place in at for start, end in shared.get(place, ()))
    return Timeline(tuple(lanes), tuple(lanes.values()), bars, together, joins=tuple(joins), today=today)


def short(title: str) -> str:
    """A name that fits beside its bar."""
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"


def with_room(bars: Sequence[Bar], edge: date) -> tuple[Bar, ...]:
    """Names that stand after their bars, as long as there is room up to the next bar of the lane, or to the edge."""
    return tuple(_lengthened(bar, bars, edge) for bar in bars)


def _lengthened(bar: Bar, bars: Sequence[Bar], edge: date) -> Bar:
    first, last = ends(bar.start, bar.end)
    is_inside = bar.start and bar.end and last - first >= (len(bar.label) + 2) * LETTER
    begins = [ends(other.start, other.end)[0] for other in bars if (other.row, other.lane) == (bar.row, bar.lane)]
    letters = int((min([edge, *(begin for begin in begins if begin > first)]) - last) / (LETTER * SLACK)) - BESIDE
    if is_inside or len(bar.title) <= len(bar.label) or letters <= len(bar.label):
        return bar
    return replace(bar, label=bar.title if len(bar.title) <= letters else f"{bar.title[: letters - 1].rstrip()}…")


def in_lanes(rows: pd.DataFrame) -> list[int]:
    """The lane of each bar of one place, so that no bar and no name runs into the next. rows: starts_on, ends_on, label."""
    return lanes_of([_reach(_day(row.starts_on), _day(row.ends_on), row.label) for row in rows.itertuples()])


def _reach(start: date | None, end: date | None, label: str) -> tuple[date, date]:
    """The days that a bar takes with its name, which stands in it where it fits and after it otherwise."""
    first, last = ends(start, end)
    wide = (len(label) + 4) * LETTER
    return first, (last if start and end and last - first >= wide else last + wide)


def ends(start: date | None, end: date | None) -> tuple[date, date]:
    """From where to where a bar is drawn: an end that is not known a little beyond the other."""
    if start is None and end is None:
        raise ValueError("A time of which nothing is known cannot be drawn.")
    return start or _beside(end, -OPEN), end or _beside(start, OPEN)


def _beside(known: date | None, far: timedelta) -> date:
    return (known or date.min) + far


def _day(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def heights(drawn: Timeline) -> tuple[list[float], float]:
    """Where each row begins, counted in lanes from the top, and how high all are together."""
    tops, height = [], 0.0
    for lanes in drawn.lanes:
        tops.append(height)
        height += lanes + GAP
    return tops, height


def middles(drawn: Timeline) -> list[float]:
    """Where each row's name stands."""
    tops, _ = heights(drawn)
    return [top + (lanes - 1) / 2 for top, lanes in zip(tops, drawn.lanes, strict=True)]
