"""Downloads on disk: a folder each, complete or not there; a pointer a publisher says which one counts."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

from insteg.collect import publishers
from insteg.collect.snapshot.mending import UNFINISHED
from insteg.reference import catalogue
from insteg.store import durable, folders, publishing, snapshots

POINTER = "current"
# Publisher -> the download that counts.
Folders = dict[str, Path]


def current() -> Folders:
    """The download that counts of every publisher that has one; where the pointer is damaged, the last one that is whole."""
    named = {pointer.parent.name: _counting(pointer) for pointer in sorted(folders.live().glob(f"*/{POINTER}"))}
    return {source: folder for source, folder in named.items() if folder}


def _counting(pointer: Path) -> Path | None:
    whole = {path.name: path for path in finished(pointer.parent)}
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    return whole.get(name) or next(reversed(whole.values()), None)


def finished(source: Path) -> list[Path]:
    """The finished downloads in a publisher's folder, by their names."""
    return sorted(path for path in source.iterdir() if (path / "origin.toml").is_file() and path.suffix != UNFINISHED)


def begin(source: str, stamp: str) -> Path:
    """An unfinished folder for a new download, holding a copy of the one that counts: unchanged parts need not be asked for."""
    unfinished = folders.live() / source / f"{stamp}{UNFINISHED}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    if earlier := current().get(source):
        shutil.copytree(earlier, unfinished)
    return unfinished


def finish(unfinished: Path) -> Path:
    """Give the folder its final name; from here on it is never changed."""
    for path in (*(path for path in unfinished.rglob("*") if path.is_file()), unfinished):
        durable.settle(path)
    return durable.move(unfinished, unfinished.with_suffix(""))


def point_at(counted: Folders) -> None:
    """Let these downloads count from now on."""
    for folder in counted.values():
        publishing.point(folder.parent / POINTER, folder.name)


def prune(keep: int) -> None:
    """Remove the oldest downloads and snapshots beyond `keep` of each; those that count always stay.

    The last snapshot of every month stays too: links to it are cited, and the page of what is new compares with it.
    """
    counting = set(current().values())
    for source in (folder for folder in folders.live().glob("*") if folder.is_dir()):
        for old in finished(source)[:-keep]:
            if old not in counting:
                shutil.rmtree(old)
    # By the order of building: a clock that was wrong for a while must not make the new ones old.
    kept = snapshots.kept()
    last_of_month = {path.name[: len("insteg-YYYYMM")]: path for path in kept}
    for old in kept[:-keep]:
        if old not in (snapshots.current(), snapshots.published(), *last_of_month.values()):
            old.unlink()


def stand_ins(counted: Folders) -> list[str]:
    """The publishers whose download came from another address than their own: a stub, or a mirror that nobody vouches for."""
    return sorted(source for source, folder in counted.items() if not _hosts(folder) <= _own_hosts(source))


def _hosts(folder: Path) -> set[str]:
    """Where the files of a download came from; a file handed in by hand came from no host."""
    addresses = (document.address for document in catalogue.documents(folder).values())
    return {host for address in addresses if (host := urlsplit(address).netloc)}


def _own_hosts(source: str) -> set[str]:
    publisher = publishers.CONNECTORS[source]
    return {urlsplit(getattr(publisher, name, "")).netloc for name in ("BASE", "HISTORY", "HOME")} - {""}
