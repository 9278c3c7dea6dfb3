"""Shares against the number of people behind them, with the limits that size and ordinary unlikeness explain."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from insteg.figures.pictures.plot import Axis, Dots, Kind, Line, Plot, Point, Reference, Role, Series

HEIGHT = 470
TICKS = (200.0, 1000.0, 5000.0, 20000.0, 100000.0)


def funnel(
    dots: pd.DataFrame, limits: Sequence[tuple[str, pd.DataFrame]], target: tuple[str, float], titles: tuple[str, str], others: str
) -> Plot:
    """dots: area_code, people, value, is_named, name, text. limits: (label, frame of denominator, low, high), inner first.

    others: what the dots without a name are together.
    """
    low, high = (float(limits[0][1]["denominator"].iloc[place]) for place in (0, -1))
    lines = [line for place, (label, frame) in enumerate(limits) for line in _limit(label, frame, place)]
    aim = Reference(Series(target[0], role=Role.BENCHMARK), target[1], "y", target[0])
    groups = [
        Dots(Series(name, role=role), tuple(_dot(row, role) for row in dots[dots["is_named"] == is_named].itertuples()))
        for is_named, role, name in ((False, Role.BEHIND, others), (True, Role.PLACE, titles[1]))
    ]
    top = float(max(dots["value"].max(), limits[-1][1]["high"].max()))
    across = Axis(Kind.LOG, titles[0], low, high, ticks=TICKS)
    return Plot(across, Axis(title=titles[1], low=0, high=top * 1.05), (*lines, aim, *groups), HEIGHT)


def _limit(label: str, frame: pd.DataFrame, place: int) -> list[Line]:
    """A limit's two sides: the upper one first, which carries the name."""
    of = Series(label, role=(Role.LIMIT, Role.OUTER_LIMIT)[place % 2])
    sides = [[Point(float(x), float(y), of=of) for x, y in zip(frame["denominator"], frame[side], strict=True)] for side in ("high", "low")]
    return [Line(of, (tuple(points),)) for points in sides]


def _dot(row: Any, role: Role) -> Point:
    return Point(float(row.people), float(row.value), row.text, Series(row.name, row.area_code, role))
