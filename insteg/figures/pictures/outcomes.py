"""Published outcomes with the same definition, denominator and time: a dot and its interval each. Never for anything else."""

import pandas as pd

from insteg.figures.pictures.plot import Axis, Dots, Kind, Plot, Point, Role, Series

ROW = 44


def outcome_intervals(rows: pd.DataFrame, unit: str) -> Plot:
    """rows: name (with n), share, low, high (percent), text; top row first. The caller has made sure that they may share an axis."""
    points = tuple(
        Point(float(row.share), at, row.text, Series(row.name, role=Role.THING), float(row.low), float(row.high))
        for at, row in enumerate(rows.itertuples())
    )
    names = Axis(Kind.ROWS, low=-0.5, high=len(rows) - 0.5, names=tuple(rows["name"]))
    return Plot(Axis(title=unit, low=0, high=100), names, (Dots(Series(unit, role=Role.THING), points, "x"),), ROW * len(rows) + 70)
