"""Downloads on disk: a folder each, complete or not there; a pointer a publisher says which one counts."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

from insteg import catalogue, places, snapshots, sources

POINTER = "current"
UNFINISHED = ".part"
# Publisher -> the download that counts.
Folders = dict[str, Path]


def current() -> Folders:
    """The download that counts of every publisher that has one."""
    pointers = sorted(places.live().glob(f"*/{POINTER}"))
    named = {pointer.parent.name: pointer.parent / pointer.read_text(encoding="utf-8").strip() for pointer in pointers}
    return {source: folder for source, folder in named.items() if (folder / "origin.toml").exists()}


def begin(source: str, stamp: str) -> Path:
    """An unfinished folder for a new download, holding a copy of the one that counts: unchanged parts need not be asked for."""
    unfinished = places.live() / source / f"{stamp}{UNFINISHED}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    if earlier := current().get(source):
        shutil.copytree(earlier, unfinished)
    return unfinished


def finish(unfinished: Path) -> Path:
    """Give the folder its final name; from here on it is never changed."""
    return unfinished.rename(unfinished.with_suffix(""))


def point_at(folders: Folders) -> None:
    """Let these downloads count from now on."""
    for folder in folders.values():
        snapshots.point(folder.parent / POINTER, folder.name)


def sweep() -> None:
    """Remove what an interrupted refresh left."""
    for leftover in places.live().glob(f"*/*{UNFINISHED}"):
        shutil.rmtree(leftover, ignore_errors=True)
    for leftover in [
        *places.live().glob("*/.current.*"),
        *places.snapshots().glob(".current.*"),
        *places.snapshots().glob("*.building*"),
        *places.snapshots().glob(f"*{snapshots.READY}"),
    ]:
        leftover.unlink(missing_ok=True)


def prune(keep: int) -> None:
    """Remove the oldest downloads and snapshots beyond `keep` of each; those that count always stay.

    The last snapshot of every month stays too: links to it are cited, and the page of what is new compares with it.
    """
    counting = set(current().values())
    for source in (folder for folder in places.live().glob("*") if folder.is_dir()):
        downloads = sorted(path for path in source.iterdir() if path.is_dir() and path.suffix != UNFINISHED)
        for old in downloads[:-keep]:
            if old not in counting:
                shutil.rmtree(old)
    last_of_month = {path.name[: len("insteg-YYYYMM")]: path for path in snapshots.kept()}
    for old in snapshots.kept()[:-keep]:
        if old != snapshots.current() and old not in last_of_month.values():
            old.unlink()


def stand_ins(folders: Folders) -> list[str]:
    """The publishers whose download came from another address than their own: a stub, or a mirror that nobody vouches for."""
    return sorted(source for source, folder in folders.items() if not _hosts(folder) <= _own_hosts(source))


def _hosts(folder: Path) -> set[str]:
    """Where the files of a download came from; a file handed in by hand came from no host."""
    addresses = (document.address for document in catalogue.documents(folder).values())
    return {urlsplit(address).netloc for address in addresses if address.startswith(("http://", "https://"))}


def _own_hosts(source: str) -> set[str]:
    publisher = sources.CONNECTORS[source]
    return {urlsplit(getattr(publisher, name, "")).netloc for name in ("BASE", "HISTORY", "HOME")} - {""}
