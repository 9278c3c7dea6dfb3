"""All open tables of a snapshot in one package to keep: CSV and Parquet, what each column means, a readme, checksums. Same snapshot, same bytes."""

import hashlib
import json
import shutil
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet

import insteg
from insteg.files import archive_readme, own_answer, public_file
from insteg.files.public_file import OpenTable
from insteg.files.table_description import described
from insteg.reference import words
from insteg.store import checksums, made_once, snapshots

NAME, FOLDER = "insteg.zip", "archive-"
README = "README.txt"
ROWS_AT_A_TIME = 20_000


def path() -> Path:
    """The package of the snapshot in view; made the first time it is asked for (a few seconds), in one step."""
    snapshot, public = snapshots.in_view(), public_file.path()
    name = f"{snapshot.stem}-{_made_from()}"
    return made_once.folder(FOLDER, name, lambda place: _fill(public, snapshot, place)) / NAME


@lru_cache(maxsize=1)
def _made_from() -> str:
    """A digest of what the package is made with beside the figures: another version makes one of its own."""
    told = [str(sorted(words.load(language).under("archive").items())) for language in words.LANGUAGES]
    return hashlib.sha256(" ".join([insteg.__version__, public_file.made_from(), *told]).encode()).hexdigest()[:12]


def _fill(public: Path, snapshot: Path, place: Path) -> None:
    parts = place / "parts"
    tables = public_file.tables(words.DEFAULT)
    with duckdb.connect(str(public), read_only=True, config={"threads": 1, "memory_limit": "256MB"}) as connection:
        counts = {table.name: _write(connection, table, parts) for table in tables}
    _put(parts / "csv" / "csv-metadata.json", json.dumps(described(snapshot), ensure_ascii=False, indent=2) + "\n")
    _put(parts / README, archive_readme.text(snapshot, counts))
    sums = {name: checksums.digest(parts / name) for name in _names(parts)}
    _put(parts / checksums.NAME, checksums.text(sums))
    _pack(parts, place / NAME, snapshot)
    shutil.rmtree(parts)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _names(parts: Path) -> list[str]:
    """What lies in the package: what a person opens first comes first."""
    found = sorted(path.relative_to(parts).as_posix() for path in parts.rglob("*") if path.is_file())
    return sorted(found, key=lambda name: ("/" in name, name))


def _write(connection: duckdb.DuckDBPyConnection, table: OpenTable, parts: Path) -> int:
    """One table as CSV and as Parquet, some rows at a time; how many rows it has."""
    for kind in ("csv", "parquet"):
        (parts / kind).mkdir(parents=True, exist_ok=True)
    # A moment is written as the standard writes it, so that no program reads it otherwise.
    moments = [column.name for column in table.columns if column.kind == "TIMESTAMP"]
    replaced = ", ".join(f"""strftime("{name}", '%Y-%m-%dT%H:%M:%SZ') as "{name}\"""" for name in moments)
    question = f'select * {f"replace ({replaced})" if replaced else ""} from "{table.name}"'
    rows = connection.sql(question).to_arrow_reader(ROWS_AT_A_TIME)
    schema, count = _with_meanings(rows.schema, table.name), 0
    with (
        (parts / "csv" / f"{table.name}.csv").open("wb") as text,
        pa.parquet.ParquetWriter(parts / "parquet" / f"{table.name}.parquet", schema, compression="zstd") as typed,
    ):
        text.write(own_answer.plain_csv(pa.RecordBatch.from_pylist([], schema=rows.schema), has_heads=True))
        for batch in rows:
            text.write(own_answer.plain_csv(batch, has_heads=False))
            typed.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
            count += batch.num_rows
    return count


def _with_meanings(schema: pa.Schema, table: str) -> pa.Schema:
    """What the table and each column mean, in both languages, inside the Parquet file."""
    told = {language: {one.name: one for one in public_file.tables(language)}[table] for language in words.LANGUAGES}
    means = {language: {column.name: column.means for column in one.columns} for language, one in told.items()}
    fields = [field.with_metadata({f"description_{each}": means[each][field.name] for each in words.LANGUAGES}) for field in schema]
    return pa.schema(fields, metadata={f"description_{language}": one.what for language, one in told.items()})


def _pack(parts: Path, package: Path, snapshot: Path) -> None:
    """Every file into the ZIP with the snapshot's own moment, so that the bytes tell of nothing else."""
    moment: Any = snapshots.moment_of(snapshot).timetuple()[:6]
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in _names(parts):
            entry = zipfile.ZipInfo(name, moment)
            # The same on every system: a file that all may read.
            entry.create_system, entry.external_attr, entry.file_size = 3, 0o100644 << 16, (parts / name).stat().st_size
            # Parquet is compressed already.
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".parquet") else zipfile.ZIP_DEFLATED
            with (parts / name).open("rb") as source, archive.open(entry, "w") as target:
                shutil.copyfileobj(source, target)
