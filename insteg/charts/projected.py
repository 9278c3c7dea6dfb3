"""A chart as the show needs it: Plotly's own JSON, what can be picked out by name, and in which step each part appears."""

import json
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

# A name over a column longer than this is broken into lines: lying, where the show has the width, or standing.
LYING_NAME, STANDING_NAME = 14, 16
# With more rows than this below the words, each would be lower than letters that are read from afar.
MANY_ROWS = 14


def projected(chart: go.Figure, first: Sequence[str]) -> dict[str, Any]:
    """data and layout for Plotly; names: what can be picked out; steps: what appears when, empty where all is one;
    is_tall: whether its many rows need the whole height of a screen.

    first: names in the order in which they appear (Sweden, the county); everything else comes last.
    A line is named by its trace, a point by its id, an upright line by its shape.
    """
    plain = json.loads(chart.to_json())
    layout = plain["layout"]
    is_tall = len(layout.get("yaxis", {}).get("ticktext") or ()) > MANY_ROWS
    _fit_columns(layout, is_tall)
    names = list(dict.fromkeys(name for trace in plain["data"] for name in _names_of(trace)))
    marks = [shape["name"] for shape in layout.get("shapes", []) if shape.get("name")]
    return {
        "data": plain["data"],
        "layout": layout,
        "names": names,
        "is_tall": is_tall,
        "steps": _steps(plain["data"], layout, [name for name in first if name in {*names, *marks}]),
    }


def _names_of(trace: dict[str, Any]) -> list[str]:
    return list(trace["ids"]) if trace.get("ids") else [trace["name"]] if trace.get("name") else []


def _steps(data: list[dict], layout: dict, first: list[str]) -> dict[str, Any]:
    """The step (from 1) of every trace, shape and annotation; 0 is always there. count: how many steps."""
    if not first:
        return {}
    order = {name: place for place, name in enumerate(first, 1)}
    last = len(first) + 1
    known = {name for trace in data for name in _names_of(trace)} | set(first)
    return {
        "count": last,
        "traces": [order.get(trace.get("name", ""), last) for trace in data],
        "shapes": [order.get(shape.get("name", ""), 0) for shape in layout.get("shapes", [])],
        "annotations": [order.get(note["text"], last if note["text"] in known else 0) for note in layout.get("annotations", [])],
    }


def _fit_columns(layout: dict, is_tall: bool) -> None:
    """Column names that stand upright on a page lie on a projector, unless the rows leave them too little width."""
    axis = layout.get("xaxis", {})
    if axis.get("tickangle") == -90 and axis.get("ticktext"):
        angle, longest = (-90, STANDING_NAME) if is_tall else (0, LYING_NAME)
        axis |= {"tickangle": angle, "ticktext": [_in_lines(name, longest) for name in axis["ticktext"]]}
        layout["yaxis"]["ticktext"] = [name.replace("<br>", " ") for name in layout["yaxis"]["ticktext"]]


def _in_lines(name: str, longest: int) -> str:
    lines = [""]
    for word in name.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > longest and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return "<br>".join(lines)
