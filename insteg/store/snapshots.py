"""Which snapshot is the current one, and which are kept. Writers publish them (publishing), readers open them."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from insteg.store import folders, sound

P = ParamSpec("P")
T = TypeVar("T")
POINTER = "current"
# The moment is what the clock said; the number after it is how many were built before, and alone says which is the later one.
NAMED = re.compile(r"^insteg-(?P<stand>(?P<moment>\d{8}T\d{6})-[0-9a-f]{12})(\.(?P<place>\d+))?\.duckdb$")


REBUILD = "Build again: python -m insteg build"


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


def of_one(make: Callable[P, T]) -> Callable[P, T]:
    """Let all of what `make` makes come from one snapshot, looked for once: a show, a document. Inside another hold, that one's."""

    @wraps(make)
    def made(*arguments: P.args, **named: P.kwargs) -> T:
        with ExitStack() as stack:
            if _held.get() is None:
                with suppress(SnapshotMissing):  # who asks says so in its own words
                    stack.enter_context(held())
            return make(*arguments, **named)

    return made


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
    """The kept snapshot that a link calls `stand`. Raises SnapshotMissing when it is not there whole; the text never becomes a path."""
    for path in kept():
        if stand_of(path) == stand and stand and not sound.fault(path):
            return path
    raise SnapshotMissing(f"The snapshot {stand[:40]!r} is not kept.")


def place_of(path: Path) -> tuple[int, str]:
    """Where a snapshot stands in the order of building, whatever the clock said; those from before there were numbers come first."""
    found = re.search(r"\.(\d+)\.\w+$", path.name)
    return (int(found[1]) if found else 0, path.name)


def before(path: Path) -> list[Path]:
    """The kept snapshots built before `path`, newest first."""
    return [one for one in reversed(kept()) if place_of(one) < place_of(path) and stand_of(one)]


def kept() -> list[Path]:
    """Every finished snapshot, in the order in which they were built."""
    return sorted(folders.snapshots().glob("insteg-*.duckdb"), key=place_of)


def published() -> Path:
    """The file that the pointer names, whole or not.

    Raises SnapshotMissing, with the command that mends it, when nothing is published or the pointer can't be followed.
    """
    pointer = folders.snapshots() / POINTER
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise SnapshotMissing(f"{pointer} is missing. Build the snapshot first: python -m insteg build") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SnapshotMissing(f"{pointer} is no text file with the name of a snapshot. {REBUILD}") from error
    if not re.fullmatch(r"insteg-[\w.-]+\.duckdb", name):
        raise SnapshotMissing(f"{pointer} holds {name[:60]!r}, which is no name of a snapshot. {REBUILD}")
    path = folders.snapshots() / name
    if not path.is_file():
        raise SnapshotMissing(f"{pointer} names {path.name}, which is not there. {REBUILD}")
    return path


def current() -> Path:
    """The snapshot that readers get: the published one, or the last whole one before it where that can't be read.

    Raises SnapshotMissing, with the command that mends it, when there is none.
    """
    return _answering()[0]


def trouble() -> str:
    """Why readers don't get the published snapshot; empty when they do. Raises SnapshotMissing when there is none at all."""
    return _answering()[1]


def _answering() -> tuple[Path, str]:
    try:
        path = published()
        if not (fault := sound.fault(path)):
            return path, ""
        candidates, why = before(path), SnapshotMissing(f"{path.name} can't be read: {fault} {REBUILD}")
    except SnapshotMissing as error:
        # A pointer that is simply not there is a snapshot not built yet; one that leads astray is trouble.
        candidates, why = [*reversed(kept())], error
    for path in candidates:
        if stand_of(path) and not sound.fault(path):
            return path, str(why)
    raise why
