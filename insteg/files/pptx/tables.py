"""Grids as native tables: verdicts, and what is known. Letters are never smaller than can be read; long ones go on over several slides."""

from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from insteg.figures.pictures.description import Grid
from insteg.files.column_shares import shares
from insteg.files.pptx.divided import divided
from insteg.files.pptx.paper import DEEP, INK, LINE, PICTURE, SMALLEST, STEPS, WHITE, Box, colour, lines_of

MARGIN = int(Pt(2))
SIZE = SMALLEST
# A text in a cell that is nearly as wide as the cell may be broken once more elsewhere.
NEARLY = 0.92


def parted(grid: Grid, place: Box = PICTURE) -> list[Grid]:
    """The grid in as few parts of about the same height as fit on a slide each."""
    widths = _widths(grid)
    heights = [_height(grid, row, widths) for row in range(len(grid.rows))]
    room = place.height - _head_height(grid, widths)
    return [_part(grid, first, last) for first, last in divided(heights, room)]


def _part(grid: Grid, first: int, last: int) -> Grid:
    cells = tuple(replace(cell, row=cell.row - first) for cell in grid.cells if first <= cell.row < last)
    return replace(grid, rows=grid.rows[first:last], cells=cells)


def _widths(grid: Grid) -> list[int]:
    """Of the names, and of every other column: after what stands in this grid; a part of one has its own."""
    cells = {(cell.row, cell.column): cell.label for cell in grid.cells}
    rows = [[name, *(cells.get((down, across), "") for across in range(len(grid.columns)))] for down, name in enumerate(grid.rows)]
    heads = [grid.corner, *grid.columns]
    # PowerPoint divides no word at its syllables: heads need their room as cells do.
    wanted = shares(heads, [heads, *rows], PICTURE.width / Pt(SIZE))
    return [int(PICTURE.width * share / sum(wanted)) for share in wanted]


def _lines(text: str, width: int, is_bold: bool = False) -> int:
    return lines_of(text, SIZE, (width - 2 * MARGIN) * NEARLY, is_bold)


def _height(grid: Grid, row: int, widths: list[int]) -> int:
    labels = [(cell.label, widths[cell.column + 1]) for cell in grid.cells if cell.row == row]
    lines = max([_lines(grid.rows[row], widths[0], True), *(_lines(label, width) for label, width in labels)])
    return int(Pt(lines * SIZE * LINE + 4))


def _head_height(grid: Grid, widths: list[int]) -> int:
    lines = max(_lines(name, width) for name, width in zip((grid.corner, *grid.columns), widths, strict=True))
    return int(Pt(lines * SIZE * LINE + 6))


def add_grid(slide: Any, grid: Grid, place: Box = PICTURE) -> Any:
    """The grid as a table: darker for more, an empty cell for a gap."""
    widths = _widths(grid)
    heights = [_head_height(grid, widths), *(_height(grid, row, widths) for row in range(len(grid.rows)))]
    # Room that is left over is shared, up to half a row more.
    spare = (place.height - sum(heights)) // len(heights)
    heights = [height + max(0, min(spare, height // 2)) for height in heights]
    box = (place.left, place.top, place.width, sum(heights))
    frame = slide.shapes.add_table(len(heights), len(grid.columns) + 1, *map(Emu, box))
    table = frame.table
    table.first_col = True
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
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
