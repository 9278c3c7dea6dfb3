"""Native charts of PowerPoint, which can be edited there, made of a picture's description. Their figures lie in a workbook: names in it are harmless."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu

from insteg.figures.pictures.plot import Kind, Plot
from insteg.files.pptx import behind
from insteg.files.pptx.labels import add_labels
from insteg.files.pptx.layers import number, written
from insteg.files.pptx.paper import PICTURE, Box, height_of, write
from insteg.files.pptx.plane import SIZE, SlidePlane, plane_of
from insteg.files.pptx.series import ChartSeries, series_of
from insteg.files.pptx.style import cut, dress, place_inside
from insteg.privacy.formulas import harmless


def add_charts(slide: Any, plot: Plot, language: str, place: Box = PICTURE) -> list[Any]:
    """The picture as one chart, or as one a panel; returns their frames."""
    if not plot.panels:
        return [_add(slide, plot, plane_of(plot, place), language)]
    frames = []
    for panel, (name, box) in enumerate(zip(plot.panels, _cells(len(plot.panels), place), strict=True)):
        plane = plane_of(plot, box, is_panel=True)
        write(slide.shapes, name, Box(plane.inner.left, box.top, plane.inner.width, height_of(1, SIZE)), SIZE, bold=True)
        frames.append(_add(slide, plot, plane, language, panel))
    return frames


def _cells(count: int, place: Box) -> list[Box]:
    """Equal parts of the picture's place, at most four abreast."""
    columns = min(4, -(-count // 2))
    rows = -(-count // columns)
    wide, high = place.width // columns, place.height // rows
    return [Box(place.left + wide * (at % columns), place.top + high * (at // columns), wide, high) for at in range(count)]


def _add(slide: Any, plot: Plot, plane: SlidePlane, language: str, panel: int = 0) -> Any:
    behind.add(slide, plot, plane)
    drawn = series_of(plot, plane, panel)
    is_by_period = plot.x.kind is Kind.PERIOD
    kind = XL_CHART_TYPE.LINE_MARKERS if is_by_period else XL_CHART_TYPE.XY_SCATTER_LINES
    order = written(drawn, is_by_period)
    listed = [drawn[at] for at in order]
    data = _by_period(plot, listed) if is_by_period else _by_number(listed)
    box = plane.box
    frame = slide.shapes.add_chart(kind, Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height), data)
    dress(frame.chart, plot, plane, listed, language)
    place_inside(frame.chart, plane)
    cut(frame.chart)
    number(frame.chart, order)
    add_labels(slide, plot, plane)
    return frame


def _by_period(plot: Plot, drawn: Sequence[ChartSeries]) -> CategoryChartData:
    data = CategoryChartData()
    data.categories = [harmless(name) for name in plot.x.names]
    for one in drawn:
        known = dict(zip(one.x, one.y, strict=True))
        data.add_series(harmless(one.name), [known.get(period) for period in plot.x.names])
    return data


def _by_number(drawn: Sequence[ChartSeries]) -> XyChartData:
    data = XyChartData()
    for one in drawn:
        rows = data.add_series(harmless(one.name))
        for x, y in zip(one.x, one.y, strict=True):
            rows.add_data_point(x, y)
    return data
