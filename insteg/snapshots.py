"""Which snapshot is the current one. Writers publish it, readers open it; both agree only on this file."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from insteg import places

POINTER = "current"
# Names the snapshot that someone went back to; as long as it is the current one, serving does not rebuild over it.
PIN = "pinned"
# The ending of a checked snapshot that is not published yet.
READY = ".ready"


NAMED = re.compile(r"^insteg-(?P<stand>(?P<moment>\d{8}T\d{6})-[0-9a-f]{12})\.duckdb$")


class SnapshotMissing(FileNotFoundError):
    """No snapshot has been built yet."""


class SnapshotTooOld(RuntimeError):
    """The snapshot was built by an older version and cannot answer a question of this one."""


@dataclass(frozen=True)
class Held:
    """The snapshot that one run reads from beginning to end. `is_frozen`: a link asked for just this one."""

    path: Path
    is_frozen: bool


# A run holds on to one snapshot. The variable belongs to the run's own thread or task: no other reader sees it.
_held: ContextVar[Held | None] = ContextVar("held", default=None)


@contextmanager
def held(stand: str = "") -> Iterator[Held]:
    """Read one snapshot until the block ends, whatever is published meanwhile: the current one, or the one named by `stand`.

    Raises SnapshotMissing when that one is not kept (any more).
    """
    token = _held.set(Held(named(stand), True) if stand else Held(current(), False))
    try:
        found = _held.get()
        assert found is not None
        yield found
    finally:
        _held.reset(token)


def in_view() -> Path:
    """The snapshot that questions go to: the held one, otherwise the current one."""
    found = _held.get()
    return found.path if found else current()


def is_frozen() -> bool:
    """Whether a link froze this run on one snapshot: its own links then lead to the same one."""
    found = _held.get()
    return found is not None and found.is_frozen


def stand_of(path: Path) -> str:
    """What a snapshot is called in links: when it was built and from what, 20261124T163749-91ba4fbd261c; empty for a stray file."""
    found = NAMED.match(path.name)
    return found["stand"] if found else ""


def moment_of(path: Path) -> datetime:
    """When a snapshot was built (UTC), read from its name."""
    found = NAMED.match(path.name)
    if found is None:
        raise SnapshotMissing(f"{path.name} is no name of a snapshot. Remove the file.")
    return datetime.strptime(found["moment"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def named(stand: str) -> Path:
    """The kept snapshot that a link calls `stand`. Raises SnapshotMissing when it is not there; the text never becomes a path."""
    for path in kept():
        if stand_of(path) == stand and stand:
            return path
    raise SnapshotMissing(f"The snapshot {stand[:40]!r} is not kept.")


def before(path: Path) -> list[Path]:
    """The kept snapshots older than `path`, newest first."""
    return [one for one in reversed(kept()) if one.name < path.name and stand_of(one)]


def current() -> Path:
    """Path of the published DuckDB file.

    Raises SnapshotMissing, with the command that mends it, when nothing is published.
    """
    pointer = places.snapshots() / POINTER
    if not pointer.exists():
        raise SnapshotMissing(f"{pointer} is missing. Build the snapshot first: python -m insteg build")
    path = places.snapshots() / pointer.read_text(encoding="utf-8").strip()
    if not path.exists():
        raise SnapshotMissing(f"{pointer} names {path.name}, which is not there. Build again: python -m insteg build")
    return path


def publish(path: Path) -> Path:
    """Make `path` the current snapshot in one atomic step: readers see the old one or the new one, never half."""
    # Only a published snapshot has the ending .duckdb: nobody can go back to one that never was.
    finished = path.rename(path.with_suffix(".duckdb")) if path.suffix == READY else path
    point(places.snapshots() / POINTER, finished.name)
    (places.snapshots() / PIN).unlink(missing_ok=True)
    return finished


def point(pointer: Path, name: str) -> None:
    """Write `name` into the file `pointer` so that a reader, or a crash, never finds it half written."""
    temporary = pointer.with_name(f".{pointer.name}.{os.getpid()}")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(pointer)


def kept() -> list[Path]:
    """Every finished snapshot, oldest first."""
    return sorted(places.snapshots().glob("insteg-*.duckdb"))


def is_pinned() -> bool:
    """True while someone has gone back to the current snapshot."""
    pin = places.snapshots() / PIN
    return pin.exists() and pin.read_text(encoding="utf-8").strip() == current().name


def go_back() -> Path:
    """Publish the snapshot before the current one and stay there until the next build or refresh.

    Raises SnapshotMissing when no older one is kept.
    """
    now = current()
    older = [path for path in kept() if path.name < now.name]
    if not older:
        raise SnapshotMissing(f"{now.name} is the oldest snapshot kept: there is none to go back to.")
    publish(older[-1])
    point(places.snapshots() / PIN, older[-1].name)
    return older[-1]
