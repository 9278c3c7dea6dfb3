"""Maps and time lines as groups of native shapes: each can be moved, renamed and recoloured."""

import re
from datetime import datetime, timedelta
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from insteg.exports.slide_paper import BOX, DEEP, INK, QUIET, STEPS, WHITE, colour, describe, write
from insteg.exports.slide_traces import axis, listed

DAY = 86_400_000


def add_map(slide: Any, drawn: dict) -> Any:
    """The municipalities as freeform shapes in the steps of the scale, named; drawn: as views.map gives it."""
    picture = drawn["pictures"][drawn["indicator"]]
    year = str(drawn.get("year") or picture["years"][-1])
    scale = int(BOX[3]) / drawn["height"]
    group = slide.shapes.add_group_shape()
    missing = [None, drawn["words"]["missing"]]
    for area in sorted(drawn["areas"], key=lambda area: area["code"] == drawn.get("selected")):
        value, text = picture["values"].get(area["code"], {}).get(year, missing)
        shape = _area(group, area["path"], scale)
        describe(shape, area["name"], f"{area['name']}: {text}")
        _paint(shape, value, picture["limits"], area["code"] == drawn.get("selected"))
    for area in drawn["areas"]:
        text = picture["values"].get(area["code"], {}).get(year, missing)[1]
        high = Inches(0.42)
        place = (BOX[0] + area["x"] * scale - Inches(0.75), BOX[1] + area["y"] * scale - high / 2, Inches(1.5), high)
        for shift, told in ((0, area["name"]), (high // 2, text)):
            write(group.shapes, told, (place[0], place[1] + shift, place[2], high // 2), 10.5, INK, True, PP_ALIGN.CENTER)
    _legend(group, picture["legend"], int(BOX[0]) + int(drawn["width"] * scale) + Inches(0.5))
    return group


def _area(group: Any, path: str, scale: float) -> Any:
    rings = [[tuple(map(float, point.split(","))) for point in ring.split("L")] for ring in re.findall(r"M([^Z]+)Z", path)]
    builder = None
    for ring in rings:
        if builder is None:
            builder = group.shapes.build_freeform(*ring[0], scale=scale)
        else:
            builder.move_to(*ring[0])
        builder.add_line_segments(ring[1:], close=True)
    if builder is None:
        raise ValueError("A shape of the map has no outline. Build the snapshot again: python -m insteg build")
    return builder.convert_to_shape(Emu(int(BOX[0])), Emu(int(BOX[1])))


def _paint(shape: Any, value: float | None, limits: list[float], is_chosen: bool) -> None:
    shape.fill.solid()
    step = None if value is None else min(sum(value >= limit for limit in limits), len(STEPS) - 1)
    shape.fill.fore_color.rgb = colour(WHITE if step is None else STEPS[step])
    shape.line.color.rgb = colour(INK if is_chosen or step is None else WHITE)
    shape.line.width = Pt(3 if is_chosen else 1)
    _flat(shape)


def _flat(shape: Any) -> None:
    """Without the theme's shadow."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def _legend(group: Any, texts: list[str], left: int) -> None:
    for at, text in enumerate(texts):
        top = int(BOX[1]) + Inches(0.3) + at * Inches(0.36)
        square = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, Inches(0.34), Inches(0.22))
        square.fill.solid()
        square.fill.fore_color.rgb = colour(STEPS[min(at, len(STEPS) - 1)])
        square.line.color.rgb = colour(QUIET)
        square.line.width = Pt(0.5)
        _flat(square)
        write(group.shapes, text, (left + Inches(0.45), top, Inches(2.5), Inches(0.25)), 13)


def is_timeline(figure: dict) -> bool:
    return any(trace.get("type") == "bar" and trace.get("base") is not None for trace in figure["data"])


def add_timeline(slide: Any, figure: dict) -> Any:
    """Projects as bars between dates, in the rows of the figure; a project known at one end is an arrow with its name."""
    bars = next(trace for trace in figure["data"] if trace.get("type") == "bar")
    arrows = [trace for trace in figure["data"] if trace.get("type") == "scatter"]
    spans = [
        (_day(start), _day(start) + timedelta(days=length / DAY))
        for start, length in zip(listed(bars["base"]), listed(bars["x"]), strict=True)
    ]
    points = [_day(x) for trace in arrows for x in listed(trace["x"])]
    first, last = min([*(start for start, _ in spans), *points]), max([*(end for _, end in spans), *points])
    bottom, top = axis(figure, "y")["range"]
    names, room = Inches(1.9), int(BOX[3]) - Inches(0.25)
    wide = int(BOX[2]) - names - Inches(0.4)

    def x(day: datetime) -> int:
        return int(BOX[0]) + names + int(wide * ((day - first) / (last - first)))

    def y(height: float) -> int:
        return int(BOX[1]) + Inches(0.25) + int(room * (height - top) / (bottom - top))

    group = slide.shapes.add_group_shape()
    lane = int(room / (bottom - top))
    size = max(6.0, min(11.0, lane / 12700 * 0.62))
    for year in range(first.year, last.year + 2, 2):
        if first <= datetime(year, 1, 1) <= last:
            write(group.shapes, str(year), (x(datetime(year, 1, 1)), BOX[1], Inches(0.6), Inches(0.22)), 10, QUIET)
    for at, name in zip(listed(axis(figure, "y")["tickvals"]), listed(axis(figure, "y")["ticktext"]), strict=True):
        write(group.shapes, name, (BOX[0], y(at) - lane / 2, names - Inches(0.1), lane), max(size, 9), INK, True)
    for (start, end), height, text in zip(spans, listed(bars["y"]), listed(bars["text"]), strict=True):
        _bar(group, (x(start), y(height - 0.39), max(x(end) - x(start), 20_000), int(lane * 0.78)), text, size)
    for trace in arrows:
        for day, height, text in zip(listed(trace["x"]), listed(trace["y"]), listed(trace["text"]), strict=True):
            write(group.shapes, f"▸ {text}", (x(_day(day)), y(height) - lane / 2, Inches(3), lane), size, DEEP)
    return group


def _bar(group: Any, place: tuple[int, int, int, int], text: str, size: float) -> None:
    bar = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
    bar.name = text
    bar.fill.solid()
    bar.fill.fore_color.rgb = colour(DEEP)
    bar.line.fill.background()
    _flat(bar)
    frame = bar.text_frame
    frame.margin_left, frame.margin_right, frame.margin_top, frame.margin_bottom = Inches(0.04), 0, 0, 0
    frame.word_wrap = False
    # A name longer than its bar would be cut: it runs on over the paper in ink instead.
    is_long = len(text) * size * 0.5 > place[2] / 12700
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    run = frame.paragraphs[0].add_run()
    run.text = "" if is_long else text
    run.font.size, run.font.color.rgb = Pt(size), colour(WHITE)
    if is_long:
        write(group.shapes, text, (place[0] + place[2] + Inches(0.04), place[1], Inches(3), place[3]), size, INK)


def _day(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(str(value)[:10])
