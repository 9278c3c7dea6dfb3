"""Names and notes over a chart: each finds a place where it lies on nothing else."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from insteg.figures.pictures.look import LIGHT, stroke
from insteg.figures.pictures.plot import Dots, Kind, Line, Plot, Point, Reference, Role, Series, Turn
from insteg.figures.pictures.spread import spread
from insteg.files.pptx.paper import INK, Box, height_of, width_of, write
from insteg.files.pptx.plane import NAMED, SIZE, SlidePlane

HIGH = height_of(1, SIZE)
GAP = int(Inches(0.08))
LIMITS = (Role.LIMIT, Role.OUTER_LIMIT)


def add_labels(slide: Any, plot: Plot, plane: SlidePlane) -> None:
    """What the chart's own axes do not say."""
    if plot.y.kind is Kind.ROWS:
        for at, name in enumerate(plot.y.names):
            place = Box(plane.box.left, plane.up(at) - HIGH // 2, plane.inner.left - plane.box.left - GAP, HIGH)
            write(slide.shapes, name, place, SIZE, align=PP_ALIGN.RIGHT)
    if plot.panels:
        return
    _at_the_ends(slide, plot, plane)
    _on_top(slide, plot, plane)
    if plot.x.kind is Kind.LOG:
        _beside_dots(slide, plot, plane)


def _at_the_ends(slide: Any, plot: Plot, plane: SlidePlane) -> None:
    """Names of lines, limits and levels to the right, pushed apart, each in its colour."""
    ends: dict[Series, tuple[str, float]] = {}
    for mark in plot.marks:
        if isinstance(mark, Line) and mark.of.role in (*NAMED, *LIMITS):
            known = [point for piece in mark.pieces for point in piece if point.y is not None]
            # A limit's upper side comes first, and carries the name.
            if known and (mark.of.role in NAMED or mark.of not in ends):
                ends[mark.of] = (mark.of.name, float(known[-1].y or 0))
        if isinstance(mark, Reference) and mark.along == "y" and mark.label:
            ends[mark.of] = (mark.label, mark.value)
    wanted = [plane.up(value) for _, value in ends.values()]
    heights = spread(wanted, HIGH, plane.inner.top, plane.inner.bottom - HIGH // 2)
    left = plane.inner.right + GAP
    for (of, (name, _)), height in zip(ends.items(), heights, strict=True):
        place = Box(left, int(height) - HIGH // 2, plane.box.right - left, HIGH)
        write(slide.shapes, name, place, SIZE, stroke(of, LIGHT).colour, bold=of.role in NAMED)


def _on_top(slide: Any, plot: Plot, plane: SlidePlane) -> None:
    """Names of upright lines above the chart: the first to the left of its line where two lie close."""
    marks = sorted((mark for mark in plot.marks if isinstance(mark, Reference) and mark.along == "x"), key=lambda mark: mark.value)
    names = [(plane.across(mark.value), mark.label, stroke(mark.of, LIGHT).colour) for mark in marks]
    names += [(plane.across(mark.at), mark.label, INK) for mark in plot.marks if isinstance(mark, Turn)]
    taken: list[Box] = []
    for x, text, tint in sorted(names):
        place = _free(_over(x, text, plane), taken)
        taken.append(place)
        write(slide.shapes, text, place, SIZE, tint, align=PP_ALIGN.RIGHT if place.left < x else PP_ALIGN.LEFT)


def _over(x: int, text: str, plane: SlidePlane) -> list[Box]:
    """Where a name over a line may stand: to its left, to its right, then a row higher."""
    wide, room = width_of(text, SIZE), Box(plane.box.left, plane.box.top - HIGH, plane.box.width, plane.box.height)
    rows = [plane.inner.top - HIGH, plane.inner.top - 2 * HIGH]
    found = [Box(left, top, wide, HIGH) for top in rows for left in (x - wide - GAP // 2, x + GAP // 2)]
    return [box for box in found if room.left <= box.left and box.right <= room.right] or [Box(room.right - wide, rows[1], wide, HIGH)]


def _free(wanted: Sequence[Box], taken: Sequence[Box]) -> Box:
    """The first place that lies on none of those taken; the last one where all do."""
    return next((box for box in wanted if not any(box.meets(other) for other in taken)), wanted[-1])


def _beside_dots(slide: Any, plot: Plot, plane: SlidePlane) -> None:
    named = [point for mark in plot.marks if isinstance(mark, Dots) and mark.of.role is Role.PLACE for point in mark.points]
    dots = [_dot(point, plane) for point in named]
    taken: list[Box] = []
    for point, dot in zip(named, dots, strict=True):
        if point.of:
            place = _free(_around(dot, width_of(point.of.name, SIZE), plane.inner), [*taken, *(one for one in dots if one is not dot)])
            taken.append(place)
            align = PP_ALIGN.RIGHT if place.right <= dot.left else PP_ALIGN.LEFT
            write(slide.shapes, point.of.name, place, SIZE, stroke(point.of, LIGHT).colour, True, align)


def _dot(point: Point, plane: SlidePlane) -> Box:
    # With a little room around it, so that no name touches its dot.
    half = int(Pt(8))
    return Box(plane.across(float(point.x)) - half, plane.up(float(point.y or 0)) - half, 2 * half, 2 * half)


def _around(dot: Box, wide: int, room: Box) -> list[Box]:
    """Right, left, above and below, then the same further away."""
    middle = dot.top + dot.height // 2 - HIGH // 2
    found = []
    for away in range(5):
        for shift in (away, -away) if away else (0,):
            top = middle + shift * HIGH * 2 // 3
            found += [Box(dot.right, top, wide, HIGH), Box(dot.left - wide, top, wide, HIGH)]
    return [box for box in found if room.holds(box)] or found
