"""The marks of a picture as the series of a native chart. Gaps stay gaps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from insteg.figures.pictures.look import LIGHT, Stroke, stroke
from insteg.figures.pictures.plot import Band, Dots, Kind, Line, Plot, Point, Reference, Role, Series, Turn, turn_of
from insteg.files.pptx.plane import SlidePlane

# A chart of PowerPoint's holds 255 series: a cloud of more lines is one series with holes.
MOST_SERIES = 249
Value = float | None
# How thick a bar is, in pixels of a page, and all bars of a slide together: many are thinner.
BAR, ALL_BARS = 18.0, 220.0


@dataclass(frozen=True)
class ChartSeries:
    """One line or set of dots. x, y: equally long; None in both is a hole. tints: of each dot, where they differ; marked: which have a dot.

    is_bar: a line so thick that it is a bar; it ends at its last point and not beyond.
    """

    name: str
    x: tuple[float | str | None, ...]
    y: tuple[Value, ...]
    look: Stroke
    has_line: bool = True
    marked: tuple[bool, ...] = ()
    tints: tuple[str, ...] = ()
    is_bar: bool = False


def series_of(plot: Plot, plane: SlidePlane, panel: int = 0) -> list[ChartSeries]:
    """Every series of one chart, those behind first."""
    shown = [mark for mark in plot.marks if not isinstance(mark, Line) or mark.panel == panel]
    found = [one for mark in shown for one in _of_mark(mark, plot, plane)]
    if plot.y.kind is not Kind.ROWS:
        return found
    # The first row stands on top: a native axis counts from below.
    return [replace(one, y=tuple(None if height is None else -height for height in one.y)) for one in found]


def _of_mark(mark: object, plot: Plot, plane: SlidePlane) -> Iterator[ChartSeries]:
    if isinstance(mark, Line):
        yield from _lines(mark, plot)
    elif isinstance(mark, Dots):
        yield from _dots(mark, plot)
    elif isinstance(mark, Band):
        yield from _edges(mark)
    elif isinstance(mark, Reference):
        look = replace(stroke(mark.of, LIGHT), size=0)
        ends = (plane.y.low, plane.y.high) if mark.along == "x" else (plane.x.low, plane.x.high)
        own = (mark.value, mark.value)
        yield ChartSeries(mark.label or "0", *((own, ends) if mark.along == "x" else (ends, own)), look)
    elif isinstance(mark, Turn) and plot.x.kind is not Kind.PERIOD:
        look = Stroke(LIGHT.ink, 1.5, "dot" if mark.is_break else "solid", 0)
        yield ChartSeries(mark.label, (mark.at, mark.at), (plane.y.low, plane.y.high), look)


def _lines(mark: Line, plot: Plot) -> Iterator[ChartSeries]:
    look = stroke(mark.of, LIGHT, turn_of(plot, mark.of))
    has_dots = mark.of.role in (Role.PLACE, Role.COMPUTED) or not mark.is_joined
    if not has_dots:
        look = replace(look, size=0)
    if plot.x.kind is Kind.PERIOD:
        for piece in mark.pieces:
            x, y = tuple(str(point.x) for point in piece), tuple(point.y for point in piece)
            yield ChartSeries(mark.of.name, x, y, look, mark.is_joined)
        return
    # A break is a hole in one series; of the many lines of a cloud each is a series as long as there is room for them.
    is_cloud = mark.of.role is Role.PLACEBO and len(mark.pieces) <= MOST_SERIES
    for pieces in [(piece,) for piece in mark.pieces] if is_cloud else [mark.pieces]:
        held = [part for piece in pieces for part in (*piece, Point(0, None))][:-1]
        across = tuple(None if point.y is None else float(point.x) for point in held)
        name = pieces[0][0].of.name if is_cloud and pieces[0][0].of else mark.of.name
        yield ChartSeries(name, across, tuple(point.y for point in held), look, mark.is_joined)


def _dots(mark: Dots, plot: Plot) -> Iterator[ChartSeries]:
    """A cloud is one series; where each dot is a place of its own, each is a series with its interval."""
    known = [point for point in mark.points if point.y is not None]
    if mark.is_from_zero:
        yield from _bars(known, mark)
        return
    if mark.along and len({point.of for point in known}) == len(known):
        for point in known:
            yield _with_interval(point, mark)
        return
    if mark.along:
        yield _all_intervals(known, mark)
    looks = [stroke(point.of or mark.of, LIGHT) for point in known]
    if mark.of.role is Role.PLACE and not mark.along:
        for point, look in zip(known, looks, strict=True):
            yield ChartSeries(point.of.name if point.of else "", (float(point.x),), (point.y,), replace(look, size=10), False)
        return
    size = 10 if mark.along else 7 if mark.of.role is Role.PLACEBO else 5
    own = replace(stroke(mark.of, LIGHT), size=size)
    tints = tuple(look.colour for look in looks)
    yield ChartSeries(mark.of.name, tuple(float(point.x) for point in known), tuple(point.y for point in known), own, False, tints=tints)


def _ends(point: Point, mark: Dots) -> list[tuple[Value, Value]]:
    if point.low is None or point.high is None:
        return []
    if mark.along == "x":
        return [(point.low, point.y), (point.high, point.y)]
    return [(float(point.x), point.low), (float(point.x), point.high)]


def _with_interval(point: Point, mark: Dots) -> ChartSeries:
    """Low end, value, high end: a line with a dot at its value."""
    ends, value = _ends(point, mark), (float(point.x), point.y)
    whole = [ends[0], value, ends[1]] if ends else [value]
    look = replace(stroke(point.of or mark.of, LIGHT), width=2.5, size=14 if point.is_chosen else 11)
    name = point.of.name if point.of else mark.of.name
    marked = (False, True, False) if ends else (True,)
    return ChartSeries(name, tuple(x for x, _ in whole), tuple(y for _, y in whole), look, True, marked)


def _bars(points: list[Point], mark: Dots) -> Iterator[ChartSeries]:
    """Every bar from zero to its figure, then the intervals, which lie over them."""
    thick = min(BAR, ALL_BARS / max(len(points), 1))
    for point in points:
        own = Stroke(stroke(point.of or mark.of, LIGHT).colour, thick, size=0)
        yield ChartSeries(point.of.name if point.of else mark.of.name, (0.0, float(point.x)), (point.y, point.y), own, is_bar=True)
    if any(point.low is not None for point in points):
        yield _all_intervals(points, replace(mark, of=Series(mark.of.name, role=Role.ZERO)))


def _all_intervals(points: list[Point], mark: Dots) -> ChartSeries:
    """Every interval as a stroke between two points, holes between them: error bars of one's own lengths are lost in other programs."""
    ends = [end for point in points if (found := _ends(point, mark)) for end in (*found, (None, None))][:-1]
    look = replace(stroke(mark.of, LIGHT), width=2.5, size=0)
    return ChartSeries(f"{mark.of.name} ±", tuple(x for x, _ in ends), tuple(y for _, y in ends), look)


def _edges(mark: Band) -> Iterator[ChartSeries]:
    """The lower edge, then the upper one, of every piece."""
    look = replace(stroke(mark.of, LIGHT), size=0, width=0.75)
    for piece in mark.pieces:
        for sign, side in (("↓", "low"), ("↑", "high")):
            yield ChartSeries(
                f"{mark.of.name} {sign}", tuple(str(edge.x) for edge in piece), tuple(getattr(edge, side) for edge in piece), look
            )
