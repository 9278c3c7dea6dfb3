"""The first answer to a browser: Streamlit's page shell with the right language and name, compressed."""

import gzip
import re
from functools import cache
from pathlib import Path

import brotli
from starlette.requests import Request
from starlette.responses import Response
from streamlit import file_util

from insteg import words
from insteg.ui.menu import menu, name_of


def paths() -> list[str]:
    """The addresses that a reader may enter by."""
    return ["/", *(f"/{name_of(script)}" for script in menu()[1:])]


# Streamlit asks for these only when the first element of a kind arrives. Asked for at once, they are there when the map is.
EARLY = ("Html", "purify.es", "BidiComponent", "_arrayReduce", "serialization", "recordbatch")
OURS = ("insteg.frame/frame.js", "insteg.map/map.js")
STYLES = ("insteg.map/map.css",)
COMPONENTS = "./_stcore/bidi-components"
FRONTEND = Path(__file__).parent / "frontend"


@cache
def early_modules() -> list[str]:
    """Addresses of the modules that the first map needs, read from the installed Streamlit: their names carry a hash."""
    folder = Path(file_util.get_static_dir()) / "static" / "js"
    found = [path.name for name in EARLY for path in sorted(folder.glob(f"{name}.*.js"))]
    return [*(f"./static/js/{name}" for name in found), *(f"{COMPONENTS}/{name}" for name in OURS)]


def _own(name: str) -> str:
    return (FRONTEND / name).read_text(encoding="utf-8")


@cache
def _shell(language: str, page: str) -> str:
    say = words.load(language)
    text = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    title = f"{say(f'page.{page}.menu')} · Insteg"
    early = "".join(f'<link rel="modulepreload" crossorigin href="{address}">' for address in early_modules())
    early += "".join(f'<link rel="preload" as="style" href="{COMPONENTS}/{name}">' for name in STYLES)
    early += f"<style>{_own('early.css')}</style><script>{_own('early.js')}</script>"
    text = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*>', "", text)
    text = text.replace("</head>", f"{early}</head>")
    return text.replace('<html lang="en">', f'<html lang="{language}">').replace("<title>Streamlit</title>", f"<title>{title}</title>")


@cache
def _packed(language: str, page: str, encoding: str) -> bytes:
    plain = _shell(language, page).encode()
    if encoding == "br":
        return brotli.compress(plain)
    return gzip.compress(plain) if encoding == "gzip" else plain


def answer(request: Request) -> Response:
    """The shell for the page asked for. Never cached: a new version names new files."""
    asked = request.query_params.get("lang", "")
    language = asked if asked in words.LANGUAGES else words.DEFAULT
    page = request.url.path.strip("/") or name_of(menu()[0])
    accepted = request.headers.get("accept-encoding", "")
    encoding = next((name for name in ("br", "gzip") if name in accepted), "")
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding", **({"Content-Encoding": encoding} if encoding else {})}
    return Response(_packed(language, page, encoding), media_type="text/html", headers=headers)
