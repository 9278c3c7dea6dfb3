"""Typst with our letters, which come from a package: no network, no fonts of the machine."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@cache
def compiler() -> tuple[Any, Any]:
    """Typst and our letters."""
    # Imported here: the engine takes a moment to load, and only what is printed and saved pictures need it.
    import typst

    found = find_spec("font_source_sans_pro")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError(
            "The package font-source-sans-pro is missing, so sheets and saved pictures have no letters. Run: pip install -r requirements.txt"
        )
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(Path(found.submodule_search_locations[0]) / "files")])
    return typst, fonts


def png(svg: str | bytes, dots_an_inch: float, within: tuple[float, float] | None = None) -> bytes:
    """An SVG as a picture. dots_an_inch: 72 gives one dot for each of the SVG's own units.

    within: width and height in points of a see-through sheet that it is fitted into, whatever size it says it has.
    """
    typst, fonts = compiler()
    fill, size = (", fill: none", f', width: {within[0]}pt, height: {within[1]}pt, fit: "contain"') if within else ("", "")
    page = f'#set page(width: auto, height: auto, margin: 0pt{fill})\n#image("drawn.svg"{size})'
    files = {"main": page.encode(), "drawn.svg": svg.encode() if isinstance(svg, str) else svg}
    made: bytes = typst.compile(files, font_paths=fonts, format="png", ppi=dots_an_inch)
    return made
