"""What must be true of a data folder whatever happened to it: looked at from outside, before anything is mended and after."""

import hashlib
import tomllib
from pathlib import Path

import duckdb
import pandas as pd

from insteg.collect.own import lessons, shelf
from insteg.collect.snapshot import downloads
from insteg.reference import catalogue
from insteg.store import folders, snapshots

# Every kind of figure that a small snapshot holds; a lost table would be 0.
COUNTS = (
    "select (select count(*) from observation), (select count(*) from regional_observation), (select count(*) from project_listing), "
    "(select count(*) from lesson where seminar != ''), (select count(*) from project where project_id like 'P-%'), "
    "(select count(*) from outcome where outcome_id like 'EGEN-%'), (select count(*) from evidence where evidence_id like 'F-%')"
)


def counts() -> tuple[int, ...]:
    """How many rows of each kind readers get now."""
    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        row = connection.execute(COUNTS).fetchone()
    assert row is not None
    return tuple(row)


def found(name: str, is_done: bool, least: tuple[int, ...]) -> list[str]:
    """What is lost, a sentence each. is_done: whether the command ended well, so that nothing may be left unfinished either."""
    return [*_snapshot(least), *_downloads(), *_own(name, is_done), *(_rubbish() if is_done else [])]


def _snapshot(least: tuple[int, ...]) -> list[str]:
    if trouble := snapshots.trouble():
        return [trouble]
    now = counts()
    return [] if all(one >= other for one, other in zip(now, least, strict=True)) else [f"the snapshot holds {now} rows, before {least}"]


def _downloads() -> list[str]:
    """The download that counts of each publisher is whole, and the snapshot is not older than it by being half pointed at."""
    return [
        f"{source}: {document.file} is not what origin.toml describes"
        for source, folder in downloads.current().items()
        for document in catalogue.documents(folder).values()
        if _checksum(folder / document.file) != document.sha256
    ]


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _own(name: str, is_done: bool) -> list[str]:
    found = []
    for store, column in ((shelf.PROJECTS, "project_id"), (shelf.OUTCOMES, "project_id"), (shelf.EVIDENCE, "evidence_id")):
        kind, path = store.command.removeprefix("import-"), store.folder / store.file
        ids = set(pd.read_csv(path, dtype=str)[column])
        found += _whole(kind, ids, is_done and name == f"import-{kind}")
        origin = tomllib.loads((path.parent / "origin.toml").read_text(encoding="utf-8"))["document"][0]["sha256"]
        if is_done and origin != _checksum(path):
            found.append(f"{kind}: the table is not the one that origin.toml describes")
    return found + _whole("lessons", set(lessons.stored()["text_sv"]), is_done and name == "import-lessons")


def _whole(kind: str, held: set[str], is_new: bool) -> list[str]:
    """The first row is never lost; the one that is imported is there when the import is done."""
    count = len(held)
    return [] if count >= 2 or (count == 1 and not is_new) else [f"{kind} holds {sorted(held)}"]


def _rubbish() -> list[str]:
    patterns = ("snapshots/*.building*", "snapshots/*.ready", "snapshots/.*.*", "live/*/*.part", "live/*/.current*", "raw/own_*/.*")
    left = [path.name for pattern in patterns for path in folders.data().glob(pattern) if path.name != ".gitkeep"]
    return [f"left behind: {', '.join(left)}"] if left else []
