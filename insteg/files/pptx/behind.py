"""What lies behind a chart, as native shapes: shaded rows, the band of the similar ones, the projects' time, breaks."""

from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Emu, Inches, Pt

from insteg.figures.pictures.plot import Band, Group, Kind, Plot, Stretch, Turn
from insteg.files.pptx.paper import DEEP, FAINT, INK, Box, colour, describe, flat, height_of, see_through, width_of, write
from insteg.files.pptx.plane import SIZE, SlidePlane


def add(slide: Any, plot: Plot, plane: SlidePlane) -> None:
    for mark in plot.marks:
        if isinstance(mark, Group):
            top, bottom = plane.up(mark.first - 0.5), plane.up(mark.last + 0.5)
            _fill(slide, Box(plane.inner.left, top, plane.inner.width, bottom - top), DEEP, 0.1, f"{mark.first + 1}–{mark.last + 1}")
        elif isinstance(mark, Band):
            _band(slide, mark, plot, plane)
        elif isinstance(mark, Stretch):
            _stretch(slide, mark, plane)
        elif isinstance(mark, Turn) and plot.x.kind is Kind.PERIOD:
            _upright(slide, mark, plane)


def _fill(slide: Any, box: Box, tint: str, opacity: float, name: str) -> Any:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height))
    flat(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(tint)
    see_through(shape.fill, opacity)
    shape.line.fill.background()
    shape.name = name
    return shape


def _band(slide: Any, mark: Band, plot: Plot, plane: SlidePlane) -> None:
    """The shade between the edges; the edges themselves are series of the chart."""
    for piece in mark.pieces:
        upper = [(plane.across(plot.x.place(edge.x)), plane.up(edge.high)) for edge in piece]
        lower = [(plane.across(plot.x.place(edge.x)), plane.up(edge.low)) for edge in piece]
        builder = slide.shapes.build_freeform(*upper[0])
        builder.add_line_segments([*upper[1:], *lower[::-1]], close=True)
        shape = builder.convert_to_shape()
        flat(shape)
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(FAINT)
        see_through(shape.fill, 0.28)
        shape.line.fill.background()
        shape.name = mark.of.name
    swatch = Box(plane.inner.left, plane.box.bottom - int(Inches(0.2)), int(Inches(0.22)), int(Inches(0.15)))
    _fill(slide, swatch, FAINT, 0.28, mark.of.name)
    left = swatch.right + int(Inches(0.1))
    write(slide.shapes, mark.of.name, Box(left, plane.box.bottom - height_of(1, 12), width_of(mark.of.name, 12), height_of(1, 12)), 12)


def _stretch(slide: Any, mark: Stretch, plane: SlidePlane) -> None:
    """The project's time as a shade over the whole height, a bar on top and its number; dashed and without a shade where one end is not known."""
    left, right, high = plane.across(mark.start), plane.across(mark.end), height_of(1, SIZE)
    top = plane.inner.top + mark.lane * (high + int(Pt(5)))
    if mark.unknown:
        bar = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Emu(left), Emu(top + high), Emu(right), Emu(top + high))
        bar.line.color.rgb, bar.line.width, bar.line.dash_style = colour(DEEP), Pt(4), MSO_LINE.SQUARE_DOT
        describe(bar, mark.text, mark.text)
    else:
        _fill(slide, Box(left, plane.inner.top, right - left, plane.inner.height), DEEP, 0.1, mark.text)
        _fill(slide, Box(left, top + high, right - left, int(Pt(4))), DEEP, 1.0, mark.text)
    write(slide.shapes, mark.label, Box(left + int(Pt(2)), top, width_of(mark.label, SIZE) + int(Pt(2)), high), SIZE, INK, True)


def _upright(slide: Any, mark: Turn, plane: SlidePlane) -> None:
    x = plane.across(mark.at)
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Emu(x), Emu(plane.inner.top), Emu(x), Emu(plane.inner.bottom))
    line.line.color.rgb, line.line.width, line.line.dash_style = colour(INK), Pt(1.25), MSO_LINE.ROUND_DOT
    describe(line, mark.label, mark.label)
