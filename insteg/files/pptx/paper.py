"""What the parts of a presentation share: measures, colours, text and text alternatives on a slide."""

from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from insteg.figures.pictures.look import LIGHT

INK, DEEP, QUIET, FAINT, WHITE, RULE = LIGHT.ink, LIGHT.accent, "#4A565D", LIGHT.faint, "#FFFFFF", LIGHT.grid
STEPS = LIGHT.steps
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, ACROSS = Inches(0.6), Inches(12.13)
# Letters smaller than this are not read from a chair.
SMALLEST = 12
FONT = "Arial"
LINE = 1.25
# As a part of the letter size, for the widest of the typefaces that may stand in for ours.
NARROW, WIDE, USUAL, BOLD = 0.42, 0.9, 0.64, 1.12


@dataclass(frozen=True)
class Box:
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def meets(self, other: "Box") -> bool:
        """Whether the two share an area."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Box") -> bool:
        return self.left <= other.left and other.right <= self.right and self.top <= other.top and other.bottom <= self.bottom


# Where the picture stands.
PICTURE = Box(int(LEFT), int(Inches(2.25)), int(ACROSS), int(Inches(4.5)))


def width_of(text: str, size: float, bold: bool = True) -> int:
    """About how wide a line of text is: rather too much than too little."""
    share = sum(NARROW if sign in "iljtfrI.,:;'!()| \u202f" else WIDE if sign in "mwMWÅÄÖ%—" else USUAL for sign in text)
    return int(Pt(size * share * (BOLD if bold else 1)))


def height_of(lines: int, size: float) -> int:
    return int(Pt(size * LINE * lines))


def lines_of(text: str, size: float, width: float, bold: bool = False) -> int:
    """How many lines the text takes in this width, broken between words."""
    lines, used = 1, 0
    for word in text.split(" "):
        wide = width_of(word, size, bold)
        if used and used + wide > width:
            lines, used = lines + 1, 0
        lines += max(0, -(-wide // int(width)) - 1)
        used += wide + width_of(" ", size, bold)
    return lines


def colour(text: str) -> RGBColor:
    found: RGBColor = RGBColor.from_string(text.lstrip("#").upper())
    return found


def see_through(fill: Any, opacity: float) -> None:
    """The share of a solid fill or line that is seen: what lies behind shines through."""
    tint = fill._xPr.find(qn("a:solidFill"))[0]
    alpha = etree.SubElement(tint, qn("a:alpha"))
    alpha.set("val", str(int(opacity * 100_000)))


def describe(shape: Any, name: str, alternative: str) -> None:
    """Name and text alternative: what a screen reader says of the shape."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", alternative)


def flat(shape: Any) -> None:
    """Without the theme's shadow and line."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def write(shapes: Any, text: str, place: Box, size: float, tint: str = INK, bold: bool = False, align: Any = None) -> Any:
    """A box of text that wraps."""
    box = shapes.add_textbox(*(Emu(part) for part in (place.left, place.top, place.width, place.height)))
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    if align is not None:
        paragraph.alignment = align
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(max(size, SMALLEST)), bold
    run.font.color.rgb = colour(tint)
    box.name = text[:60]
    return box
