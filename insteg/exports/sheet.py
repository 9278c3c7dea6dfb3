"""The sheet of a municipality as a tagged PDF (PDF/UA-1), set by Typst without network: fonts come from a package."""

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from markupsafe import escape

TEMPLATE = Path(__file__).parent / "templates" / "sheet.typ"
INK, DEEP = "#1C2B33", "#1B5E7B"
# The accent mixed with white, as on the screen: one hue that keeps its order in grey.
STEPS = ("#DBE5EA", "#B6CBD5", "#96B4C2", "#6895A8", "#366F8A")
# Points. A sheet with more to say is set smaller; below the last one it would not be read.
SIZES = (10.0, 9.6, 9.2, 8.8, 8.4, 8.0)


class SheetTooLong(RuntimeError):
    """The sheet does not fit on two pages in any size that can be read."""


@cache
def _compiler():
    # Imported here: the engine takes a moment to load, and only sheets need it.
    import typst

    found = find_spec("font_source_sans_pro")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("The package font-source-sans-pro is missing, so sheets have no letters. Run: pip install -r requirements.txt")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(Path(found.submodule_search_locations[0]) / "files")])
    return typst, fonts


def sheet_pdf(sheet: dict[str, Any]) -> bytes:
    """Two pages of A4. sheet: the fields of views.sheet.Sheet. Raises SheetTooLong when they cannot hold it."""
    typst, fonts = _compiler()
    content = json.dumps(_ready(sheet), ensure_ascii=False)
    for size in SIZES:
        try:
            return typst.compile(
                TEMPLATE.read_bytes(),
                font_paths=fonts,
                sys_inputs={"sheet": content, "size": str(size)},
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            if "more than two pages" not in str(error):
                raise
    raise SheetTooLong(
        f"{sheet['title']}: more than two pages even at {SIZES[-1]} points. Lower MOST_MEASURES or MOST_PROJECTS in views/sheet.py."
    )


def _ready(sheet: dict[str, Any]) -> dict[str, Any]:
    """Pictures as SVG that stands alone, each with its text."""
    picture = sheet["picture"]
    drawn = {"svg": map_svg(picture, sheet["area_code"]), "alt": picture["label"], "steps": STEPS}
    measures = [{**row, "line": _alone(row["sparkline"]), "cloud": _alone(row["strip"])} for row in sheet["measures"]]
    return {**sheet, "map": drawn, "measures": measures}


def _alone(svg: str) -> dict[str, str]:
    """A picture of the page as one that needs no style sheet, and its text alternative."""
    text = re.sub(r'class="insteg-own"', f'fill="{DEEP}" stroke="#FFFFFF" stroke-width="2"', str(svg)).replace("currentColor", INK)
    # A dot at the end of the scale reaches over the edge.
    text = re.sub(r'viewBox="0 0 (\d+) (\d+)"', lambda box: f'viewBox="-4 0 {int(box[1]) + 8} {box[2]}"', text)
    root = ElementTree.fromstring(text)
    return {"svg": text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1), "alt": root.get("aria-label", "")}


def map_svg(picture: dict[str, Any], chosen: str) -> str:
    """The map of one period: shapes in steps, the chosen one outlined, name and value on each."""
    areas = sorted(picture["areas"], key=lambda area: area["code"] == chosen)
    shapes = "".join(_shape(area, picture["limits"], area["code"] == chosen) for area in areas)
    names = "".join(_name(area) for area in areas)
    # Room for names that reach over the coast.
    room = 40
    box = f"{-room} -10 {picture['width'] + 2 * room:.0f} {picture['height'] + 20:.0f}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{shapes}{names}</svg>'


def _shape(area: dict[str, Any], limits: list[float], is_chosen: bool) -> str:
    value = area["value"]
    fill = "#FFFFFF" if value is None else STEPS[min(sum(value >= limit for limit in limits), len(STEPS) - 1)]
    dashes = ' stroke-dasharray="6 6"' if value is None else ""
    width, stroke = (9, INK) if is_chosen else (3, "#FFFFFF" if value is not None else INK)
    return f'<path d="{area["path"]}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round"{dashes}/>'


def _name(area: dict[str, Any]) -> str:
    """Name and value, each drawn twice: a white rim first, so that they can be read on the dark steps."""
    lines = ((area["name"], 30, 600, -4), (area["text"], 34, 700, 32))
    rims = ('stroke="#FFFFFF" stroke-width="8" stroke-linejoin="round" fill="#FFFFFF"', f'fill="{INK}"')
    return "".join(
        f'<text x="{area["x"]}" y="{area["y"] + shift}" font-family="Source Sans Pro" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="middle" {rim}>{escape(text)}</text>'
        for rim in rims
        for text, size, weight, shift in lines
    )
