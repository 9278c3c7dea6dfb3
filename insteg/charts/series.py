"""Development over time: lines that stop at a break in the series and begin again after it."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from insteg.charts.look import DASHES, Look

HEIGHT = 440
PANEL = 190


def segments(line: pd.DataFrame, breaks: list[str]) -> list[pd.DataFrame]:
    """The line cut at each break: a period that a break names begins a new piece. Missing values stay gaps."""
    limits = sorted(breaks)
    piece = line["period"].map(lambda period: sum(period >= limit for limit in limits))
    return [part for _, part in line.groupby(piece)]


def series(
    frame: pd.DataFrame,
    lines: list[tuple[str, str]],
    grey: list[str],
    breaks: list[tuple[str, str]],
    look: Look,
    unit: str,
    joined: bool = True,
    marks: Sequence[tuple[str, str]] = (),
) -> go.Figure:
    """One chart, at most eight named lines, everything else grey.

    frame: area_code, period, value, text (hover). lines: (area code, name), drawn in order. grey: area codes behind.
    breaks: (first period after, label). joined=False draws dots only, for facts that are no series.
    marks: (period, label) where something other than a break begins, such as preliminary figures: the lines go on.
    """
    figure = go.Figure(layout={"template": look.template})
    limits = [period for period, _ in breaks]
    for code in grey:
        _draw(figure, frame[frame["area_code"] == code], limits, {"color": look.faint, "width": 1}, joined=joined, is_named=False)
    for place, (code, name) in enumerate(lines):
        style = {"color": look.lines[place % len(look.lines)], "width": 3, "dash": DASHES[place % len(DASHES)]}
        _draw(figure, frame[frame["area_code"] == code], limits, style, name=name, joined=joined)
    _name_the_ends(figure, frame, lines, look)
    for period, label in [*breaks, *marks]:
        _draw_break(figure, period, label, look)
    figure.update_layout(height=HEIGHT, margin={"r": 8, "t": 28})
    figure.update_yaxes(title=unit, rangemode="tozero", title_font_size=14)
    # Room to the right for the names at the ends of the lines.
    periods = sorted(frame["period"].unique())
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=periods, range=[-0.4, len(periods) * 1.32])
    return figure


def small_multiples(
    frame: pd.DataFrame, lines: list[tuple[str, str]], background: list[str], breaks: list[tuple[str, str]], look: Look, columns: int = 2
) -> go.Figure:
    """One small chart an area, same scale everywhere, the background lines (county, Sweden) grey in each."""
    rows = -(-len(lines) // columns)
    figure = make_subplots(
        rows=rows,
        cols=columns,
        shared_yaxes=True,
        subplot_titles=[name for _, name in lines],
        horizontal_spacing=0.06,
        vertical_spacing=0.4 / (rows * 1.6),
    )
    figure.update_layout(template=look.template, height=PANEL * rows + 40, margin={"t": 34})
    limits = [period for period, _ in breaks]
    periods = sorted(frame["period"].unique())
    for place, (code, name) in enumerate(lines):
        cell = {"row": place // columns + 1, "col": place % columns + 1}
        for other in background:
            _draw(figure, frame[frame["area_code"] == other], limits, {"color": look.faint, "width": 1.5}, cell=cell, is_named=False)
        _draw(figure, frame[frame["area_code"] == code], limits, {"color": look.accent, "width": 3}, name=name, cell=cell)
    for period, _ in breaks:
        place = sum(one < period for one in periods)
        if 0 < place < len(periods):
            figure.add_vline(x=place - 0.5, line={"color": look.faint, "dash": "dot", "width": 1.5})
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=periods, nticks=5)
    figure.update_yaxes(rangemode="tozero")
    return figure


def _draw(
    figure: go.Figure,
    line: pd.DataFrame,
    limits: list[str],
    style: dict,
    name: str = "",
    joined: bool = True,
    is_named: bool = True,
    cell: dict | None = None,
) -> None:
    for part in segments(line.sort_values("period"), limits):
        figure.add_scatter(
            x=part["period"],
            y=part["value"],
            mode="lines+markers" if joined and is_named else "lines" if joined else "markers",
            line=style,
            marker={"size": 6 if joined else 11, "color": style["color"]},
            opacity=1 if is_named else 0.6,
            name=name,
            customdata=part["area_code"],
            hovertext=part["text"],
            hoverinfo="text",
            connectgaps=False,
            **(cell or {}),
        )


def _name_the_ends(figure: go.Figure, frame: pd.DataFrame, lines: list[tuple[str, str]], look: Look) -> None:
    """Each line's name at its right end, pushed apart where two would cover each other."""
    # On an axis of categories a place is a number: the text "2024" would be read as the 2024th category.
    periods = sorted(frame["period"].unique())
    ends = []
    for place, (code, name) in enumerate(lines):
        known = frame[(frame["area_code"] == code) & frame["value"].notna()].sort_values("period")
        if not known.empty:
            ends.append(
                (float(known["value"].iloc[-1]), periods.index(known["period"].iloc[-1]), name, look.lines[place % len(look.lines)])
            )
    top = max((end[0] for end in ends), default=1.0)
    for _, height, period, name, colour in spread(ends, room=max(top, float(frame["value"].max())) * 0.062):
        figure.add_annotation(x=period, y=height, text=name, showarrow=False, xanchor="left", xshift=12, font={"color": colour, "size": 14})


def spread(ends: list[tuple], room: float) -> list[tuple]:
    """(value, height, ...) with heights at least `room` apart, in the order of the values, lowest first."""
    placed: list[tuple] = []
    for end in sorted(ends):
        height = end[0] if not placed else max(end[0], placed[-1][1] + room)
        placed.append((end[0], height, *end[1:]))
    # Pushing goes upwards only; moving all back by the mean push keeps the names beside their lines.
    push = sum(place[1] - place[0] for place in placed) / max(len(placed), 1)
    return [(place[0], place[1] - push, *place[2:]) for place in placed]


def _draw_break(figure: go.Figure, period: str, label: str, look: Look) -> None:
    periods = sorted({x for trace in figure.data for x in (trace.x if trace.x is not None else ())})
    # A break named by its year lies before the first of that year's months.
    place = sum(one < period for one in periods)
    if not 0 < place < len(periods):
        return
    figure.add_vline(x=place - 0.5, line={"color": look.ink, "dash": "dot", "width": 1.5})
    figure.add_annotation(x=place - 0.5, y=1, yref="paper", yanchor="bottom", text=label, showarrow=False, font={"size": 13})
