"""A chart as the show needs it: Plotly's own JSON, what can be picked out by name, and in which step each part appears."""

import json
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

# A name under a column this long is broken into lines: the show has the width, and lying text is read from afar.
COLUMN_NAME = 14


def projected(chart: go.Figure, first: Sequence[str]) -> dict[str, Any]:
    """data and layout for Plotly; names: what can be picked out; steps: what appears when, empty where all is one.

    first: names in the order in which they appear (Sweden, the county); everything else comes last.
    A line is named by its trace, a point by its id, an upright line by its shape.
    """
    plain = json.loads(chart.to_json())
    layout = plain["layout"]
    _lay_columns_down(layout)
    names = list(dict.fromkeys(name for trace in plain["data"] for name in _names_of(trace)))
    marks = [shape["name"] for shape in layout.get("shapes", []) if shape.get("name")]
    return {
        "data": plain["data"],
        "layout": layout,
        "names": names,
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


def _lay_columns_down(layout: dict) -> None:
    """Column names that stand upright on a page lie on a projector."""
    axis = layout.get("xaxis", {})
    if axis.get("tickangle") == -90 and axis.get("ticktext"):
        axis |= {"tickangle": 0, "ticktext": [_in_lines(name) for name in axis["ticktext"]]}
        layout["yaxis"]["ticktext"] = [name.replace("<br>", " ") for name in layout["yaxis"]["ticktext"]]


def _in_lines(name: str) -> str:
    lines = [""]
    for word in name.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > COLUMN_NAME and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return "<br>".join(lines)
