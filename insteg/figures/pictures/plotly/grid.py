"""A grid of cells as Plotly draws it: squares with a text in each."""

from typing import Any

from insteg.figures.pictures.description import Grid
from insteg.figures.pictures.grid import in_lines, in_two_lines
from insteg.figures.pictures.look import Look
from insteg.figures.pictures.plotly.canvas import Canvas

ROW = 40
HEAD = 100
# Letters on a line of a name above its column.
ABOVE = 14


def plain(grid: Grid, look: Look, language: str) -> dict[str, Any]:
    canvas = Canvas(look, language, ROW * len(grid.rows) + HEAD, hovermode="closest")
    for is_filled, symbol in ((True, "square"), (False, "square-open")):
        some = [cell for cell in grid.cells if (cell.strength > 0) == is_filled]
        shade = [0.2 + 0.35 * cell.strength for cell in some]
        canvas.trace(
            x=[cell.column for cell in some],
            y=[cell.row for cell in some],
            mode="markers",
            marker={
                "symbol": symbol,
                "size": grid.square,
                "color": look.accent if is_filled else look.grid,
                "opacity": shade if is_filled else 1,
            },
            hovertext=[cell.text for cell in some],
        )
    labelled = [cell for cell in grid.cells if cell.label]
    canvas.trace(
        x=[cell.column for cell in labelled],
        y=[cell.row for cell in labelled],
        mode="text",
        text=[cell.label for cell in labelled],
        textfont={"size": 13, "color": look.ink},
        hoverinfo="skip",
    )
    canvas.layout["xaxis"] = {
        "tickvals": list(range(len(grid.columns))), "ticktext": ["<br>".join(in_lines(name, ABOVE)) for name in grid.columns], "side": "top",
        "range": [-0.6, len(grid.columns) - 0.4], "showgrid": False, "zeroline": False,
        # Heads are read lying where they have room; else they lean, and stand only where that is not enough.
        "autotickangles": [0, -30, -90], "tickfont": {"size": 13},
    }  # fmt: skip
    canvas.layout["yaxis"] = {
        "tickvals": list(range(len(grid.rows))), "ticktext": ["<br>".join(in_two_lines(name)) for name in grid.rows],
        # A line through a row's cells would strike out what stands in them.
        "range": [len(grid.rows) - 0.4, -0.6], "showgrid": False, "zeroline": False, "tickfont": {"size": 13},
    }  # fmt: skip
    return canvas.finished()
