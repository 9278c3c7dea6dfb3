"""The map as a group of native shapes: each municipality can be moved, renamed and recoloured."""

import re
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from insteg.figures.pictures.description import AreaMap, MapArea
from insteg.files.pptx.paper import INK, PICTURE, QUIET, SMALLEST, STEPS, WHITE, Box, colour, describe, flat, height_of, width_of, write

SIZE = SMALLEST
LINE = height_of(1, SIZE)
ASIDE = int(Inches(0.35))
# The part of the width that the shapes may take: names and legend stand beside them.
WIDEST = 0.65


def add_map(slide: Any, drawn: AreaMap, place: Box = PICTURE) -> Any:
    """The municipalities as freeform shapes in the steps of the scale, named."""
    scale = min(place.height / drawn.height, place.width * WIDEST / drawn.width)
    group = slide.shapes.add_group_shape()
    for area in sorted(drawn.areas, key=lambda area: area.is_chosen):
        shape = _shape(group, area.path, scale)
        describe(shape, area.name, f"{area.name}: {area.text}")
        _paint(shape, area)
    edge = PICTURE.left + int(drawn.width * scale)
    right = max([edge, *(_name(group, area, box, edge, scale) for area, box in _places(drawn, scale, edge, place))])
    _legend(group, drawn, right + int(Inches(0.6)))
    return group


def _shape(group: Any, path: str, scale: float) -> Any:
    rings = [[tuple(map(float, point.split(","))) for point in ring.split("L")] for ring in re.findall(r"M([^Z]+)Z", path)]
    if not rings:
        raise ValueError("A shape of the map has no outline. Build the snapshot again: python -m insteg build")
    builder = group.shapes.build_freeform(*rings[0][0], scale=scale)
    builder.add_line_segments(rings[0][1:], close=True)
    for ring in rings[1:]:
        builder.move_to(*ring[0])
        builder.add_line_segments(ring[1:], close=True)
    return builder.convert_to_shape(Emu(PICTURE.left), Emu(PICTURE.top))


def _paint(shape: Any, area: MapArea) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(_tint(area))
    is_missing = area.step < 0
    shape.line.color.rgb = colour(INK if area.is_chosen or is_missing else WHITE)
    shape.line.width = Pt(3 if area.is_chosen else 1)
    if is_missing:
        shape.line.dash_style = MSO_LINE.DASH
    flat(shape)


def _tint(area: MapArea) -> str:
    return WHITE if area.step < 0 else STEPS[min(area.step, len(STEPS) - 1)]


def _places(drawn: AreaMap, scale: float, edge: int, place: Box) -> list[tuple[MapArea, Box]]:
    """Where each name and value stand: on the shape, or beside the map where they would lie on another's."""
    placed: list[tuple[MapArea, Box]] = []
    for area in sorted(drawn.areas, key=lambda area: -len(area.path)):
        wide = max(width_of(area.name, SIZE), width_of(area.text, SIZE)) + int(Pt(4))
        x, y = PICTURE.left + int(area.x * scale), PICTURE.top + int(area.y * scale)
        taken = [box for _, box in placed]
        on_shape = Box(max(PICTURE.left, x - wide // 2), y - LINE, wide, 2 * LINE)
        aside = [Box(edge + ASIDE, y - LINE + shift * LINE, wide, 2 * LINE) for shift in (0, -1, 1, -2, 2, -3, 3, -4, 4)]
        fits = wide * 0.62 < _width(area.path) * scale
        wanted = [box for box in ([on_shape] if fits else []) + aside if place.top <= box.top and box.bottom <= place.bottom]
        placed.append((area, next((box for box in wanted if not any(box.meets(other) for other in taken)), wanted[-1])))
    return placed


def _width(path: str) -> float:
    """Of the shape, in the map's own units."""
    across = [float(point.split(",")[0]) for point in re.findall(r"[\d.]+,[\d.]+", path)]
    return max(across) - min(across)


def _name(group: Any, area: MapArea, box: Box, edge: int, scale: float) -> int:
    """Writes name and value; returns their right edge. Beside the map a thin line leads to the shape."""
    is_aside = box.left > edge
    if is_aside:
        ends = (PICTURE.left + int(area.x * scale), PICTURE.top + int(area.y * scale), box.left - int(Pt(4)), box.top + LINE)
        line = group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Emu, ends))
        line.line.color.rgb, line.line.width = colour(QUIET), Pt(0.75)
    tint = WHITE if area.step >= len(STEPS) - 1 and not is_aside else INK
    align = PP_ALIGN.LEFT if is_aside else PP_ALIGN.CENTER
    for at, text in enumerate((area.name, area.text)):
        write(group.shapes, text, Box(box.left, box.top + at * LINE, box.width, LINE), SIZE, tint, True, align)
    return box.right


def _legend(group: Any, drawn: AreaMap, left: int) -> None:
    for at, text in enumerate(drawn.legend):
        top = PICTURE.top + int(Inches(0.3)) + at * int(Inches(0.36))
        square = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(left), Emu(top), Inches(0.34), Inches(0.22))
        square.fill.solid()
        square.fill.fore_color.rgb = colour(STEPS[min(at, len(STEPS) - 1)])
        square.line.color.rgb, square.line.width = colour(QUIET), Pt(0.5)
        flat(square)
        write(group.shapes, text, Box(left + int(Inches(0.45)), top - int(Pt(1)), width_of(text, 13) + int(Pt(6)), height_of(1, 13)), 13)
    if drawn.note:
        top = PICTURE.top + int(Inches(0.5)) + len(drawn.legend) * int(Inches(0.36))
        write(group.shapes, drawn.note, Box(left, top, PICTURE.right - left, height_of(4, 13)), 13, QUIET)
