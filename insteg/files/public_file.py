"""The public file: the open tables of one snapshot, every table and column described in both languages. Own questions are put to it.

It is made when the first question to a snapshot comes, beside other files that can be made again, so that no writer need know of it.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from insteg.reference import words
from insteg.reference.words import Words
from insteg.store import folders, made_once, snapshots, sql_files

# DuckDB calls a database by its file's name; the tables lie in its only schema.
NAME = "insteg.duckdb"
FOLDER = "public-"


@dataclass(frozen=True)
class OpenColumn:
    """One column: its type as DuckDB writes it, and what it means in the reader's language."""

    name: str
    kind: str
    means: str


@dataclass(frozen=True)
class OpenTable:
    """One open table."""

    name: str
    what: str
    columns: tuple[OpenColumn, ...]


def path() -> Path:
    """The public file of the snapshot in view."""
    snapshot = snapshots.in_view()
    return made_once.folder(FOLDER, f"{snapshot.stem}-{made_from()}", lambda place: _fill(snapshot, place / NAME)) / NAME


def tables(language: str) -> tuple[OpenTable, ...]:
    """The tables of the snapshot in view as they are described, in their order."""
    say, shape = words.load(language), _shape(path())
    return tuple(
        OpenTable(name, _what(say, name), tuple(OpenColumn(*each, _means(say, name, each[0])) for each in shape[name]))
        for name in questions()
    )


def questions() -> dict[str, Path]:
    """What makes each table: queries/public, in file order."""
    found = sorted((folders.QUERIES / "public").glob("*.sql"))
    return {path.stem.split("_", 1)[1]: path for path in found}


@lru_cache(maxsize=4)
def _shape(file: Path) -> dict[str, list[tuple[str, str]]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return {name: [row[:2] for row in connection.execute(f'describe "{name}"').fetchall()] for name in questions()}


@lru_cache(maxsize=1)
def made_from() -> str:
    """A digest of the questions and descriptions: another version makes a file of its own."""
    digest = hashlib.sha256()
    for name, path in questions().items():
        digest.update(name.encode() + path.read_bytes())
    for language in words.LANGUAGES:
        digest.update(str(sorted(words.load(language).under("sql").items())).encode())
    return digest.hexdigest()[:12]


def _fill(snapshot: Path, file: Path) -> None:
    # One thread and a bounded memory: it is made while readers are answered.
    with duckdb.connect(config={"threads": 1, "memory_limit": "256MB"}) as connection:
        connection.execute(f"attach {_quoted(str(snapshot))} as held (read_only)")
        connection.execute(f"attach {_quoted(str(file))} as public")
        connection.execute("use held")
        try:
            for name, path in questions().items():
                connection.execute(f'create table public.main."{name}" as {sql_files.read(path).sql}')
                _describe(connection, name)
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise snapshots.SnapshotTooOld(
                f"{snapshot.name} was built by another version and has no public tables. Build again."
            ) from error


def _describe(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    languages = [words.load(language) for language in words.LANGUAGES]
    connection.execute(f'comment on table public.main."{name}" is {_quoted(" / ".join(_what(say, name) for say in languages))}')
    for column, *_ in connection.execute(f'describe public.main."{name}"').fetchall():
        means = " / ".join(_means(say, name, column) for say in languages)
        connection.execute(f'comment on column public.main."{name}"."{column}" is {_quoted(means)}')


def _quoted(text: str) -> str:
    return "'" + re.sub("'", "''", text) + "'"


def _what(say: Words, table: str) -> str:
    """A table that is also a resource of the API is described by the same words, where it holds the same."""
    return say.phrases.get(f"sql.table.{table}") or say(f"api.resource.{table}")


def _means(say: Words, table: str, column: str) -> str:
    """What files say of a column holds here too, unless there is more to say."""
    found = (say.phrases.get(key) for key in (f"sql.column.{table}.{column}", f"sql.column.{column}"))
    return next((text for text in found if text), "") or say(f"csvw.means.{column}")
