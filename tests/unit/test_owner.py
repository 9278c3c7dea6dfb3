"""The owner's mark: what is taken for a logo, what is refused with which sentence, and that nothing of a file goes along but its picture."""

import base64
import io
import os
import random
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from insteg.files import mark
from insteg.reference import owner
from insteg.store.settings import BadSetting

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 10">{}</svg>'
DRAWN = SVG.format('<rect width="30" height="10" fill="#7a1f3d"/>')


@pytest.fixture
def owned(monkeypatch, tmp_path):
    """Sets a logo of this content and gives the owner as checked."""

    def own(content: bytes | str, name: str = "logo.svg"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        monkeypatch.setenv("INSTEG_OWNER_NAME", "Förbundet")
        monkeypatch.setenv("INSTEG_OWNER_LOGO", str(path))
        return owner.checked()

    return own


PNG = b"\x89PNG\r\n\x1a\n"


def png(width: int = 40, height: int = 20, told: str = "") -> bytes:
    extra, buffer = PngImagePlugin.PngInfo(), io.BytesIO()
    extra.add_text("Author", told)
    Image.new("RGB", (width, height), "#7a1f3d").save(buffer, "PNG", pnginfo=extra)
    return buffer.getvalue()


def huge() -> bytes:
    """A PNG that says it has four thousand million dots."""
    head = struct.pack(">IIBBBBB", 65000, 65000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"0")), (b"IEND", b""))
    return PNG + b"".join(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks)


def inside(content: bytes) -> str:
    """As an address that holds it."""
    return f"data:image/png;base64,{base64.b64encode(content).decode()}"


REFUSED = {
    "script": (SVG.format("<script>alert(1)</script>"), "<script>"),
    "handler": (SVG.format('<rect onload="alert(1)"/>'), "script (onload)"),
    "handler in capitals": (SVG.format('<rect ONLOAD="alert(1)"/>'), "script (ONLOAD)"),
    "page inside": (SVG.format("<foreignObject/>"), "<foreignObject>"),
    "link elsewhere": (SVG.format('<image href="https://example.org/a.png"/>'), "fetches something from elsewhere"),
    "file of the server": (SVG.format('<image xlink:href="file:///etc/passwd"/>'), "fetches something from elsewhere"),
    "style elsewhere": (SVG.format("<style>@import 'https://example.org/a.css';</style>"), "style that points elsewhere"),
    "fill elsewhere": (SVG.format('<rect fill="url(https://example.org/a.svg#b)"/>'), "points elsewhere"),
    "entities": ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("<text>&a;</text>"), "XML entities"),
    "external entity": ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&a;</text>"), "XML entities"),
    "copies of copies": (SVG.format('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "copies of copies"),
    "copies that double": (
        SVG.format("".join(f'<g id="g{at}"><use href="#g{at + 1}"/><use href="#g{at + 1}"/></g>' for at in range(20)) + '<rect id="g20"/>'),
        "more than 50,000 parts",
    ),
    "patterns that double": (
        SVG.format(
            "".join(f'<pattern id="p{at}" width="1" height="1">{f"""<rect fill="url(#p{at + 1})"/>""" * 4}</pattern>' for at in range(12))
        ),
        "more than 50,000 parts",
    ),
    "masks named by a style": (SVG.format('<style>.a{mask:url("#m")}</style><mask id="m"><rect class="a"/></mask>'), "never end"),
    "noise": (SVG.format('<filter id="f"><feTurbulence numOctaves="99999999"/></filter><rect filter="url(#f)"/>'), "effects (<filter>"),
    "huge picture inside": (SVG.format(f'<image href="{inside(huge())}"/>'), "holds a picture that is a huge picture"),
    "pictures without end": (SVG.format(f'<image href="{inside(png(3000, 3000))}"/>' * 3), "pictures of 27,000,000 dots"),
    "drawing as a picture": (SVG.format(f'<image href="{inside(DRAWN.encode())}"/>'), "holds a picture that is broken"),
    "half a picture inside": (SVG.format('<image href="data:image/png;base64,iVBOR"/>'), "holds a picture that can't be read"),
    "many parts": (SVG.format("<rect/>" * 3001), "3002 parts"),
    "deep": (SVG.format("<g>" * 70 + "</g>" * 70), "nested"),
    "cut off": (DRAWN[:-8], "neither a PNG nor an SVG"),
    "page": ("<html><body>Hej</body></html>", "no SVG picture"),
    "text": ("logo", "neither a PNG nor an SVG"),
    "nothing": ("", "neither a PNG nor an SVG"),
    "huge": (huge(), "is a huge picture"),
    "large picture": (png(5000, 4000), "5000 x 4000 dots"),
    "broken picture": (png()[:60], "is broken"),
    "line": (png(400, 2), "is a line"),
    "large file": (PNG + b"0" * 2_000_001, "2,000,009 bytes"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_logo_is_refused_with_its_reason(owned, kind):
    content, reason = REFUSED[kind]
    with pytest.raises(BadSetting, match=r"INSTEG_OWNER_LOGO: .*logo\.svg") as told:
        owned(content)
    assert reason in str(told.value)


@pytest.mark.parametrize(
    ("content", "name"), [(png(120, 10), "a.png"), (SVG.format('<a href="https://example.org/"><rect/></a>'), "b.svg")]
)
def test_a_logo_may_be_twelve_times_as_wide_as_high_and_a_link_in_it_leads_nowhere_of_ours(owned, content, name):
    assert owned(content, name).logo


def test_pages_leave_a_bad_logo_out_and_keep_name_and_address(owned, monkeypatch):
    monkeypatch.setenv("INSTEG_OWNER_ADDRESS", "Storgatan 1, Kramfors")
    with pytest.raises(BadSetting):
        owned("logo")
    assert owner.shown() == owner.Owner("Förbundet", "Storgatan 1, Kramfors")


def test_a_drawing_becomes_a_picture_in_its_shape_and_colour(owned):
    made = Image.open(io.BytesIO(mark.png(owned(DRAWN))))
    assert (made.width, made.height) == (900, 300)
    assert made.getpixel((450, 150))[:3] == (0x7A, 0x1F, 0x3D)


@pytest.mark.parametrize("size", ['width="9000000" height="3000000"', 'width="0.3" height="0.1"'])
def test_a_drawing_is_no_larger_than_it_is_needed_whatever_it_says(owned, size):
    made = mark.size(owned(DRAWN.replace("viewBox", f"{size} viewBox")))
    assert made == (900, 300)


def test_a_picture_keeps_nothing_of_its_file_but_its_dots(owned):
    content = png(told="Någon") + b"<script>alert(1)</script>"
    made = mark.png(owned(content))
    assert b"script" not in made and "Någon".encode() not in made and b"Author" not in made
    assert Image.open(io.BytesIO(made)).size == (40, 20)


KEPT = {
    "of a program": '<?xml version="1.0" encoding="UTF-16"?>' + DRAWN,
    "with a doctype": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + DRAWN,
    "copied many times": SVG.format('<g id="a"><rect width="1" height="1"/></g>' + '<use href="#a" x="2"/>' * 200),
    "a copy of a copy": SVG.format('<rect id="a" width="9" height="9"/><g id="b"><use href="#a"/></g><use href="#b" x="9"/>'),
    "a picture inside": SVG.format(f'<image width="30" height="10" href="{inside(png(60, 20))}"/>'),
    "a clip by a style": SVG.format(
        '<style>.a{clip-path:url(#c)}</style><clipPath id="c"><rect width="9" height="9"/></clipPath>'
        + '<rect class="a" width="30" height="9"/>'
    ),
}


@pytest.mark.parametrize("kind", KEPT)
def test_what_drawing_programs_save_is_taken(owned, kind):
    content = KEPT[kind]
    whose = owned(content.encode("utf-16") if "UTF-16" in content else content)
    assert mark.size(whose)[0] > 0 and mark.shown() == whose


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (SVG.format(""), "nothing of the logo can be seen"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>', ""),
        (SVG.format('<rect y="5" width="30" height="0.5"/>'), "is a line"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 10"><rect width="9000" height="10"/></svg>', "is a line"),
    ],
)
def test_a_drawing_of_nothing_or_of_a_line_is_told_at_the_start_and_left_out_of_pages(owned, caplog, content, reason):
    whose = owned(content)
    with pytest.raises(BadSetting, match="INSTEG_OWNER_LOGO") as told:
        mark.png(whose)
    assert reason in str(told.value)
    assert mark.shown() == owner.Owner("Förbundet") and "The logo is left out" in caplog.text


def test_a_picture_that_is_damaged_anywhere_is_a_sentence(owned):
    whole, chance = png(60, 30, "Någon"), random.Random(15)
    for _ in range(300):
        at, size = chance.randrange(8, len(whole)), chance.randrange(1, 9)
        damaged = whole[:at] + bytes(chance.randrange(256) for _ in range(size)) + whole[at + chance.choice((0, size)) :]
        try:
            assert owned(damaged, "logo.png").logo
        except BadSetting as error:
            assert "logo.png" in str(error)


def test_a_pipe_or_a_folder_is_no_logo(monkeypatch, tmp_path):
    monkeypatch.setenv("INSTEG_OWNER_NAME", "Förbundet")
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        monkeypatch.setenv("INSTEG_OWNER_LOGO", str(path))
        with pytest.raises(BadSetting, match="is no file"):
            owner.checked()


@pytest.mark.parametrize("name", ["rad\x0bbrytning", "två\nrader", "vänd\u202eord", "x" * 81, "halv\udcff"])
def test_a_name_that_would_break_a_file_is_refused(monkeypatch, name):
    monkeypatch.setenv("INSTEG_OWNER_NAME", name)
    with pytest.raises(BadSetting, match="INSTEG_OWNER_NAME is "):
        owner.checked()


def test_a_changed_file_is_read_anew(owned):
    assert mark.size(owned(png(40, 20))) == (40, 20)
    assert mark.size(owned(png(50, 20))) == (50, 20)


def test_a_logo_without_a_name_and_one_that_is_not_there_are_told(monkeypatch, tmp_path):
    monkeypatch.setenv("INSTEG_OWNER_LOGO", str(tmp_path / "none.svg"))
    with pytest.raises(BadSetting, match="INSTEG_OWNER_NAME"):
        owner.checked()
    monkeypatch.setenv("INSTEG_OWNER_NAME", "Förbundet")
    with pytest.raises(BadSetting, match="can't be read"):
        owner.checked()


def test_without_settings_there_is_no_mark():
    assert owner.checked() == owner.NOBODY and owner.NOBODY.line == ""
    assert mark.png(owner.NOBODY) == b"" and mark.svg(owner.NOBODY) == "" and mark.address(owner.NOBODY) == ""
