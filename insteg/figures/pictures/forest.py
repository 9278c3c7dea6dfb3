"""Ratios with their intervals on one axis of powers, and a line where both groups are alike. Never for different measures, outcomes or times."""

import math

import pandas as pd

from insteg.figures.pictures.plot import Axis, Dots, Kind, Plot, Point, Reference, Role, Series

ROW = 52


def forest(rows: pd.DataFrame, unit: str, equal: str) -> Plot:
    """rows: name, value, low, high (ratios above 0), text; top row first. equal: what 1 means. The caller has made sure that they may share an axis."""
    points = tuple(
        Point(float(row.value), at, row.text, Series(row.name, role=Role.THING), float(row.low), float(row.high))
        for at, row in enumerate(rows.itertuples())
    )
    names = Axis(Kind.ROWS, low=-0.9, high=len(rows) - 0.5, names=tuple(rows["name"]))
    marks = (Dots(Series(unit, role=Role.THING), points, "x"), Reference(Series(equal, role=Role.LIMIT), 1.0, "x", equal))
    return Plot(_powers(rows, unit), names, marks, ROW * len(rows) + 110)


def _powers(rows: pd.DataFrame, unit: str) -> Axis:
    """From a power of ten to a power of ten, so that no end of an interval is cut off, with 1 on the axis."""
    first = math.floor(math.log10(min(1.0, rows["low"].min())) + 1e-9)
    last = math.ceil(math.log10(max(1.0, rows["high"].max())) - 1e-9)
    return Axis(Kind.LOG, unit, 10.0**first, 10.0**last, ticks=tuple(10.0**power for power in range(first, last + 1)))
