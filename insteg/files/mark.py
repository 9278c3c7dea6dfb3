"""The owner's logo as one picture for every file and page: drawn anew by us, so that nothing of the file that was given goes along."""

import base64
import io
import logging
from dataclasses import replace
from functools import lru_cache

from PIL import Image

from insteg.files import engine
from insteg.reference import owner
from insteg.reference.logo_picture import Unsafe, check_shape
from insteg.reference.owner import LOGO, Owner
from insteg.store.settings import BadSetting

log = logging.getLogger(__name__)
# Dots: sharp on paper in the size it stands there, small enough to lie in every file.
TALL, WIDE = 300, 1200
DOTS_AN_INCH = 288


@lru_cache(maxsize=4)
def png(whose: Owner) -> bytes:
    """The logo as PNG, no larger than TALL and WIDE; empty without one. Raises BadSetting where an SVG can't be drawn."""
    if not whose.logo:
        return b""
    drawn = Image.open(io.BytesIO(_drawn(whose.logo) if whose.is_drawing else whose.logo)).convert("RGBA")
    # What is see-through around it is no part of its size.
    seen = drawn.getchannel("A").getbbox()
    if seen is None:
        raise BadSetting(f"{LOGO}: nothing of the logo can be seen: all of it is see-through. Save it with its colours.")
    drawn = drawn.crop(seen)
    try:
        check_shape(*drawn.size)
    except Unsafe as error:
        raise BadSetting(f"{LOGO}: what can be seen of the logo {error}") from error
    share = min(1.0, TALL / drawn.height, WIDE / drawn.width)
    if share < 1:
        drawn = drawn.resize((max(1, round(drawn.width * share)), max(1, round(drawn.height * share))), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    drawn.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def shown() -> Owner:
    """The owner for what is made now; a logo that can't be drawn is left out, and the log says why."""
    found = owner.shown()
    try:
        png(found)
    except BadSetting as error:
        log.warning("The logo is left out. %s", error)
        return replace(found, logo=b"", is_drawing=False)
    return found


def address(whose: Owner) -> str:
    """The PNG as an address that holds it, for a file that must stand alone."""
    return f"data:image/png;base64,{base64.b64encode(png(whose)).decode()}" if whose.logo else ""


def svg(whose: Owner) -> str:
    """The PNG inside an SVG: Typst takes files of ours as text only."""
    if not whose.logo:
        return ""
    wide, tall = size(whose)
    picture = f'<image width="{wide}" height="{tall}" href="{address(whose)}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" width="{wide}" height="{tall}">{picture}</svg>'


def size(whose: Owner) -> tuple[int, int]:
    """Width and height of the PNG in dots."""
    found: tuple[int, int] = Image.open(io.BytesIO(png(whose))).size
    return found


def _drawn(svg: bytes) -> bytes:
    typst, _ = engine.compiler()
    try:
        return engine.png(svg, DOTS_AN_INCH, (WIDE / DOTS_AN_INCH * 72, TALL / DOTS_AN_INCH * 72))
    except (typst.TypstError, RuntimeError) as error:
        raise BadSetting(f"{LOGO}: the SVG can't be drawn ({error}). Save it as plain SVG, or as PNG.") from error
