"""What stands around every page, as data: doors, the open door's pages, places, search, the other language, foot. Who draws it knows no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from insteg.figures import markup, service_notice
from insteg.figures.credit import all_credits
from insteg.figures.doors import Way, address_of, doors_of, pages_of, sheet_of
from insteg.figures.situation import by_size
from insteg.reference import catalogue, in_view, owner, words
from insteg.reference.catalogue import Area
from insteg.reference.owner import NOBODY, Owner
from insteg.reference.pages import behind, door_of
from insteg.reference.words import Words
from insteg.store import settings, snapshots

PLACE = "kommun"
LOGO = "marke.png"
SEARCH, SEARCHED = "sok", "fraga"
# The choices that hold words as a reader typed them: in the address by his own wish, and nowhere else.
TYPED = frozenset({"sok", "typsok", "fraga", "grupper"})
# Kept by every link of the frame; whatever else an address says belongs to its own page.
EVERYWHERE = (PLACE, "lang", "stand")


@dataclass(frozen=True)
class PlaceChoice:
    """One of the places that every page can be about. code: empty for the whole county."""

    code: str
    name: str
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Frame:
    """The frame of one page for one place in one language.

    owner: whose Insteg this is. search: the address of the results. kept, kept_here: what a form to another page, and one to this page, must send along.
    """

    page: str
    language: str
    title: str
    home: Way
    doors: tuple[Way, ...]
    pages: tuple[Way, ...]
    # Each door with the pages behind it, as the phone's sheet shows them; none under a door that leads to its only page.
    sheet: tuple[tuple[Way, tuple[Way, ...]], ...]
    places: tuple[PlaceChoice, ...]
    search: str
    kept: tuple[tuple[str, str], ...]
    kept_here: tuple[tuple[str, str], ...]
    other_language: Way
    foot: tuple[Way, ...]
    credits: str
    # What was searched for, on the page of results.
    searched: str = ""
    # A planned stop.
    notice: str = ""
    owner: Owner = NOBODY

    @property
    def say(self) -> Words:
        return words.load(self.language)

    @property
    def place(self) -> PlaceChoice:
        return next(place for place in self.places if place.is_chosen)

    @property
    def here(self) -> str:
        """This page's own address, before what is chosen on it."""
        return address_of(self.page)

    @property
    def row_label(self) -> str:
        """What the row of pages is called to those who hear it."""
        door = next((door.text for door in self.doors if door.is_current), "")
        return self.say("frame.pages", door=door) if door else self.title


def title_of(page: str, say: Words) -> str:
    """What a page is called in the browser's tab: the door's name for the page that a door leads to."""
    door = door_of(page)
    return say(f"door.{door}") if door and behind()[door][0] == page else say(f"page.{page}.menu")


def frame(page: str, place: str, language: str, query: Mapping[str, str]) -> Frame:
    """The frame. place: a code of one of the seven, or empty; query: what the page's address says, of which its own links keep all."""
    say, other = words.load(language), next(known for known in words.LANGUAGES if known != language)
    kept = {PLACE: place} if place else {}
    lasting = _lasting(language)
    own = {name: value for name, value in query.items() if name not in EVERYWHERE}
    return Frame(
        page,
        language,
        title_of(page, say),
        Way(say("frame.home"), address_of("laget", language, kept)),
        doors_of(say, page, kept),
        pages_of(say, page, kept),
        sheet_of(say, page, kept),
        _places(say, page, place, own),
        address_of(SEARCH),
        tuple({**kept, **lasting}.items()),
        tuple({**own, **lasting}.items()),
        # The language is named although it may be the default one: a page that is open remembers another.
        Way(say("frame.other_language"), address_of(page, other, {**own, **kept, "lang": other}), language=other),
        _foot(say, page, kept, own),
        all_credits(say),
        query.get(SEARCHED, "") if page == SEARCH else "",
        service_notice.told(language),
        owner.shown(),
    )


def header(shown: Frame) -> str:
    """The frame above a page as markup, the same in the first answer and on the live page."""
    return markup.rendered("frame.html", frame=shown, say=shown.say, place_name=PLACE, search_name=SEARCHED)


def foot(shown: Frame) -> str:
    """The frame below a page as markup."""
    return markup.rendered("foot.html", frame=shown, logo=LOGO)


def _places(say: Words, page: str, place: str, own: Mapping[str, str]) -> tuple[PlaceChoice, ...]:
    county = PlaceChoice("", say("frame.county"), address_of(page, say.language, own), not place)
    seven = (
        PlaceChoice(code, area.name(say.language), address_of(page, say.language, {**own, PLACE: code}), code == place)
        for code, area in _seven().items()
    )
    return (county, *seven)


def _seven() -> Mapping[str, Area]:
    """By population; in the catalogue's order as long as there are no figures."""
    try:
        return by_size()
    except (snapshots.SnapshotMissing, snapshots.SnapshotTooOld):
        return {code: in_view.areas()[code] for code in catalogue.the_seven()}


def _lasting(language: str) -> dict[str, str]:
    """What `link_to` writes in every address, for a form."""
    frozen = {"stand": snapshots.stand_of(snapshots.in_view())} if snapshots.is_frozen() else {}
    spoken = {} if language == words.DEFAULT else {"lang": language}
    return {**frozen, **spoken}


def _foot(say: Words, page: str, kept: Mapping[str, str], own: Mapping[str, str]) -> tuple[Way, ...]:
    about = address_of("om", say.language, kept)
    return (
        Way(say("page.om.menu"), about),
        Way(say("page.nytt.menu"), address_of("nytt", say.language, kept)),
        Way(say("om.accessibility"), f"{about}#accessibility"),
        *_remarks(say, address_of(page, say.language, {**own, **kept})),
    )


def _remarks(say: Words, address: str) -> tuple[Way, ...]:
    """Where a remark is sent, if whoever runs Insteg has said so. A letter says which page it is about; nothing is kept here."""
    to = settings.read().remarks
    if to.startswith("mailto:"):
        to = f"{to}?{urlencode({'subject': say('frame.remark.subject', page=address)}, quote_via=quote)}"
    return (Way(say("frame.remark"), to),) if to else ()
