"""Where imported tables lie in data/raw, each with an origin.toml that the build checks like any publisher's."""

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from insteg import places

DOCUMENT = """# What lies here, from where, since when. Written by `python -m insteg {command}`; the build refuses a changed file.
source = "{name}"

[[document]]
id = "{name}/{stem}"
file = "{file}"
title = "{title}"
publisher = "The organisation; {each}"
address = ""
taken = "{taken}"
how = "python -m insteg {command}"
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


@dataclass(frozen=True)
class Store:
    """A folder in data/raw that one command fills: its name, its table, what origin.toml says of it."""

    name: str
    file: str
    command: str
    title: str
    each: str

    @property
    def folder(self) -> Path:
        return places.raw() / self.name


PROJECTS = Store(
    "own_projects", "projects.csv", "import-projects", "Projects brought in by the organisation itself",
    "file, row, format and day of each project stand in its row",
)  # fmt: skip
OUTCOMES = Store(
    "own_outcomes", "outcomes.csv", "import-outcomes", "Follow-up of participants brought in by the organisation itself",
    "file and day of each figure stand in its row; only sums are kept, and small groups are held back",
)  # fmt: skip


def folder() -> Path:
    return PROJECTS.folder


def stored(columns: list[str], store: Store = PROJECTS) -> pd.DataFrame:
    """What was imported so far, as text."""
    path = store.folder / store.file
    if not path.exists():
        return pd.DataFrame(columns=columns, dtype=str)
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8").reindex(columns=columns, fill_value="")


def write(frame: pd.DataFrame, file: Path, kind: str, rows: int, store: Store = PROJECTS, checksum: str = "") -> Path:
    """Put the table and its origin in place of the old ones; both are complete before either is replaced.

    checksum: kept for this import; that of the file itself when none is given.
    """
    store.folder.mkdir(parents=True, exist_ok=True)
    text = frame.to_csv(index=False, lineterminator="\n").encode("utf-8")
    day = datetime.now(UTC).date().isoformat()
    entry = {"file": _quoted(file.name), "format": kind, "sha256": checksum or _checksum(file.read_bytes()), "day": day, "rows": rows}
    facts = {"name": store.name, "stem": Path(store.file).stem, "file": store.file, "command": store.command, "title": store.title}
    document = DOCUMENT.format(**facts, each=store.each, taken=day, sha256=_checksum(text))
    origin = document + "".join(IMPORT.format(**item) for item in [*_history(store), entry])
    for name, content in ((store.file, text), ("origin.toml", origin.encode("utf-8"))):
        (store.folder / f".{name}").write_bytes(content)
    for name in (store.file, "origin.toml"):
        (store.folder / f".{name}").replace(store.folder / name)
    return store.folder / store.file


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _history(store: Store) -> list[dict]:
    path = store.folder / "origin.toml"
    if not path.exists():
        return []
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("import", [])
    return [{**entry, "file": _quoted(entry["file"])} for entry in entries]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
