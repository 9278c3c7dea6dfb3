"""SQL files with a checked header: what they answer, their parameters, their grain."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb


class QueryError(ValueError):
    """A query file breaks its promise; the message names the file and the fix."""


@dataclass(frozen=True)
class SqlFile:
    """One SQL file: its header and its text."""

    name: str
    what: str
    params: tuple[str, ...]
    grain: tuple[str, ...]
    sql: str


def _header(text: str) -> dict[str, str]:
    lines = [line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--")]
    pairs = [line.split(":", 1) for line in lines if ":" in line]
    return {name.strip(): text.strip() for name, text in pairs}


def _names(listing: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listing.split(",") if name.strip())


@cache
def read(path: Path) -> SqlFile:
    """The file at `path`. Raises QueryError when the header lacks `what` or its params are not those of the SQL."""
    text = path.read_text(encoding="utf-8")
    header = _header(text)
    if "what" not in header:
        raise QueryError(f"{path.name} has no line '-- what: ...'. Say in one sentence what it answers.")
    used = {name for statement in duckdb.extract_statements(text) for name in statement.named_parameters}
    params = _names(header.get("params", ""))
    if "params" in header and set(params) != used:
        raise QueryError(f"{path.name} declares params {sorted(params)} but its SQL uses {sorted(used)}. Make them agree.")
    return SqlFile(path.stem, header["what"], params or tuple(sorted(used)), _names(header.get("grain", "")), text)
