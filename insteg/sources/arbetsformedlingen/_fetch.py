"""Download the page of links and the two workbooks, each of which holds the whole history."""

from pathlib import Path

from insteg.sources import _store
from insteg.sources._http import Http, Manners
from insteg.sources.arbetsformedlingen import _links, _workbook

PAGE = "/statistik/sok-statistik/tidigare-statistik-tidsserier"
KINDS = {
    "share": "web-inskrivna-arbetslosa-andel-av-bas",
    "duration": "web-inskrivna-arbetslosa-tid-utan-arbete-lan-kom",
}
MANNERS = Manners(read=120, calls=2, window=1, largest_bytes=200_000_000)


def fetch(folder: Path, base: str, manners: Manners = MANNERS) -> None:
    """Save page and workbooks. A workbook may be replaced under the same name, so it is always taken anew."""
    from insteg.sources.arbetsformedlingen import LICENCE, PUBLISHER

    with Http(manners) as http:
        page = http.get(f"{base}{PAGE}")
        links = _links.newest(page.content, page.address, KINDS)
        workbooks = [(link, http.get(link.address)) for link in links]
    for link, answer in workbooks:
        _workbook.opened(answer.content, link.address).close()
    shelf = _store.emptied(folder, "arbetsformedlingen", PUBLISHER, LICENCE)
    shelf.keep("links.html", page, "Page of links to the statistics files")
    for link, answer in workbooks:
        shelf.keep(f"{link.kind}.xlsx", answer, f"{KINDS[link.kind]}, through {link.month}")
    shelf.finish()
