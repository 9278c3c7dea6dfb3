"""Any picture as the JSON that Plotly's script draws, for a page and for a projector."""

from collections.abc import Sequence
from typing import Any

from insteg.figures.pictures.description import Grid, Picture, Timeline
from insteg.figures.pictures.grid import in_lines
from insteg.figures.pictures.look import Look
from insteg.figures.pictures.plot import Plot
from insteg.figures.pictures.plotly import grid, plot, timeline

# A name over a column longer than this is broken into lines: lying, where the show has the width, or standing.
LYING_NAME, STANDING_NAME = 14, 16
# So many letters of 24 pixels stand in a row over the columns of a picture 1920 wide.
SIGNS_ABREAST = 100
# With more rows than this below the words, each would be lower than letters that are read from afar.
MANY_ROWS = 14


def plain(picture: Picture, look: Look, language: str) -> dict[str, Any] | None:
    """data and layout; None for what Plotly does not draw."""
    if isinstance(picture, Plot):
        return plot.plain(picture, look, language)
    if isinstance(picture, Grid):
        return grid.plain(picture, look, language)
    return timeline.plain(picture, look, language) if isinstance(picture, Timeline) else None


def projected(picture: Picture, look: Look, language: str, first: Sequence[str]) -> dict[str, Any]:
    """data and layout for the show; names: what can be picked out; steps: what appears when, empty where all is one;
    is_tall: whether its many rows need the whole height of a screen. Empty for what Plotly does not draw.

    first: names in the order in which they appear (Sweden, the county); everything else comes last.
    A line is named by its trace, a point by its id, an upright line by its shape.
    """
    found = plain(picture, look, language)
    if found is None:
        return {}
    data, layout = found["data"], found["layout"]
    is_tall = len(layout["yaxis"].get("ticktext") or ()) > MANY_ROWS or (isinstance(picture, Grid) and not _may_lie(picture))
    if isinstance(picture, Grid):
        _fit_columns(layout, is_tall)
    names = list(dict.fromkeys(name for trace in data for name in _names_of(trace)))
    marks = [shape["name"] for shape in layout["shapes"] if shape.get("name")]
    steps = _steps(data, layout, [name for name in first if name in {*names, *marks}])
    return {"data": data, "layout": layout, "names": names, "is_tall": is_tall, "steps": steps}


def _names_of(trace: dict[str, Any]) -> list[str]:
    return list(trace["ids"]) if trace.get("ids") else [trace["name"]] if trace.get("name") else []


def _name_of(note: dict[str, Any]) -> str:
    """What a note names; a long name stands in it on several lines."""
    return str(note.get("name") or note["text"])


def _steps(data: list[dict[str, Any]], layout: dict[str, Any], first: list[str]) -> dict[str, Any]:
    """The step (from 1) of every trace, shape and annotation; 0 is always there. count: how many steps."""
    if not first:
        return {}
    order = {name: place for place, name in enumerate(first, 1)}
    last = len(first) + 1
    known = {name for trace in data for name in _names_of(trace)} | set(first)
    return {
        "count": last,
        "traces": [order.get(trace.get("name", ""), last) for trace in data],
        "shapes": [order.get(shape.get("name", ""), 0) for shape in layout["shapes"]],
        "annotations": [order.get(name, last if name in known else 0) for name in map(_name_of, layout["annotations"])],
    }


def _may_lie(grid: Grid) -> bool:
    """Whether the names of the columns have room beside each other. Standing they are as high as half of what lies below the words."""
    longest = max((len(line) for name in grid.columns for line in in_lines(name, LYING_NAME)), default=0)
    return longest * len(grid.columns) <= SIGNS_ABREAST


def _fit_columns(layout: dict[str, Any], is_tall: bool) -> None:
    """Column names that stand upright on a page lie on a projector, unless the picture is one that has the whole height."""
    angle, longest = (-90, STANDING_NAME) if is_tall else (0, LYING_NAME)
    layout["xaxis"] |= {
        "tickangle": angle,
        "ticktext": ["<br>".join(in_lines(name.replace("<br>", " "), longest)) for name in layout["xaxis"]["ticktext"]],
    }
    layout["yaxis"]["ticktext"] = [name.replace("<br>", " ") for name in layout["yaxis"]["ticktext"]]
