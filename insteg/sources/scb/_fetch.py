"""Download from PxWebApi 2: obey /config, choose by code, split what is too large, skip what has not changed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from insteg.sources import _store
from insteg.sources._errors import SourceError, SourceRefused
from insteg.sources._http import Answer, Http, Manners
from insteg.sources._store import Shelf
from insteg.sources.scb import _selection, _wire
from insteg.sources.scb._questions import QUESTIONS, Question
from insteg.sources.scb._selection import Selection

MANNERS = Manners(read=120, calls=10, window=10, largest_bytes=100_000_000)
# SCB says 403 for too many cells, but 400 has been seen for the same: both mean "ask for less".
TOO_MANY_CELLS = (400, 403)
# A refusal of so few cells has another reason than their number.
FEW_CELLS = 100


def fetch(folder: Path, base: str, questions: tuple[Question, ...] = QUESTIONS, manners: Manners = MANNERS) -> None:
    """Save config, and for each table its description, metadata and data. An unchanged table is not asked for again."""
    from insteg.sources.scb import LICENCE, PUBLISHER

    shelf = _store.opened(folder, "scb", PUBLISHER, LICENCE)
    with Http(manners) as http:
        answer = http.get(f"{base}/config")
        config = _wire.read(_wire.Config, answer.content, answer.address)
        shelf.keep("config.json", answer, "The limits of PxWebApi 2")
    polite = replace(manners, calls=config.maxCallsPerTimeWindow, window=config.timeWindow)
    with Http(polite) as http:
        for question in questions:
            _table(shelf, http, base, question, config.maxDataCells)
    shelf.finish()


def _table(shelf: Shelf, http: Http, base: str, question: Question, most: int) -> None:
    address = f"{base}/tables/{question.table}"
    answer = http.get(address, {"lang": "sv"})
    fresh = _wire.read(_wire.Table, answer.content, address)
    if fresh.updated and fresh.updated == _held(shelf, question.table):
        return
    metadata_answer = http.get(f"{address}/metadata", {"lang": "sv"})
    metadata = _wire.read(_wire.Metadata, metadata_answer.content, metadata_answer.address)
    shelf.keep(f"{question.table}-metadata.json", metadata_answer, f"{question.table}, metadata")
    selection = _selection.resolve(question, metadata, _contents(shelf, question, metadata))
    parts = [part for whole in _selection.fitting(selection, most) for part in answers(http, f"{address}/data", whole)]
    _keep_data(shelf, question.table, parts)
    shelf.keep(f"{question.table}-table.json", answer, f"{question.table}, description")


def _held(shelf: Shelf, table: str) -> str | None:
    """When the table we already have was updated, if we have it."""
    name = f"{table}-table.json"
    if name not in shelf.documents or f"{table}-data-01.json" not in shelf.documents:
        return None
    return _wire.read(_wire.Table, (shelf.folder / name).read_bytes(), name).updated


def _contents(shelf: Shelf, question: Question, metadata: _wire.Metadata) -> dict[str, str]:
    if not question.contents_like:
        return {}
    name = f"{question.contents_like}-metadata.json"
    known = _wire.read(_wire.Metadata, (shelf.folder / name).read_bytes(), name)
    return _selection.contents_by_label(known, metadata, question.codes["ContentsCode"], question.table)


def answers(http: Http, address: str, selection: Selection) -> Iterator[Answer]:
    """One answer, or several when SCB says that the selection is too large."""
    try:
        yield http.post(f"{address}?lang=sv&outputFormat=json-stat2", _body(selection))
    except SourceRefused as refusal:
        if refusal.status not in TOO_MANY_CELLS or _selection.cells(selection) <= FEW_CELLS:
            raise SourceError(f"{refusal} The question cannot be made smaller: look at its codes.") from refusal
        for half in _selection.split(selection):
            yield from answers(http, address, half)


def _body(selection: Selection) -> dict:
    # One entry a variable with all its codes: SCB silently drops all but the first of repeated ones.
    return {"selection": [{"variableCode": name, "valueCodes": codes} for name, codes in selection.items()]}


def _keep_data(shelf: Shelf, table: str, parts: list[Answer]) -> None:
    for name in [name for name in shelf.documents if name.startswith(f"{table}-data-")]:
        shelf.forget(name)
    for number, part in enumerate(parts, start=1):
        shelf.keep(f"{table}-data-{number:02d}.json", part, f"{table}, data part {number} of {len(parts)}")
