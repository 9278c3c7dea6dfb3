"""Where imported tables lie in data/raw, each with an origin.toml that the build checks like any publisher's."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from insteg.privacy import personal
from insteg.store import durable, folders, writers
from insteg.store.toml_text import quoted

DOCUMENT = """# What lies here, from where, since when. Written by `python -m insteg {command}`; the build refuses a changed file.
source = "{name}"

[[document]]
id = "{name}/{stem}"
file = "{file}"
title = "{title_sv}"
title_en = "{title_en}"
publisher = "The organisation; {each}"
address = ""
taken = "{taken}"
how = "inläst av den egna organisationen"
how_en = "read in by the organisation itself"
licence = "As agreed with whoever supplied the file"
sha256 = "{sha256}"
"""
ORIGIN = "origin.toml"
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
    """A folder in data/raw that one command fills: its name, its table, what origin.toml says of it to readers in either language."""

    name: str
    file: str
    command: str
    title_sv: str
    title_en: str
    each: str

    @property
    def folder(self) -> Path:
        return folders.own(self.name)


PROJECTS = Store(
    "own_projects", "projects.csv", "import-projects", "Projekt som den egna organisationen har lagt in",
    "Projects brought in by the organisation itself",
    "file, row, format and day of each project stand in its row",
)  # fmt: skip
OUTCOMES = Store(
    "own_outcomes", "outcomes.csv", "import-outcomes", "Uppföljning av deltagare som den egna organisationen har lagt in",
    "Follow-up of participants brought in by the organisation itself",
    "file and day of each figure stand in its row; only sums are kept, and small groups are held back",
)  # fmt: skip
EVIDENCE = Store(
    "own_evidence", "evidence.csv", "import-evidence", "Forskningsresultat som den egna organisationen har lagt in",
    "Research findings brought in by the organisation itself",
    "file, row and day of each finding stand in its row; each finding has the address of its publication",
)  # fmt: skip
STORES = (PROJECTS, OUTCOMES, EVIDENCE)


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
    text = frame.to_csv(index=False, lineterminator="\n").encode("utf-8")
    with writers.alone(f"python -m insteg {store.command}"):
        store.folder.mkdir(parents=True, exist_ok=True)
        origin = _origin(file, kind, rows, store, checksum or _checksum(file.read_bytes()), _checksum(text))
        for name, content in ((store.file, text), (ORIGIN, origin.encode("utf-8"))):
            durable.write(_begun(store, name), content)
        # From the first of these two steps on the import is done: one that is stopped between them is finished by mend().
        for name in (store.file, ORIGIN):
            durable.move(_begun(store, name), store.folder / name)
    return store.folder / store.file


def _origin(file: Path, kind: str, rows: int, store: Store, brought: str, kept: str) -> str:
    """What lies here and every import so far, this one last. `brought`, `kept`: checksums of what came and of the table."""
    day = datetime.now(UTC).date().isoformat()
    entry = {"file": quoted(personal.file_name(file)), "format": kind, "sha256": brought, "day": day, "rows": rows}
    facts = {"name": store.name, "stem": Path(store.file).stem, "file": store.file, "command": store.command}
    facts |= {"title_sv": store.title_sv, "title_en": store.title_en}
    document = DOCUMENT.format(**facts, each=store.each, taken=day, sha256=kept)
    return document + "".join(IMPORT.format(**item) for item in [*_history(store), entry])


def mend() -> Iterator[str]:
    """Finish the imports that were stopped between the table and its origin, undo those stopped before; says what it did.

    Every command that writes calls this first. Call it as the only writer.
    """
    for store in STORES:
        begun = [_begun(store, name) for name in (store.file, ORIGIN)]
        if _is_half_done(store):
            durable.move(_begun(store, ORIGIN), store.folder / ORIGIN)
            yield f"An {store.command} that was stopped half-way is finished: {store.folder / store.file}"
        elif any(path.exists() for path in begun):
            yield f"An {store.command} was stopped before it wrote anything. Run it again."
        for path in begun:
            path.unlink(missing_ok=True)


def _begun(store: Store, name: str) -> Path:
    return store.folder / f".{name}"


def _is_half_done(store: Store) -> bool:
    """Whether the table in place is the one that the waiting origin.toml describes, as after the first of the two steps."""
    try:
        table = _checksum((store.folder / store.file).read_bytes())
        waiting = tomllib.loads(_begun(store, ORIGIN).read_text(encoding="utf-8"))["document"][0]["sha256"]
    except (OSError, ValueError, KeyError, IndexError):
        return False
    return bool(table == waiting)


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _history(store: Store) -> list[dict[str, Any]]:
    path = store.folder / ORIGIN
    if not path.exists():
        return []
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("import", [])
    return [{**entry, "file": quoted(entry["file"])} for entry in entries]
