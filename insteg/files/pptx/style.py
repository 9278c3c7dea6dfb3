"""How a native chart on a slide looks: colours, dashes, scales, the numbers on its axes."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.enum.chart import XL_AXIS_CROSSES, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from insteg.figures.pictures.plot import Axis, Kind, Plot
from insteg.figures.pictures.scale import Scale
from insteg.files.pptx.paper import FAINT, INK, RULE, SMALLEST, colour, see_through
from insteg.files.pptx.plane import SlidePlane
from insteg.files.pptx.series import ChartSeries

# Numbers as Swedish and British English write them, where the program heeds it.
FORMS = {"sv": "[$-41D]", "en": "[$-809]"}
DASHES = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT, "dashdot": MSO_LINE.DASH_DOT, "longdash": MSO_LINE.LONG_DASH}


def dress(chart: Any, plot: Plot, plane: SlidePlane, series: Sequence[ChartSeries], language: str) -> None:
    """Colours, dashes and scales as on the screen; no smoothing, which would draw what nobody measured."""
    chart.font.size, chart.font.color.rgb = Pt(SMALLEST), colour(INK)
    # Names stand at the lines themselves.
    chart.has_title, chart.has_legend = False, False
    for one, drawn in zip(series, chart.plots[0].series, strict=True):
        _draw(drawn, one)
    _scale(chart.category_axis, plane.x, plot, language)
    _scale(chart.value_axis, plane.y, plot, language)
    for axis, own in ((chart.category_axis, plot.x), (chart.value_axis, plot.y)):
        axis.format.line.color.rgb = colour(FAINT)
        axis.major_tick_mark = XL_TICK_MARK.NONE
        _title(axis, own if not plot.panels else Axis())


def _title(axis: Any, own: Axis) -> None:
    axis.has_title = bool(own.title)
    if own.title:
        axis.axis_title.text_frame.text = own.title
        font = axis.axis_title.text_frame.paragraphs[0].font
        font.size, font.bold = Pt(SMALLEST), False


def _draw(drawn: Any, one: ChartSeries) -> None:
    look, tint = one.look, colour(one.look.colour)
    drawn.smooth = False
    drawn.format.line.color.rgb, drawn.format.line.width = tint, Pt(max(0.75, look.width * 0.85))
    if one.is_bar:
        # A round or square end would reach beyond the figure.
        drawn.format.line._get_or_add_ln().set("cap", "flat")
    if look.dash in DASHES:
        drawn.format.line.dash_style = DASHES[look.dash]
    # Dots have a line that is not seen: LibreOffice takes away every line of a chart in which one series has none.
    if not one.has_line or look.opacity < 1:
        see_through(drawn.format.line.fill, look.opacity if one.has_line else 0)
    _mark(drawn.marker, look.size, look.colour, look.opacity if not one.has_line else 1)
    for at, is_marked in enumerate(one.marked):
        if not is_marked:
            drawn.points[at].marker.style = XL_MARKER_STYLE.NONE
    for at, own in enumerate(one.tints):
        if own != look.colour:
            point = drawn.points[at]
            _mark(point.marker, look.size + 3, own, 1)
            # LibreOffice paints a dot in the colour of its line.
            point.format.line.color.rgb = colour(own)
            see_through(point.format.line.fill, 0)


def _mark(marker: Any, size: float, tint: str, opacity: float) -> None:
    marker.style = XL_MARKER_STYLE.CIRCLE if size else XL_MARKER_STYLE.NONE
    if size:
        marker.size = int(min(14, max(4, size)))
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = colour(tint)
        if opacity < 1:
            see_through(marker.format.fill, opacity)
        marker.format.line.fill.background()


def _scale(drawn: Any, scale: Scale, plot: Plot, language: str) -> None:
    """Ends, steps and the form of the numbers: those of the description, never what the program would choose."""
    drawn.has_major_gridlines = scale.axis.kind is Kind.NUMBER and scale.axis is plot.y
    if drawn.has_major_gridlines:
        drawn.major_gridlines.format.line.color.rgb = colour(RULE)
    if scale.axis.kind is Kind.PERIOD:
        return _thin(drawn, scale)
    low, high = (-scale.low, -scale.high) if scale.axis.kind is Kind.ROWS else (scale.low, scale.high)
    drawn.minimum_scale, drawn.maximum_scale = low, high
    # The axes meet in the corner, not at zero.
    drawn.crosses = XL_AXIS_CROSSES.MINIMUM
    drawn.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if scale.axis.kind in (Kind.ROWS, Kind.NONE):
        drawn.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    if scale.axis.kind is Kind.LOG:
        base = etree.Element(qn("c:logBase"))
        base.set("val", "10")
        drawn._element.find(qn("c:scaling")).insert(0, base)
    elif len(scale.ticks) > 1:
        drawn.major_unit = scale.ticks[1] - scale.ticks[0]
    drawn.tick_labels.number_format = _form(scale, language)
    drawn.tick_labels.number_format_is_linked = False
    return None


def _form(scale: Scale, language: str) -> str:
    if scale.axis.kind is Kind.YEAR:
        return "0"
    places = "." + "0" * scale.decimals if scale.decimals else ""
    return f"{FORMS[language]}#,##0{places}"


def _thin(drawn: Any, scale: Scale) -> None:
    """Every second or third name on the axis where all would stand too close."""
    step = int(scale.ticks[1] - scale.ticks[0]) if len(scale.ticks) > 1 else 1
    skip = etree.Element(qn("c:tickLblSkip"))
    skip.set("val", str(step))
    drawn._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def place_inside(chart: Any, plane: SlidePlane) -> None:
    """The part between the axes lies exactly where the plane says; nothing is painted behind it."""
    box, inner = plane.box, plane.inner
    parts = {
        "x": (inner.left - box.left) / box.width,
        "y": (inner.top - box.top) / box.height,
        "w": inner.width / box.width,
        "h": inner.height / box.height,
    }
    values = "".join(f'<c:{name} val="{value:.6f}"/>' for name, value in parts.items())
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    layout = parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{values}</c:manualLayout></c:layout>")
    area = chart._chartSpace.find(qn("c:chart")).find(qn("c:plotArea"))
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, layout)
    clear = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    area.append(parse_xml(clear))
    chart._chartSpace.find(qn("c:chart")).addnext(parse_xml(clear))


def cut(chart: Any) -> None:
    """Holes: a point without a value is left out of the chart's copy of the figures, and its cell stays empty."""
    for value in chart._chartSpace.xpath(".//c:pt[c:v[not(text()) or text()='None']]"):
        value.getparent().remove(value)
