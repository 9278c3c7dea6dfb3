"""The browser's part of the show: its style, its scripts and Plotly, under names that carry a hash of their content."""

import base64
import gzip
import hashlib
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

from insteg.figures import markup
from insteg.store.addresses import at
from insteg.web import packed

PREFIX = "visning-filer"
_FRONTEND = Path(__file__).parent / "frontend"
_SHARED = Path(markup.__file__).parent / "templates" / "types.css"
# In the order in which they need each other. One scope for all of them: nothing of ours is left in the browser's.
_SCRIPTS = ("names.js", "charts.js", "stage.js", "windows.js", "overview.js", "pointer.js", "years.js", "panels.js", "keys.js")


@cache
def style() -> str:
    """The show's own rules, and those of the tables that pages show too."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (_FRONTEND / "deck.css", _SHARED))


@cache
def script() -> str:
    """Our scripts as one."""
    parts = "\n".join((_FRONTEND / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})()\n'


@cache
def plotly() -> str:
    """Plotly's own script, from the installed package: what draws here is what the pages' figures were made for."""
    return files("plotly").joinpath("package_data/plotly.min.js").read_text(encoding="utf-8")


@cache
def packed_plotly() -> str:
    """Plotly for the show that is one file: compressed, as letters. The same each time."""
    return base64.b64encode(gzip.compress(plotly().encode(), 9, mtime=0)).decode()


@cache
def unpacking() -> str:
    """What such a file runs first."""
    return f'"use strict";\n(() => {{\n{(_FRONTEND / "unpack.js").read_text(encoding="utf-8")}\n}})()\n'


def inline() -> dict[str, Markup]:
    """What the show as one file holds of them."""
    parts = {"script": script(), "plotly": packed_plotly(), "unpacking": unpacking()}
    return {**{name: _embedded(text) for name, text in parts.items()}, "style": Markup(style())}


def _embedded(script: str) -> Markup:
    """A script inside a page: its own text must not end the element it stands in."""
    return Markup(re.sub(r"</(script)", r"<\\/\1", script, flags=re.IGNORECASE).replace("<!--", r"<\!--"))


@cache
def _named() -> dict[str, tuple[str, str]]:
    """kind -> (file name, content)."""
    kinds = {"style": ("deck", "css", style()), "script": ("deck", "js", script()), "plotly": ("plotly", "js", plotly())}
    return {kind: (f"{stem}.{_hash(text)}.{suffix}", text) for kind, (stem, suffix, text) in kinds.items()}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def addresses() -> dict[str, str]:
    """kind -> address on our server."""
    return {kind: at(f"/{PREFIX}/{name}") for kind, (name, _) in _named().items()}


@cache
def folder() -> Path:
    """The folder they are served from, compressed."""

    def fill(place: Path) -> None:
        for name, text in _named().values():
            (place / name).write_text(text, encoding="utf-8")

    together = _hash("".join(name for name, _ in _named().values()))
    return packed.folder(f"deck-{together}", fill)
