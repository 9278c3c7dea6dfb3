"""Streamlit's page shell around a first view: its own parts wait in a template until the first view is painted (first.js)."""

import hashlib
import re
import shutil
from functools import cache
from pathlib import Path

from markupsafe import Markup

from insteg.figures import markup
from insteg.reference import words
from insteg.web import packed
from insteg.web.first_view import FirstView

# Streamlit asks for these only when the first element of a kind arrives. Asked for at once, they are there when the map is.
EARLY = ("Html", "purify.es", "BidiComponent", "_arrayReduce", "serialization", "recordbatch", "PageLink", "Button")
COMPONENTS = "./_stcore/bidi-components"
OURS = ("insteg.frame/frame.js", "insteg.map/map.js")
STYLES = ("insteg.map/map.css",)
# Made by tests/letters.py: the live page's letters, as few as our languages need.
LETTERS = "letters.woff2"
PREFIX = "first"
FRONTEND = Path(__file__).parent / "frontend"


def document(folder: Path, view: FirstView, described: str = "") -> str:
    """The whole answer. folder: where Streamlit's own page lies; described: data for search engines, as JSON that is safe inside HTML."""
    style = Markup(f"{_style()}{view.style}")
    return markup.rendered(
        "first.html",
        language=view.language,
        locale=words.LOCALES[view.language],
        title=view.title,
        headline=view.headline,
        body=Markup(view.body),
        described=Markup(described),
        style=style,
        script=f"./{PREFIX}/{_script_name()}",
        live=Markup("".join(live_parts(folder))),
        say=words.load(view.language),
    )


@cache
def live_parts(folder: Path) -> list[str]:
    """What the live page needs, read from the installed Streamlit, whose names carry a hash: preloads, style sheets, its script."""
    text = (folder / "index.html").read_text(encoding="utf-8")
    script = re.findall(r'<script type="module"[^>]*></script>', text)
    links = re.findall(r'<link rel="(?:modulepreload|stylesheet)"[^>]*>', text)
    early = [f'<link rel="modulepreload" crossorigin href="{address}">' for address in early_modules(folder)]
    early += [f'<link rel="preload" as="style" href="{COMPONENTS}/{name}">' for name in STYLES]
    return [*script, *links, *early]


@cache
def early_modules(folder: Path) -> list[str]:
    """Addresses of the modules that the first map needs."""
    place = folder / "static" / "js"
    found = [path.name for name in EARLY for path in sorted(place.glob(f"{name}.*.js"))]
    return [*(f"./static/js/{name}" for name in found), *(f"{COMPONENTS}/{name}" for name in OURS)]


@cache
def _style() -> str:
    return _own("first.css").replace("@letters@", _letters_name())


def _own(name: str) -> str:
    return (FRONTEND / name).read_text(encoding="utf-8")


@cache
def _script_name() -> str:
    return f"first.{_hash('first.js')}.js"


@cache
def _letters_name() -> str:
    return f"letters.{_hash(LETTERS)}.woff2"


def _hash(name: str) -> str:
    return hashlib.sha256((FRONTEND / name).read_bytes()).hexdigest()[:12]


def files() -> Path:
    """The folder that our script and our letters are served from, compressed, under names that carry a hash of their content."""

    def fill(place: Path) -> None:
        for name, as_name in (("first.js", _script_name()), (LETTERS, _letters_name())):
            shutil.copy(FRONTEND / name, place / as_name)

    return packed.folder(f"{_script_name()}-{_letters_name()}", fill)
