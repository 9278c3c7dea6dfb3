"""Where the home municipalities stand among all: a row each with its interval, above the cloud of the country."""

from collections.abc import Sequence

import pandas as pd

from insteg.figures.pictures.dots import dot
from insteg.figures.pictures.plot import Axis, Dots, Kind, Plot, Point, Reference, Role, Series

ROW = 30
CLOUD = 120
MARGIN = 60


def position(rows: pd.DataFrame, cloud: pd.DataFrame, marks: Sequence[tuple[Series, float]], unit: str, title: str) -> Plot:
    """Interval dots above the cloud of all municipalities.

    rows: area_code, name, value, low, high (percent; low/high may be empty), text, selected, top row first.
    cloud: area_code, name, value, is_home_municipality, text; one row a municipality; title: what they are together.
    marks: of whom, and the value; drawn as upright lines, such as the county and Sweden.
    """
    known = [dot(row, at) for at, row in enumerate(rows.itertuples()) if not pd.isna(row.value)]
    lines = [Reference(of, value, "x", of.name) for of, value in sorted(marks, key=lambda mark: mark[1])]
    dots = Dots(Series(unit, role=Role.PLACE), tuple(known), "x")
    names = Axis(Kind.ROWS, low=-1.4, high=len(rows) + 1.9, names=tuple(rows["name"]))
    return Plot(Axis(title=unit), names, (_cloud(cloud, len(rows), title), dots, *lines), ROW * len(rows) + CLOUD + MARGIN)


def _cloud(cloud: pd.DataFrame, rows: int, title: str) -> Dots:
    """Dots stacked where values meet, so that the shape of the country can be seen."""
    # Ordered by code: an order by value would draw slanting streaks that mean nothing.
    ordered = cloud.sort_values("area_code")
    width = max((ordered["value"].max() - ordered["value"].min()) / 60, 1e-9)
    column = ((ordered["value"] - ordered["value"].min()) / width).round()
    place = ordered.groupby(column).cumcount()
    heights = rows + 1.7 - place * 1.5 / max(place.max(), 1)
    roles = {True: Role.PLACE, False: Role.BEHIND}
    points = [
        Point(float(row.value), float(height), row.text, Series(row.name, row.area_code, roles[bool(row.is_home_municipality)]))
        for row, height in zip(ordered.itertuples(), heights, strict=True)
    ]
    return Dots(Series(title, role=Role.BEHIND), tuple(points))
