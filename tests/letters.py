"""The letters of the first answer: those of the live page, as few as our languages need. `python -m tests.letters` makes the file anew.

Streamlit's own file (170 kB, Greek and Cyrillic too) is read for a fifth of the time until the first view. Source Sans is free under
the SIL Open Font License, which keeps its name for the whole: ours is called Insteg First, inside and outside.
"""

from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont

from insteg.web.shell import FRONTEND, LETTERS

# Western Latin, dashes and quotes, signs of arithmetic and arrows.
SIGNS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2027), 0x202F, 0x2030, 0x2032, 0x2039, 0x203A, 0x20AC, *range(0x2190, 0x219A), 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x2318]  # fmt: skip
NAME = "Insteg First"
# Family, whole name, name for printing, family for programs: where a font says what it is called.
NAMES = (1, 3, 4, 6, 16, 25)


def streamlits() -> Path:
    return next((Path(streamlit.__file__).parent / "static/static/media").glob("SourceSansVF-Upright.ttf.*.woff2"))


def made() -> TTFont:
    options = subset.Options()
    # The copyright and the licence stand in the file itself.
    options.flavor, options.notdef_outline, options.name_IDs = "woff2", True, [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = subset.load_font(str(streamlits()), options)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=SIGNS)
    cut.subset(font)
    for record in font["name"].names:
        if record.nameID in NAMES:
            record.string = NAME.replace(" ", "") if record.nameID in (6, 25) else NAME
    font.flavor = "woff2"
    return font


if __name__ == "__main__":
    made().save(FRONTEND / LETTERS)
