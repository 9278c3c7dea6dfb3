"""Download from PxWebApi 2: obey /config, choose by code, split what is too large, skip what has not changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from insteg.collect import set_aside
from insteg.collect.errors import SourceError, SourceRefused
from insteg.collect.publishers import _store
from insteg.collect.publishers._http import Http, Manners, PublisherAnswer
from insteg.collect.publishers._store import Shelf
from insteg.collect.publishers.scb import _selection, _wire
from insteg.collect.publishers.scb._questions import QUESTIONS, TableQuery
from insteg.collect.publishers.scb._selection import Selection
from insteg.collect.set_aside import Aside

MANNERS = Manners(read=120, calls=10, window=10, largest_bytes=30_000_000)
MARGIN = 0.1
# SCB says 403 for too many cells, but 400 has been seen for the same: both mean "ask for less".
TOO_MANY_CELLS = (400, 403)
# A refusal of so few cells has another reason than their number.
FEW_CELLS = 100


def fetch(
    folder: Path, base: str, questions: tuple[TableQuery, ...] = QUESTIONS, manners: Manners = MANNERS, aside: Aside | None = None
) -> None:
    """Save config, and for each table its description, metadata and data. An unchanged table is not asked for again."""
    from insteg.collect.publishers.scb import LICENCE, PUBLISHER

    shelf = _store.opened(folder, "scb", PUBLISHER, LICENCE)
    asked = {question.table: question for question in questions}
    with Http(manners) as http:
        answer = http.get(f"{base}/config")
        config = _wire.read(_wire.Config, answer.content, answer.address)
        shelf.keep("config.json", answer, "The limits of PxWebApi 2")
        # SCB counts when a call arrives, we when it leaves: a little more time than it asks for keeps both right.
        http.keep_pace(config.maxCallsPerTimeWindow, config.timeWindow + MARGIN)
        set_aside.each(asked, lambda table, _: _table(shelf, http, base, asked[table], config.maxDataCells), aside)
    shelf.finish()


def _table(shelf: Shelf, http: Http, base: str, question: TableQuery, most: int) -> None:
    address = f"{base}/tables/{question.table}"
    answer = http.get(address, {"lang": "sv"})
    fresh = _wire.read(_wire.TableDescription, answer.content, address)
    if fresh.updated and fresh.updated == _held(shelf, question.table):
        return
    metadata_answer = http.get(f"{address}/metadata", {"lang": "sv"})
    metadata = _wire.read(_wire.Metadata, metadata_answer.content, metadata_answer.address)
    selection = _selection.resolve(question, metadata, _contents(shelf, question, metadata))
    parts = [part for whole in _selection.fitting(selection, most) for part in answers(http, f"{address}/data", whole)]
    # Kept only now that all is here: a table whose data did not come keeps its old metadata beside its old data.
    shelf.keep(f"{question.table}-metadata.json", metadata_answer, f"{question.table}, metadata")
    _keep_data(shelf, question.table, parts)
    shelf.keep(f"{question.table}-table.json", answer, f"{question.table}, description")


def _held(shelf: Shelf, table: str) -> str | None:
    """When the table we already have was updated, if we have it."""
    name = f"{table}-table.json"
    if name not in shelf.documents or f"{table}-data-01.json" not in shelf.documents:
        return None
    return _wire.read(_wire.TableDescription, (shelf.folder / name).read_bytes(), name).updated


def _contents(shelf: Shelf, question: TableQuery, metadata: _wire.Metadata) -> dict[str, str]:
    if not question.contents_like:
        return {}
    name = f"{question.contents_like}-metadata.json"
    if name not in shelf.documents:
        raise SourceError(
            f"{question.table} is read by the labels of {question.contents_like}, which could not be fetched. Try again later."
        )
    known = _wire.read(_wire.Metadata, (shelf.folder / name).read_bytes(), name)
    return _selection.contents_by_label(known, metadata, question.codes["ContentsCode"], question.table)


def answers(http: Http, address: str, selection: Selection) -> Iterator[PublisherAnswer]:
    """One answer, or several when SCB says that the selection is too large."""
    try:
        yield http.post(f"{address}?lang=sv&outputFormat=json-stat2", _body(selection))
    except SourceRefused as refusal:
        if refusal.status not in TOO_MANY_CELLS or _selection.cells(selection) <= FEW_CELLS:
            raise SourceError(f"{refusal} The question cannot be made smaller: look at its codes.") from refusal
        for half in _selection.split(selection):
            yield from answers(http, address, half)


def _body(selection: Selection) -> dict[str, Any]:
    # One entry a variable with all its codes: SCB silently drops all but the first of repeated ones.
    return {"selection": [{"variableCode": name, "valueCodes": codes} for name, codes in selection.items()]}


def _keep_data(shelf: Shelf, table: str, parts: list[PublisherAnswer]) -> None:
    for name in [name for name in shelf.documents if name.startswith(f"{table}-data-")]:
        shelf.forget(name)
    for number, part in enumerate(parts, start=1):
        shelf.keep(f"{table}-data-{number:02d}.json", part, f"{table}, data part {number} of {len(parts)}")
