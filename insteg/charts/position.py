"""Where the home municipalities stand among all: a row each with its interval, above the cloud of the country."""

import pandas as pd
import plotly.graph_objects as go

from insteg.charts.look import Look

ROW = 30
CLOUD = 120
MARGIN = 60


def position(
    rows: pd.DataFrame, cloud: pd.DataFrame, marks: list[tuple[str, float]], look: Look, axis_title: str, selected: str | None = None
) -> go.Figure:
    """Interval dots above the cloud of all municipalities.

    rows: area_code, name, value, low, high (percent; low/high may be empty), text (hover), top row first.
    cloud: area_code, name, value, is_home_municipality, text; one row a municipality.
    marks: (name, value) drawn as upright lines, such as the county and Sweden.
    """
    figure = go.Figure(layout={"template": look.template})
    _draw_cloud(figure, cloud, look)
    _draw_rows(figure, rows, look, selected)
    for place, (name, value) in enumerate(sorted(marks, key=lambda mark: mark[1])):
        _draw_mark(figure, name, value, place, len(rows), look)
    figure.update_layout(height=ROW * len(rows) + CLOUD + MARGIN, hovermode="closest")
    figure.update_xaxes(title=axis_title, title_font_size=14)
    figure.update_yaxes(
        tickvals=[0, *_heights(rows)],
        ticktext=["", *rows["name"]],
        range=[-1.9, len(rows) + 1.4],
        showgrid=False,
        zeroline=False,
    )
    return figure


def _heights(rows: pd.DataFrame) -> list[int]:
    return list(range(len(rows), 0, -1))


def _draw_cloud(figure: go.Figure, cloud: pd.DataFrame, look: Look) -> None:
    """Dots stacked where values meet, so that the shape of the country can be seen."""
    # Ordered by code: an order by value would draw slanting streaks that mean nothing.
    ordered = cloud.sort_values("area_code")
    width = max((ordered["value"].max() - ordered["value"].min()) / 60, 1e-9)
    column = ((ordered["value"] - ordered["value"].min()) / width).round()
    place = ordered.groupby(column).cumcount()
    step = 1.5 / max(place.max(), 1)
    home = ordered["is_home_municipality"]
    figure.add_scatter(
        x=ordered["value"],
        y=-1.7 + place * step,
        mode="markers",
        marker={
            "size": [9 if is_home else 6 for is_home in home],
            "color": [look.accent if is_home else look.faint for is_home in home],
            "opacity": [1.0 if is_home else 0.55 for is_home in home],
            "line": {"width": 0},
        },
        customdata=ordered["area_code"],
        hovertext=ordered["text"],
        hoverinfo="text",
    )


def _draw_rows(figure: go.Figure, rows: pd.DataFrame, look: Look, selected: str | None) -> None:
    known = rows.dropna(subset=["value"])
    heights = dict(zip(rows["area_code"], _heights(rows), strict=True))
    figure.add_scatter(
        x=known["value"],
        y=[heights[code] for code in known["area_code"]],
        mode="markers",
        marker={"size": [15 if code == selected else 11 for code in known["area_code"]], "color": look.accent},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": known["high"] - known["value"],
            "arrayminus": known["value"] - known["low"],
            "color": look.accent,
            "thickness": 2,
            "width": 0,
        },
        ids=known["name"],
        customdata=known["area_code"],
        hovertext=known["text"],
        hoverinfo="text",
    )


def _draw_mark(figure: go.Figure, name: str, value: float, place: int, row_count: int, look: Look) -> None:
    figure.add_vline(x=value, line={"color": look.ink, "width": 1.5, "dash": ("solid", "dot", "dash")[place % 3]}, name=name)
    # The lower one's name stands to its left: county and country often lie so close that the names would cover each other.
    side, shift = ("right", -5) if place == 0 else ("left", 5)
    figure.add_annotation(
        x=value, y=row_count + 1, text=name, showarrow=False, xanchor=side, xshift=shift, font={"size": 13, "color": look.ink}
    )
