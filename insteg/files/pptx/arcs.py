"""Arcs that join two bars of a time line on a slide, and what becomes of them where the bars stand on two slides."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Pt

from insteg.figures.pictures.arcs import Arc
from insteg.figures.pictures.description import Bar, Join, Timeline
from insteg.figures.pictures.look import LIGHT, joining
from insteg.files.pptx.paper import INK, WHITE, Box, colour, flat, height_of, width_of, write

SIZE = 12
STEPS = 12
BULGE = int(Pt(30))
BADGE = int(Pt(17))


def kept(drawn: Timeline, bars: Sequence[int]) -> tuple[list[Bar], tuple[Join, ...]]:
    """The bars of one slide, and the arcs between them. A bar whose other end stands on another slide has the arc's number in its name."""
    at = {old: new for new, old in enumerate(bars)}
    inside = [join for join in drawn.joins if all(bar in at for bar in join.bars)]
    numbers = {bar: [join.label for join in drawn.joins if bar in join.bars and join not in inside] for bar in bars}
    named = [replace(drawn.bars[bar], label=_numbered(drawn.bars[bar].label, numbers[bar])) for bar in bars]
    return named, tuple(replace(join, bars=(at[join.bars[0]], at[join.bars[1]])) for join in inside)


def _numbered(label: str, numbers: list[str]) -> str:
    return f"{label} ({', '.join(numbers)})" if numbers else label


def add_arc(group: Any, join: Join, bars: Sequence[Box], x: int) -> None:
    """The arc with its number, and with its word where a tie is known."""
    above, below = sorted(bars, key=lambda bar: bar.top)
    first, last = above.bottom, max(below.top, above.bottom)
    tint, far = joining(join, LIGHT), BULGE + (last - first) // 12
    arc = Arc(x, first, last, far)
    points = [(int(across), int(down)) for across, down in (arc.point(step / STEPS) for step in range(STEPS + 1))]
    _curve(group, points, tint).name = join.text[:60]
    middle = points[STEPS // 2]
    badge = group.shapes.add_shape(MSO_SHAPE.OVAL, Emu(middle[0] - BADGE // 2), Emu(middle[1] - BADGE // 2), Emu(BADGE), Emu(BADGE))
    flat(badge)
    badge.fill.solid()
    badge.fill.fore_color.rgb, badge.line.color.rgb, badge.line.width = colour(WHITE), colour(tint), Pt(1.5)
    high, wide = height_of(1, SIZE), width_of(join.label, SIZE)
    write(group.shapes, join.label, Box(middle[0] - wide // 2, middle[1] - high // 2, wide, high), SIZE, INK, align=PP_ALIGN.CENTER)
    if join.word:
        place = Box(middle[0] + BADGE // 2, middle[1] - high // 2, width_of(join.word, SIZE), high)
        write(group.shapes, join.word, place, SIZE, tint)


def _curve(group: Any, points: list[tuple[int, int]], tint: str) -> Any:
    """A line through the points: shapes of PowerPoint's that python-pptx draws have straight sides only."""
    drawing = group.shapes.build_freeform(*points[0])
    drawing.add_line_segments(points[1:], close=False)
    line = drawing.convert_to_shape()
    line.fill.background()
    line.line.color.rgb, line.line.width = colour(tint), Pt(1.75)
    return line
