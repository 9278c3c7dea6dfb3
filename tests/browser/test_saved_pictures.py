"""A figure saved as a picture carries title, sentence, source and date in it, whatever it is drawn with."""

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from insteg.reference import words

TEXT = "{http://www.w3.org/2000/svg}text"
# page, figure, and words that only the drawing itself holds
KINDS = [
    ("/", "figure-laget-karta", ["Kramfors", "under 6 %"]),
    ("/jamfor", "figure-jamfor-jamforelse", ["2024", "Procent"]),
    ("/ligger", "figure-ligger-skillnader-heat", ["Kramfors", "kan vara slump"]),
]


def _saved(page, box: str, kind: str) -> Path:
    page.locator(f".st-key-{box}-bar button", has_text="Ladda ner").first.click()
    button = page.get_by_role("button", name=f"Bild som {kind}", exact=True)
    button.wait_for()
    with page.expect_download() as caught:
        button.click()
    page.keyboard.press("Escape")
    return Path(caught.value.path())


@pytest.mark.parametrize(("path", "box", "inside"), KINDS)
def test_title_source_and_date_are_in_the_picture(opened, path, box, inside):
    page = opened(path)
    figure = page.locator(f".st-key-{box}").first
    # The map of the county stands without a heading of its own; its picture has one.
    title = words.load("sv")("front.map") if box == "figure-laget-karta" else figure.get_by_role("heading").first.inner_text()
    text = _saved(page, box, "SVG").read_text(encoding="utf-8")
    written = " ".join("".join(part.itertext()) for part in ElementTree.fromstring(text).iter(TEXT))
    for wanted in (title, "Källa: Kolada", "Hämtat", "november 2026", *inside):
        assert " ".join(wanted.split()) in " ".join(written.split()), wanted
    # Colours that only a browser can mix would be black in Word and PowerPoint.
    assert not re.search(r"(oklab|oklch|color)\(", text)
    picture = _saved(page, box, "PNG").read_bytes()
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    assert min(width, height) > 500
