"""The ESF Council's project bank: an exported file, put in a folder by hand or fetched where its address is known."""

import codecs
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from insteg.collect import project_list, set_aside
from insteg.collect.errors import SourceError
from insteg.collect.long_table import verified
from insteg.collect.own.unclear import unseen_apart
from insteg.collect.project_list import Cell, Unreadable
from insteg.collect.publishers import _csv, _store
from insteg.collect.set_aside import Aside

# No fixed address of the export could be found: it is downloaded in a browser from the project bank.
BASE = ""
HOME = "https://www.esf.se"
PUBLISHER = "Svenska ESF-rådet"
LICENCE = "Facts with source"
TABLE = "projects"
NAME = f"{TABLE}.csv"
SEPARATORS = (";", "\t", ",")
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


def fetch(folder: Path, base: str = BASE, manners: Any = None, aside: Aside | None = None) -> None:
    """Save the export found at the address `base`."""
    from insteg.collect.publishers._http import Http, Manners

    if not base:
        raise SourceError(
            "The ESF Council's export has no known address. Download it from Projektbanken and add it with esf.take(folder, file)."
        )
    with Http(manners or Manners(largest_bytes=100_000_000)) as http:
        _keep(folder, http.get(base))


def take(folder: Path, file: Path) -> None:
    """Save a file that was downloaded by hand."""
    from insteg.collect.publishers._http import PublisherAnswer

    _keep(
        folder, PublisherAnswer(f"handed in as {file.name}", file.read_bytes(), 200, {}, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    )


def _keep(folder: Path, answer: Any) -> None:
    # One table only: what is wrong with it is wrong with the download.
    _read(answer.content, Aside())
    shelf = _store.emptied(folder, "esf", PUBLISHER, LICENCE)
    shelf.keep(NAME, answer, "Projektbanken, export")
    shelf.finish()


def tables(folder: Path, aside: Aside) -> dict[str, pd.DataFrame]:
    """All projects of the export, one row each, amounts in SEK. The owner's town is not where a project works, so no place is given."""
    return set_aside.each((TABLE,), lambda _, told: _projects(verified(folder, NAME), told), aside)


def tidy(folder: Path) -> pd.DataFrame:
    return tables(folder, Aside())[TABLE]


def _projects(path: Path, aside: Aside) -> pd.DataFrame:
    from insteg.collect.publishers import _schema

    frame = _read(path.read_bytes(), aside)
    found = project_list.read(frame.to_dict("records"), _project, TABLE, aside, HEADERS)
    table = found.assign(document=f"esf/live/{NAME}", file=f"esf/{NAME}")
    return _schema.kept_projects(table.drop_duplicates("project_id", keep="last").reset_index(drop=True), TABLE, aside, len(frame))


def _read(content: bytes, aside: Aside) -> pd.DataFrame:
    """The export with our column names, whichever half of the bilingual header it uses."""
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    frame = _csv.read(text.encode("utf-8"), TABLE, [], aside, separator)
    swedish = {column: " ".join(column.split("/")[0].split()).casefold() for column in frame.columns}
    ours = {column: word for word, header in HEADERS.items() for column, name in swedish.items() if name == header.casefold()}
    if absent := [header for word, header in HEADERS.items() if word not in ours.values()]:
        raise SourceError(f"{NAME} lacks the columns {absent}; it has {list(frame.columns)[:30]}. Export it again with all columns.")
    return frame.rename(columns=ours)[[*HEADERS, "row"]]


def _decoded(content: bytes) -> str:
    """The export is put in by hand: a spreadsheet program may have saved it in UTF-16, or in what Windows wrote before UTF-8.

    A stray byte in UTF-8 stays one: only where no line of headings can be read in UTF-8 is the file in another encoding.
    """
    if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return content.decode("utf-16", "replace")
    try:
        content.split(b"\n", 1)[0].decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
    return content.decode("utf-8-sig", "replace")


def _number(text: str) -> str:
    """The registration number as the Council writes it: 23-017-S01, whatever case the file has it in."""
    found = unseen_apart(text).upper()
    if not project_list.PROJECT_ID.fullmatch(found):
        raise Unreadable("which is no registration number (23-017-S01).")
    return found


def _project(record: dict[str, Any], cell: Cell) -> dict[str, Any]:
    return {
        "project_id": cell("project_id", _number),
        "title": project_list.plain(record["title"]),
        "title_en": "",
        "summary": project_list.plain(record["summary"]),
        "owner": project_list.organisation(record["owner"], record["owner_number"]),
        "fund": record["fund"].strip(),
        "start": cell("start", lambda text: project_list.day(text, "%Y-%m-%d")),
        "end": cell("end", lambda text: project_list.day(text, "%Y-%m-%d")),
        "total": cell("total", lambda text: project_list.amount(text, "SEK")),
        "eu_support": cell("eu_support", lambda text: project_list.amount(text, "SEK")),
        "currency": "SEK",
        "municipalities": "",
        "row": record["row"],
    }
