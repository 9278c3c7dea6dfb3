"""Areas in order of size, each with its interval; areas that cannot be told apart share a shaded band."""

import pandas as pd
import plotly.graph_objects as go

from insteg.charts.look import Look

ROW = 40


def ordered_dots(rows: pd.DataFrame, marks: list[tuple[str, float]], look: Look, axis_title: str) -> go.Figure:
    """rows: name, value, low, high (may be empty), group (may be missing), text (hover), selected; largest first."""
    figure = go.Figure(layout={"template": look.template, "height": ROW * len(rows) + 90, "hovermode": "closest"})
    heights = list(range(len(rows), 0, -1))
    for number, held in _bands(rows):
        if number % 2:
            figure.add_hrect(
                y0=heights[held[-1]] - 0.5, y1=heights[held[0]] + 0.5, layer="below", fillcolor=look.accent, opacity=0.1, line_width=0
            )
    figure.add_scatter(
        x=rows["value"],
        y=heights,
        mode="markers",
        marker={"size": [16 if chosen else 12 for chosen in rows["selected"]], "color": look.accent},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (rows["high"] - rows["value"]).fillna(0),
            "arrayminus": (rows["value"] - rows["low"]).fillna(0),
            "color": look.accent,
            "thickness": 2.5,
            "width": 0,
        },
        ids=rows["name"],
        hovertext=rows["text"],
        hoverinfo="text",
    )
    for place, (name, value) in enumerate(sorted(marks, key=lambda mark: mark[1])):
        figure.add_vline(x=value, line={"color": look.ink, "width": 1.5, "dash": ("solid", "dot")[place % 2]}, name=name)
        anchor, shift = ("right", -5) if place == 0 and len(marks) > 1 else ("left", 5)
        figure.add_annotation(
            x=value, y=len(rows) + 0.95, text=name, showarrow=False, xanchor=anchor, xshift=shift, font={"size": 13, "color": look.ink}
        )
    figure.update_yaxes(tickvals=heights, ticktext=list(rows["name"]), range=[0.3, len(rows) + 1.3], showgrid=False, zeroline=False)
    figure.update_xaxes(title=axis_title, title_font_size=14)
    return figure


def _bands(rows: pd.DataFrame) -> list[tuple[int, list[int]]]:
    """The positions of each group, in order; areas without a group have no band."""
    groups: dict[int, list[int]] = {}
    for place, group in enumerate(rows["group"]):
        if not pd.isna(group):
            groups.setdefault(int(group), []).append(place)
    return list(groups.items())
