"""Download the page of links and the two workbooks, each of which holds the whole history."""

from pathlib import Path

from insteg.collect import set_aside
from insteg.collect.publishers import _store
from insteg.collect.publishers._http import Http, Manners, PublisherAnswer
from insteg.collect.publishers.arbetsformedlingen import _links, _workbook
from insteg.collect.set_aside import Aside

PAGE = "/statistik/sok-statistik/tidigare-statistik-tidsserier"
KINDS = {
    "share": "web-inskrivna-arbetslosa-andel-av-bas",
    "duration": "web-inskrivna-arbetslosa-tid-utan-arbete-lan-kom",
}
MANNERS = Manners(read=120, calls=2, window=1, largest_bytes=200_000_000)


def fetch(folder: Path, base: str, manners: Manners = MANNERS, aside: Aside | None = None) -> None:
    """Save page and workbooks. A workbook may be replaced under the same name, so it is always taken anew."""
    from insteg.collect.publishers.arbetsformedlingen import LICENCE, PUBLISHER

    with Http(manners) as http:
        page = http.get(f"{base}{PAGE}")
        links = _links.newest(page.content, page.address, KINDS, aside)
        workbooks = set_aside.each(links, lambda kind, _: _taken(http, links[kind]), aside)
    shelf = _store.opened(folder, "arbetsformedlingen", PUBLISHER, LICENCE)
    shelf.keep("links.html", page, "Page of links to the statistics files")
    for kind, answer in workbooks.items():
        shelf.keep(f"{kind}.xlsx", answer, f"{KINDS[kind]}, through {links[kind].month}")
    shelf.finish()


def _taken(http: Http, link: _links.Link) -> PublisherAnswer:
    answer = http.get(link.address)
    _workbook.opened(answer.content, link.address).close()
    return answer
