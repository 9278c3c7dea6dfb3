"""The whole data folder in one file, and back: snapshots, downloads, what people brought, the rooms' store.

A plain tar.gz with a list of checksums in it, so that it can be read and checked without Insteg. Rooms in PostgreSQL are that
database's own to save (docs/operating.md).
"""

import gzip
import io
import os
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from insteg.store import checksums, folders
from insteg.store.writers import alone

# What a file that is no backup, or half of one, makes the libraries say. FileNotFoundError: it holds no list of checksums.
DAMAGED = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, UnicodeDecodeError, FileNotFoundError)


class BadBackup(RuntimeError):
    """The file is no whole backup, or there is something where it would be put; the message says which and what to do."""


def save(to: Path) -> int:
    """Write everything to `to`, in one step; returns how many files. Raises WriterBusy, BadBackup and OSError
    (of a file in the data folder)."""
    _refuse_place(to)
    unfinished = to.with_name(f".{to.name}.{os.getpid()}.unfinished")
    try:
        with alone("insteg backup"), tarfile.open(unfinished, "w:gz", compresslevel=6) as packed:
            sums = dict(_pack(packed))
            _add_text(packed, checksums.NAME, checksums.text(sums))
        unfinished.rename(to)
    except OSError as error:
        if error.filename is not None and str(error.filename) != str(unfinished):
            raise
        # Nobody asked for the half one, and it is gone by now: it is the whole one that could not be written.
        raise BadBackup(
            f"{to} can't be written: {error.strerror}. Make room and mend its rights, or name a file in another folder."
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()
    return len(sums)


def _refuse_place(to: Path) -> None:
    """Raises BadBackup for a place where no backup may be, before anything is read."""
    if to.resolve().is_relative_to(folders.data().resolve()):
        raise BadBackup(
            f"{to} lies in the data folder, so that every backup would hold those before it. Name a file outside {folders.data()}."
        )
    if to.is_dir():
        raise BadBackup(f"{to} is a folder. Name a file in it.")
    if to.exists():
        raise BadBackup(f"{to} is there already. Name another file: a backup is never written over.")
    if not to.parent.is_dir():
        raise BadBackup(f"There is no folder {to.parent}. Make it, or name a file in another one.")


def bring_back(source: Path) -> int:
    """Put a backup into the data folder, which must hold nothing yet; returns how many files. All of it or nothing. Raises BadBackup
    and OSError."""
    place = folders.data()
    if place.exists() and any(_kept(place)):
        raise BadBackup(f"{place} holds files. Name an empty folder with INSTEG_DATA, or move what is there away first.")
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".insteg-restore-") as beside:
        made = Path(beside) / "data"
        count = _unpack(source, made)
        shutil.rmtree(place, ignore_errors=True)
        made.rename(place)
    return count


def _kept(place: Path) -> Iterator[Path]:
    """What is kept: no locks, no half-written files, no journal of a database that is saved whole."""
    for path in sorted(place.rglob("*")):
        parts = path.relative_to(place).parts
        is_passing = any(part.startswith(".") for part in parts) or path.name.endswith(("-wal", "-shm", ".unfinished"))
        if path.is_file() and not path.is_symlink() and not is_passing:
            yield path


def _pack(packed: tarfile.TarFile) -> Iterator[tuple[str, str]]:
    """Add every file; yields its name and checksum."""
    place = folders.data()
    with tempfile.TemporaryDirectory() as beside:
        for path in _kept(place):
            name = path.relative_to(place).as_posix()
            whole = _copied(path, Path(beside)) if path.suffix == ".sqlite" else path
            yield name, checksums.digest(whole)
            packed.add(whole, name)


def _copied(database: Path, beside: Path) -> Path:
    """A database that is written to meanwhile, as it is at one moment."""
    copy = beside / database.name
    try:
        with closing(sqlite3.connect(database)) as here, closing(sqlite3.connect(copy)) as there:
            here.backup(there)
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"{database} can't be read ({error}). Move it out of the data folder, and save again.") from error
    return copy


def _add_text(packed: tarfile.TarFile, name: str, text: str) -> None:
    content = text.encode()
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    packed.addfile(entry, io.BytesIO(content))


def _unpack(source: Path, to: Path) -> int:
    if not source.exists():
        raise BadBackup(f"There is no file {source}.")
    try:
        with tarfile.open(source, "r:gz") as packed:
            packed.extractall(to, filter="data")
        listed = (to / checksums.NAME).read_text(encoding="utf-8").splitlines()
    except DAMAGED as error:
        raise BadBackup(f"{source} is no whole backup ({error}). Take another one; nothing has been changed.") from error
    (to / checksums.NAME).unlink()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in listed)}
    found = {path.relative_to(to).as_posix(): checksums.digest(path) for path in to.rglob("*") if path.is_file()}
    if found != sums:
        wrong = sorted(name for name in {*found, *sums} if found.get(name) != sums.get(name))
        raise BadBackup(f"{source} is damaged at {', '.join(wrong[:3])}. Take another one; nothing has been changed.")
    return len(sums)
