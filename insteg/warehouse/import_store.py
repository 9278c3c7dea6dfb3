"""Where imported projects lie: data/raw/own_projects, with an origin.toml that the build checks like any publisher's."""

import hashlib
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from insteg import places

FOLDER = "own_projects"
FILE = "projects.csv"
DOCUMENT = """# What lies here, from where, since when. Written by `python -m insteg import-projects`; the build refuses a changed file.
source = "own_projects"

[[document]]
id = "own_projects/projects"
file = "projects.csv"
title = "Projects brought in by the organisation itself"
publisher = "The organisation; file, row, format and day of each project stand in its row"
address = ""
taken = "{taken}"
how = "python -m insteg import-projects"
licence = "As agreed with whoever supplied the file"
sha256 = "{sha256}"
"""
IMPORT = """
[[import]]
file = {file}
format = "{format}"
sha256 = "{sha256}"
day = "{day}"
rows = {rows}
"""


def folder() -> Path:
    return places.raw() / FOLDER


def stored(columns: list[str]) -> pd.DataFrame:
    """The projects imported so far, as text."""
    path = folder() / FILE
    if not path.exists():
        return pd.DataFrame(columns=columns, dtype=str)
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8").reindex(columns=columns, fill_value="")


def write(frame: pd.DataFrame, file: Path, kind: str, rows: int) -> Path:
    """Put the projects and their origin in place of the old ones; both are complete before either is replaced."""
    folder().mkdir(parents=True, exist_ok=True)
    text = frame.to_csv(index=False, lineterminator="\n").encode("utf-8")
    history = [*_history(), _import(file, kind, rows)]
    day = datetime.now(UTC).date().isoformat()
    origin = DOCUMENT.format(taken=day, sha256=hashlib.sha256(text).hexdigest()) + "".join(IMPORT.format(**entry) for entry in history)
    for name, content in ((FILE, text), ("origin.toml", origin.encode("utf-8"))):
        (folder() / f".{name}").write_bytes(content)
    for name in (FILE, "origin.toml"):
        (folder() / f".{name}").replace(folder() / name)
    return folder() / FILE


def _import(file: Path, kind: str, rows: int) -> dict:
    day = datetime.now(UTC).date().isoformat()
    return {"file": _quoted(file.name), "format": kind, "sha256": hashlib.sha256(file.read_bytes()).hexdigest(), "day": day, "rows": rows}


def _history() -> list[dict]:
    path = folder() / "origin.toml"
    if not path.exists():
        return []
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("import", [])
    return [{**entry, "file": _quoted(entry["file"])} for entry in entries]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
