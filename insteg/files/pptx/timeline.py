"""A time line as a group of native shapes: each can be moved, renamed and recoloured."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from insteg.figures.pictures.description import Bar, Timeline
from insteg.figures.pictures.lanes import lanes
from insteg.figures.pictures.timeline import ends
from insteg.files.pptx import arcs
from insteg.files.pptx.divided import divided
from insteg.files.pptx.paper import DEEP, INK, PICTURE, QUIET, RULE, WHITE, Box, colour, flat, height_of, width_of, write

SIZE = 12
LANE = height_of(1, SIZE) + int(Pt(1.5))
GAP = int(Pt(4))
NAMES, HEAD = int(Inches(2.1)), height_of(1, SIZE) + int(Pt(4))
EDGE = int(Inches(0.06))


@dataclass(frozen=True)
class Laid:
    """A bar with its place: lane in its row, and whether its name stands before it, in it or after it."""

    bar: Bar
    lane: int
    left: int
    right: int
    side: str


def parted(drawn: Timeline, place: Box = PICTURE) -> list[Timeline]:
    """The time line in parts that fit on a slide each; a row is never divided."""
    heights = [_lanes(_laid(drawn, row)) * LANE + GAP for row in range(len(drawn.rows))]
    return [
        _part(drawn, list(range(first, last)))
        for first, last in divided(heights, place.height - HEAD - (height_of(1, SIZE) if drawn.today else 0))
    ]


def _part(drawn: Timeline, rows: list[int]) -> Timeline:
    at = {row: number for number, row in enumerate(rows)}
    kept, joins = arcs.kept(drawn, [number for number, bar in enumerate(drawn.bars) if bar.row in at])
    bars = tuple(replace(bar, row=at[bar.row]) for bar in kept)
    shared = tuple((at[row], first, last) for row, first, last in drawn.shared if row in at)
    names, lanes_of = tuple(drawn.rows[row] for row in rows), tuple(drawn.lanes[row] for row in rows)
    return replace(drawn, rows=names, lanes=lanes_of, bars=bars, shared=shared, joins=joins, span=_days(drawn))


def _days(drawn: Timeline) -> tuple[date, date]:
    """Whole years; the parts of one time line share them."""
    if drawn.span:
        return drawn.span
    days = [day for bar in drawn.bars for day in (bar.start, bar.end) if day] + ([drawn.today[0]] if drawn.today else [])
    return date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1)


def _x(drawn: Timeline, day: date) -> int:
    first, last = _days(drawn)
    return PICTURE.left + NAMES + int((PICTURE.width - NAMES) * ((day - first).days / (last - first).days))


def _laid(drawn: Timeline, row: int) -> list[Laid]:
    """The row's bars in lanes of its own: letters on a slide are wider than on a page, and no name may lie on another."""
    placed = [_placed(drawn, bar) for bar in drawn.bars if bar.row == row]
    return [replace(one, lane=lane) for one, lane in zip(placed, lanes([_reach(one) for one in placed]), strict=True)]


def _placed(drawn: Timeline, bar: Bar) -> Laid:
    left, right = (min(max(_x(drawn, day), PICTURE.left + NAMES), PICTURE.right) for day in ends(bar.start, bar.end))
    wide = width_of(_text(bar), SIZE) + 2 * EDGE
    is_whole = bar.start is not None and bar.end is not None
    side = "in" if is_whole and wide <= right - left else "after" if right + wide <= PICTURE.right else "before"
    return Laid(bar, 0, left, max(right, left + EDGE) if is_whole else right, side)


def _text(bar: Bar) -> str:
    """An arrow says which end is known."""
    return bar.label if bar.start and bar.end else f"▸ {bar.label}" if bar.start else f"◂ {bar.label}"


def _reach(one: Laid) -> tuple[int, int]:
    wide = width_of(_text(one.bar), SIZE) + 2 * EDGE
    return one.left - (wide if one.side == "before" else 0), one.right + (wide if one.side == "after" else 0)


def _lanes(laid: list[Laid]) -> int:
    return max((one.lane for one in laid), default=0) + 1


def add_timeline(slide: Any, drawn: Timeline) -> Any:
    """Projects as bars between dates, in the rows of the picture; a project known at one end is an arrow with its name."""
    group = slide.shapes.add_group_shape()
    top = PICTURE.top + HEAD
    tops = []
    for row in range(len(drawn.rows)):
        tops.append(top)
        top += _lanes(_laid(drawn, row)) * LANE + GAP
    _years(group, drawn, top)
    for row, name in enumerate(drawn.rows):
        laid = _laid(drawn, row)
        high = _lanes(laid) * LANE
        _shade(group, drawn, row, Box(0, tops[row], 0, high))
        middle = tops[row] + (high - height_of(1, SIZE)) // 2
        write(group.shapes, name, Box(PICTURE.left, middle, NAMES - 2 * EDGE, height_of(1, SIZE)), SIZE, INK, True)
        for one in laid:
            _draw(group, one, tops[row] + one.lane * LANE)
    for join in drawn.joins:
        arcs.add_arc(group, join, [_box(drawn, at, tops) for at in join.bars], _x(drawn, join.day))
    if drawn.today:
        _mark(group, drawn, top)
    return group


def _box(drawn: Timeline, at: int, tops: list[int]) -> Box:
    """Where a bar lies."""
    bar = drawn.bars[at]
    one = next(laid for laid in _laid(drawn, bar.row) if laid.bar is bar)
    return Box(one.left, tops[bar.row] + one.lane * LANE, one.right - one.left, height_of(1, SIZE))


def _mark(group: Any, drawn: Timeline, bottom: int) -> None:
    """The day that is marked, with its word above the years' line."""
    day, word = drawn.today or (date.min, "")
    first, last = _days(drawn)
    if first <= day <= last:
        x, wide = _x(drawn, day), width_of(word, SIZE)
        _dashed(group, Box(x, PICTURE.top + HEAD, 0, bottom - PICTURE.top - HEAD), INK, 1)
        write(group.shapes, word, Box(x - wide - EDGE, bottom, wide, height_of(1, SIZE)), SIZE, INK, align=PP_ALIGN.RIGHT)


def _dashed(group: Any, place: Box, tint: str, width: float) -> Any:
    line = group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Emu(place.left), Emu(place.top), Emu(place.right), Emu(place.bottom))
    line.line.color.rgb, line.line.width, line.line.dash_style = colour(tint), Pt(width), MSO_LINE.DASH
    return line


def _years(group: Any, drawn: Timeline, bottom: int) -> None:
    first, last = _days(drawn)
    wide = width_of("2000", SIZE)
    step = next(step for step in (1, 2, 5, 10) if (PICTURE.width - NAMES) * step / (last.year - first.year) > wide * 1.4)
    for year in range(first.year, last.year + 1, step):
        x = _x(drawn, date(year, 1, 1))
        line = group.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Emu(x), Emu(PICTURE.top + HEAD), Emu(int(Pt(0.75))), Emu(bottom - PICTURE.top - HEAD)
        )
        _paint(line, RULE)
        if x + wide // 2 <= PICTURE.right + EDGE:
            write(group.shapes, str(year), Box(x - wide // 2, PICTURE.top, wide, height_of(1, SIZE)), SIZE, QUIET, align=PP_ALIGN.CENTER)


def _shade(group: Any, drawn: Timeline, row: int, place: Box) -> None:
    """When two or more ran at once."""
    for own, start, end in drawn.shared:
        if own == row:
            left, right = _x(drawn, start), _x(drawn, end)
            _paint(
                group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(left), Emu(place.top), Emu(max(right - left, 1)), Emu(place.height)), RULE
            )


def _draw(group: Any, one: Laid, top: int) -> None:
    high = height_of(1, SIZE)
    if one.bar.start and one.bar.end:
        bar = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(one.left), Emu(top), Emu(one.right - one.left), Emu(high))
        bar.name = one.bar.text[:60]
        _paint(bar, DEEP)
    else:
        _dashed(group, Box(one.left, top + high // 2, one.right - one.left, 0), DEEP, 1.5).name = one.bar.text[:60]
    reach = _reach(one)
    left = {"in": one.left, "after": one.right, "before": reach[0]}[one.side] + EDGE
    right = {"in": one.right, "after": reach[1], "before": one.left}[one.side]
    tint = WHITE if one.side == "in" else DEEP if not (one.bar.start and one.bar.end) else INK
    write(group.shapes, _text(one.bar), Box(left, top, max(right - left, EDGE), high), SIZE, tint)


def _paint(shape: Any, tint: str) -> None:
    flat(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(tint)
    shape.line.fill.background()
