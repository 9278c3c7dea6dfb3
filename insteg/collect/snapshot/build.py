"""Build a snapshot beside the old one, check it, and put it in place in one step."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from insteg.collect.long_table import SourceError
from insteg.collect.snapshot import checks, downloads, memory, mending
from insteg.reference.records import CatalogueError
from insteg.store import durable, folders, publishing, snapshots, sound, sql_files, writers

Tell = Callable[[str], None]
UNTOUCHED = "The old snapshot is untouched."


# Table -> the frame whose every row it holds.
WHOLE = {
    "area": "catalogue_area",
    "indicator": "catalogue_indicator",
    "source": "catalogue_source",
    "document": "catalogue_document",
    "break_in_series": "catalogue_break",
    "estimate": "catalogue_estimate",
    "regional_observation": "raw_regional",
    "project_listing": "raw_listing",
    "project": "raw_project",
    "project_fact": "raw_project_fact",
    "project_partner": "raw_project_partner",
    "outcome": "raw_outcome",
    "evidence": "raw_evidence",
    "lesson": "catalogue_lesson",
}


class BuildFailed(RuntimeError):
    """The build stopped; the message says what is wrong and where. The old snapshot is untouched."""


class NotWritten(BuildFailed):
    """The disk did not take the snapshot, whatever the figures are: trying with fewer of them is no use."""


def fingerprint(counted: downloads.Folders | None = None) -> str:
    """A hash of everything the snapshot is made from: figures, catalogue, SQL."""
    digest = hashlib.sha256()
    for folder in (*folders.every_raw(), folders.catalogue(), folders.QUERIES / "build", folders.QUERIES / "checks"):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(path.name.encode() + path.read_bytes())
    for folder in (downloads.current() if counted is None else counted).values():
        # origin.toml holds the checksum of every file beside it.
        digest.update(folder.name.encode() + (folder / "origin.toml").read_bytes())
    return digest.hexdigest()[:12]


def is_up_to_date() -> bool:
    """True when the published snapshot is whole and was built from exactly what lies in the folders now, or was gone back to."""
    try:
        published = snapshots.published()
    except snapshots.SnapshotMissing:
        return False
    return not sound.fault(published) and (publishing.is_pinned() or fingerprint() in published.name)


def build(tell: Tell = print, if_needed: bool = False) -> Path:
    """Build and publish a snapshot; returns its path. `if_needed`: only when the published one is not up to date.

    Raises BuildFailed, naming file and row, when a figure or the catalogue breaks a contract or the disk is full;
    WriterBusy when another command does not get done.
    """
    with writers.alone("a build", tell):
        mending.mend(tell)
        if if_needed and is_up_to_date():
            tell("The snapshot is up to date.")
            return snapshots.published()
        finished = make(downloads.current(), tell)
        with _told_in_a_sentence():
            published = publishing.publish(finished)
    tell(f"Published {published.name}")
    return published


def make(counted: downloads.Folders, tell: Tell = print) -> Path:
    """Build and check a snapshot from the transcribed figures and the downloads in `counted`, ready to be published."""
    moment = datetime.now(UTC)
    name = f"insteg-{moment:%Y%m%dT%H%M%S}-{fingerprint(counted)}.{publishing.next_place()}{publishing.READY}"
    finished = folders.snapshots() / name
    unfinished = finished.with_suffix(mending.BUILDING)
    try:
        with _told_in_a_sentence():
            folders.snapshots().mkdir(parents=True, exist_ok=True)
            written = _write(unfinished, moment, counted, tell)
            _read_back(unfinished, written)
            durable.move(unfinished, finished)
    finally:
        for leftover in (unfinished, Path(f"{unfinished}.wal")):
            leftover.unlink(missing_ok=True)
    return finished


@contextmanager
def _told_in_a_sentence() -> Iterator[None]:
    try:
        yield
    # OperationalError: a write, a commit or a checkpoint that the disk did not take, or too little memory.
    except (OSError, duckdb.OperationalError, duckdb.FatalException) as error:
        said = str(error).splitlines()[0]
        raise NotWritten(f"The snapshot could not be written: {said} Make room and build again. {UNTOUCHED}") from error


def _write(path: Path, moment: datetime, counted: downloads.Folders, tell: Tell) -> sound.Contents:
    """Write the file; returns what went into each table."""
    # Imported here: a server that finds its snapshot up to date reads no figures.
    from insteg.collect.snapshot import frames

    tell("Reading the published figures")
    try:
        tables = frames.collect(counted)
    except (SourceError, CatalogueError) as error:
        raise BuildFailed(f"{error} {UNTOUCHED}") from error
    memory.give_back()
    # One thread and a bounded memory: a refresh runs beside the app, on a small machine, and has time.
    with duckdb.connect(str(path), config={"threads": 1, "memory_limit": "256MB"}) as connection:
        for name, frame in tables.items():
            connection.register(name, frame)
        _make_tables(connection, tell)
        _describe(connection, moment, fingerprint(counted))
        tell("Checking the contracts")
        if broken := [*checks.findings(connection), *_lost(connection, tables)]:
            raise BuildFailed("\n".join([*broken, UNTOUCHED]))
        written = sound.record(connection)
        # Closing does the same, but is silent when the disk is full.
        connection.execute("checkpoint")
    return written


def _lost(connection: duckdb.DuckDBPyConnection, tables: dict[str, pd.DataFrame]) -> list[str]:
    """One sentence a table that does not hold every row that went in."""
    held = {name: rows for name, (rows, _) in sound.contents(connection).items()}
    counts = {name: (held[name], len(tables[frame])) for name, frame in WHOLE.items()}
    filled = connection.execute("select count(*) from observation where status != 'missing'").fetchone()
    given = tables["raw_observation"]
    counts["observation"] = (filled[0] if filled else 0, int((given["status"] != "missing").sum()))
    return [f"{put} rows went into {name}, {found} are in it." for name, (found, put) in counts.items() if found != put]


def _read_back(path: Path, written: sound.Contents) -> None:
    """Open the closed file again, read-only, and count it against what went in. Raises NotWritten when they differ."""
    durable.settle(path)
    if fault := sound.fault(path, written):
        raise NotWritten(f"The snapshot was not written whole: {fault} Make room on the disk and build again. {UNTOUCHED}")


def _make_tables(connection: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    for path in sorted((folders.QUERIES / "build").glob("*.sql")):
        step = sql_files.read(path)
        tell(step.what)
        for statement in duckdb.extract_statements(step.sql):
            connection.execute(statement)


def _describe(connection: duckdb.DuckDBPyConnection, moment: datetime, made_from: str) -> None:
    facts = pd.DataFrame([{"built_at": moment.replace(tzinfo=None, microsecond=0), "fingerprint": made_from}])
    connection.register("facts", facts)
    connection.execute("create table snapshot as select built_at, fingerprint from facts")
