"""Whose Insteg this is: the name, address and logo that stand on everything taken along, and the PowerPoint template it is made in."""

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from insteg.reference.logo_drawing import drawing
from insteg.reference.logo_picture import Unsafe, saved_anew
from insteg.store import settings
from insteg.store.settings import BadSetting

log = logging.getLogger(__name__)
LOGO = "INSTEG_OWNER_LOGO"
# A logo is a small picture: what is larger was not meant as one.
MOST_BYTES = 2_000_000
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Owner:
    """The organisation. Every field may be empty. logo: PNG, or SVG (`is_drawing`) that was found to be a drawing and nothing else."""

    name: str = ""
    address: str = ""
    logo: bytes = b""
    is_drawing: bool = False

    @property
    def line(self) -> str:
        """Name and address in one line."""
        return ", ".join(part for part in (self.name, self.address) if part)


NOBODY = Owner()


def checked() -> Owner:
    """The owner as the settings have it. Raises BadSetting with what is wrong with the logo and what to do."""
    found = settings.read()
    path = found.owner_logo
    if path is None:
        return Owner(found.owner_name, found.owner_address)
    if not found.owner_name:
        raise BadSetting(f"{LOGO} is set, but not INSTEG_OWNER_NAME. Set the name: it is what the logo says to those who do not see it.")
    try:
        changed, size = path.stat().st_mtime_ns, path.stat().st_size
    except OSError as error:
        raise BadSetting(f"{LOGO}: {path} can't be read ({error.strerror}). Give the path of an SVG or PNG file.") from error
    if not path.is_file():
        raise BadSetting(f"{LOGO}: {path} is no file. Give the path of an SVG or PNG file.")
    if size > MOST_BYTES:
        raise BadSetting(f"{LOGO}: {path.name} has {size:,} bytes; at most {MOST_BYTES:,} are taken. Save a smaller picture.")
    logo, is_drawing = _logo(path, changed)
    return Owner(found.owner_name, found.owner_address, logo, is_drawing)


def shown() -> Owner:
    """The same for a page: a logo that went bad since the start is left out, and the log says why."""
    try:
        return checked()
    except BadSetting as error:
        log.warning("The logo is left out. %s", error)
        found = settings.read()
        return Owner(found.owner_name, found.owner_address)


@lru_cache(maxsize=4)
def _logo(path: Path, _changed: int) -> tuple[bytes, bool]:
    """The file's content when it is a logo, read anew when it was changed; and whether it is SVG."""
    try:
        content = path.read_bytes()
        return (saved_anew(content), False) if content.startswith(PNG) else (drawing(content), True)
    except OSError as error:
        raise BadSetting(f"{LOGO}: {path} can't be read ({error.strerror}). Give the path of an SVG or PNG file.") from error
    except Unsafe as error:
        raise BadSetting(f"{LOGO}: {path.name} {error}") from error
