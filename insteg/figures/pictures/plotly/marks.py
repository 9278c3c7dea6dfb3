"""Each kind of mark as Plotly's traces, shapes and notes."""

from math import log10
from typing import Any

from insteg.figures.pictures.look import Stroke, stroke
from insteg.figures.pictures.plot import Axis, Band, Dots, Group, Kind, Line, Plot, Point, Reference, Role, Stretch, Turn, turn_of
from insteg.figures.pictures.plotly.canvas import Canvas, line, named

DOT, DOT_CHOSEN, BAR = 12, 16, 18
STEP = 0.055
# Of an axis: a name to the left of a line that stands further to the right than this has room there.
ROOM_TO_THE_LEFT = 0.3
# A name can be picked out in the show where the picture is about it; what lies behind cannot.
PICKED = {Role.PLACE, Role.COMPUTED, Role.THING}


def draw_line(canvas: Canvas, mark: Line, plot: Plot) -> None:
    look = stroke(mark.of, canvas.look, turn_of(plot, mark.of))
    if mark.of.role is Role.PLACEBO:
        return _cloud_of_lines(canvas, mark, look)
    for piece in mark.pieces:
        _piece(canvas, mark, piece, look, plot)
    return None


def _piece(canvas: Canvas, mark: Line, piece: tuple[Point, ...], look: Stroke, plot: Plot) -> None:
    is_named = mark.of.role in PICKED
    has_dots = is_named if mark.is_joined else True
    panel = mark.panel + 1 if mark.panel else ""
    canvas.trace(
        x=[point.x for point in piece],
        y=[point.y for point in piece],
        mode="+".join(part for part, is_there in (("lines", mark.is_joined), ("markers", has_dots)) if is_there),
        line={**line(look), "width": 1.5 if plot.panels and not is_named else look.width},
        marker={"size": 6 if mark.is_joined else 11, "color": look.colour},
        opacity=look.opacity,
        name=mark.of.name if is_named else "",
        customdata=[mark.of.place for _ in piece],
        hovertext=[point.text for point in piece],
        connectgaps=False,
        xaxis=f"x{panel}",
        yaxis=f"y{panel}",
        **({} if piece[0].text else {"hoverinfo": "skip"}),
    )


def _cloud_of_lines(canvas: Canvas, mark: Line, look: Stroke) -> None:
    """One trace with holes: three hundred traces take the browser seconds."""
    x = [value for piece in mark.pieces for value in (*(point.x for point in piece), None)]
    y = [value for piece in mark.pieces for value in (*(point.y for point in piece), None)]
    canvas.trace(x=x, y=y, mode="lines", line=line(look), opacity=look.opacity, hoverinfo="skip")


def draw_dots(canvas: Canvas, mark: Dots, plot: Plot) -> None:
    points = [point for point in mark.points if point.y is not None]
    strokes = [stroke(point.of or mark.of, canvas.look) for point in points]
    if mark.is_from_zero:
        _draw_bars(canvas, mark, points)
    if mark.along:
        _draw_intervals(canvas, mark, points)
    names = [named(point.of) for point in points]
    is_named = mark.of.role in PICKED
    canvas.trace(
        x=[point.x for point in points],
        y=[point.y for point in points],
        mode="markers",
        marker={
            "size": [_size(mark, point, plot) for point in points],
            "color": [one.colour for one in strokes],
            "opacity": [one.opacity for one in strokes],
            "symbol": "diamond" if plot.x.kind is Kind.LOG and is_named else "circle",
            "line": {"width": 0},
        },
        customdata=[point.of.place if point.of else "" for point in points],
        hovertext=[point.text for point in points],
        **({"ids": names} if is_named and len(set(names)) == len(names) else {}),
    )


def _size(mark: Dots, point: Point, plot: Plot) -> float:
    if mark.is_from_zero:
        # The end of a bar is pointed at, and not drawn twice.
        return 1
    if mark.of.role is Role.PLACEBO:
        return 7
    if mark.of.role is Role.BEHIND:
        return 9 if point.of and point.of.role is Role.PLACE else 6
    return 11 if plot.y.kind is not Kind.ROWS else DOT_CHOSEN if point.is_chosen else DOT


def _draw_bars(canvas: Canvas, mark: Dots, points: list[Point]) -> None:
    """Each bar in the colour of its place and under its name, as thick as a line: it ends where the figure is."""
    for point in points:
        own = {"color": stroke(point.of or mark.of, canvas.look).colour, "width": BAR}
        canvas.trace(x=[0.0, point.x], y=[point.y, point.y], mode="lines", line=own, name=named(point.of), hoverinfo="skip")


def _draw_intervals(canvas: Canvas, mark: Dots, points: list[Point]) -> None:
    """Each interval in the colour of its place and under its name: Plotly's own bars have one colour a trace."""
    for point in points:
        if point.low is None or point.high is None:
            continue
        colour = canvas.look.ink if mark.is_from_zero else stroke(point.of or mark.of, canvas.look).colour
        x, y = ([point.low, point.high], [point.y, point.y]) if mark.along == "x" else ([point.x, point.x], [point.low, point.high])
        canvas.trace(x=x, y=y, mode="lines", line={"color": colour, "width": 2.5}, name=named(point.of), hoverinfo="skip")


def draw_band(canvas: Canvas, mark: Band) -> None:
    for piece in mark.pieces:
        canvas.trace(
            x=[*(edge.x for edge in piece), *(edge.x for edge in piece[::-1])],
            y=[*(edge.high for edge in piece), *(edge.low for edge in piece[::-1])],
            fill="toself",
            fillcolor=canvas.look.faint,
            opacity=0.28,
            line={"width": 0},
            mode="lines",
            hoverinfo="skip",
        )
    # A swatch and a name under the picture: at the end of the band the names of the lines take the room.
    canvas.note(
        f'<span style="color:{canvas.look.faint}">■</span> {mark.of.name}', x=0, y=0, xref="paper", yref="paper", yshift=-52,
        xanchor="left", yanchor="top", align="left",
    )  # fmt: skip


def draw_reference(canvas: Canvas, mark: Reference, place: int, plot: Plot) -> None:
    """An upright line with its name on top, or a level one with its name at the right end."""
    look = stroke(mark.of, canvas.look)
    if mark.along == "x":
        canvas.upright(mark.value, line(look), mark.of.name)
        return _name_upright(canvas, mark, place, look, plot)
    canvas.level(mark.value, line(look))
    if mark.label:
        canvas.note(mark.label, x=at(plot.x, plot.x.high), y=mark.value, xanchor="right", yanchor="bottom", opacity=0.9)
    return None


def _is_lower(mark: Reference, plot: Plot) -> bool:
    """The lower of two has its name to its left, where there is room: to its right the other's line would go through it."""
    upright = [one.value for one in plot.marks if isinstance(one, Reference) and one.along == "x"]
    return len(upright) > 1 and mark.value == min(upright) and mark.value > (plot.x.high or 0) * ROOM_TO_THE_LEFT


def _name_upright(canvas: Canvas, mark: Reference, place: int, look: Stroke, plot: Plot) -> None:
    # Above rows the lower one's name stands to its left: county and country often lie so close that the names would cover each other.
    has_room = plot.y.kind is Kind.ROWS
    is_left = _is_lower(mark, plot) if not has_room else place == 0 and sum(isinstance(one, Reference) for one in plot.marks) > 1
    top = (plot.y.low or 0) + 0.4 if has_room else (plot.y.high or 1) * (0.92 - 0.11 * place)
    side: dict[str, Any] = {"xanchor": "right", "xshift": -5} if is_left else {"xanchor": "left", "xshift": 5}
    canvas.note(mark.label, 13 if has_room else 15, look.colour, x=at(plot.x, mark.value), y=top, **side)


def draw_turn(canvas: Canvas, mark: Turn, plot: Plot) -> None:
    """A start is unbroken, a break and what is no break are dotted; on axes of years two names may stand close."""
    is_start = plot.x.kind is Kind.YEAR and not mark.is_break
    colour = canvas.look.faint if plot.panels else canvas.look.ink
    panels = [f"x{place + 1 if place else ''}" for place in range(len(plot.panels))] or ["x"]
    for axis in panels:
        canvas.upright(mark.at, {"color": colour, "width": 1.5, "dash": "solid" if is_start else "dot"}, axis=axis)
    if not plot.panels:
        anchor = "center" if plot.x.kind is not Kind.YEAR else "left" if is_start else "right"
        canvas.note(mark.label, x=mark.at, y=1, yref="paper", yanchor="bottom", xanchor=anchor)


def draw_stretch(canvas: Canvas, mark: Stretch) -> None:
    tint = canvas.look.accent
    if not mark.unknown:
        canvas.shape(
            type="rect", xref="x", x0=mark.start, x1=mark.end, yref="y domain", y0=0, y1=1, fillcolor=tint, opacity=0.13,
            line={"width": 0}, layer="below",
        )  # fmt: skip
    height = 0.985 - STEP * mark.lane
    bar = {"color": tint, "width": 4, "dash": "3px,3px" if mark.unknown else "solid"}
    canvas.shape(xref="x", x0=mark.start, x1=mark.end, yref="paper", y0=height - 0.03, y1=height - 0.03, line=bar)
    canvas.note(f"<b>{mark.label}</b>", 15, x=mark.start, y=height, yref="paper", hovertext=mark.text, xanchor="left", yanchor="middle")


def draw_group(canvas: Canvas, mark: Group) -> None:
    canvas.shape(
        type="rect", xref="x domain", x0=0, x1=1, yref="y", y0=mark.first - 0.5, y1=mark.last + 0.5, layer="below",
        fillcolor=canvas.look.accent, opacity=0.1, line={"width": 0},
    )  # fmt: skip


def at(axis: Axis, value: float | None) -> float:
    """Plotly takes places of notes on a log axis as exponents of ten."""
    number = float(value or 0)
    return log10(number) if axis.kind is Kind.LOG else number
