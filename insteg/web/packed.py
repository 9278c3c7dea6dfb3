"""Answers and files sent compressed: each file once, into a folder named for its content; each answer as it is made."""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
from servestatic import utils as servestatic
from servestatic.compress import Compressor
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette_compress import CompressMiddleware

from insteg.store import made_once

# Level 9 takes three seconds for all of Streamlit, level 11 a minute, for files a tenth smaller.
BROTLI_LEVEL = 9
# A file leaves in pieces, each read in a thread of its own: at the library's 8 kB, Plotly is 150 of them and takes 17 times as long.
servestatic.ASGI_BLOCK_SIZE = 256 * 1024
# An answer is made while somebody waits: level 5 is many times as fast and a seventh larger. No zstd: it leaves our pages a tenth
# larger than brotli, and every browser that reads the one reads the other.
ANSWERS = [Middleware(CompressMiddleware, brotli_quality=5, gzip_level=5, zstd=False)]


class _QuickCompressor(Compressor):  # type: ignore[misc]  # servestatic gives no types
    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        packed: bytes = brotli.compress(data, quality=BROTLI_LEVEL)
        return packed


def folder(name: str, fill: Callable[[Path], object]) -> Path:
    """The folder of static files with their .br and .gz twins; filled by `fill` the first time its name is asked for."""

    def fill_and_pack(place: Path) -> None:
        fill(place)
        compressor = _QuickCompressor(quiet=True)
        for path in [path for path in place.rglob("*") if path.is_file() and compressor.should_compress(path.name)]:
            compressor.compress(path)

    return made_once.lasting(name, fill_and_pack)


@dataclass(frozen=True)
class Packed:
    """An answer compressed once, for all who ask: br, gzip and plain."""

    plain: bytes
    gzip: bytes
    br: bytes
    mark: str

    @classmethod
    def of(cls, text: str) -> "Packed":
        plain = text.encode()
        squeezed = gzip.compress(plain, 6, mtime=0), brotli.compress(plain, quality=BROTLI_LEVEL)
        return cls(plain, *squeezed, hashlib.sha256(plain).hexdigest()[:16])

    @classmethod
    def quickly(cls, text: str) -> "Packed":
        """For what few ask for and somebody waits for: 5 MB at the other level take ten times as long."""
        plain = text.encode()
        return cls(plain, gzip.compress(plain, 1, mtime=0), brotli.compress(plain, quality=3), hashlib.sha256(plain).hexdigest()[:16])

    def size(self) -> int:
        return len(self.plain) + len(self.gzip) + len(self.br)

    def answer(self, headers: Mapping[str, str], media_type: str = "text/html") -> Response:
        """As the browser likes it; 304 when it has this very one."""
        coding = _liked(headers)
        mark = f'W/"{self.mark}"'
        sent = {"ETag": mark, "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
        if mark in (part.strip() for part in headers.get("if-none-match", "").split(",")):
            return Response(status_code=304, headers=sent)
        if coding:
            sent["Content-Encoding"] = coding
        return Response(getattr(self, coding or "plain"), media_type=media_type, headers=sent)


# q=0.5 is still wished for.
REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$", re.IGNORECASE)
SUFFIXES = {"br": ".br", "gzip": ".gz", "": ""}
# Named for their content: what a browser has of them is right for ever.
LASTING = {"Cache-Control": "max-age=31536000, public, immutable", "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}


def file(place: Path, name: str, headers: Mapping[str, str]) -> Response:
    """A file of such a folder, as the browser likes it; 404 where there is none of that name.

    Held in memory and sent at once: when a hall's phones come together, a thread and an open file for each is most of what they cost.
    """
    if name not in _names(place):
        return Response(status_code=404)
    coding = next((coding for coding in (_liked(headers), "") if name + SUFFIXES[coding] in _names(place)), "")
    sent = {**LASTING, **({"Content-Encoding": coding} if coding else {})}
    return Response(_content(place / (name + SUFFIXES[coding])), media_type=_kind(name), headers=sent)


def _kind(name: str) -> str | None:
    """Systems, and Streamlit, call scripts by an older name."""
    return "text/javascript" if name.endswith(".js") else mimetypes.guess_type(name)[0]


@cache
def _names(place: Path) -> frozenset[str]:
    return frozenset(path.name for path in place.iterdir())


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()


def _liked(headers: Mapping[str, str]) -> str:
    """The coding to send; empty for none."""
    likes = {part.partition(";")[0].strip().lower() for part in headers.get("accept-encoding", "").split(",") if not REFUSED.search(part)}
    return next((name for name in ("br", "gzip") if name in likes), "")
