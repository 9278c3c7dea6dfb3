"""Grids and maps as SVG."""

from insteg.figures.pictures import coast
from insteg.figures.pictures.description import AreaMap, Grid, MapArea
from insteg.figures.pictures.look import Look
from insteg.figures.pictures.spread import parted
from insteg.figures.pictures.svg.paper import element, rim, text, width_of, wrapped

LETTERS = 17.0
LEGEND = 26.0
# The room for names at the sides of a map, in its own units.
BESIDE = 40.0


def grid(drawn: Grid, look: Look, width: float) -> tuple[str, float]:
    """Squares under named columns, darker for more, with the text in each; in the corner what the rows are."""
    longest = max(width_of(word, 13) for name in drawn.rows for word in name.split()) + 12
    names = min(max(width * 0.3, min(longest, width * 0.45)), max(width_of(name, 13) for name in drawn.rows) + 12)
    wide = (width - names) / len(drawn.columns)
    heads = [wrapped(name, wide - 8, 13) for name in drawn.columns]
    labels = {(cell.row, cell.column): wrapped(cell.label, wide - 8, 13) for cell in drawn.cells}
    rows = [wrapped(name, names - 8, 13) for name in drawn.rows]
    corner = wrapped(drawn.corner, names - 8, 13)
    # A head with a word wider than its column would lie on the next one: then all stand, one after the other along their column.
    is_standing = any(width_of(line, 13) > wide - 2 for lines in heads for line in lines)
    high = 1.1 * max(width_of(name, 13) for name in drawn.columns) if is_standing else max(map(len, heads)) * LETTERS
    tops, parts = [max(len(corner) * LETTERS, high) + 8], [_block(corner, 0, 0, look, "start")]
    for row, lines in enumerate(rows):
        most = max([len(lines), *(len(labels.get((row, column), "")) for column in range(len(drawn.columns)))])
        tops.append(tops[-1] + most * LETTERS + 10)
    for column, lines in enumerate(heads):
        middle = names + wide * (column + 0.5)
        parts.append(_standing(drawn.columns[column], middle, tops[0], look) if is_standing else _block(lines, middle, 0, look, "middle"))
    for row, lines in enumerate(rows):
        parts.append(_block(lines, 0, tops[row] + 3, look, "start"))
    for cell in drawn.cells:
        box = (names + wide * cell.column + 2, tops[cell.row] + 1, wide - 4, tops[cell.row + 1] - tops[cell.row] - 2)
        shade = {"fill": look.accent, "fill_opacity": 0.2 + 0.35 * cell.strength} if cell.strength > 0 else {"fill": "none"}
        square = element("rect", x=box[0], y=box[1], width=box[2], height=box[3], stroke=look.grid, **shade)
        said = _block(labels[(cell.row, cell.column)], box[0] + box[2] / 2, box[1] + 3, look, "middle") if cell.label else ""
        parts.append(element("g", square + said, data_name=drawn.rows[cell.row], data_values=cell.label))
    return "".join(parts), tops[-1]


def _block(lines: list[str], x: float, top: float, look: Look, anchor: str) -> str:
    return "".join(text(x, top + LETTERS * (at + 0.8), part, look, 13, text_anchor=anchor) for at, part in enumerate(lines))


def _standing(said: str, middle: float, bottom: float, look: Look) -> str:
    """A head that is read upwards, from the column's top on."""
    x, y = middle + 4.5, bottom - 5
    return text(x, y, said, look, 13, transform=f"rotate(-90 {x:.1f} {y:.1f})")


def area_map(drawn: AreaMap, look: Look, width: float, has_legend: bool = True) -> tuple[str, float]:
    """The municipalities in the steps of the scale, each with its name and value; the scale below."""
    scale = min(width / (drawn.width + 2 * BESIDE), 0.62)
    shapes = "".join(_area(area, look) for area in sorted(drawn.areas, key=lambda area: area.is_chosen))
    names = "".join(_name(area, place, look, scale) for area, place in zip(drawn.areas, name_places(drawn, 14 / scale), strict=True))
    parts = [element("g", shapes + names, transform=f"translate({BESIDE * scale:.1f} 0) scale({scale:.4f})")]
    if not has_legend:
        return parts[0], drawn.height * scale
    left, top = 0.0, drawn.height * scale + 12
    for step, said in enumerate(drawn.legend):
        wide = 30 + width_of(said, 13) + 16
        if left + wide > width:
            left, top = 0.0, top + LEGEND
        parts.append(
            element("rect", x=left, y=top, width=22, height=14, fill=look.steps[min(step, len(look.steps) - 1)], stroke=look.faint)
        )
        parts.append(text(left + 28, top + 12, said, look, 13))
        left += wide
    for at, said in enumerate(wrapped(drawn.note, width, 13) if drawn.note else []):
        parts.append(text(0, top + LEGEND + 12 + at * LETTERS, said, look, 13))
        top += LETTERS
    return "".join(parts), top + LEGEND


def _area(area: MapArea, look: Look) -> str:
    is_missing = area.step < 0
    width, colour = (9, look.ink) if area.is_chosen else (3, look.ink if is_missing else look.paper)
    fill = look.paper if is_missing else look.steps[min(area.step, len(look.steps) - 1)]
    shown = {"data_name": area.name, "data_values": area.text}
    dashes = "6 6" if is_missing else None
    return element(
        "path", d=area.path, fill=fill, stroke=colour, stroke_width=width, stroke_linejoin="round", stroke_dasharray=dashes, **shown
    )


def name_places(drawn: AreaMap, size: float) -> list[tuple[float, float]]:
    """The middle of each name with its value below, in letters of that size: on its shape or in the sea beside it, and none on another.

    In the map's own units; BESIDE of them are asked for on both sides of it.
    """
    wide = [max(width_of(said, size) for said in (area.name, area.text)) * 1.08 for area in drawn.areas]
    boxes = [(area.x, area.y, width, 2.3 * size) for area, width in zip(drawn.areas, wide, strict=True)]
    wished = coast.places([area.path for area in drawn.areas], boxes, drawn.width + BESIDE)
    placed = [(x, y, wide, tall) for (x, y), (_, _, wide, tall) in zip(wished, boxes, strict=True)]
    return parted(placed, (-BESIDE, drawn.width + BESIDE))


def _name(area: MapArea, place: tuple[float, float], look: Look, scale: float) -> str:
    """Name and value with a rim, so that they can be read on the dark steps."""
    size = 14 / scale
    edge = {**rim(look), "stroke_width": 4 / scale}
    lines = ((area.name, -0.1, 600), (area.text, 1.0, 700))
    return "".join(
        text(place[0], place[1] + size * shift, said, look, size, text_anchor="middle", font_weight=weight, **edge)
        for said, shift, weight in lines
    )
