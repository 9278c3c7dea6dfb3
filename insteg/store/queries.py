"""Ask the current snapshot a question by the name of its SQL file."""

from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from insteg.store import folders, snapshots, sql_files


def names() -> list[str]:
    """Every question that can be asked."""
    return sorted(path.stem for path in folders.QUERIES.glob("*.sql"))


@lru_cache(maxsize=4)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path), read_only=True)


def ask(name: str, **params: object) -> pd.DataFrame:
    """The answer of queries/<name>.sql, one row per its grain. Parameters are bound, never pasted into the SQL.

    Raises QueryError when the parameters are not the ones that the file declares.
    """
    question = sql_files.read(folders.QUERIES / f"{name}.sql")
    if set(params) != set(question.params):
        raise sql_files.QueryError(f"{name} takes {sorted(question.params)}, not {sorted(params)}.")
    path = snapshots.in_view()
    try:
        # One cursor a call: a connection shared by two threads at once raises an error in DuckDB 2.
        return _connection(path).cursor().execute(question.sql, params).df()
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise snapshots.SnapshotTooOld(f"{path.name} was built by another version and cannot answer {name}. Build again.") from error


def stand_ins() -> tuple[str, ...]:
    """The publishers whose figures in the snapshot in view did not come from them but from a stub."""
    return _stand_ins(snapshots.in_view())


# Every page and every file asks; a snapshot never changes.
@lru_cache(maxsize=4)
def _stand_ins(_path: Path) -> tuple[str, ...]:
    named = ask("snapshot")["stand_ins"].iloc[0]
    return tuple(named.split(", ")) if isinstance(named, str) else ()


def since(earlier: Path, **params: object) -> pd.DataFrame:
    """The answer of queries/since/figures.sql: what is new, revised or gone in the snapshot in view against an earlier one.

    Raises SnapshotTooOld when one of the two lacks what is asked for, or can't be read.
    """
    question = sql_files.read(folders.QUERIES / "since" / "figures.sql")
    now = snapshots.in_view()
    with duckdb.connect() as connection:
        # A file name cannot be bound as a parameter here; both are names that we gave ourselves.
        try:
            for path, name in ((earlier, "old"), (now, "now")):
                connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as {name} (read_only)")
            return connection.execute(question.sql, params).df()
        except (duckdb.CatalogException, duckdb.BinderException, duckdb.IOException) as error:
            raise snapshots.SnapshotTooOld(f"{earlier.name} and {now.name} cannot be compared: {error}") from error
