"""A grid of cells with a count in each: where something is known, and where the gaps are. An empty cell is a gap, not a zero."""

import pandas as pd
import plotly.graph_objects as go

from insteg.charts.look import Look

ROW = 40
HEAD = 150


def grid(cells: pd.DataFrame, rows: list[str], columns: list[str], look: Look, size: int = 26) -> go.Figure:
    """Squares on a grid, darker for more, with the text in each.

    cells: row, column (names in `rows` and `columns`), strength (0-1, how dark), label (drawn), text (hover). size: of a square, in pixels.
    """
    figure = go.Figure(layout={"template": look.template})
    across = {name: place for place, name in enumerate(columns)}
    down = {name: place for place, name in enumerate(rows)}
    filled = cells[cells["strength"] > 0]
    for frame, symbol in ((filled, "square"), (cells[cells["strength"] <= 0], "square-open")):
        figure.add_scatter(
            x=[across[name] for name in frame["column"]],
            y=[down[name] for name in frame["row"]],
            mode="markers",
            marker={
                "symbol": symbol,
                "size": size,
                "color": look.accent if symbol == "square" else look.grid,
                "opacity": (0.2 + 0.35 * frame["strength"]).tolist() if symbol == "square" else 1,
            },
            hovertext=frame["text"],
            hoverinfo="text",
        )
    _label(figure, cells, across, down, look)
    figure.update_layout(height=ROW * len(rows) + HEAD, hovermode="closest")
    figure.update_xaxes(
        tickvals=list(across.values()),
        ticktext=columns,
        side="top",
        range=[-0.6, len(columns) - 0.4],
        showgrid=False,
        tickangle=-90,
        zeroline=False,
    )
    figure.update_yaxes(
        tickvals=list(down.values()),
        ticktext=[wrapped(name) for name in rows],
        range=[len(rows) - 0.4, -0.6],
        zeroline=False,
        tickfont_size=13,
    )
    return figure


def _label(figure: go.Figure, cells: pd.DataFrame, across: dict[str, int], down: dict[str, int], look: Look) -> None:
    named = cells[cells["label"] != ""]
    figure.add_scatter(
        x=[across[name] for name in named["column"]],
        y=[down[name] for name in named["row"]],
        mode="text",
        text=named["label"],
        textfont={"size": 13, "color": look.ink},
        hoverinfo="skip",
    )


def wrapped(name: str, width: int = 24) -> str:
    """A long name on two lines, so that a phone has room for the cells."""
    if len(name) <= width:
        return name
    middle = name.rfind(" ", 0, width)
    return f"{name[:middle]}<br>{name[middle + 1 :]}" if middle > 0 else name
