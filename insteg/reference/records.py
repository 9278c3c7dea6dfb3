"""Entries of a catalogue file as records: a key too many or too few is refused by name."""

import tomllib
from dataclasses import MISSING, fields
from functools import lru_cache
from pathlib import Path
from typing import Any


class CatalogueError(ValueError):
    """A catalogue file breaks its promise; the message names the file, the entry and the fix."""


def record(kind: type, entry: dict[str, Any], path: Path) -> Any:
    """One entry as a record of its kind; an entry with a key too many or too few is refused by name."""
    known = {field.name for field in fields(kind)}
    required = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}
    name = entry.get("id", entry.get("title", entry))
    if unknown := entry.keys() - known:
        raise CatalogueError(f"{path}: entry {name!r} has unknown keys {sorted(unknown)}. Remove or rename them.")
    if missing := required - entry.keys():
        raise CatalogueError(f"{path}: entry {name!r} lacks {sorted(missing)}. Add them.")
    return kind(**entry)


def entries(path: Path, table: str) -> list[dict[str, Any]]:
    """The entries [[table]] of one TOML file, in file order."""
    try:
        return [dict(entry) for entry in _read(path.read_bytes()).get(table, [])]
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path} is not valid TOML: {error}. Mend that line.") from error


# A refresh asks for the origins of a download once a file in it.
@lru_cache(maxsize=32)
def _read(content: bytes) -> dict[str, Any]:
    return tomllib.loads(content.decode())
