"""One look for every picture and renderer: the colours of a theme, one colour a place, one stroke a role."""

from dataclasses import dataclass
from functools import cache

from insteg.figures.pictures.description import Join
from insteg.figures.pictures.plot import Role, Series
from insteg.reference import catalogue, in_view
from insteg.reference.catalogue import COUNTRY, COUNTY

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif'
# Okabe-Ito hues, darkened or lightened until each has 4.5:1 against its background, since names are written in them:
# told apart by every kind of colour vision. Lines differ in dash and carry their name as well, so colour is never alone.
PLACES_LIGHT = ("#B34700", "#00735A", "#8C3F78", "#2B4FA0", "#7A5C00", "#9A2A2A", "#4F6D00")
PLACES_DARK = ("#F0A04B", "#4FC9A4", "#DE9AC8", "#9DB4F0", "#E5CF5A", "#F09090", "#B5D46A")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")


@dataclass(frozen=True)
class Look:
    """The colours of one theme. steps: of the map and the grids, light to dark in one hue, so that they keep their order in grey."""

    mode: str
    ink: str
    quiet: str
    faint: str
    grid: str
    paper: str
    accent: str
    places: tuple[str, ...]
    steps: tuple[str, ...]

    @staticmethod
    def of(mode: str | None) -> "Look":
        return DARK if mode == "dark" else LIGHT

    @staticmethod
    def darkened() -> dict[str, str]:
        """Each colour of the light look and its counterpart in the dark one."""
        return dict(zip(_colours(LIGHT), _colours(DARK), strict=True))


STEPS_LIGHT = ("#DBE5EA", "#B6CBD5", "#96B4C2", "#6895A8", "#366F8A")
STEPS_DARK = ("#22343C", "#334E5B", "#426675", "#58879B", "#6FACC5")
LIGHT = Look("light", "#1C2B33", "#3F4B52", "#8B949A", "#E4E0D7", "#FBFAF7", "#1B5E7B", PLACES_LIGHT, STEPS_LIGHT)
DARK = Look("dark", "#E8EDEF", "#C3CDD3", "#76848C", "#2A373E", "#11191E", "#7CC0DC", PLACES_DARK, STEPS_DARK)


def _colours(look: Look) -> list[str]:
    return [look.ink, look.quiet, look.faint, look.grid, look.paper, look.accent, *look.places, *look.steps]


@dataclass(frozen=True)
class Stroke:
    """How a mark is drawn, in pixels of a page: size is a dot's, 0 for none."""

    colour: str
    width: float = 2.0
    dash: str = "solid"
    size: float = 6.0
    opacity: float = 1.0
    symbol: str = "circle"


@cache
def _turn(code: str) -> int:
    """The turn of a place among the colours: the seven first, each with its own; others share the hues."""
    seven = catalogue.the_seven()
    if code in seven:
        return seven.index(code)
    return sum(map(ord, code))


def stroke(series: Series, look: Look, turn: int = 0) -> Stroke:
    """The one answer to what something looks like, asked by every renderer. turn: which of several lines, so that dashes differ."""
    if series.role is Role.PLACE:
        return Stroke(tint(series.place, look), 3, DASHES[turn % len(DASHES)])
    return {
        Role.BEHIND: Stroke(look.faint, 1, opacity=0.6),
        Role.COMPUTED: Stroke(look.quiet, 3, "dash"),
        Role.BENCHMARK: Stroke(tint(series.place, look), 1.5, "dash" if series.place == COUNTY else "solid"),
        Role.LIMIT: Stroke(look.ink, 1.5, "dot", 0),
        Role.OUTER_LIMIT: Stroke(look.ink, 1.5, "solid", 0),
        Role.ZERO: Stroke(look.ink, 1, size=0),
        Role.PROJECT: Stroke(look.accent, 4, opacity=0.13),
        Role.PLACEBO: Stroke(look.faint, 1, size=7, opacity=0.5),
        Role.THING: Stroke(look.accent, 2, size=12),
    }[series.role]


def tint(code: str, look: Look) -> str:
    """The colour of a place: the seven each have a hue, what they are compared with is neutral."""
    if code in (COUNTRY, COUNTY, ""):
        return look.quiet if code == COUNTY else look.ink
    # What is made of several places, such as the mean of the similar ones, is no place.
    return look.places[_turn(code) % len(look.places)] if code in in_view.areas() else look.accent


def joining(join: Join, look: Look) -> str:
    """The colour of an arc: orange where nothing ties the two, green where something is known to; its word says the same."""
    return look.places[1] if join.word else look.places[0]
