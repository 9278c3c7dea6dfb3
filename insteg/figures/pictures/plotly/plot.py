"""Marks on two axes as Plotly draws them."""

from collections.abc import Callable
from statistics import mean
from typing import Any

from insteg.figures.pictures.beside import beside
from insteg.figures.pictures.grid import in_lines, in_two_lines
from insteg.figures.pictures.look import Look, stroke
from insteg.figures.pictures.plot import Axis, Band, Dots, Group, Kind, Line, Plot, Point, Reference, Role, Series, Stretch, Turn
from insteg.figures.pictures.plotly import marks
from insteg.figures.pictures.plotly.canvas import Canvas, title
from insteg.figures.pictures.scale import reach
from insteg.figures.pictures.spread import spread
from insteg.figures.pictures.svg.paper import width_of

PANEL_GAP = 0.06
# Of a power of ten.
EDGE = 0.08
# Names at the ends of lines: their size, how far from the line, letters on a line.
END, BESIDE_END, LONGEST_END = 14, 12, 14
# In pixels: the height of a name in a cloud, the part of a picture's height outside its axes, and how wide they are on a phone.
NAME_HIGH, AROUND, NARROW = 17, 100, 290


def plain(plot: Plot, look: Look, language: str) -> dict[str, Any]:
    """data and layout."""
    canvas = Canvas(look, language, plot.height, hovermode="closest")
    place = 0
    for mark in plot.marks:
        if isinstance(mark, Reference):
            marks.draw_reference(canvas, mark, place, plot)
            place += mark.along == "x"
        else:
            _DRAW[type(mark)](canvas, mark, plot)
    canvas.layout["xaxis"], canvas.layout["yaxis"] = _axis(plot.x, plot), _axis(plot.y, plot)
    if plot.panels:
        _divide(canvas, plot)
    else:
        _name_the_ends(canvas, plot)
        _name_the_dots(canvas, plot)
        _name_the_limits(canvas, plot)
    if margin := _margin(plot):
        canvas.layout["margin"] = margin
    return canvas.finished()


_DRAW: dict[type, Callable[[Canvas, Any, Plot], None]] = {
    Line: marks.draw_line,
    Dots: marks.draw_dots,
    Band: lambda canvas, mark, plot: marks.draw_band(canvas, mark),
    Turn: marks.draw_turn,
    Stretch: lambda canvas, mark, plot: marks.draw_stretch(canvas, mark),
    Group: lambda canvas, mark, plot: marks.draw_group(canvas, mark),
}


def _margin(plot: Plot) -> dict[str, float]:
    if plot.panels:
        return {"t": 34}
    has_band, has_names_above = any(isinstance(mark, Band) for mark in plot.marks), plot.x.kind in (Kind.PERIOD, Kind.YEAR)
    above: dict[str, float] = {"t": 36, "b": 84} if has_band else {"t": 28} if has_names_above or plot.y.kind is Kind.NONE else {}
    return above | _room_for_ends(plot)


def _room_for_ends(plot: Plot) -> dict[str, float]:
    """To the right of periods the names of lines, as wide as they are: a part of the picture would be too little on a phone."""
    lines = [part for _, of in _ends(plot) for part in _end_lines(of)] if plot.x.kind is Kind.PERIOD else []
    return {"r": BESIDE_END + max(width_of(part, END) for part in lines) + 8} if lines else {}


def _axis(axis: Axis, plot: Plot) -> dict[str, Any]:
    """The axis as Plotly wants it; what it decides by the figures itself is left to it."""
    return {**({} if plot.panels else title(axis.title)), **_KINDS[axis.kind](axis, plot)}


def _periods(axis: Axis, plot: Plot) -> dict[str, Any]:
    room = {"nticks": 5} if plot.panels else {"range": [-0.4, len(axis.names) - 0.6]}
    return {"type": "category", "categoryorder": "array", "categoryarray": list(axis.names), **room}


def _rows(axis: Axis, plot: Plot) -> dict[str, Any]:
    ticks = {"tickvals": list(range(len(axis.names))), "ticktext": ["<br>".join(in_two_lines(name)) for name in axis.names]}
    # Bars begin where the names end.
    has_bars = any(isinstance(mark, Dots) and mark.is_from_zero for mark in plot.marks)
    apart = {"ticklabelstandoff": 6} if has_bars else {}
    return {**ticks, **apart, "range": [axis.high, axis.low], "showgrid": False, "zeroline": False}


def _log(axis: Axis, plot: Plot) -> dict[str, Any]:
    # Beside rows the last number stands at the edge, where half of it would have no room.
    free = EDGE if plot.y.kind is Kind.ROWS else 0.0
    ends = [marks.at(axis, axis.low), marks.at(axis, axis.high) + free]
    return {"type": "log", "range": ends, "tickvals": list(axis.ticks), "tickformat": ",.9~g"}


def _numbers(axis: Axis, plot: Plot) -> dict[str, Any]:
    if axis.low == 0 and axis.high is None:
        return {"rangemode": "tozero", **({"tickvals": list(axis.ticks)} if axis.ticks else {})}
    is_across_zero = plot.x.kind is Kind.YEAR
    # Intervals are lines to Plotly, which leaves no room beside those.
    is_beside_rows = axis.high is not None or plot.y.kind is Kind.ROWS
    ends = {"range": list(reach(plot, "x" if axis is plot.x else "y"))} if is_beside_rows else {}
    return {**ends, **({"zeroline": False} if is_across_zero else {})}


_KINDS: dict[Kind, Callable[[Axis, Plot], dict[str, Any]]] = {
    Kind.PERIOD: _periods,
    Kind.ROWS: _rows,
    Kind.LOG: _log,
    Kind.NUMBER: _numbers,
    Kind.YEAR: lambda axis, plot: {"tickformat": "d", "range": [axis.low, axis.high], "tickvals": list(axis.ticks)},
    Kind.NONE: lambda axis, plot: {"visible": False, "range": [axis.low, axis.high]},
}


def _divide(canvas: Canvas, plot: Plot) -> None:
    """Two small pictures abreast, each under its name, on the same axes; a single one has the whole width."""
    rows, abreast = -(-len(plot.panels) // 2), min(len(plot.panels), 2)
    gap = 0.4 / (rows * 1.6) if rows > 1 else 0.0
    high, wide = (1 - gap * (rows - 1)) / rows, (1 - PANEL_GAP * (abreast - 1)) / abreast
    for panel, name in enumerate(plot.panels):
        number, left = panel + 1 if panel else "", (panel % 2) * (wide + PANEL_GAP)
        top = 1 - (panel // 2) * (high + gap)
        matched = {"matches": "y", "showticklabels": panel % 2 == 0} if panel else {}
        canvas.layout[f"xaxis{number}"] = {**_axis(plot.x, plot), "domain": [left, left + wide], "anchor": f"y{number}"}
        domain = [max(0.0, top - high), top]
        canvas.layout[f"yaxis{number}"] = {**_axis(plot.y, plot), "domain": domain, "anchor": f"x{number}", **matched}
        canvas.note(name, 16, x=left + wide / 2, y=top, xref="paper", yref="paper", xanchor="center", yanchor="bottom")


def _ends(plot: Plot) -> list[tuple[Point, Series]]:
    """The last known point of every line that has its name there."""
    lines = [mark for mark in plot.marks if isinstance(mark, Line) and mark.of.role in marks.PICKED]
    known = [([point for piece in mark.pieces for point in piece if point.y is not None], mark.of) for mark in lines]
    return [(points[-1], of) for points, of in known if points]


def _end_lines(of: Series) -> list[str]:
    return in_lines(of.name, LONGEST_END)


def _name_the_ends(canvas: Canvas, plot: Plot) -> None:
    """Each line's name at its right end, in its colour."""
    ends = _ends(plot)
    highest = [point.y for mark in plot.marks if isinstance(mark, Line) for piece in mark.pieces for point in piece if point.y is not None]
    room = (plot.y.high - (plot.y.low or 0) if plot.y.high else max(highest, default=1.0)) * 0.062
    # A name of two lines takes two places and stands in their middle. None stands beyond the axis, where Plotly leaves it out.
    wanted = [float(point.y or 0) for point, of in ends for _ in _end_lines(of)]
    heights = iter(spread(wanted, room, plot.y.low, plot.y.high))
    for point, of in ends:
        lines = _end_lines(of)
        height = mean(next(heights) for _ in lines)
        # On an axis of categories a place is a number: the text "2024" would be read as the 2024th category.
        beside: dict[str, Any] = {"xanchor": "left", "xshift": BESIDE_END, "align": "left", "name": of.name}
        canvas.note("<br>".join(lines), END, stroke(of, canvas.look).colour, x=plot.x.place(point.x), y=height, **beside)


def _name_the_dots(canvas: Canvas, plot: Plot) -> None:
    """The names beside the named dots of a cloud, each where it covers no other name and no other of the dots."""
    named = [point for mark in plot.marks if isinstance(mark, Dots) and mark.of.role is Role.PLACE for point in mark.points]
    if plot.x.kind is not Kind.LOG or not named:
        return
    dots, sizes = [_on_a_phone(point, plot) for point in named], [(width_of(point.of.name, 13), NAME_HIGH) for point in named if point.of]
    for point, (across, down) in zip(named, beside(dots, sizes), strict=True):
        if point.of:
            apart: dict[str, Any] = {
                "xanchor": "center",
                "yanchor": "middle",
                "xshift": across,
                "yshift": -down,
                "has_rim": True,
                "name": point.of.name,
            }
            canvas.note(point.of.name, 13, stroke(point.of, canvas.look).colour, x=marks.at(plot.x, float(point.x)), y=point.y, **apart)


def _on_a_phone(point: Point, plot: Plot) -> tuple[float, float]:
    """Where a dot stands in pixels, downwards, on the narrowest screen: names that are apart there are apart on every other."""
    low, high = marks.at(plot.x, plot.x.low or 1), marks.at(plot.x, plot.x.high or 1)
    across = (marks.at(plot.x, float(point.x)) - low) / (high - low) * NARROW
    return across, (1 - float(point.y or 0) / _tallest(plot)) * (plot.height - AROUND)


def _tallest(plot: Plot) -> float:
    """The highest value that is drawn, which the axis reaches."""
    lines = [point for mark in plot.marks if isinstance(mark, Line) for piece in mark.pieces for point in piece]
    dots = [point for mark in plot.marks if isinstance(mark, Dots) for point in mark.points]
    return max(1.0, *(float(point.y or 0) for point in (*lines, *dots)))


def _name_the_limits(canvas: Canvas, plot: Plot) -> None:
    """A limit's name above its right end, once: its upper side comes first."""
    seen: set[str] = set()
    for mark in plot.marks:
        if isinstance(mark, Line) and mark.of.role in (Role.LIMIT, Role.OUTER_LIMIT) and mark.of.name not in seen:
            seen.add(mark.of.name)
            last = mark.pieces[-1][-1]
            canvas.note(mark.of.name, x=marks.at(plot.x, float(last.x)), y=last.y, xanchor="right", yanchor="bottom", opacity=0.9)
