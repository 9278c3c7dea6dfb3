"""Is a snapshot file whole? It is opened read-only and counted against what its build put into it."""

from functools import lru_cache
from pathlib import Path

import duckdb

# The table in which a build writes down what the others hold: name, rows, and a digest of all values.
CONTENT = "content"
Contents = dict[str, tuple[int, str]]


def contents(connection: duckdb.DuckDBPyConnection) -> Contents:
    """What every table holds now: how many rows, and a digest of all values that does not depend on their order. Reads every block."""
    names = [name for (name,) in connection.execute("select table_name from duckdb_tables() where not temporary").fetchall()]
    return {name: _content(connection, name) for name in sorted(names) if name != CONTENT}


def _content(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[int, str]:
    # A table can't be bound as a parameter; the names are those of queries/build.
    found = connection.execute(f'select count(*), coalesce(sum(hash(one)), 0)::varchar from "{name}" as one').fetchone()
    assert found is not None
    return found[0], found[1]


def record(connection: duckdb.DuckDBPyConnection) -> Contents:
    """Write down in the snapshot itself what its tables hold, and return it."""
    held = contents(connection)
    connection.execute(f"create or replace table {CONTENT} (name varchar, row_count bigint, digest varchar)")
    for name, (rows, digest) in held.items():
        connection.execute(f"insert into {CONTENT} values (?, ?, ?)", [name, rows, digest])
    return held


def fault(path: Path, wanted: Contents | None = None) -> str:
    """What is wrong with the file, as a sentence; empty when it is whole. A file is read through once, and again when it changes.

    wanted: what must be in it; what its own build wrote down when none is given.
    """
    try:
        facts = path.stat()
    except OSError as error:
        return f"{error.strerror}."
    return _fault(path, facts.st_size, facts.st_mtime_ns) if wanted is None else _opened(path, wanted)


@lru_cache(maxsize=64)
def _fault(path: Path, _size: int, _changed: int) -> str:
    return _opened(path, None)


def _opened(path: Path, wanted: Contents | None) -> str:
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            return _difference(contents(connection), wanted or recorded(connection))
    except duckdb.Error as error:
        return f"{str(error).splitlines()[0][:200]}."


def recorded(connection: duckdb.DuckDBPyConnection) -> Contents | None:
    """What the build wrote down; None in a snapshot from before it did."""
    if not connection.execute("select 1 from duckdb_tables() where table_name = $name", {"name": CONTENT}).fetchone():
        return None
    return {name: (rows, digest) for name, rows, digest in connection.execute(f"select * from {CONTENT}").fetchall()}


def _difference(found: Contents, wanted: Contents | None) -> str:
    if wanted is None:
        # One from before: all of it could be read, and the table that every build writes last is there.
        return "" if found.get("snapshot", (0, ""))[0] == 1 else "It holds no figures."
    if torn := sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name)):
        return f"The tables {', '.join(torn)} don't hold what the build put into them."
    return ""
