"""Everything in one file, at /snapshot.duckdb and /snapshot.zip: made once a snapshot, sent as it lies on the disk, in parts where a client asks."""

import base64
import hashlib
import re
from collections.abc import Callable
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI, Query, Request
from fastapi.responses import FileResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from insteg.files import archive, public_file
from insteg.reference import words
from insteg.store import snapshots
from insteg.web.api import answers, copies, problems

FILES: dict[str, tuple[Callable[[], Path], str]] = {
    "duckdb": (public_file.path, "application/vnd.duckdb"),
    "zip": (archive.path, "application/zip"),
}
RANGE = re.compile(r"bytes=(?:(?P<first>\d{1,15})-(?P<last>\d{0,15})|-\d{1,15})")
# Whoever comes while one is made waits without holding a thread that others need.
MADE_AT_A_TIME = 1


class SnapshotFileQuestion(BaseModel):
    """What may be asked of a whole file: in which language a fault is told."""

    model_config = ConfigDict(extra="forbid")

    lang: Annotated[Literal["sv", "en"], Field(description=words.load("en")("api.parameter.lang"))] = "sv"


def register(app: FastAPI) -> None:
    """Add both addresses."""
    limiter = CapacityLimiter(MADE_AT_A_TIME)
    for kind, (_, media_type) in FILES.items():
        app.add_api_route(
            f"/snapshot.{kind}",
            _reader(kind, limiter),
            response_class=Response,
            responses=_responses(media_type),
            operation_id=f"snapshot-{kind}",
            summary=words.load("en")(f"api.file.{kind}"),
            tags=["snapshot"],
        )


def _responses(media_type: str) -> dict[int | str, dict[str, Any]]:
    say, binary = words.load("en"), {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {
        200: {"content": binary, "description": say("api.answer.file")},
        206: {"content": binary, "description": say("api.answer.206")},
        304: {"description": say("api.answer.304")},
        416: {"description": say("api.answer.416")},
        **problems.described(),
    }


def _reader(kind: str, limiter: CapacityLimiter) -> Callable[..., Any]:
    async def read(request: Request, choices: Annotated[SnapshotFileQuestion, Query()]) -> Response:
        path, headers, name = await to_thread.run_sync(_found, kind, choices.lang, limiter=limiter)
        if copies.is_held(request, headers):
            return Response(status_code=304, headers=headers)
        _forget_odd_range(request)
        return FileResponse(path, headers=headers, media_type=FILES[kind][1], filename=name)

    return read


def _forget_odd_range(request: Request) -> None:
    """A part that can't be read, or many parts, are the whole file, as HTTP allows: parts that lie on each other would be sent many times."""
    found = RANGE.fullmatch(request.headers.get("range", "").strip())
    is_one = found is not None and (not found["last"] or int(found["first"]) <= int(found["last"]))
    if not is_one:
        request.scope["headers"] = [head for head in request.scope["headers"] if head[0] != b"range"]


@snapshots.of_one
def _found(kind: str, language: str) -> tuple[Path, dict[str, str], str]:
    """The file, what stands above it, and what it is called on a reader's disk."""
    path = FILES[kind][0]()
    digest = _digest(path, path.stat().st_mtime_ns)
    # By its content: two servers may have made it, and a part of the one must not be put to a part of the other.
    headers = {
        "ETag": f'"{digest.hex()[:32]}"',
        # As it is: Streamlit's server would compress it anew for each who asks, and a part of what is compressed fits no part of the file.
        "Content-Encoding": "identity",
        "Cache-Control": copies.KEPT,
        "Last-Modified": format_datetime(copies.since(), usegmt=True),
        "Repr-Digest": f"sha-256=:{base64.b64encode(digest).decode()}:",
        **answers.links(language),
    }
    return path, headers, _name(kind)


def _name(kind: str) -> str:
    """insteg-2026-11-24-91ba4fbd261c.zip: the day the figures were put in, and their fingerprint."""
    snapshot = snapshots.in_view()
    fingerprint = snapshots.stand_of(snapshot).rpartition("-")[2]
    return f"insteg-{snapshots.moment_of(snapshot):%Y-%m-%d}-{fingerprint}.{kind}"


@lru_cache(maxsize=8)
def _digest(path: Path, _changed: int) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
