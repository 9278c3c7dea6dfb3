"""Published outcomes with the same definition, denominator and time: a dot and its interval each. Never for anything else."""

import pandas as pd
import plotly.graph_objects as go

from insteg.charts.look import Look

ROW = 44


def outcome_intervals(rows: pd.DataFrame, look: Look, axis_title: str) -> go.Figure:
    """rows: name (with n), share, low, high (percent), text (hover); top row first. The caller has made sure that they may share an axis."""
    figure = go.Figure(layout={"template": look.template})
    figure.add_scatter(
        x=rows["share"],
        y=list(range(len(rows))),
        mode="markers",
        marker={"size": 12, "color": look.accent},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": rows["high"] - rows["share"],
            "arrayminus": rows["share"] - rows["low"],
            "color": look.accent,
            "thickness": 2,
        },
        ids=rows["name"],
        hovertext=rows["text"],
        hoverinfo="text",
    )
    figure.update_layout(height=ROW * len(rows) + 70)
    figure.update_xaxes(title=axis_title, range=[0, 100])
    figure.update_yaxes(tickvals=list(range(len(rows))), ticktext=rows["name"].tolist(), range=[len(rows) - 0.5, -0.5], showgrid=False)
    return figure
