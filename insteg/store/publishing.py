"""Put a finished snapshot in place, and go back to the one before. Call it as the only writer (writers.alone)."""

from pathlib import Path

from insteg.store import durable, folders, snapshots, sound

# Names the snapshot that someone went back to; as long as it is the current one, serving does not rebuild over it.
PIN = "pinned"
# The ending of a checked snapshot that is not published yet.
READY = ".ready"


def next_place() -> int:
    """The number of the snapshot that is built next: one more than any that is here."""
    return max((snapshots.place_of(path)[0] for path in folders.snapshots().glob("insteg-*")), default=0) + 1


def publish(path: Path) -> Path:
    """Make `path` the current snapshot in one step: readers see the old one or the new one, never half."""
    # Only a published snapshot has the ending .duckdb: nobody can go back to one that never was.
    finished = durable.move(path, path.with_suffix(".duckdb")) if path.suffix == READY else path
    point(folders.snapshots() / snapshots.POINTER, finished.name)
    (folders.snapshots() / PIN).unlink(missing_ok=True)
    return finished


def point(pointer: Path, name: str) -> None:
    """Write `name` into the file `pointer`; a folder that lies in its place is put aside."""
    if pointer.is_dir() and not pointer.is_symlink():
        pointer.rename(pointer.with_name(f"{pointer.name}.was-a-folder"))
    durable.put(pointer, name.encode("utf-8"))


def is_pinned() -> bool:
    """True while someone has gone back to the published snapshot, and it is whole."""
    try:
        named = (folders.snapshots() / PIN).read_text(encoding="utf-8").strip()
        return named == snapshots.published().name and not sound.fault(snapshots.published())
    except (OSError, UnicodeDecodeError):
        return False


def go_back() -> Path:
    """Publish the whole snapshot built before the current one and stay there until the next build or refresh.

    Raises SnapshotMissing when no older one is kept.
    """
    now = snapshots.current()
    older = [path for path in snapshots.before(now) if not sound.fault(path)]
    if not older:
        raise snapshots.SnapshotMissing(f"{now.name} is the oldest snapshot kept: there is none to go back to.")
    publish(older[0])
    point(folders.snapshots() / PIN, older[0].name)
    return older[0]
