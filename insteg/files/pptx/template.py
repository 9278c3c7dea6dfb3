"""The owner's PowerPoint template: its masters, fonts and colours, with room for our pictures in the size they are made for."""

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.package import Package
from pptx.util import Emu

from insteg.files.pptx import stripped
from insteg.files.pptx.paper import DEEP, HEIGHT, INK, QUIET, WIDTH
from insteg.store import settings
from insteg.store.settings import BadSetting

NAME = "INSTEG_OWNER_TEMPLATE"
MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 50_000_000, 300_000_000, 3_000
# How a file begins that is no ZIP: encrypted, or from before 2007.
OLD = b"\xd0\xcf\x11\xe0"
# Width through height, the widest and the narrowest, and how far from them a template may be: some are 13.33 inches wide, some 10.
WIDEST, NARROWEST, NEAR = 16 / 9, 4 / 3, 0.02
WHY = "the pictures are made for 16:9 and fit slides down to 4:3 (1.33 to 1.78)."
LEAST_CONTRAST = 4.5
# What begins below this part of the slide is its foot; what begins higher is a ground or a band down its side.
FOOT = 2 / 3
# Only beside the title on a layout of its own: page number, date, foot.
SMALL = (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
# Attributes that are lengths: places and sizes, letters in hundredths of a point, insets and lines.
LENGTHS = {qn("a:off"): ("x", "y"), qn("a:ext"): ("cx", "cy"), qn("a:chOff"): ("x", "y"), qn("a:chExt"): ("cx", "cy")}


def opened() -> Any:
    """A presentation without slides: the owner's template, or a plain one. Raises BadSetting."""
    path = settings.read().owner_template
    if path is None:
        deck = Presentation()
        deck.slide_width, deck.slide_height = WIDTH, HEIGHT
        return deck
    deck = _read(path)
    share, shape = WIDTH / deck.slide_width, deck.slide_width / deck.slide_height
    if not NARROWEST * (1 - NEAR) <= shape <= WIDEST * (1 + NEAR):
        raise BadSetting(f"{NAME}: {path.name} has slides {shape:.2f} times as wide as high; {WHY} Change its slide size in PowerPoint.")
    stripped.strip(deck.part.package)
    # Sections name slides that are gone.
    for extension in deck._element.findall(qn("p:extLst")):
        deck._element.remove(extension)
    for part in (deck.slide_master, *deck.slide_master.slide_layouts):
        _scale(part._element, share)
    deck.slide_width, deck.slide_height = WIDTH, max(HEIGHT, Emu(int(deck.slide_height * share)))
    return deck


def spare(deck: Any) -> int:
    """How much higher than 16:9 the room for our parts is: down to what the template itself draws at its foot."""
    drawn = [
        shape for part in (layout(deck), deck.slide_master) for shape in part.shapes if not shape.is_placeholder and shape.top is not None
    ]
    foot = min((shape.top for shape in drawn if shape.top >= deck.slide_height * FOOT), default=deck.slide_height)
    return max(0, int(foot) - int(HEIGHT))


def is_given() -> bool:
    return settings.read().owner_template is not None


def _read(path: Path) -> Any:
    try:
        _weigh(path)
        part = Package.open(str(path)).main_document_part
        deck = part.presentation
        if not (deck.slide_masters and deck.slide_master.slide_layouts):
            raise ValueError("it has no layouts")
        # Read here too: a theme that is none would be found when a show is taken along.
        _accent(deck)
    except BadSetting:
        raise
    except OSError as error:
        raise BadSetting(f"{NAME}: {path} can't be read ({error.strerror or error}). Give the path of a PPTX or POTX file.") from error
    except (ValueError, KeyError, AttributeError, etree.XMLSyntaxError, NotImplementedError) as error:
        raise BadSetting(f"{NAME}: {path.name} is no PowerPoint template ({error}). Save it from PowerPoint as PPTX or POTX.") from error
    except Exception as error:  # python-pptx and zipfile each have faults of their own for a broken file
        raise BadSetting(f"{NAME}: {path.name} is broken ({error}). Save it anew from PowerPoint.") from error
    # A template (POTX) is saved as an ordinary presentation.
    part._content_type = CONTENT_TYPE.PML_PRESENTATION_MAIN
    return deck


def _weigh(path: Path) -> None:
    """Raises BadSetting when the file is none, or would fill the memory."""
    size = path.stat().st_size
    if not path.is_file():
        raise BadSetting(f"{NAME}: {path} is no file. Give the path of a PPTX or POTX file.")
    if size > MOST_BYTES:
        raise BadSetting(f"{NAME}: {path.name} is larger than {MOST_BYTES:,} bytes. Take out its pictures of example slides.")
    with path.open("rb") as file:
        if file.read(len(OLD)) == OLD:
            raise BadSetting(
                f"{NAME}: {path.name} has a password, or is a PPT of old. Save it from PowerPoint as PPTX or POTX, without one."
            )
    with zipfile.ZipFile(path) as archive:
        # zipfile never reads more of a member than its declared size.
        members = archive.infolist()
        if sum(member.file_size for member in members) > MOST_UNPACKED or len(members) > MOST_PARTS:
            raise BadSetting(
                f"{NAME}: {path.name} unpacks to far more than a template is, and was not opened. Save it anew from PowerPoint."
            )


def _scale(element: Any, share: float) -> None:
    if abs(share - 1) < 0.001:
        return
    for part in element.iter(*LENGTHS):
        for name in LENGTHS[part.tag]:
            part.set(name, str(int(int(part.get(name)) * share)))
    for part in element.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr")):
        if part.get("sz"):
            part.set("sz", str(int(int(part.get("sz")) * share)))


def layout(deck: Any, is_first: bool = False) -> Any:
    """The layout with a title and the fewest other places for content; for the first slide the one with a title in the middle."""
    layouts = list(deck.slide_master.slide_layouts)
    kinds = [[place.placeholder_format.type for place in one.placeholders] for one in layouts]
    if is_first and (found := next((at for at, has in enumerate(kinds) if PP_PLACEHOLDER.CENTER_TITLE in has), None)) is not None:
        return layouts[found]
    titled = [at for at, has in enumerate(kinds) if PP_PLACEHOLDER.TITLE in has]
    return layouts[min(titled or range(len(layouts)), key=lambda at: sum(kind not in (*SMALL, *TITLES) for kind in kinds[at]))]


def empty(slide: Any) -> None:
    """Takes away the places of the layout that nothing was written in: they would ask for text."""
    for place in list(slide.placeholders):
        if place.placeholder_format.type not in TITLES and not place.text_frame.text:
            place._element.getparent().remove(place._element)


def recolour(element: Any, deck: Any) -> None:
    """Our text and fills in the template's own; white letters stand on its first accent only where they can be read there."""
    accent = _accent(deck)
    own = {INK: "tx1", QUIET: "tx1", **({DEEP: "accent1"} if accent and _contrast(accent) >= LEAST_CONTRAST else {})}
    named = {colour.lstrip("#").upper(): name for colour, name in own.items()}
    for found in list(element.iter(qn("a:srgbClr"))):
        if name := named.get(found.get("val", "").upper()):
            found.tag = qn("a:schemeClr")
            found.set("val", name)


def _accent(deck: Any) -> str:
    """The theme's first accent as six digits; empty where it is none of its own."""
    theme = next((rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.THEME), None)
    found = (
        etree.fromstring(theme.blob, etree.XMLParser(resolve_entities=False)).find(f".//{qn('a:accent1')}/{qn('a:srgbClr')}")
        if theme is not None
        else None
    )
    return "" if found is None else str(found.get("val"))


def _contrast(colour: str) -> float:
    """Of white letters on the colour (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05)


def title_span(deck: Any) -> tuple[int, int]:
    """Left edge and width of the layout's title: beside it a template keeps its logo."""
    found = next((place for place in layout(deck).placeholders if place.placeholder_format.type in TITLES), None)
    if found is None or not found.width:
        return 0, 0
    return int(Emu(found.left)), int(Emu(found.width))
