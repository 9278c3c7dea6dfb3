"""Files that are made once and kept beside other files that can be made again: whoever asks finds all of a folder or makes it."""

import os
import shutil
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from insteg.store import folders

KEPT_SECONDS = 7 * 24 * 3600
# One a kind: who waits for the large one does not hold up those who want the small one.
_one: defaultdict[str, Lock] = defaultdict(Lock)


def folder(kind: str, name: str, fill: Callable[[Path], object]) -> Path:
    """The folder of this kind and name in the cache; filled by `fill` the first time, in one step, whichever process is first.

    Folders of its kind that were made long ago go: whoever still asks for one has it made again.
    """
    place = folders.cache() / f"{kind}{name}"
    with _one[kind]:
        if not place.exists():
            _make(place, fill)
            _forget_others(kind, place)
    return place


def lasting(name: str, fill: Callable[[Path], object]) -> Path:
    """The same for what a server of another version may be sending from at this moment: nothing beside it is taken away."""
    place = folders.cache() / name
    with _one[name]:
        if not place.exists():
            _make(place, fill)
    return place


def _make(place: Path, fill: Callable[[Path], object]) -> None:
    # Named for the process: two servers may start for the first time at the same moment.
    unfinished = place.with_name(f"{place.name}.{os.getpid()}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    try:
        fill(unfinished)
        unfinished.rename(place)
    except OSError:  # another process was first; its folder is as good
        if not place.exists():
            raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _forget_others(kind: str, place: Path) -> None:
    """The folders of snapshots asked long ago go; whoever still asks one of them has it made again."""
    for other in folders.cache().glob(f"{kind}*"):
        if other != place and time.time() - other.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(other, ignore_errors=True)
