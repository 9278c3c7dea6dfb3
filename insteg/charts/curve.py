"""One municipality's curve with the periods of its projects as bands, and comparable areas in grey behind."""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from insteg.charts.look import Look
from insteg.charts.series import segments, series

BAND_OPACITY = 0.13
STEP = 0.055


def curve(
    frame: pd.DataFrame,
    line: tuple[str, str],
    county: tuple[str, str],
    band: tuple[str, pd.DataFrame],
    projects: pd.DataFrame,
    breaks: list[tuple[str, str]],
    look: Look,
    unit: str,
) -> go.Figure:
    """The curve of `line` (area code, name) before what it is compared with, in grey: the county, and the similar-sized as a named band.

    frame: area_code, period, value, text. band: its name, and period, low, high (the similar-sized municipalities).
    projects: number, starts, ends (in years, 2015.5 is the middle of 2015), lane, text. Both ends must be known.
    """
    grey = replace(look, lines=(look.lines[0], look.lines[7], *look.lines[2:]))
    figure = series(frame, [line, county], [], breaks, grey, unit)
    periods = sorted(frame["period"].unique())
    _draw_band(figure, band[1], [period for period, _ in breaks], look)
    for row in projects.itertuples():
        _draw_project(figure, row, periods, look)
    _name_the_band(figure, band[1], band[0], look)
    lanes = int(projects["lane"].max()) + 1 if len(projects) else 0
    figure.update_layout(height=470 + 24 * lanes, margin={"t": 36})
    return figure


def _draw_band(figure: go.Figure, band: pd.DataFrame, limits: list[str], look: Look) -> None:
    """Grey between low and high; cut at every break, as the lines are."""
    for part in segments(band.sort_values("period"), limits):
        figure.add_scatter(
            x=[*part["period"], *part["period"][::-1]],
            y=[*part["high"], *part["low"][::-1]],
            fill="toself",
            fillcolor=look.faint,
            opacity=0.28,
            line_width=0,
            mode="lines",
            hoverinfo="skip",
        )


def _name_the_band(figure: go.Figure, band: pd.DataFrame, name: str, look: Look) -> None:
    """A swatch and a name under the picture: at the end of the band the names of the lines take the room."""
    if len(band):
        figure.add_annotation(
            x=0, y=0, xref="paper", yref="paper", yshift=-52, xanchor="left", yanchor="top", showarrow=False, align="left",
            text=f'<span style="color:{look.faint}">■</span> {name}', font={"size": 13, "color": look.ink},
        )  # fmt: skip
        figure.update_layout(margin={"b": 84})


def _draw_project(figure: go.Figure, row, periods: list[str], look: Look) -> None:
    # On an axis of categories the year 2015 lies at its place and reaches half a step to each side.
    first = int(periods[0][:4])
    start, end = max(row.starts - first - 0.5, -0.4), min(row.ends - first - 0.5, len(periods) - 0.5)
    if end <= start:
        return
    figure.add_vrect(x0=start, x1=end, fillcolor=look.lines[3], opacity=BAND_OPACITY, line_width=0, layer="below")
    height = 0.985 - STEP * row.lane
    figure.add_shape(
        type="line", x0=start, x1=end, y0=height - 0.03, y1=height - 0.03, yref="paper", line={"color": look.lines[3], "width": 4}
    )
    figure.add_annotation(
        x=start, y=height, yref="paper", text=f"<b>{row.number}</b>", hovertext=row.text, showarrow=False, xanchor="left", yanchor="middle"
    )
