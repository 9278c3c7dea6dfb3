"""Which pages there are and behind which door they stand, found by their folder: the number is door and order, the rest the address."""

from functools import cache
from pathlib import Path

from insteg.store import folders

FRONT = "app.py"
# Each door begins at a number and is named by the page it leads to.
DOORS = {"laget": 0, "jamfor": 30, "insatser": 50, "seminarium": 80, "data": 90}
# Pages that no row of the frame shows: the municipality is the overview with a place chosen, and the search has its field.
BESIDE = {"kommun": "laget", "sok": ""}


@cache
def menu() -> list[str]:
    """The pages in the order of the doors: the front page, then pages/ by number."""
    return [FRONT, *sorted(f"pages/{path.name}" for path in (folders.ROOT / "pages").glob("[0-9]*.py"))]


def name_of(script: str) -> str:
    """A page's name in addresses and words: `pages/20_kommun.py` is `kommun`, the front page `laget`."""
    stem = Path(script).stem
    return "laget" if stem == Path(FRONT).stem else stem.split("_", 1)[1]


@cache
def names() -> frozenset[str]:
    return frozenset(map(name_of, menu()))


def door_of(page: str) -> str:
    """The door that a page stands behind; empty for one that stands behind none."""
    if page in BESIDE:
        return door_of(BESIDE[page]) if BESIDE[page] else ""
    return next(door for door, pages in behind().items() if page in pages)


@cache
def behind() -> dict[str, list[str]]:
    """The pages of each door that its row shows; the first is where the door leads."""
    numbers = {name_of(script): _number(script) for script in menu() if name_of(script) not in BESIDE}
    found: dict[str, list[str]] = {door: [] for door in DOORS}
    for page, number in numbers.items():
        found[[door for door, first in DOORS.items() if first <= number][-1]].append(page)
    return found


def _number(script: str) -> int:
    return 0 if script == FRONT else int(Path(script).stem.split("_", 1)[0])
