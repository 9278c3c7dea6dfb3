"""A Plotly figure, given as a plain dict, as series that a native chart can hold. Gaps stay gaps."""

import base64
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Series:
    """One line or set of dots. x, y: equally long; None in both is a hole in the line. labels: text beside points, or ""."""

    name: str
    x: tuple[Any, ...]
    y: tuple[float | None, ...]
    colour: str
    width: float
    dash: str
    has_line: bool
    size: float
    labels: tuple[str, ...] = ()
    panel: str = "x"
    is_named: bool = True


def listed(values: Any) -> list[Any]:
    """An array as a list; Plotly packs those of numbers in base64."""
    if isinstance(values, dict) and "bdata" in values:
        values = np.frombuffer(base64.b64decode(values["bdata"]), dtype=values["dtype"])
    if values is None:
        return []
    found = values.tolist() if hasattr(values, "tolist") else list(values)
    return [None if isinstance(value, float) and math.isnan(value) else value for value in found]


def axis(figure: dict, name: str) -> dict:
    return figure["layout"].get(f"{name}axis", {})


def of(figure: dict) -> list[Series]:
    """Every line and every set of dots, a line with holes in x as one series a piece; then the upright and level marks."""
    is_by_category = axis(figure, "x").get("type") == "category"
    found = [
        piece
        for trace in figure["data"]
        if trace.get("type", "scatter") == "scatter" and trace.get("mode", "lines") != "text"
        for piece in _pieces(trace)
    ]
    return found if is_by_category else [*found, *_marks(figure, found)]


def _pieces(trace: dict) -> list[Series]:
    x, y = listed(trace.get("x")), listed(trace.get("y"))
    if error := trace.get("error_x"):
        return [_intervals(trace, x, y, error), _series(trace, x, y)]
    if trace.get("fill") == "toself":
        half = len(x) // 2
        return [_series(trace, x[:half], y[:half]), _series(trace, x[:half], y[half:][::-1])]
    holes = [-1, *(place for place, value in enumerate(x) if value is None), len(x)]
    spans = [(low + 1, high) for low, high in itertools.pairwise(holes) if high > low + 1]
    if len(spans) > MOST_PIECES:
        return [_series(trace, x, y)]
    return [_series(trace, x, y, low, high) for low, high in spans]


# A chart of PowerPoint's holds 255 series; a cloud of more lines is one series with holes.
MOST_PIECES = 40


def _series(trace: dict, x: list, y: list, low: int = 0, high: int | None = None) -> Series:
    marker, line = trace.get("marker", {}), trace.get("line", {})
    mode = trace.get("mode", "lines")
    cut = slice(low, high)
    tint = line.get("color") if "lines" in mode and line.get("color") else marker.get("color", trace.get("fillcolor"))
    sizes = marker.get("size", 6)
    name = trace.get("name") or ""
    codes = listed(trace.get("customdata"))
    return Series(
        name or (str(codes[0]) if codes and len(set(map(str, codes))) == 1 else "–"),
        tuple(x[cut]),
        tuple(None if value is None else float(value) for value in y[cut]),
        tint if isinstance(tint, str) else next((one for one in listed(tint) if one), ""),
        float(line.get("width", 1.0)) if line.get("width") else 0.75,
        line.get("dash", "solid"),
        "lines" in mode,
        (float(max(listed(sizes), default=6)) if not isinstance(sizes, int | float) else float(sizes)) if "markers" in mode else 0,
        panel=trace.get("xaxis", "x"),
        is_named=bool(name),
    )


def _intervals(trace: dict, x: list, y: list, error: dict) -> Series:
    """Every interval as a stroke between two points, holes between them: error bars of one's own lengths are lost in other programs."""
    minus, plus = (listed(error.get(part)) for part in ("arrayminus", "array"))
    ends = [
        end
        for at, low, high, height in zip(x, minus, plus, y, strict=True)
        for end in ((at - (low or 0), height), (at + (high or 0), height), (None, None))
    ]
    across, up = zip(*ends[:-1], strict=True)
    return Series(
        trace.get("name") or "–", across, up, error.get("color", ""), float(error.get("thickness", 2)), "solid", True, 0, is_named=False
    )


def _marks(figure: dict, drawn: Sequence[Series]) -> list[Series]:
    """Upright and level lines as series of two points, named by the text that stands at them."""
    texts = figure["layout"].get("annotations", [])
    limits = {"x": _reach(figure, "x", drawn), "y": _reach(figure, "y", drawn)}
    found = []
    for shape in figure["layout"].get("shapes", []):
        line = shape.get("line", {})
        if shape.get("type") != "line":
            continue
        style = (line.get("color", ""), float(line.get("width", 1)), line.get("dash", "solid"), True, 0.0)
        if shape["x0"] == shape["x1"]:
            name = next((note["text"] for note in texts if _same(note.get("x"), shape["x0"])), "–")
            found.append(Series(name, (shape["x0"], shape["x1"]), limits["y"], *style, labels=("", name)))
        elif shape["y0"] == shape["y1"]:
            name = next((note["text"] for note in texts if _same(note.get("y"), shape["y0"])), "–")
            found.append(Series(name, limits["x"], (shape["y0"], shape["y1"]), *style, labels=("", name)))
    return found


def _same(one: Any, other: Any) -> bool:
    return isinstance(one, int | float) and isinstance(other, int | float) and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _reach(figure: dict, name: str, drawn: Sequence[Series]) -> tuple[float, float]:
    """The ends of an axis: as the figure says, otherwise those of the data."""
    if span := limits(figure, name):
        return span
    values = [value for one in drawn for value in getattr(one, name) if value is not None]
    return (min(values), max(values)) if values else (0.0, 1.0)


def limits(figure: dict, name: str) -> tuple[float, float] | None:
    """The range that the figure asks for, smallest first; exponents become numbers on a log axis."""
    span = axis(figure, name).get("range")
    if not span or axis(figure, name).get("type") == "category":
        return None
    low, high = sorted(float(end) for end in span)
    # A log axis of PowerPoint's begins and ends at a power of ten.
    return (10 ** math.floor(low), 10 ** math.ceil(high)) if axis(figure, name).get("type") == "log" else (low, high)
