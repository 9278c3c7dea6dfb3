"""Areas in order of size, each with its interval; areas that cannot be told apart share a shaded band."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from insteg.figures.pictures.plot import Axis, Dots, Group, Kind, Plot, Point, Reference, Role, Series

ROW = 40


def ordered_dots(rows: pd.DataFrame, marks: Sequence[tuple[Series, float]], unit: str) -> Plot:
    """rows: area_code, name, value, low, high (may be empty), group (may be missing), text, selected; largest first."""
    groups = [Group(held[0], held[-1]) for number, held in _groups(rows) if number % 2]
    dots = Dots(Series(unit, role=Role.PLACE), tuple(dot(row, at) for at, row in enumerate(rows.itertuples())), "x")
    lines = [Reference(of, value, "x", of.name) for of, value in sorted(marks, key=lambda mark: mark[1])]
    names = Axis(Kind.ROWS, low=-1.3, high=len(rows) - 0.3, names=tuple(rows["name"]))
    return Plot(Axis(title=unit), names, (*groups, dots, *lines), ROW * len(rows) + 90)


def dot(row: Any, height: float) -> Point:
    """A row of a table as a point at a height, with its interval where it has one."""
    low, high = (None if pd.isna(end) else float(end) for end in (row.low, row.high))
    return Point(float(row.value), height, row.text, Series(row.name, row.area_code), low, high, bool(row.selected))


def _groups(rows: pd.DataFrame) -> list[tuple[int, list[int]]]:
    """The positions of each group, in order; areas without a group have no band."""
    groups: dict[int, list[int]] = {}
    for place, group in enumerate(rows["group"]):
        if not pd.isna(group):
            groups.setdefault(int(group), []).append(place)
    return list(groups.items())
