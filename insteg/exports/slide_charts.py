"""Native charts of PowerPoint, which can be edited there, made of a Plotly figure given as a plain dict."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from insteg.exports import slide_traces
from insteg.exports.slide_paper import BOX
from insteg.exports.slide_style import cut, dress, scale
from insteg.exports.slide_traces import Series, axis, listed

DASHES = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT, "dashdot": MSO_LINE.DASH_DOT, "longdash": MSO_LINE.LONG_DASH}
MOST_LABELS = 40


def add_charts(slide: Any, figure: dict) -> list[Any]:
    """The figure as one chart, or as one a panel; returns their frames."""
    drawn = slide_traces.of(figure)
    panels = list(dict.fromkeys(one.panel for one in drawn))
    is_by_category = axis(figure, "x").get("type") == "category"
    add = _add_lines if is_by_category else _add_dots
    if len(panels) == 1:
        return [add(slide, figure, drawn, BOX, "")]
    frames = []
    for panel, place in zip(panels, _cells(len(panels)), strict=True):
        own = [one for one in drawn if one.panel == panel]
        frames.append(add(slide, figure, own, place, next((one.name for one in own if one.is_named), "")))
    return frames


def _cells(count: int) -> list[tuple[int, int, int, int]]:
    """Equal parts of the picture's box, at most four abreast."""
    columns = min(4, -(-count // 2))
    rows = -(-count // columns)
    wide, high = int(BOX[2]) // columns, int(BOX[3]) // rows
    return [(int(BOX[0]) + wide * (at % columns), int(BOX[1]) + high * (at // columns), wide, high) for at in range(count)]


def _add_lines(slide: Any, figure: dict, drawn: Sequence[Series], place: tuple, title: str) -> Any:
    data = CategoryChartData()
    order = listed(axis(figure, "x").get("categoryarray")) or sorted({value for one in drawn for value in one.x})
    data.categories = [str(value) for value in order]
    series = [*drawn, *_spans(figure, order, drawn)]
    for one in series:
        known = dict(zip(one.x, one.y, strict=True))
        data.add_series(one.name, [known.get(value) for value in order])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *map(Emu, map(int, place)), data)
    dress(frame.chart, figure, series, title)
    frame.chart.category_axis.tick_labels.font.size = Pt(10 if title else 13)
    _thin(frame.chart.category_axis, len(order), 4 if title else 10)
    return frame


def _thin(categories: Any, count: int, room: int) -> None:
    """Every second or third name on the axis where all would stand too close."""
    skip = etree.Element(qn("c:tickLblSkip"))
    skip.set("val", str(-(-count // room)))
    categories._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _spans(figure: dict, order: list, drawn: Sequence[Series]) -> list[Series]:
    """Level lines that reach over a part of the categories (a project's time), at their height of the axis."""
    top = max((value for one in drawn for value in one.y if value is not None), default=1.0)
    found = []
    for shape in figure["layout"].get("shapes", []):
        if shape.get("type") != "line" or shape.get("yref") != "paper" or shape["x0"] == shape["x1"]:
            continue
        within = [value for at, value in enumerate(order) if shape["x0"] <= at <= shape["x1"]]
        texts = figure["layout"].get("annotations", [])
        name = next((_plain(note["text"]) for note in texts if note.get("x") == shape["x0"]), "–")
        if within:
            line = shape.get("line", {})
            height = shape["y0"] * top * 1.2
            labels = tuple(name if value == within[0] else "" for value in order)
            found.append(
                Series(
                    name,
                    tuple(within),
                    (height,) * len(within),
                    line.get("color", ""),
                    4.0,
                    "solid",
                    True,
                    5,
                    labels=labels,
                    is_named=False,
                )
            )
    return found


def _plain(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "").replace("<br>", " ")


def _add_dots(slide: Any, figure: dict, drawn: Sequence[Series], place: tuple, title: str) -> Any:
    is_reversed = _is_reversed(figure)
    series = [_named(figure, one, is_reversed) for one in drawn]
    data = XyChartData()
    for one in series:
        rows = data.add_series(one.name)
        for x, y in zip(one.x, one.y, strict=True):
            rows.add_data_point(x, y)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *map(Emu, map(int, place)), data)
    dress(frame.chart, figure, series, title)
    scale(frame.chart, figure, is_reversed)
    cut(frame.chart)
    return frame


def _is_reversed(figure: dict) -> bool:
    low, high = axis(figure, "y").get("range") or (0, 1)
    return low > high


def _named(figure: dict, one: Series, is_reversed: bool) -> Series:
    """With the names that the figure writes on its axis or beside its dots; a reversed axis is turned, since names stand at heights."""
    ticks = dict(zip(listed(axis(figure, "y").get("tickvals")), listed(axis(figure, "y").get("ticktext")), strict=False))
    labels = one.labels
    if not labels and one.size and len(one.x) <= MOST_LABELS:
        labels = tuple(ticks.get(y) or _beside(figure, x) for x, y in zip(one.x, one.y, strict=True))
    y = tuple(-value if is_reversed and value is not None else value for value in one.y)
    return Series(**{**vars(one), "labels": labels, "y": y})


def _beside(figure: dict, x: Any) -> str:
    is_log = axis(figure, "x").get("type") == "log"
    for note in figure["layout"].get("annotations", []):
        at = note.get("x")
        if isinstance(at, int | float) and isinstance(x, int | float) and abs((10**at if is_log else at) - x) <= 1e-6 * abs(x):
            return _plain(note["text"])
    return ""
