"""Keep what a publisher sent, byte for byte, with where and when it was taken and its checksum."""

import hashlib
import json
import shutil
import tomllib
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from insteg.collect.errors import SourceError
from insteg.reference import catalogue
from insteg.reference.catalogue import Document
from insteg.store.toml_text import quoted

if TYPE_CHECKING:  # reading what was kept must not load the HTTP client
    from insteg.collect.publishers._http import PublisherAnswer

ORIGIN = "origin.toml"


@dataclass
class Shelf:
    """A folder that is being filled. origin.toml is written last: without it a folder is an unfinished download."""

    folder: Path
    source: str
    publisher: str
    licence: str
    documents: dict[str, Document] = field(default_factory=dict)

    def keep(self, name: str, answer: "PublisherAnswer", title: str) -> Path:
        """Save the bytes of one answer unchanged under `name`."""
        path = self.folder / name
        path.write_bytes(answer.content)
        self.documents[name] = Document(
            id=f"{self.source}/live/{name}",
            file=name,
            title=title,
            publisher=self.publisher,
            address=answer.address,
            taken=answer.taken,
            how=_how(answer),
            licence=self.licence,
            sha256=hashlib.sha256(answer.content).hexdigest(),
        )
        return path

    def forget(self, name: str) -> None:
        """Remove a file that this download replaces."""
        self.documents.pop(name, None)
        (self.folder / name).unlink(missing_ok=True)

    def finish(self) -> None:
        """Write origin.toml in one step, which makes the folder complete."""
        lines = [f'source = "{self.source}"', ""]
        for document in self.documents.values():
            lines += ["[[document]]", *(f"{key} = {quoted(value)}" for key, value in asdict(document).items()), ""]
        temporary = self.folder / f".{ORIGIN}"
        temporary.write_text("\n".join(lines), encoding="utf-8")
        temporary.replace(self.folder / ORIGIN)


def opened(folder: Path, source: str, publisher: str, licence: str) -> Shelf:
    """The shelf at `folder`, with what an earlier download left there."""
    folder.mkdir(parents=True, exist_ok=True)
    earlier = catalogue.documents(folder) if (folder / ORIGIN).exists() else {}
    return Shelf(folder, source, publisher, licence, dict(earlier))


def emptied(folder: Path, source: str, publisher: str, licence: str) -> Shelf:
    """The shelf at `folder` for a download that starts afresh: what an earlier one left is removed."""
    shelf = opened(folder, source, publisher, licence)
    (folder / ORIGIN).unlink(missing_ok=True)
    for name in list(shelf.documents):
        shelf.forget(name)
    return shelf


def put_back(folder: Path, earlier: Path | None, table: str) -> None:
    """Let the files of one table in `folder` be those of an earlier download; without one they are taken away, and asked for anew next time."""
    known = catalogue.documents(folder)
    shelf = Shelf(folder, _source(folder), "", "", dict(known))
    for name in [name for name in known if is_of(table, name)]:
        shelf.forget(name)
    for name, document in (catalogue.documents(earlier) if earlier else {}).items():
        if old := _name_of_old(name, table, shelf.source):
            shutil.copyfile(earlier / name, folder / old)  # type: ignore[operator]
            shelf.documents[old] = replace(document, id=f"{shelf.source}/live/{old}", file=old)
    shelf.finish()


def is_of(table: str, name: str) -> bool:
    """True for TAB6260-data-01.json and TAB6260, share.xlsx and share."""
    return name.split(".", maxsplit=1)[0] == table or name.startswith(f"{table}-")


def _name_of_old(name: str, table: str, source: str) -> str:
    """The name under which an earlier file is put back; empty for one that does not hold the table.

    Kolada's pages hold many series each: they are put back for this one alone, which their new name says.
    """
    if is_of(table, name):
        return name
    return f"{table}-{name}" if source == "kolada" and name[:4].isdigit() and name.endswith("-data.json") else ""


def _source(folder: Path) -> str:
    return str(tomllib.loads((folder / ORIGIN).read_text(encoding="utf-8"))["source"])


def is_live(folder: Path) -> bool:
    """True for a folder filled over HTTP, false for one of transcribed files."""
    path = folder / ORIGIN
    return path.exists() and "/live/" in path.read_text(encoding="utf-8")


def loaded(path: Path) -> object:
    """The JSON in a kept file; a SourceError names the file."""
    try:
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path.name} is not valid JSON ({error}). Fetch again.") from error


def _how(answer: "PublisherAnswer") -> str:
    changed = answer.headers.get("last-modified", "")
    said = f"fetched over HTTP, saved unchanged{f'; Last-Modified {changed}' if changed else ''}"
    return f"{said}; POST {answer.asked}" if answer.asked else said
