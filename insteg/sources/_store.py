"""Keep what a publisher sent, byte for byte, with where and when it was taken and its checksum."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from insteg import catalogue
from insteg.catalogue import Document
from insteg.sources._errors import SourceError

if TYPE_CHECKING:  # reading what was kept must not load the HTTP client
    from insteg.sources._http import Answer

ORIGIN = "origin.toml"


@dataclass
class Shelf:
    """A folder that is being filled. origin.toml is written last: without it a folder is an unfinished download."""

    folder: Path
    source: str
    publisher: str
    licence: str
    documents: dict[str, Document] = field(default_factory=dict)

    def keep(self, name: str, answer: "Answer", title: str) -> Path:
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
            lines += ["[[document]]", *(f"{key} = {_quoted(value)}" for key, value in asdict(document).items()), ""]
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


def _how(answer: "Answer") -> str:
    changed = answer.headers.get("last-modified", "")
    said = f"fetched over HTTP, saved unchanged{f'; Last-Modified {changed}' if changed else ''}"
    return f"{said}; POST {answer.asked}" if answer.asked else said


def _quoted(value: str) -> str:
    # A JSON string is a TOML string, except for the delete character and lone halves of surrogate pairs.
    clean = value.replace("\x7f", "").encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False)
