"""The doors of the frame and the pages behind them, as ways that lead there."""

from collections.abc import Mapping
from dataclasses import dataclass

from insteg.figures.record import link_to
from insteg.reference import words
from insteg.reference.pages import behind, door_of
from insteg.reference.words import Words


@dataclass(frozen=True)
class Way:
    """Words that lead somewhere. address: relative to the server's root, so that it works below any path; language: set where it is another one."""

    text: str
    address: str
    is_current: bool = False
    language: str = ""


def address_of(page: str, language: str = words.DEFAULT, choices: Mapping[str, str] | None = None) -> str:
    """Where a page lies with what is chosen on it, relative to the server's root."""
    return link_to(page, language, **(choices or {}))


def doors_of(say: Words, page: str, kept: Mapping[str, str]) -> tuple[Way, ...]:
    """The doors, the open one marked. kept: what every link of the frame keeps."""
    doors = behind().items()
    return tuple(Way(say(f"door.{door}"), address_of(pages[0], say.language, kept), door == door_of(page)) for door, pages in doors)


def pages_of(say: Words, page: str, kept: Mapping[str, str]) -> tuple[Way, ...]:
    """The open door's own pages; a page behind no door stands alone."""
    door = door_of(page)
    if not door:
        return (Way(say(f"page.{page}.menu"), address_of(page, say.language, kept), True),)
    return _behind(say, door, page, kept)


def _behind(say: Words, door: str, page: str, kept: Mapping[str, str]) -> tuple[Way, ...]:
    """The pages behind one door, the one shown marked."""
    pages = behind()[door]
    # The municipality's page is the overview, with its place chosen.
    current = page if page in pages else pages[0]
    own = tuple(
        Way(say(f"page.{each}.menu"), address_of(each, say.language, kept), door == door_of(page) and each == current) for each in pages
    )
    beside = (Way(say("frame.api"), _api(say.language)),) if door == "data" else ()
    return own + beside


def _api(language: str) -> str:
    return "api/v1/" if language == words.DEFAULT else f"api/v1/?lang={language}"


def sheet_of(say: Words, page: str, kept: Mapping[str, str]) -> tuple[tuple[Way, tuple[Way, ...]], ...]:
    """Each door with the pages behind it, for the phone's sheet; none under a door that itself leads to all there is."""
    every = [_behind(say, door, page, kept) for door in behind()]
    return tuple((door, pages if len(pages) > 1 else ()) for door, pages in zip(doors_of(say, page, kept), every, strict=True))
