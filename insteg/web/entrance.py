"""The first answer to a browser: the page itself, readable without any script, before the live page is there."""

import asyncio
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from servestatic import ServeStaticASGI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from insteg.figures.frame import TYPED, title_of
from insteg.reference import words
from insteg.reference.pages import menu, name_of
from insteg.store.addresses import at
from insteg.store.limiter import Limiter
from insteg.web import dataset, shell
from insteg.web.first_view import FirstView, Reader
from insteg.web.guard import clients
from insteg.web.kept import Kept
from insteg.web.packed import Packed
from insteg.web.rush import rush

# The longest address that is answered by more than the frame: a show in a link has at most 16 000 signs.
MOST_LETTERS, MOST_PARTS = 20_000, 60
# How many answers one client may have made anew; beyond it gets the frame alone. A whole school may sit behind one address.
MADE = "240/minute"
ALWAYS = ("lang", "stand", "visning")


class Entrance:
    """folder: where Streamlit's own page lies, which only ui knows; read: what makes a page's first view."""

    def __init__(self, folder: Path, read: Reader) -> None:
        self._folder, self._read = folder, read
        self._kept = Kept(self._make)
        self._made = Limiter(MADE)

    def routes(self) -> list[BaseRoute]:
        """The addresses that a reader may enter by, and our script."""
        prefix = at(f"/{shell.PREFIX}").lstrip("/")
        files = ServeStaticASGI(None, root=shell.files(), prefix=prefix, immutable_file_test=lambda path, url: True)
        pages = [Route(f"/{page}", partial(self.answer, page)) for page in _pages()]
        return [*pages, Mount(f"/{shell.PREFIX}", app=files)]

    async def answer(self, page: str, request: Request) -> Response:
        """The page asked for. Never cached without asking: a new version names new files, a new snapshot holds new figures."""
        rush.came()
        query = known(request.url.query)
        found = (
            None
            if query is None
            else await self._kept.answer(page, query, is_typed(query), lambda: not self._made.wait(clients.of(request.scope)))
        )
        return (found or self._alone(page, _language(request))).answer(request.headers)

    async def warm(self) -> None:
        """Make every page's answer before anybody asks, the front page first."""
        for language in words.LANGUAGES:
            for page in _pages():
                await self._kept.answer(page, "" if language == words.DEFAULT else f"lang={language}")

    async def _make(self, page: str, query: str) -> Packed | None:
        view = await self._read(page, query)
        return None if view is None else await asyncio.to_thread(self._packed, view, page)

    def _packed(self, view: FirstView, page: str) -> Packed:
        return Packed.of(shell.document(self._folder, view, dataset.block(page, view.language)))

    @cache  # noqa: B019  one entrance a server, two languages and a dozen pages
    def _alone(self, page: str, language: str) -> Packed:
        """The frame without the page: title and what the live page needs."""
        say = words.load(language)
        title = f"{title_of(page or name_of(menu()[0]), say)} · Insteg"
        return self._packed(FirstView(language, title, say("front.kicker")), "")


def _pages() -> Sequence[str]:
    return ["", *(name_of(script) for script in menu()[1:])]


def known(query: str) -> str | None:
    """The parts of a query that a page may heed, in one order; None when it is too long to be looked at.

    What others add to our links (campaigns, trackers) makes no page of its own, and what a reader typed as a question is not kept.
    """
    if len(query) > MOST_LETTERS:
        return None
    try:
        parts = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARTS)
    except ValueError:
        return None
    heeded = _choices()
    kept = sorted((part for part in parts if part[0] in heeded and part != ("lang", words.DEFAULT)), key=lambda part: part[0])
    return urlencode(kept)


def is_typed(query: str) -> bool:
    """Whether a query holds words as a reader typed them: what is made of it is sent and not kept."""
    return any(name in TYPED for name, _ in parse_qsl(query))


@cache
def _choices() -> frozenset[str]:
    """The names of everything that can be chosen on a page."""
    phrases = words.load(words.DEFAULT).phrases
    return frozenset([*ALWAYS, *(key.removeprefix("choice.") for key in phrases if key.startswith("choice."))])


def _language(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in words.LANGUAGES else words.DEFAULT
