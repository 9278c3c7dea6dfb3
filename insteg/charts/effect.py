"""The three pictures behind an effect: the two paths, the gap among the placebos, the ratios of everybody."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from insteg.charts.look import Look

HEIGHT = 360
# The placebo cloud is drawn within this many times the widest own gap, so that a few wild ones don't flatten the rest.
ROOM = 3.0


def paths(own: pd.Series, other: pd.Series, names: tuple[str, str], marks: list[tuple[int, str]], unit: str, look: Look) -> go.Figure:
    """Observed (solid) and synthetic (dashed) by year. marks: (year, label), drawn before the year."""
    figure = _empty(look, unit)
    styles: tuple[dict, dict] = ({"color": look.accent, "width": 3}, {"color": look.lines[1], "width": 3, "dash": "dash"})
    ends = [float(own.iloc[-1]), float(other.iloc[-1])]
    for line, name, style in zip((own, other), names, styles, strict=True):
        _line(figure, line, name, style, marks)
    for place, (name, style) in enumerate(zip(names, styles, strict=True)):
        is_upper = ends[place] > ends[1 - place] or (place == 0 and ends[0] == ends[1])
        _name(figure, own.index[-1], ends[place], name, style["color"], "bottom" if is_upper else "top")
    _mark(figure, marks, look)
    years = own.index
    figure.update_xaxes(range=[years[0] - 0.6, years[-1] + (years[-1] - years[0]) * 0.42])
    figure.update_xaxes(tickvals=_ticks(years))
    figure.update_yaxes(rangemode="tozero")
    return figure


def gaps(own: pd.Series, cloud: pd.DataFrame, name: str, marks: list[tuple[int, str]], unit: str, look: Look) -> go.Figure:
    """The gap by year over the gaps of every placebo (one grey line each)."""
    figure = _empty(look, unit)
    # One trace with holes: three hundred traces take the browser seconds.
    years = [*cloud.index, None] * cloud.shape[1]
    values = np.vstack([cloud.to_numpy(), np.full((1, cloud.shape[1]), np.nan)]).T.ravel()
    figure.add_scatter(x=years, y=values, mode="lines", line={"color": look.faint, "width": 1}, opacity=0.35, hoverinfo="skip")
    _line(figure, own, name, {"color": look.accent, "width": 3.5}, marks)
    _name(figure, own.index[-1], float(own.iloc[-1]), name, look.accent, "middle")
    figure.add_hline(y=0, line={"color": look.ink, "width": 1})
    _mark(figure, marks, look)
    reach = max(ROOM * float(own.abs().max()), float(np.nanquantile(np.abs(values), 0.95)))
    figure.update_yaxes(range=[-reach, reach], zeroline=False)
    figure.update_xaxes(range=[own.index[0] - 0.6, own.index[-1] + (own.index[-1] - own.index[0]) * 0.3], tickvals=_ticks(own.index))
    return figure


def ratios(table: pd.DataFrame, own: tuple[str, float], critical: tuple[str, float], title: str, look: Look) -> go.Figure:
    """Everybody's ratio as stacked dots. table: ratio, text (hover). own, critical: (label, value) as upright lines."""
    figure = _empty(look, "")
    width = max((table["ratio"].max() - table["ratio"].min()) / 70, 1e-9)
    # Dots stand in columns: the exact value is in the hover, and slanting stacks would mean nothing.
    column = (table["ratio"] / width).round()
    height = table.groupby(column).cumcount()
    figure.add_scatter(
        x=column * width,
        y=height,
        mode="markers",
        marker={"size": 7, "color": look.faint, "opacity": 0.7},
        hovertext=table["text"],
        hoverinfo="text",
    )
    top = float(height.max()) + 1
    styles = (("solid", look.accent, 3), ("dot", look.ink, 1.5))
    for place, ((label, value), (dash, colour, thick)) in enumerate(zip((own, critical), styles, strict=True)):
        if np.isfinite(value):
            figure.add_vline(x=value, line={"color": colour, "width": thick, "dash": dash})
            figure.add_annotation(
                x=value, y=top * (1.18 - 0.14 * place), text=label, showarrow=False, xanchor="left", xshift=6, font={"color": colour}
            )
    right = max(float(table["ratio"].max()), own[1])
    figure.update_yaxes(visible=False, range=[-1, top * 1.28])
    figure.update_xaxes(title=title, title_font_size=14, dtick=None, range=[0, right * 1.25])
    return figure


def _empty(look: Look, unit: str) -> go.Figure:
    figure = go.Figure(layout={"template": look.template, "height": HEIGHT, "hovermode": "closest"})
    figure.update_layout(margin={"t": 28})
    figure.update_yaxes(title=unit, title_font_size=14)
    figure.update_xaxes(tickformat="d", nticks=8)
    return figure


def _ticks(years: pd.Index) -> list[int]:
    """Every other or every fourth year, counted from the last: none after it."""
    return [int(year) for year in years[::-1][:: 2 if len(years) < 12 else 4]]


def _line(figure: go.Figure, line: pd.Series, name: str, style: dict, marks: list[tuple[int, str]]) -> None:
    """A line that stops at every break (the marks after the first, which is the start)."""
    breaks = {year for year, _ in marks[1:]}
    steps = [
        step
        for year, value in line.items()
        for step in ([(None, None, "")] if year in breaks else []) + [(year, value, _hover(name, year, value))]
    ]
    years, values, texts = zip(*steps, strict=True)
    figure.add_scatter(
        x=years,
        y=values,
        name=name,
        mode="lines+markers",
        line=style,
        marker={"size": 6},
        hovertext=texts,
        hoverinfo="text",
        connectgaps=False,
    )


def _hover(name: str, year, value: float) -> str:
    return f"{name}, {year}: {value:.1f}".replace(".", ",")


def _name(figure: go.Figure, year: int, value: float, name: str, colour: str, anchor: str) -> None:
    figure.add_annotation(
        x=year, y=value, text=name, showarrow=False, xanchor="left", xshift=10, yanchor=anchor, font={"color": colour, "size": 14}
    )


def _mark(figure: go.Figure, marks: list[tuple[int, str]], look: Look) -> None:
    for place, (year, label) in enumerate(marks):
        figure.add_vline(x=year - 0.5, line={"color": look.ink, "width": 1.5, "dash": "solid" if place == 0 else "dot"})
        figure.add_annotation(
            x=year - 0.5,
            y=1,
            yref="paper",
            yanchor="bottom",
            # Start and break may lie a year apart: one name goes to the right, the other to the left.
            xanchor="left" if place == 0 else "right",
            text=label,
            showarrow=False,
            font={"size": 13, "color": look.ink},
        )
