"""The sheet of a municipality or of the county as a tagged PDF of two pages."""

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

from insteg.figures.pictures.look import LIGHT
from insteg.figures.pictures.svg.paper import whole
from insteg.figures.pictures.svg.shapes import area_map
from insteg.files import engine, typeset

# The screen's light colours on white paper.
PAPER = replace(LIGHT, paper="#FFFFFF")
# Its letters of 14 are 9.1 points where the map is 78 mm wide.
MAP_WIDTH = 340.0


class SheetTooLong(RuntimeError):
    """The sheet does not fit on two pages. `part` says what is too much: measures or projects."""

    def __init__(self, title: str, part: str):
        super().__init__(f"{title}: more than two pages. Lower the most {part} in insteg/files/sheet.py.")
        self.part = part


def sheet_pdf(sheet: dict[str, Any]) -> bytes:
    """Two pages of A4. sheet: the fields of files.sheet.MunicipalSheet. Raises SheetTooLong when they cannot hold it."""
    typst, _ = engine.compiler()
    try:
        return typeset.pdf("sheet.typ", _ready(sheet))
    except typst.TypstError as error:
        if (found := re.search(r"(measures|projects) do not fit", str(error))) is None:
            raise
        raise SheetTooLong(sheet["title"], found[1]) from error


def _ready(sheet: dict[str, Any]) -> dict[str, Any]:
    """Pictures as SVG that stands alone, each with its text."""
    picture = sheet["picture"]
    svg, height = area_map(picture, PAPER, MAP_WIDTH, has_legend=False)
    drawn = {
        "svg": whole(svg, (MAP_WIDTH, height), picture.title, picture.label, PAPER),
        "alt": picture.label,
        "steps": PAPER.steps,
        "legend": picture.legend,
    }
    measures = [{**row, "line": _alone(row["sparkline"]), "cloud": _alone(row["strip"])} for row in sheet["measures"]]
    rest = {name: value for name, value in sheet.items() if name != "picture"}
    return {**rest, "map": drawn, "measures": measures}


def _alone(svg: str) -> dict[str, str]:
    """A picture of the page as one that needs no style sheet, and its text alternative."""
    text = re.sub(r'class="insteg-own"', f'fill="{PAPER.accent}" stroke="#FFFFFF" stroke-width="2"', str(svg)).replace(
        "currentColor", PAPER.ink
    )
    # A dot at the end of the scale reaches over the edge.
    text = re.sub(r'viewBox="0 0 (\d+) (\d+)"', lambda box: f'viewBox="-4 0 {int(box[1]) + 8} {box[2]}"', text)
    root = ElementTree.fromstring(text)
    return {"svg": text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1), "alt": root.get("aria-label", "")}
