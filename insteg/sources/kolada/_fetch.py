"""Download from Kolada v3: batches of 25 ids, every page by next_url, everything kept as it came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from insteg.sources import _store
from insteg.sources._errors import SourceError
from insteg.sources._http import Answer, Http, Manners, same_host
from insteg.sources._store import Shelf
from insteg.sources._table import indicators_of
from insteg.sources.kolada import _wire

# Kolada refuses more than this many ids or years in one part of an address.
MOST_IDS = 25
PAGE_ROWS = 5000
MOST_PAGES = 500
MANNERS = Manners(read=60, calls=5, window=1, largest_bytes=50_000_000)


@dataclass(frozen=True)
class Choices:
    """What to ask for: all Kolada series of the catalogue and 25 years, unless said otherwise."""

    series: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    page_rows: int = PAGE_ROWS
    ids_a_call: int = MOST_IDS

    def all_series(self) -> list[str]:
        return sorted(self.series or indicators_of("kolada"))

    def all_years(self) -> list[int]:
        this_year = date.today().year
        years = list(self.years or range(this_year - MOST_IDS + 1, this_year + 1))
        if len(years) > MOST_IDS:
            raise SourceError(f"Kolada takes at most {MOST_IDS} years a call, not {len(years)}. Ask for fewer.")
        return years


def fetch(folder: Path, base: str, since: date | None = None, choices: Choices = Choices(), manners: Manners = MANNERS) -> None:
    """Save metadata and figures. A full download replaces the folder's content, one with `since` is added to it."""
    span = ",".join(map(str, choices.all_years()))
    shelf = _shelf(folder, since)
    limits = {"per_page": choices.page_rows, **({"from_date": since.isoformat()} if since else {})}
    with Http(manners) as http:
        for batch in batches(choices.all_series(), choices.ids_a_call):
            ids = ",".join(batch)
            _keep_pages(shelf, http, f"{base}/kpi/{ids}", {"per_page": choices.page_rows}, "kpi")
            # Without areas in the address Kolada sends all of them: fewer calls than naming 312.
            _keep_pages(shelf, http, f"{base}/data/kpi/{ids}/year/{span}", limits, "data")
    shelf.finish()


def _shelf(folder: Path, since: date | None) -> Shelf:
    from insteg.sources.kolada import LICENCE, PUBLISHER

    make = _store.opened if since else _store.emptied
    return make(folder, "kolada", PUBLISHER, LICENCE)


def batches(ids: list[str], size: int = MOST_IDS) -> Iterator[list[str]]:
    """The ids in groups that Kolada accepts."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def _keep_pages(shelf: Shelf, http: Http, address: str, params: dict, kind: str) -> None:
    for answer in pages(http, address, params):
        number = len(shelf.documents) + 1
        shelf.keep(f"{number:04d}-{kind}.json", answer, f"Kolada {kind}, page as sent")


def pages(http: Http, address: str, params: dict) -> Iterator[Answer]:
    """Every page of one question. Raises SourceError when the pages go in a circle or lead away from Kolada."""
    answer = http.get(address, params)
    seen = {answer.address}
    yield answer
    while following := _wire.page(answer.content, answer.address).following:
        if following in seen or len(seen) >= MOST_PAGES:
            raise SourceError(f"Kolada's pages go round in a circle at {following[:200]!r}. Try again later.")
        seen.add(following)
        answer = http.get(same_host(address, following))
        yield answer
