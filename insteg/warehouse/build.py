"""Build a snapshot beside the old one, check it, and put it in place in one step."""

import hashlib
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from insteg import places, snapshots, sql
from insteg.catalogue import COUNTY, CatalogueError
from insteg.sources._table import SourceError
from insteg.warehouse import checks, frames, live

Tell = Callable[[str], None]
PARAMETERS = {"county": COUNTY}


class BuildFailed(RuntimeError):
    """The build stopped; the message says what is wrong and where. The old snapshot is untouched."""


def fingerprint(folders: live.Folders | None = None) -> str:
    """A hash of everything the snapshot is made from: figures, catalogue, SQL."""
    digest = hashlib.sha256()
    for folder in (places.raw(), places.catalogue(), places.QUERIES / "build", places.QUERIES / "checks"):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(path.name.encode() + path.read_bytes())
    for folder in (live.current() if folders is None else folders).values():
        # origin.toml holds the checksum of every file beside it.
        digest.update(folder.name.encode() + (folder / "origin.toml").read_bytes())
    return digest.hexdigest()[:12]


def is_up_to_date() -> bool:
    """True when the current snapshot was built from exactly what lies in the folders now."""
    try:
        return snapshots.is_pinned() or fingerprint() in snapshots.current().name
    except snapshots.SnapshotMissing:
        return False


def build(tell: Tell = print) -> Path:
    """Build and publish a snapshot; returns its path.

    Raises BuildFailed, naming file and row, when a figure or the catalogue breaks a contract.
    """
    finished = snapshots.publish(make(live.current(), tell))
    tell(f"Published {finished.name}")
    return finished


def make(folders: live.Folders, tell: Tell = print) -> Path:
    """Build and check a snapshot from the transcribed figures and the downloads in `folders`, ready to be published."""
    places.snapshots().mkdir(parents=True, exist_ok=True)
    moment = datetime.now(UTC)
    finished = places.snapshots() / f"insteg-{moment:%Y%m%dT%H%M%S}-{fingerprint(folders)}{snapshots.READY}"
    # Named for the process: two builds at the same moment must not write into one file.
    unfinished = finished.with_suffix(f".{os.getpid()}.building")
    try:
        _write(unfinished, moment, folders, tell)
        unfinished.replace(finished)
    finally:
        for leftover in (unfinished, Path(f"{unfinished}.wal")):
            leftover.unlink(missing_ok=True)
    return finished


def _write(path: Path, moment: datetime, folders: live.Folders, tell: Tell) -> None:
    tell("Reading the published figures")
    try:
        tables = frames.collect(folders)
    except (SourceError, CatalogueError) as error:
        raise BuildFailed(f"{error} The old snapshot is untouched.") from error
    # One thread and a bounded memory: a refresh runs beside the app, on a small machine, and has time.
    with duckdb.connect(str(path), config={"threads": 1, "memory_limit": "256MB"}) as connection:
        for name, frame in tables.items():
            connection.register(name, frame)
        _make_tables(connection, tell)
        _describe(connection, moment, fingerprint(folders))
        tell("Checking the contracts")
        if broken := checks.findings(connection):
            raise BuildFailed("\n".join([*broken, "The old snapshot is untouched."]))


def _make_tables(connection: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    for path in sorted((places.QUERIES / "build").glob("*.sql")):
        step = sql.read(path)
        tell(step.what)
        for statement in duckdb.extract_statements(step.sql):
            connection.execute(statement, {name: PARAMETERS[name] for name in statement.named_parameters})


def _describe(connection: duckdb.DuckDBPyConnection, moment: datetime, made_from: str) -> None:
    facts = pd.DataFrame([{"built_at": moment.replace(tzinfo=None, microsecond=0), "fingerprint": made_from}])
    connection.register("facts", facts)
    connection.execute("create table snapshot as select built_at, fingerprint from facts")
