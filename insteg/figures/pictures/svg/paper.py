"""What every SVG of ours has in common: elements, letters, text in lines, and a frame that says what it shows."""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

from markupsafe import escape

from insteg.figures.pictures.look import FONT, Look, Stroke

# Dash lengths as parts of the stroke's width; and about how wide a letter is as a part of its size.
DASHES = {"dash": (4, 2.5), "dot": (1, 2), "dashdot": (4, 2, 1, 2), "longdash": (8, 3)}
NARROW, USUAL, WIDE = 0.38, 0.6, 0.88
MARGIN = 24
LINE = 1.4


def element(name: str, content: str = "", **attributes: Any) -> str:
    """An element with its attributes escaped; underscores stand for hyphens, what is None is left out."""
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(_plain(value))}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _plain(value: object) -> object:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def text(x: float, y: float, said: str, look: Look, size: float = 14, colour: str = "", **more: Any) -> str:
    """One line; y is its base line. A rim in the paper's colour keeps it readable over lines."""
    return element("text", str(escape(said)), x=float(x), y=float(y), font_size=size, fill=colour or look.ink, **more)


def rim(look: Look) -> dict[str, Any]:
    return {"paint_order": "stroke", "stroke": look.paper, "stroke_width": 3, "stroke_linejoin": "round"}


def line(stroke: Stroke) -> dict[str, Any]:
    dashes = " ".join(f"{part * stroke.width:g}" for part in DASHES.get(stroke.dash, ()))
    seen = stroke.opacity if stroke.opacity < 1 else None
    return {
        "stroke": stroke.colour,
        "stroke_width": stroke.width,
        "stroke_dasharray": dashes or None,
        "stroke_opacity": seen,
        "fill": "none",
    }


def width_of(said: str, size: float) -> float:
    return sum(NARROW if sign in "iljtfrI.,:;'!()| " else WIDE if sign in "mwMW%—" else USUAL for sign in said) * size


def wrapped(said: str, width: float, size: float) -> list[str]:
    """The text in lines that fit: SVG knows no line breaks."""
    lines = [""]
    # Only at usual spaces: a number and its unit stay together.
    for word in said.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def framed(drawn: str, size: tuple[float, float], said: tuple[str, str, str], look: Look) -> str:
    """The picture under its title and sentence and above its source; all three in the picture, and as its title and description."""
    title, sentence, source = said
    width, top, parts = size[0] + 2 * MARGIN, float(MARGIN), []
    for told, letters, weight in ((title, 20, 700), (sentence, 15, 400)):
        for part in wrapped(told, size[0], letters * (1.08 if weight > 400 else 1)):
            top += letters * LINE
            parts.append(text(MARGIN, top, part, look, letters, font_weight=weight))
    top += MARGIN / 2
    parts.append(element("g", drawn, transform=f"translate({MARGIN} {top:g})"))
    top += size[1]
    for part in wrapped(source, size[0], 13):
        top += 13 * LINE
        parts.append(text(MARGIN, top, part, look, 13))
    return whole("".join(parts), (width, top + MARGIN), title, f"{sentence} {source}", look)


def whole(drawn: str, size: tuple[float, float], title: str, description: str, look: Look) -> str:
    """A file of its own: it needs no style sheet, and says what it is to those who do not see it."""
    width, height = size
    own = mark_of(drawn)
    told = element("title", str(escape(title)), id=f"title-{own}") + element("desc", str(escape(description)), id=f"desc-{own}")
    paper = element("rect", width="100%", height="100%", fill=look.paper)
    return element(
        "svg", f"{told}{paper}{drawn}", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width:g} {height:g}", width=f"{width:g}",
        height=f"{height:g}", role="img", aria_labelledby=f"title-{own} desc-{own}", font_family=FONT, font_size=14,
    )  # fmt: skip


def mark_of(drawn: str) -> str:
    """A short mark of its own for a picture: several may stand on one page, and names in a page must differ."""
    return f"{crc32(drawn.encode()):08x}"


def polyline(points: Sequence[tuple[float, float] | None]) -> str:
    """A path that stops at every hole."""
    steps, is_joined = [], False
    for point in points:
        if point is not None:
            steps.append(f"{'L' if is_joined else 'M'}{point[0]:.1f} {point[1]:.1f}")
        is_joined = point is not None
    return "".join(steps)
