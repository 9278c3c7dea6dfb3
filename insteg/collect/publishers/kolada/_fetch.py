"""Download from Kolada v3: batches of 25 ids, every page by next_url, everything kept as it came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from insteg.collect import set_aside
from insteg.collect.errors import SourceError
from insteg.collect.long_table import indicators_of
from insteg.collect.publishers import _store
from insteg.collect.publishers._http import Http, Manners, PublisherAnswer, same_host
from insteg.collect.publishers._store import Shelf
from insteg.collect.publishers.kolada import _wire
from insteg.collect.set_aside import Aside
from insteg.reference import catalogue

# Kolada refuses more than this many ids or years in one part of an address.
MOST_IDS = 25
PAGE_ROWS = 5000
MOST_PAGES = 500
MANNERS = Manners(read=60, calls=5, window=1, largest_bytes=20_000_000)


@dataclass(frozen=True)
class Wanted:
    """What to ask for: all Kolada series of the catalogue and 25 years, unless said otherwise."""

    series: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    page_rows: int = PAGE_ROWS
    ids_a_call: int = MOST_IDS

    def all_series(self) -> list[str]:
        return sorted(self.series or indicators_of("kolada"))

    def all_areas(self) -> list[str]:
        """Ours by their names. A question that names none is answered with 3 630 groups of municipalities beside them, nine rows in ten."""
        return [code.zfill(4) for code in sorted(self.areas or catalogue.areas())]

    def all_years(self) -> list[int]:
        this_year = date.today().year
        years = list(self.years or range(this_year - MOST_IDS + 1, this_year + 1))
        if len(years) > MOST_IDS:
            raise SourceError(f"Kolada takes at most {MOST_IDS} years a call, not {len(years)}. Ask for fewer.")
        return years


def fetch(
    folder: Path, base: str, since: date | None = None, choices: Wanted = Wanted(), manners: Manners = MANNERS, aside: Aside | None = None
) -> None:
    """Save metadata and figures. A full download replaces the folder's content, one with `since` is added to it."""
    span = ",".join(map(str, choices.all_years()))
    limits = {"per_page": choices.page_rows, **({"from_date": since.isoformat()} if since else {})}
    groups = {",".join(batch): batch for batch in batches(choices.all_series(), choices.ids_a_call)}
    questions = [f"municipality/{','.join(areas)}/year/{span}" for areas in batches(choices.all_areas())]
    told, shelf = Aside(), _shelf(folder, since)
    with Http(manners) as http:
        set_aside.each(groups, lambda ids, _: _keep(shelf, http, base, ids, questions, limits), told)
    for ids, error in told.tables.items():
        if aside is None:
            raise error
        aside.tables |= dict.fromkeys(groups[ids], error)
    shelf.finish()


def _keep(shelf: Shelf, http: Http, base: str, ids: str, questions: list[str], limits: dict[str, Any]) -> None:
    """Everything about one group of series, or nothing: some of its areas without the others would be no table."""
    already = set(shelf.documents)
    try:
        _keep_pages(shelf, http, f"{base}/kpi/{ids}", {"per_page": limits["per_page"]}, "kpi")
        for question in questions:
            _keep_pages(shelf, http, f"{base}/data/kpi/{ids}/{question}", limits, "data")
    except SourceError:
        for name in set(shelf.documents) - already:
            shelf.forget(name)
        raise


def _keep_pages(shelf: Shelf, http: Http, address: str, params: dict[str, Any], kind: str) -> None:
    for answer in pages(http, address, params):
        shelf.keep(f"{_next(shelf):04d}-{kind}.json", answer, f"Kolada {kind}, page as sent")


def _next(shelf: Shelf) -> int:
    """One more than the last page's number: later pages win over earlier ones."""
    return max((int(name[:4]) for name in shelf.documents if name[:4].isdigit()), default=0) + 1


def _shelf(folder: Path, since: date | None) -> Shelf:
    from insteg.collect.publishers.kolada import LICENCE, PUBLISHER

    make = _store.opened if since else _store.emptied
    return make(folder, "kolada", PUBLISHER, LICENCE)


def batches(ids: list[str], size: int = MOST_IDS) -> Iterator[list[str]]:
    """The ids in groups that Kolada accepts."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def pages(http: Http, address: str, params: dict[str, Any]) -> Iterator[PublisherAnswer]:
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
