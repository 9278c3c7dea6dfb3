"""What a table on the screen is made of, whatever its rows are: heads, and how wide each column stands."""

from dataclasses import dataclass
from math import ceil

# In letters: a column as wide as what stands in it first, so that nothing moves while the reader scrolls.
NARROWEST, USUAL, WIDEST, AROUND = 5, 19, 40, 3
# Letters that take nearly two of the others' places: "Women" was cut where five letters had room.
BROAD = frozenset("mwMW")


@dataclass(frozen=True)
class Head:
    """sort: what a press on it sorts by, empty for nothing. is_row_head: it tells what the row is about. letters: of what comes further down."""

    title: str
    sort: str = ""
    is_number: bool = False
    is_row_head: bool = False
    letters: int = 0


def widths(heads: list[Head], rows: list[list[str]]) -> list[int]:
    """Of each column in letters. A long head is broken, a word of it never."""
    return [_width(head, [row[place] for row in rows]) for place, head in enumerate(heads)]


def _width(head: Head, texts: list[str]) -> int:
    longest_word = max(map(len, head.title.split()), default=0)
    widest = max([longest_word, len(head.title) // 2, min(head.letters, USUAL), *map(_letters, texts)])
    return min(max(widest, NARROWEST), WIDEST) + AROUND


def _letters(text: str) -> int:
    """How many usual letters are as wide."""
    return len(text) + ceil(0.75 * sum(sign in BROAD for sign in text))
