"""Find the newest workbook of each kind on a page of links that changes every month."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin

from insteg.collect import set_aside
from insteg.collect.errors import SourceError, SourceWaiting
from insteg.collect.publishers._http import same_host
from insteg.collect.set_aside import Aside

# The same words with another ending are other statistics: yearly means, or the older denominator.
DECOY = "arsgenomsnitt"


@dataclass(frozen=True)
class Link:
    """One workbook on the page: which kind, which month, where."""

    kind: str
    month: str
    address: str


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.targets += [value for name, value in attrs if name == "href" and value]


def newest(page: bytes, address: str, kinds: dict[str, str], aside: Aside | None = None) -> dict[str, Link]:
    """The newest link of each kind (kind -> file prefix). A kind that is lacking is refused; raises when the months differ."""
    anchors = _Anchors()
    anchors.feed(page.decode("utf-8", "replace"))
    found = set_aside.each(kinds, lambda kind, _: _newest_of(kind, kinds[kind], anchors.targets, address), aside)
    months = {kind: link.month for kind, link in found.items()}
    if len(set(months.values())) > 1:
        told = ", ".join(f"{kind} {month}" for kind, month in months.items())
        raise SourceWaiting(
            f"Arbetsförmedlingen is still publishing: its files show different months ({told}). Nothing is taken; try again in some days."
        )
    return found


def _newest_of(kind: str, prefix: str, targets: list[str], address: str) -> Link:
    pattern = re.compile(rf"/{re.escape(prefix)}-((?:19|20)\d\d-(?:0[1-9]|1[0-2]))\.xlsx$")
    found = []
    for target in targets:
        # Links come with å and ä percent-encoded, sometimes with a query behind the name.
        match = pattern.search(unquote(target).split("?")[0])
        if match and DECOY not in unquote(target):
            found.append((match[1], target))
    if not found:
        raise SourceError(f"{address} has no link to {prefix}-YYYY-MM.xlsx among its {len(targets)} links. Look at the page.")
    month, target = max(found, key=lambda pair: pair[0])
    return Link(kind, month, same_host(address, urljoin(address, target)))
