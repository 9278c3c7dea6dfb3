"""Answers and files sent compressed: each file once, into a folder named for its content; each answer as it is made."""

import gzip
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import brotli
from servestatic.compress import Compressor
from starlette.requests import Request
from starlette.responses import Response

from insteg import places

# Level 9 takes three seconds for all of Streamlit, level 11 a minute, for files a tenth smaller.
BROTLI_LEVEL = 9
# An answer is made while somebody waits: level 5 is ten times as fast and a few percent larger.
ANSWER_LEVEL = 5


class _QuickCompressor(Compressor):
    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return brotli.compress(data, quality=BROTLI_LEVEL)


def folder(name: str, fill: Callable[[Path], object]) -> Path:
    """The folder of static files with their .br and .gz twins; filled by `fill` the first time its name is asked for."""
    finished = places.cache() / name
    if finished.exists():
        return finished
    # Named for the process: two servers may start for the first time at the same moment.
    unfinished = finished.with_suffix(f".{os.getpid()}.unfinished")
    fill(unfinished)
    compressor = _QuickCompressor(quiet=True)
    for path in [path for path in unfinished.rglob("*") if path.is_file() and compressor.should_compress(path.name)]:
        compressor.compress(path)
    try:
        unfinished.rename(finished)
    except OSError:  # another process was first; its folder is as good
        shutil.rmtree(unfinished)
    return finished


def answer(request: Request, body: str, headers: dict[str, str]) -> Response:
    """An HTML answer, compressed as the browser likes it. Never kept: the next one is made of the figures of that moment."""
    plain, accepted = body.encode(), request.headers.get("accept-encoding", "")
    encoding = next((name for name in ("br", "gzip") if name in accepted), "")
    pack = {"br": lambda: brotli.compress(plain, quality=ANSWER_LEVEL), "gzip": lambda: gzip.compress(plain, ANSWER_LEVEL)}
    sent = pack[encoding]() if encoding else plain
    fixed = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding", **({"Content-Encoding": encoding} if encoding else {})}
    return Response(sent, media_type="text/html", headers={**fixed, **headers})
