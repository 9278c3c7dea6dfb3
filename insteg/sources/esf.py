"""The ESF Council's project bank: an exported file, put in a folder by hand or fetched where its address is known."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from insteg.sources import _csv, _projects, _store
from insteg.sources._errors import SourceError
from insteg.sources._table import verified

# No fixed address of the export could be found: it is downloaded in a browser from the project bank.
BASE = ""
HOME = "https://www.esf.se"
PUBLISHER = "Svenska ESF-rådet"
LICENCE = "Facts with source"
NAME = "projects.csv"
# Our word -> the Swedish half of the export's header ("svenska / English").
HEADERS = {
    "project_id": "Diarienummer",
    "owner": "Stödmottagare",
    "owner_number": "Projektägare organisationsnummer",
    "title": "Namn på insatsen",
    "summary": "Sammanfattning",
    "total": "Total projektbudget",
    "rate": "Unionens medfinansieringsgrad",
    "eu_support": "EU-stöd i SEK",
    "start": "Startdatum",
    "end": "Slutdatum",
    "fund": "EU-fond",
}


def fetch(folder: Path, base: str = BASE, manners: Any = None) -> None:
    """Save the export found at the address `base`."""
    from insteg.sources._http import Http, Manners

    if not base:
        raise SourceError(
            "The ESF Council's export has no known address. Download it from Projektbanken and add it with esf.take(folder, file)."
        )
    with Http(manners or Manners(largest_bytes=100_000_000)) as http:
        _keep(folder, http.get(base))


def take(folder: Path, file: Path) -> None:
    """Save a file that was downloaded by hand."""
    from insteg.sources._http import Answer

    _keep(folder, Answer(f"handed in as {file.name}", file.read_bytes(), 200, {}, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")))


def _keep(folder: Path, answer: Any) -> None:
    _read(answer.content)
    shelf = _store.emptied(folder, "esf", PUBLISHER, LICENCE)
    shelf.keep(NAME, answer, "Projektbanken, export")
    shelf.finish()


def tidy(folder: Path) -> pd.DataFrame:
    """All projects of the export, one row each, amounts in SEK. The owner's town is not where a project works, so no place is given."""
    from insteg.sources import _schema

    frame = _read(verified(folder, NAME).read_bytes())
    rows = [_project(record, f"{NAME} record {record['row']}") for record in frame.to_dict("records")]
    table = pd.DataFrame(rows, columns=_projects.COLUMNS).assign(document=f"esf/live/{NAME}", file=f"esf/{NAME}")
    typed = table.astype({"total": "float64", "eu_support": "float64", "project_id": "str", "title": "str"})
    return _schema.checked_projects(typed.drop_duplicates("project_id", keep="last").reset_index(drop=True))


def _read(content: bytes) -> pd.DataFrame:
    """The export with our column names, whichever half of the bilingual header it uses."""
    frame = _csv.read(content, NAME, [], separator=";")
    swedish = {column: re.split(r"\s+/\s+", column)[0].strip() for column in frame.columns}
    ours = {column: word for word, header in HEADERS.items() for column, name in swedish.items() if name == header}
    if absent := [header for word, header in HEADERS.items() if word not in ours.values()]:
        raise SourceError(f"{NAME} lacks the columns {absent}; it has {list(frame.columns)[:30]}. Export it again with all columns.")
    return frame.rename(columns=ours)[[*HEADERS, "row"]]


def _project(record: dict[str, Any], place: str) -> dict[str, Any]:
    if not _projects.PROJECT_ID.fullmatch(record["project_id"].strip()):
        raise SourceError(
            f"{place}: {record['project_id'][:40]!r} is no registration number (23-017-S01). The publisher has changed the file."
        )
    return {
        "project_id": record["project_id"].strip(),
        "title": _projects.plain(record["title"]),
        "title_en": "",
        "summary": _projects.plain(record["summary"]),
        "owner": _projects.organisation(record["owner"], record["owner_number"]),
        "fund": record["fund"].strip(),
        "start": _projects.day(record["start"], "%Y-%m-%d", place),
        "end": _projects.day(record["end"], "%Y-%m-%d", place),
        "total": _projects.amount(record["total"], place),
        "eu_support": _projects.amount(record["eu_support"], place),
        "currency": "SEK",
        "municipalities": "",
        "row": record["row"],
    }
