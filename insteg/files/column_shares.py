"""How wide the columns of a table on paper are: after what stands in them, so that no word is divided for another column's empty room."""

from collections.abc import Sequence

# A column is at least as wide as its longest word, with what keeps it from the next. Longer cells get more, but not all they ask for: they can
# go on below. Heads are bold, and marks are wider than letters.
BESIDE, BOLD, MARK = 2.8, 1.15, 1.15
FREE, PART = 12, 0.2
# The names of the rows come before what stands beside them: each line that one takes is a line of the whole row.
OF_NAMES = 20


def shares(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Of the width, in letters. heads: of the columns; rows: their cells as text, as many as the heads."""
    return tuple(_wanted(head, [row[at] for row in rows], FREE if at else OF_NAMES) for at, head in enumerate(heads))


def _wanted(head: str, cells: Sequence[str], free: int) -> float:
    words = [BOLD * len(word) for word in head.split()] + [_wide(word) for cell in cells for word in cell.split()]
    longest = max((_wide(cell) for cell in cells), default=0.0)
    return max(*words, min(longest, free + PART * longest), 2.0) + BESIDE


def _wide(text: str) -> float:
    """In letters."""
    return sum(MARK if sign >= "\u2190" else 1.0 for sign in text)
