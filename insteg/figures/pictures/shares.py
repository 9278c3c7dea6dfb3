"""Shares of counted things as dots from 0 to 100: nothing is estimated, so nothing has an interval."""

import pandas as pd

from insteg.figures.pictures.plot import Axis, Dots, Kind, Plot, Point, Role, Series

ROW = 30
# Room for a whole dot at nought and at a hundred.
LOW, HIGH = -3, 103
TICKS = (0.0, 25.0, 50.0, 75.0, 100.0)


def shares(rows: pd.DataFrame, unit: str) -> Plot:
    """rows: name, share (percent, NaN where there is nothing to be a share of), text; top row first. unit: what the share is, in words."""
    points = tuple(
        Point(float(row.share), at, row.text, Series(row.name, role=Role.THING))
        for at, row in enumerate(rows.itertuples(index=False))
        if not pd.isna(row.share)
    )
    names = Axis(Kind.ROWS, low=-0.5, high=len(rows) - 0.5, names=tuple(rows["name"]))
    return Plot(
        Axis(title=unit, low=LOW, high=HIGH, ticks=TICKS), names, (Dots(Series(unit, role=Role.THING), points),), ROW * len(rows) + 60
    )
