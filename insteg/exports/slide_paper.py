"""What the parts of a presentation share: measures, colours, text and text alternatives on a slide."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Emu, Inches, Pt

INK, DEEP, QUIET, FAINT, WHITE = "1C2B33", "1B5E7B", "4A565D", "8B949A", "FFFFFF"
# The accent mixed with white: one hue that keeps its order in grey.
STEPS = ("DBE5EA", "B6CBD5", "96B4C2", "6895A8", "366F8A")
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, ACROSS = Inches(0.6), Inches(12.13)
# Where the picture stands: left, top, width, height.
BOX = (LEFT, Inches(2.2), ACROSS, Inches(4.55))


def colour(text: str | None) -> RGBColor:
    """A colour of Plotly's ("#1B5E7B"); anything else is ink."""
    found = str(text or "").lstrip("#")
    return RGBColor.from_string(found.upper() if len(found) == 6 else INK)


def describe(shape: Any, name: str, alternative: str) -> None:
    """Name and text alternative: what a screen reader says of the shape."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", alternative)


def write(
    shapes: Any, text: str, place: tuple[Any, Any, Any, Any], size: float, tint: str = INK, bold: bool = False, align: Any = None
) -> Any:
    """A box of text that wraps."""
    box = shapes.add_textbox(*(Emu(int(part)) for part in place))
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    if align is not None:
        paragraph.alignment = align
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = colour(tint)
    return box
