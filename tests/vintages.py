"""A data folder of one's own that holds the tests' snapshot and an earlier one with known differences."""

import itertools
import shutil
from pathlib import Path

import duckdb
import pytest

from insteg.store import folders, snapshots, sound

NUMBERS = itertools.count(1)
REVISED = "indicator = 'neet_16_24' and area_code = '2281' and period = '2023' and sex = 'total'"
SETTLED = "indicator = 'neet_16_24' and area_code = '2283' and period = '2024' and sex = 'total'"
NEW = "indicator = 'neet_16_24' and area_code = '2282' and period = '2024' and sex = 'total'"
GONE = "indicator = 'merit_value_year_9' and area_code = '2280' and value is not null and sex = 'total'"


def folder_with(snapshot: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with links to what is written by hand and a copy of the snapshot, in use from now on."""
    for name in ("catalogue", "words", "raw"):
        (folder / name).symlink_to((folders.data() / name).resolve())
    (folder / "snapshots").mkdir()
    shutil.copy(snapshot, folder / "snapshots")
    (folder / "snapshots" / snapshots.POINTER).write_text(snapshot.name, encoding="utf-8")
    monkeypatch.setenv("INSTEG_DATA", str(folder))
    return folder


def add_earlier(folder: Path, *statements: str, day: str = "20261101") -> str:
    """An earlier snapshot, the current one changed by some SQL; returns what links call it. No two are ever called the same."""
    stand = f"{day}T060000-{next(NUMBERS):012x}"
    path = folder / "snapshots" / f"insteg-{stand}.duckdb"
    shutil.copy(snapshots.current(), path)
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        sound.record(connection)
    return stand


def changed(folder: Path) -> str:
    """An earlier snapshot against which one figure is revised, one new, one settled, and one gone in the current one."""
    gone = f"(select period from observation where {GONE} order by period limit 1)"
    return add_earlier(
        folder,
        f"update observation set value = value + 1 where {REVISED}",
        f"update observation set status = 'provisional' where {SETTLED}",
        f"delete from observation where {NEW}",
        f"insert into observation by name select * replace ('2001' as period) from observation where {GONE} and period = {gone}",
    )
