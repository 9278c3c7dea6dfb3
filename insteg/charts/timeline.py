"""When projects ran: a row a municipality, a lane a project, and the time when several ran at once shaded."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from insteg.charts.look import Look

LANE = 30
GAP = 0.6
DAY = 86_400_000
# About how long a letter of a name is on the axis, on a desktop screen.
LETTER = timedelta(days=54)


def timeline(rows: pd.DataFrame, shared: Mapping[str, Sequence[tuple[date, date]]], look: Look) -> go.Figure:
    """A Gantt chart grouped by place.

    rows: place, lane, starts_on, ends_on (one may be empty: then an arrow stands at the known end), label, text (hover), in drawing order.
    shared: place -> the stretches when two or more ran at once.
    """
    figure = go.Figure(layout={"template": look.template})
    tops, height = _tops(rows)
    for place, (top, lanes) in tops.items():
        for start, end in shared.get(place, ()):
            figure.add_shape(
                type="rect", x0=start, x1=end, y0=top - 0.5, y1=top + lanes - 0.5, layer="below", line_width=0, fillcolor=look.grid
            )
        figure.add_hline(y=top + lanes - 0.5 + GAP / 2, line={"color": look.grid, "width": 1}, layer="below")
    _draw_bars(figure, rows[rows["starts_on"].notna() & rows["ends_on"].notna()], tops, look)
    _draw_arrows(figure, rows[rows["starts_on"].isna() ^ rows["ends_on"].isna()], tops, look)
    figure.update_layout(height=int(LANE * height) + 50, uniformtext={"mode": "hide", "minsize": 11}, bargap=0, hovermode="closest")
    figure.update_xaxes(type="date", side="top", tickformat="%Y", dtick="M24")
    days = pd.concat([rows["starts_on"], rows["ends_on"]]).dropna()
    if len(rows) > 1 and (known := rows.dropna(subset=["ends_on"])).size:
        # Room for the names to the right of the last bars; a projector's letters are a little wider than a screen's.
        last = max(row.ends_on + (len(row.label) + 4) * LETTER for row in known.itertuples())
        figure.update_xaxes(range=[days.min() - timedelta(days=200), max(days.max(), last)])
    middles = [top + (lanes - 1) / 2 for top, lanes in tops.values()]
    figure.update_yaxes(tickvals=middles, ticktext=list(tops), range=[height - 0.5, -0.7], showgrid=False, zeroline=False)
    return figure


def _tops(rows: pd.DataFrame) -> tuple[dict[str, tuple[float, int]], float]:
    """Where each place begins and how many lanes it has."""
    tops, height = {}, 0.0
    for place, group in rows.groupby("place", sort=False):
        lanes = int(group["lane"].max()) + 1
        tops[str(place)] = (height, lanes)
        height += lanes + GAP
    return tops, height


def _heights(rows: pd.DataFrame, tops: dict[str, tuple[float, int]]) -> list[float]:
    return [tops[row.place][0] + row.lane for row in rows.itertuples()]


def _draw_bars(figure: go.Figure, rows: pd.DataFrame, tops: dict[str, tuple[float, int]], look: Look) -> None:
    figure.add_bar(
        orientation="h",
        base=rows["starts_on"],
        x=[(row.ends_on - row.starts_on).days * DAY for row in rows.itertuples()],
        y=_heights(rows, tops),
        width=0.78,
        marker={"color": look.accent, "line": {"color": look.paper, "width": 1}},
        text=rows["label"],
        textposition=["inside" if row.ends_on - row.starts_on >= len(row.label) * LETTER else "outside" for row in rows.itertuples()],
        insidetextanchor="start",
        insidetextfont={"color": look.paper, "size": 13},
        outsidetextfont={"color": look.ink, "size": 12},
        cliponaxis=False,
        hovertext=rows["text"],
        hoverinfo="text",
    )


def _draw_arrows(figure: go.Figure, rows: pd.DataFrame, tops: dict[str, tuple[float, int]], look: Look) -> None:
    """A project of which one end is known: an arrow that points the way it went, and its name."""
    starts = rows["starts_on"].notna()
    figure.add_scatter(
        x=rows["starts_on"].fillna(rows["ends_on"]),
        y=_heights(rows, tops),
        mode="markers+text",
        marker={"symbol": ["triangle-right-open" if known else "triangle-left-open" for known in starts], "size": 13, "color": look.accent},
        text=rows["label"],
        textposition="middle right",
        textfont={"size": 12},
        hovertext=rows["text"],
        hoverinfo="text",
    )
