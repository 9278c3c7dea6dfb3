"""The table twin: every figure of a picture as a plain table, in the order in which it is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from insteg.figures.pictures.description import AreaMap, Grid, Picture, Timeline
from insteg.figures.pictures.plot import Band, Dots, Kind, Line, Plot, Point, Reference


@dataclass(frozen=True)
class Twin:
    """One figure: of whom, where (a period, a year, a column), how much, and its interval or edges. A text where it is no number."""

    name: str
    at: str
    value: float | str | None
    low: float | None = None
    high: float | None = None


def twin(picture: Picture) -> list[Twin]:
    """One row a figure, those behind first."""
    match picture:
        case AreaMap():
            return [Twin(area.name, picture.period, area.text) for area in picture.areas]
        case Grid():
            return [Twin(picture.rows[cell.row], picture.columns[cell.column], cell.label) for cell in picture.cells]
        case Timeline():
            bars = [Twin(bar.label, picture.rows[bar.row], f"{bar.start or '?'} – {bar.end or '?'}") for bar in picture.bars]
            return bars + [Twin(join.label, " – ".join(picture.bars[at].label for at in join.bars), join.text) for join in picture.joins]
        case _:
            return list(_of_plot(picture))


def _of_plot(plot: Plot) -> Iterator[Twin]:
    for mark in plot.marks:
        match mark:
            case Line():
                yield from (Twin(mark.of.name, _written(point.x), point.y) for piece in mark.pieces for point in piece)
            case Dots():
                yield from (_dot(point, mark, plot) for point in mark.points)
            case Band():
                yield from (Twin(mark.of.name, _written(edge.x), None, edge.low, edge.high) for piece in mark.pieces for edge in piece)
            case Reference():
                yield Twin(mark.label, "", mark.value)


def _dot(point: Point, mark: Dots, plot: Plot) -> Twin:
    """Where the heights are rows, or mean nothing, the figure lies along the other axis."""
    name = (point.of or mark.of).name
    if plot.y.kind in (Kind.ROWS, Kind.NONE):
        return Twin(name, "", float(point.x), point.low, point.high)
    return Twin(name, _written(point.x), point.y, point.low, point.high)


def _written(at: float | str) -> str:
    return at if isinstance(at, str) else f"{at:g}"
