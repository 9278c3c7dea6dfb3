"""Has the reader the answer already? The tag and the day of an answer, and whether a copy is still right."""

import hashlib
from datetime import UTC, date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from fastapi import Request

import insteg
from insteg.store import remembered, snapshots

# A refresh is seen within five minutes; until then nobody needs to ask again.
KEPT = "public, max-age=300"


def heads(request: Request, kind: str, *more: str, is_of_today: bool = False) -> dict[str, str]:
    """Tag, day and keeping time of the answer in this format. more: whatever else it is made of; is_of_today: another one tomorrow."""
    begun = datetime.combine(date.today(), time.min).astimezone(UTC) if is_of_today else None
    moment = max(since(), begun) if begun else since()
    tag = _tag(request, kind, *more, str(begun or ""))
    return {"ETag": tag, "Cache-Control": KEPT, "Last-Modified": format_datetime(moment, usegmt=True)}


def _tag(request: Request, kind: str, *more: str) -> str:
    """From the snapshot, our own version and the question: the same question of the same figures has the same answer."""
    asked = " ".join([snapshots.in_view().name, _version(), kind, *more, f"{request.url.path}?{request.url.query}"])
    # Weak, since a proxy may compress the answer on its way.
    return f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:24]}"'


# Read from the package's own files: as slow as a small question.
_version = cache(lambda: version("insteg"))


def since() -> datetime:
    """When the figures in view were put in, or this version came here: a newer one may answer otherwise from the same figures."""
    return max(_built(snapshots.in_view()), _installed())


# A snapshot never changes.
@lru_cache(maxsize=4)
def _built(_snapshot: Path) -> datetime:
    built: datetime = remembered.ask("snapshot")["built_at"].iloc[0].tz_localize("UTC").to_pydatetime()
    return built


@cache
def _installed() -> datetime:
    return datetime.fromtimestamp(Path(insteg.__file__).stat().st_mtime, UTC)


def is_held(request: Request, headers: dict[str, str]) -> bool:
    """Whether the reader's copy is still right: by its tag, whoever made it weak or strong on the way, else by its day."""
    if tags := request.headers.get("if-none-match"):
        held = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        return "*" in held or headers["ETag"].removeprefix("W/") in held
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
        return parsedate_to_datetime(headers["Last-Modified"]) <= since
    # No day, or one that HTTP does not know: the whole answer is always right.
    except (TypeError, ValueError, OverflowError):
        return False
