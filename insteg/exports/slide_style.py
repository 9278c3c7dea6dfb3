"""How a native chart on a slide looks: colours, dashes, names, scales."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.enum.chart import XL_AXIS_CROSSES, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from insteg.exports.slide_paper import FAINT, INK, colour
from insteg.exports.slide_traces import Series, axis, limits

DASHES = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT, "dashdot": MSO_LINE.DASH_DOT, "longdash": MSO_LINE.LONG_DASH}
MOST_LABELS = 40


def dress(chart: Any, figure: dict, series: Sequence[Series], title: str) -> None:
    """Colours, dashes and names as on the screen; no smoothing, which would draw what nobody measured."""
    chart.font.size, chart.font.color.rgb = Pt(13), colour(INK)
    chart.has_title = bool(title)
    if title:
        chart.chart_title.text_frame.text = title
        chart.chart_title.text_frame.paragraphs[0].font.size = Pt(13)
    for one, drawn in zip(series, chart.plots[0].series, strict=True):
        _draw(drawn, one)
    _legend(chart, series, bool(title))
    chart.value_axis.major_gridlines.format.line.color.rgb = colour("E4E0D7")
    chart.value_axis.format.line.fill.background()
    if text := axis(figure, "y").get("title", {}).get("text"):
        chart.value_axis.has_title = not title
        if not title:
            chart.value_axis.axis_title.text_frame.text = text
            chart.value_axis.axis_title.text_frame.paragraphs[0].font.size = Pt(12)
    if axis(figure, "y").get("rangemode") == "tozero":
        chart.value_axis.minimum_scale = 0


def _draw(drawn: Any, one: Series) -> None:
    tint = colour(one.colour or FAINT)
    drawn.smooth = False
    if one.has_line:
        drawn.format.line.color.rgb, drawn.format.line.width = tint, Pt(max(0.75, one.width * 0.85))
        if one.dash in DASHES:
            drawn.format.line.dash_style = DASHES[one.dash]
    else:
        drawn.format.line.fill.background()
    drawn.marker.style = XL_MARKER_STYLE.CIRCLE if one.size else XL_MARKER_STYLE.NONE
    if one.size:
        drawn.marker.size = int(min(12, max(3, one.size * 0.8)))
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = tint
        drawn.marker.format.line.fill.background()
    for at, text in enumerate(one.labels):
        if text:
            label = drawn.points[at].data_label
            # Above a dot its interval does not run through the name; a mark's name stands beside it.
            label.position = XL_LABEL_POSITION.RIGHT if one.has_line else XL_LABEL_POSITION.ABOVE
            label.text_frame.text = text
            label.text_frame.paragraphs[0].runs[0].font.size = Pt(12)


def _legend(chart: Any, series: Sequence[Series], is_panel: bool) -> None:
    """Every named line once: a line that goes on after a break in the series is the same line."""
    seen: set[str] = set()
    dropped = []
    for at, one in enumerate(series):
        if not one.is_named or one.name in seen or any(one.labels):
            dropped.append(at)
        else:
            seen.add(one.name)
    chart.has_legend = bool(seen) and not is_panel
    if not chart.has_legend:
        return
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
    chart.legend.font.size = Pt(14)
    position = chart.legend._element.find(qn("c:legendPos"))
    for at in reversed(dropped):
        entry = etree.SubElement(chart.legend._element, qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx")).set("val", str(at))
        etree.SubElement(entry, qn("c:delete")).set("val", "1")
        position.addnext(entry)


def scale(chart: Any, figure: dict, is_reversed: bool) -> None:
    across, up = chart.category_axis, chart.value_axis
    across.has_major_gridlines = False
    across.tick_labels.font.size = Pt(12)
    if text := axis(figure, "x").get("title", {}).get("text"):
        across.has_title = True
        across.axis_title.text_frame.text = text
        across.axis_title.text_frame.paragraphs[0].font.size = Pt(12)
    for one, name in ((across, "x"), (up, "y")):
        if span := limits(figure, name):
            low, high = (-span[1], -span[0]) if name == "y" and is_reversed else span
            one.minimum_scale, one.maximum_scale = low, high
    # The axes meet in the corner, not at zero.
    across.crosses = up.crosses = XL_AXIS_CROSSES.MINIMUM
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if axis(figure, "x").get("type") == "log":
        scaling = across._element.find(qn("c:scaling"))
        base = etree.Element(qn("c:logBase"))
        base.set("val", "10")
        scaling.insert(0, base)
        across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "# ##0", False
    if axis(figure, "y").get("ticktext") or axis(figure, "y").get("visible") is False:
        up.tick_label_position, up.has_major_gridlines = XL_TICK_LABEL_POSITION.NONE, False


def cut(chart: Any) -> None:
    """Holes: a point without a value is left out of the chart's copy of the figures, and its cell stays empty."""
    for value in chart._chartSpace.xpath(".//c:pt[c:v[not(text()) or text()='None']]"):
        value.getparent().remove(value)
