"""Ask the current snapshot a question by the name of its SQL file."""

from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from insteg import places, snapshots, sql


def names() -> list[str]:
    """Every question that can be asked."""
    return sorted(path.stem for path in places.QUERIES.glob("*.sql"))


@lru_cache(maxsize=4)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path), read_only=True)


def ask(name: str, **params: object) -> pd.DataFrame:
    """The answer of queries/<name>.sql, one row per its grain. Parameters are bound, never pasted into the SQL.

    Raises QueryError when the parameters are not the ones that the file declares.
    """
    question = sql.read(places.QUERIES / f"{name}.sql")
    if set(params) != set(question.params):
        raise sql.QueryError(f"{name} takes {sorted(question.params)}, not {sorted(params)}.")
    # One cursor a call: a connection shared by two threads at once raises an error in DuckDB 2.
    return _connection(snapshots.current()).cursor().execute(question.sql, params).df()
