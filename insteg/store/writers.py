"""One writer at a time: builds, refreshes, imports and going back take the same lock, which dies with its process."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from insteg.store import folders

LOCK = ".writer.lock"
# Who holds the lock, for those who wait. It says nothing once the lock is free.
HOLDER = ".writer"
# Seconds. A build takes a few; only a refresh that asks slow publishers holds the lock for longer.
PATIENCE = 120.0


class WriterBusy(RuntimeError):
    """Another command is writing; the message says which, and what to do."""


@contextmanager
def alone(work: str, tell: Callable[[str], None] = print, patience: float | None = None) -> Iterator[None]:
    """Be the only writer until the block ends. A block inside another of the same thread goes straight on.

    work: what others are told of ("a refresh"). Raises WriterBusy when the other writer is not done within `patience` seconds (PATIENCE when not given).
    """
    folders.data().mkdir(parents=True, exist_ok=True)
    # One lock object a path makes it re-entrant; a lock that would outlive its process is refused.
    lock = FileLock(folders.data() / LOCK, is_singleton=True, fallback_to_soft=False, preserve_lock_file=True)
    is_outermost = not lock.is_locked
    _wait(lock, tell, PATIENCE if patience is None else patience)
    try:
        if is_outermost:
            _sign(work)
        yield
    finally:
        lock.release()


def _wait(lock: FileLock, tell: Callable[[str], None], patience: float) -> None:
    try:
        lock.acquire(timeout=0)
        return
    except Timeout:
        tell(f"{_holder()} Waiting until it is done.")
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise WriterBusy(f"{_holder()} Nothing has been changed; run the command again when it is done.") from error


def _sign(work: str) -> None:
    # Only a courtesy to those who wait: a full disk must not stop the work for it.
    with suppress(OSError):
        text = f"{work} (process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC)"
        _signature().write_text(text, encoding="utf-8")


def _holder() -> str:
    try:
        said = _signature().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        said = ""
    return f"Another command is writing: {said or 'one that does not say what it is'}."


def _signature() -> Path:
    return folders.data() / HOLDER
