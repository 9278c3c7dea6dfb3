"""Shares against the number of people behind them, with the limits that size and ordinary unlikeness explain."""

from math import log10

import pandas as pd
import plotly.graph_objects as go

from insteg.charts.look import Look
from insteg.charts.series import spread

HEIGHT = 470


def funnel(
    dots: pd.DataFrame, limits: list[tuple[str, pd.DataFrame]], target: tuple[str, float], titles: tuple[str, str], look: Look
) -> go.Figure:
    """dots: people, value, is_named, name, text (hover). limits: (label, frame of denominator, low, high), inner first."""
    figure = go.Figure(layout={"template": look.template, "height": HEIGHT, "hovermode": "closest"})
    for place, (label, frame) in enumerate(limits):
        style = {"color": look.ink, "width": 1.5, "dash": ("dot", "solid")[place % 2]}
        for side in ("low", "high"):
            figure.add_scatter(x=frame["denominator"], y=frame[side], mode="lines", line=style, hoverinfo="skip")
        _label(figure, frame["denominator"].iloc[-1], float(frame["high"].iloc[-1]), label, look, "right")
    figure.add_hline(y=target[1], line={"color": look.faint, "width": 1.5})
    _label(figure, limits[0][1]["denominator"].iloc[-1], target[1], target[0], look, "right")
    for is_named, size, colour in ((False, 6, look.faint), (True, 11, look.accent)):
        some = dots[dots["is_named"] == is_named]
        figure.add_scatter(
            x=some["people"],
            y=some["value"],
            mode="markers",
            marker={"size": size, "color": colour, "opacity": 1 if is_named else 0.6, "symbol": "diamond" if is_named else "circle"},
            ids=some["name"] if is_named else None,
            hovertext=some["text"],
            hoverinfo="text",
        )
    _name(figure, dots[dots["is_named"]], look)
    top = float(max(dots["value"].max(), limits[-1][1]["high"].max()))
    figure.update_yaxes(title=titles[1], title_font_size=14, range=[0, top * 1.05])
    low, high = (float(limits[0][1]["denominator"].iloc[place]) for place in (0, -1))
    figure.update_xaxes(
        title=titles[0],
        title_font_size=14,
        type="log",
        range=[_log(low), _log(high)],
        tickvals=[200, 1000, 5000, 20000, 100000],
        tickformat=",d",
    )
    return figure


def _name(figure: go.Figure, named: pd.DataFrame, look: Look) -> None:
    """The names beside their dots, pushed apart where they would cover each other."""
    ends = [(float(row.value), float(row.people), row.name) for row in named.rename(columns={"name": "name"}).itertuples(index=False)]
    for _, height, people, name in spread(ends, room=max(named["value"].max(), 1) * 0.06 if len(named) else 1):
        _label(figure, people, height, name, look, "left")


def _label(figure: go.Figure, people: float, value: float, text: str, look: Look, anchor: str) -> None:
    """A name to the right of its dot (left), or a line's name above its right end (right)."""
    is_dot = anchor == "left"
    figure.add_annotation(
        x=_log(people),
        y=value,
        text=text,
        showarrow=False,
        xanchor=anchor,
        yanchor="middle" if is_dot else "bottom",
        xshift=9 if is_dot else 0,
        font={"color": look.accent if is_dot else look.ink, "size": 13},
        bgcolor=look.paper if is_dot else None,
        borderpad=0,
        opacity=0.9,
    )


def _log(number: float) -> float:
    """A log axis takes the places of annotations and its range as exponents of ten."""
    return log10(number)
