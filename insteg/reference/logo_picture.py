"""A picture of dots as a logo, or inside one: read within a limit, kept as its dots alone."""

import io
import struct
import warnings
import zlib
from typing import Any

# What is larger was not meant as a logo, or unpacks to more than the server can hold.
MOST_DOTS = 16_000_000
# Width through height. What is longer would be a line.
LONGEST_SHAPE = 12


class Unsafe(ValueError):
    """Why a file is no logo: what it is or has, and what to do. The file's name stands before it."""


def saved_anew(content: bytes) -> bytes:
    """The picture as PNG: what else the file carried is gone. Raises Unsafe."""
    kept = _read(content, ("PNG",), "a PNG picture").convert("RGBA")
    check_shape(*kept.size)
    buffer = io.BytesIO()
    kept.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def dots(content: bytes) -> int:
    """How many a picture inside a drawing has. Raises Unsafe."""
    width, height = _read(content, ("PNG", "JPEG"), "a PNG or JPEG picture").size
    return int(width * height)


def check_shape(width: int, height: int) -> None:
    """Raises Unsafe."""
    if max(width, height) > LONGEST_SHAPE * min(width, height):
        raise Unsafe(f"is {width} x {height} dots, which is a line and no logo. Cut it to its shape.")


def _read(content: bytes, formats: tuple[str, ...], wanted: str) -> Any:
    # Imported here: every page asks for the owner, and few have a logo to be read.
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            read = Image.open(io.BytesIO(content), formats=formats)
            _measure(*read.size)
            read.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unsafe(f"is a huge picture; at most {MOST_DOTS // 1_000_000} million dots are taken. Save it smaller.") from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error) as error:
        if isinstance(error, Unsafe):
            raise
        raise Unsafe(f"is broken: it can't be read as {wanted} ({error}). Save it anew.") from error
    return read


def _measure(width: int, height: int) -> None:
    if width * height > MOST_DOTS:
        raise Unsafe(f"is {width} x {height} dots; at most {MOST_DOTS // 1_000_000} million are taken. Save it smaller.")
