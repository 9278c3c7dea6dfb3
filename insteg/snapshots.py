"""Which snapshot is the current one. Writers publish it, readers open it; both agree only on this file."""

import os
from pathlib import Path

from insteg import places

POINTER = "current"
# Names the snapshot that someone went back to; as long as it is the current one, serving does not rebuild over it.
PIN = "pinned"
# The ending of a checked snapshot that is not published yet.
READY = ".ready"


class SnapshotMissing(FileNotFoundError):
    """No snapshot has been built yet."""


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
