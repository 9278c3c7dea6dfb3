"""Grids as native tables: verdicts, and what is known. Letters are never smaller than can be read; long ones go on over several slides."""

from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from insteg.figures.pictures.description import Grid
from insteg.files.pptx.divided import divided
from insteg.files.pptx.paper import DEEP, INK, LINE, PICTURE, SMALLEST, STEPS, WHITE, Box, colour, lines_of

# How many times as wide as the others the column of names is.
NAMES = 2.2
FEW = 4
MARGIN = int(Pt(2))
SIZE = SMALLEST
# A text in a cell that is nearly as wide as the cell may be broken once more elsewhere.
NEARLY = 0.92


def parted(grid: Grid, place: Box = PICTURE) -> list[Grid]:
    """The grid in as few parts of about the same height as fit on a slide each."""
    heights = [_height(grid, row) for row in range(len(grid.rows))]
    room = place.height - _head_height(grid)
    return [_part(grid, first, last) for first, last in divided(heights, room)]


def _part(grid: Grid, first: int, last: int) -> Grid:
    cells = tuple(replace(cell, row=cell.row - first) for cell in grid.cells if first <= cell.row < last)
    return replace(grid, rows=grid.rows[first:last], cells=cells)


def _widths(grid: Grid) -> tuple[int, int]:
    """Of the names, and of every other column. Few columns hold texts, which need the room more than the names do."""
    other = int(PICTURE.width / (len(grid.columns) + (NAMES if len(grid.columns) > FEW else 1)))
    return PICTURE.width - other * len(grid.columns), other


def _lines(text: str, width: int, is_bold: bool = False) -> int:
    return lines_of(text, SIZE, (width - 2 * MARGIN) * NEARLY, is_bold)


def _height(grid: Grid, row: int) -> int:
    names, other = _widths(grid)
    labels = [cell.label for cell in grid.cells if cell.row == row]
    lines = max([_lines(grid.rows[row], names, True), *(_lines(label, other) for label in labels)])
    return int(Pt(lines * SIZE * LINE + 4))


def _head_height(grid: Grid) -> int:
    names, other = _widths(grid)
    lines = max([_lines(grid.corner, names), *(_lines(name, other) for name in grid.columns)])
    return int(Pt(lines * SIZE * LINE + 6))


def add_grid(slide: Any, grid: Grid, place: Box = PICTURE) -> Any:
    """The grid as a table: darker for more, an empty cell for a gap."""
    heights = [_head_height(grid), *(_height(grid, row) for row in range(len(grid.rows)))]
    # Room that is left over is shared, up to half a row more.
    spare = (place.height - sum(heights)) // len(heights)
    heights = [height + max(0, min(spare, height // 2)) for height in heights]
    box = (place.left, place.top, place.width, sum(heights))
    frame = slide.shapes.add_table(len(heights), len(grid.columns) + 1, *map(Emu, box))
    table, (names, other) = frame.table, _widths(grid)
    table.first_col = True
    for at, column in enumerate(table.columns):
        column.width = Emu(other if at else names)
    for row, height in zip(table.rows, heights, strict=True):
        row.height = Emu(height)
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    for at, text in enumerate([grid.corner, *grid.columns]):
        _write(table.cell(0, at), text, DEEP, False)
    for row, name in enumerate(grid.rows):
        _write(table.cell(row + 1, 0), name, WHITE, True)
        for column in range(len(grid.columns)):
            cell = cells.get((row, column))
            _write(table.cell(row + 1, column + 1), cell.label if cell else "", _shade(cell.strength if cell else 0.0), False)
    return frame


def _shade(strength: float) -> str:
    # The lightest three steps, so that ink stays readable.
    return STEPS[min(2, int(strength * 3))] if strength > 0 else WHITE


def _write(cell: Any, text: str, fill: str, is_bold: bool) -> None:
    cell.margin_left = cell.margin_right = Emu(MARGIN)
    cell.margin_top = cell.margin_bottom = Emu(int(Inches(0.02)))
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(fill)
    paragraph = cell.text_frame.paragraphs[0]
    if not text:
        # An empty cell has letters too: at their usual size they would stretch the row.
        etree.SubElement(paragraph._p, qn("a:endParaRPr")).set("sz", str(SIZE * 100))
        return
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(SIZE), is_bold
    run.font.color.rgb = colour(WHITE if fill == DEEP else INK)
