"""Each kind of mark as SVG."""

from collections.abc import Callable
from typing import Any

from markupsafe import escape

from insteg.figures.pictures.look import Look, Stroke, stroke
from insteg.figures.pictures.plot import (
    Band,
    Dots,
    Group,
    Kind,
    Line,
    Mark,
    Plot,
    Point,
    Reference,
    Role,
    Stretch,
    Turn,
    turn_of,
)  # fmt: skip
from insteg.figures.pictures.svg.paper import element, line, polyline, text
from insteg.figures.pictures.svg.plane import NAMED, SvgPlane

# The radius of dots that are small whatever they show.
_SIZES = {Role.BEHIND: 3.0, Role.PLACEBO: 3.5}
# How thick a bar lies, in pixels of a page.
BAR = 18.0


def drawn(mark: Mark, plot: Plot, plane: SvgPlane, look: Look) -> str:
    return _DRAW[type(mark)](mark, plot, plane, look)


def _dots(mark: Dots, plot: Plot, plane: SvgPlane, look: Look) -> str:
    shown = [point for point in mark.points if point.y is not None]
    draw = _bar if mark.is_from_zero else _dot
    said = "".join(draw(point, mark, plane, look) for point in shown if not _is_silent(point))
    return _cloud([point for point in shown if _is_silent(point)], mark, plane, look) + said


def _is_silent(point: Point) -> bool:
    return not point.of and not point.text and point.low is None


def _cloud(points: list[Point], mark: Dots, plane: SvgPlane, look: Look) -> str:
    """Points that say nothing, as little as can be written: their colour once, each a place. As circles, for where they lie close they darken."""
    own, size = stroke(mark.of, look), f"{_SIZES.get(mark.of.role, 6.0):g}"
    places = "".join(
        f'<circle cx="{plane.across(float(point.x)):.1f}" cy="{plane.up(float(point.y or 0)):.1f}" r="{size}"/>' for point in points
    )
    return element("g", places, fill=own.colour, fill_opacity=own.opacity if own.opacity < 1 else None) if places else ""


def _turn(mark: Turn, plot: Plot, plane: SvgPlane, look: Look) -> str:
    is_start = plot.x.kind is Kind.YEAR and not mark.is_break
    return _upright(plane.across(mark.at), plane, Stroke(look.ink, 1.5, "solid" if is_start else "dot"))


def _place(point: Point, plot: Plot, plane: SvgPlane) -> tuple[float, float] | None:
    return None if point.y is None else (plane.across(plot.x.place(point.x)), plane.up(point.y))


def _line(mark: Line, plot: Plot, plane: SvgPlane, look: Look) -> str:
    own, parts = stroke(mark.of, look, turn_of(plot, mark.of)), []
    for piece in mark.pieces:
        path = polyline([_place(point, plot, plane) for point in piece])
        if mark.is_joined and path:
            parts.append(element("path", d=path, **line(own)))
        is_dotted = mark.of.role in NAMED or not mark.is_joined
        parts += [_known(point, plot, plane, mark, own) for point in piece if point.y is not None and is_dotted]
    shown = {"data_values": " ".join(repr(point.y) for piece in mark.pieces for point in piece if point.y is not None)}
    return element("g", "".join(parts) or " ", data_name=mark.of.name, **shown)


def _known(point: Point, plot: Plot, plane: SvgPlane, mark: Line, own: Stroke) -> str:
    x, y = _place(point, plot, plane) or (0.0, 0.0)
    return element("circle", _told(point), cx=x, cy=y, r=3.2 if mark.is_joined else 5.5, fill=own.colour)


def _told(point: Point) -> str:
    return element("title", str(escape(point.text))) if point.text else ""


def _dot(point: Point, mark: Dots, plane: SvgPlane, look: Look) -> str:
    of = point.of or mark.of
    own, x, y = stroke(of, look), plane.across(float(point.x)), plane.up(float(point.y or 0))
    size = _SIZES.get(of.role, 4.5 if mark.of.role is Role.BEHIND else 8.0 if point.is_chosen else 6.0)
    values = " ".join(repr(value) for value in (point.x, point.y, point.low, point.high) if value is not None)
    seen = own.opacity if own.opacity < 1 else None
    circle = element("circle", _told(point), cx=x, cy=y, r=size, fill=own.colour, fill_opacity=seen)
    return element("g", _interval(point, mark, plane, own) + circle, data_name=of.name, data_values=values)


def _bar(point: Point, mark: Dots, plane: SvgPlane, look: Look) -> str:
    """From zero to the figure; its interval lies over it in the colour of the letters, which is seen against every bar."""
    of = point.of or mark.of
    own, zero, end, y = stroke(of, look), plane.across(0.0), plane.across(float(point.x)), plane.up(float(point.y or 0))
    size = {"x": min(zero, end), "y": y - BAR / 2, "width": max(abs(end - zero), 0.5), "height": BAR}
    values = " ".join(repr(value) for value in (point.x, point.y, point.low, point.high) if value is not None)
    bar = element("rect", _told(point), **size, fill=own.colour)
    return element("g", bar + _interval(point, mark, plane, Stroke(look.ink)), data_name=of.name, data_values=values)


def _interval(point: Point, mark: Dots, plane: SvgPlane, own: Stroke) -> str:
    if not mark.along or point.low is None or point.high is None:
        return ""
    if mark.along == "x":
        path = f"M{plane.across(point.low):.1f} {plane.up(float(point.y or 0)):.1f}H{plane.across(point.high):.1f}"
    else:
        path = f"M{plane.across(float(point.x)):.1f} {plane.up(point.low):.1f}V{plane.up(point.high):.1f}"
    return element("path", d=path, stroke=own.colour, stroke_width=2.5)


def _band(mark: Band, plot: Plot, plane: SvgPlane, look: Look) -> str:
    parts = []
    for piece in mark.pieces:
        upper = [(plane.across(plot.x.place(edge.x)), plane.up(edge.high)) for edge in piece]
        lower = [(plane.across(plot.x.place(edge.x)), plane.up(edge.low)) for edge in piece[::-1]]
        parts.append(element("path", d=polyline([*upper, *lower]) + "Z", fill=look.faint, fill_opacity=0.28))
    values = " ".join(f"{edge.low!r} {edge.high!r}" for piece in mark.pieces for edge in piece)
    return element("g", "".join(parts), data_name=mark.of.name, data_values=values)


def _reference(mark: Reference, plot: Plot, plane: SvgPlane, look: Look) -> str:
    own = stroke(mark.of, look)
    shown: dict[str, Any] = {"data_name": mark.label or None, "data_values": repr(mark.value)}
    if mark.along == "x":
        return _upright(plane.across(mark.value), plane, own, **shown)
    return element("path", d=f"M{plane.left:.1f} {plane.up(mark.value):.1f}H{plane.right:.1f}", **line(own), **shown)


def _upright(x: float, plane: SvgPlane, own: Stroke, **more: Any) -> str:
    return element("path", d=f"M{x:.1f} {plane.top:.1f}V{plane.bottom:.1f}", **line(own), **more)


def _stretch(mark: Stretch, plot: Plot, plane: SvgPlane, look: Look) -> str:
    left, right, y = plane.across(mark.start), plane.across(mark.end), plane.top + 18 + 22 * mark.lane
    shade = element("rect", x=left, y=plane.top, width=right - left, height=plane.bottom - plane.top, fill=look.accent, fill_opacity=0.13)
    bar = element(
        "line",
        x1=left,
        y1=y + 2,
        x2=right,
        y2=y + 2,
        stroke=look.accent,
        stroke_width=4,
        stroke_dasharray="5 4" if mark.unknown else "none",
    )
    return ("" if mark.unknown else shade) + bar + text(left + 3, y - 4, mark.label, look, 14, font_weight=700)


def _rows(mark: Group, plot: Plot, plane: SvgPlane, look: Look) -> str:
    top, bottom = plane.up(mark.first - 0.5), plane.up(mark.last + 0.5)
    size: dict[str, Any] = {"x": plane.left, "y": top, "width": plane.right - plane.left, "height": bottom - top}
    return element("rect", **size, fill=look.accent, fill_opacity=0.1)


_DRAW: dict[type, Callable[[Any, Plot, SvgPlane, Look], str]] = {
    Line: _line,
    Dots: _dots,
    Band: _band,
    Reference: _reference,
    Turn: _turn,
    Stretch: _stretch,
    Group: _rows,
}
