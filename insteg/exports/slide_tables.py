"""Native tables where no native chart fits: verdicts, and the grid of what is known."""

import math
import textwrap
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from insteg.exports.slide_paper import BOX, DEEP, INK, STEPS, WHITE, colour
from insteg.exports.slide_traces import axis, listed

# How many times as wide as the others the column of names is.
NAMES = 2.2


def is_grid(figure: dict) -> bool:
    """Whether the figure is squares with numbers at named rows and columns."""
    return any(trace.get("mode") == "text" for trace in figure["data"]) and bool(axis(figure, "x").get("ticktext"))


def parted(figure: dict, most: int) -> list[dict]:
    """The grid in as few parts of about the same height as have at most `most` rows each."""
    layout, rows = figure["layout"], list(_ticks(figure, "y").items())
    count = math.ceil(len(rows) / most)
    height = math.ceil(len(rows) / count)
    chunks = [dict(rows[at : at + height]) for at in range(0, len(rows), height)]
    return [
        {**figure, "layout": {**layout, "yaxis": {**layout["yaxis"], "tickvals": list(part), "ticktext": list(part.values())}}}
        for part in chunks
    ]


def add_grid(slide: Any, figure: dict) -> Any:
    """The grid as a table: darker for more, an empty cell for a gap."""
    rows, columns = (_ticks(figure, name) for name in ("y", "x"))
    texts = {
        (y, x): str(text)
        for trace in figure["data"]
        if trace.get("mode") == "text"
        for x, y, text in zip(listed(trace["x"]), listed(trace["y"]), listed(trace["text"]), strict=True)
    }
    shades = {
        (y, x): shade
        for trace in figure["data"]
        if isinstance(trace.get("marker", {}).get("opacity"), list | tuple | dict)
        for x, y, shade in zip(listed(trace["x"]), listed(trace["y"]), listed(trace["marker"]["opacity"]), strict=True)
    }
    heads = ["", *columns.values()]
    body = [[name, *(texts.get((y, x), "") for x in columns)] for y, name in rows.items()]
    frame = add_table(slide, heads, body)
    for at, y in enumerate(rows, 1):
        for across, x in enumerate(columns, 1):
            if (y, x) in shades:
                # Opacity reaches from 0.2 to 0.55: the two lightest steps of three, so that ink stays readable.
                _fill(frame.table.cell(at, across), STEPS[min(2, int((shades[(y, x)] - 0.2) / 0.12))])
    return frame


def _ticks(figure: dict, name: str) -> dict[Any, str]:
    found = axis(figure, name)
    texts = [str(text).replace("<br>", " ") for text in listed(found["ticktext"])]
    return dict(zip(listed(found["tickvals"]), texts, strict=True))


def add_table(slide: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Any:
    """A table with its first row as heading; letters as large as the rows allow."""
    frame = slide.shapes.add_table(len(rows) + 1, len(heads), *map(Emu, map(int, BOX)))
    table = frame.table
    size = max(7.0, min(14.0, int(BOX[3]) / 12700 / (len(rows) + 1) * 0.47, 100 / len(heads)))
    first = int(BOX[2]) * NAMES / (len(heads) + NAMES - 1)
    for at, column in enumerate(table.columns):
        column.width = Emu(int(first if at == 0 else (int(BOX[2]) - first) / max(1, len(heads) - 1)))
    narrow = int((int(BOX[2]) - first) / max(1, len(heads) - 1)) / 12700
    # What the heads need is taken from the rows: a table that grows would cover the source below it.
    lines = max(len(textwrap.wrap(str(head), max(4, int((narrow - 8) / (size * 0.66))))) for head in heads)
    head = max(int(BOX[3]) // (len(rows) + 1), Pt(lines * size * 1.25 + 4))
    for at, cells in enumerate([heads, *rows]):
        table.rows[at].height = Emu(head if at == 0 else (int(BOX[3]) - head) // max(1, len(rows)))
        for across, text in enumerate(cells):
            _write(table.cell(at, across), str(text), size, at == 0, across == 0)
    table.first_col = True
    return frame


def _write(cell: Any, text: str, size: float, is_head: bool, is_first: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(4)
    cell.margin_top = cell.margin_bottom = 0 if size < 8 else Pt(1)
    _fill(cell, DEEP if is_head else WHITE)
    paragraph = cell.text_frame.paragraphs[0]
    if not text:
        # An empty cell has letters too: at their usual size they would stretch the row.
        etree.SubElement(paragraph._p, qn("a:endParaRPr")).set("sz", str(int(size * 100)))
        return
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), is_head or is_first
    run.font.color.rgb = colour(WHITE if is_head else INK)


def _fill(cell: Any, tint: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(tint)
