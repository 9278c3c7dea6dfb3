"""How wide the columns of a table on paper are: after what stands in them, so that no word is divided for another column's empty room."""

from collections.abc import Sequence

from insteg.figures.pictures.svg.paper import width_of

# In widths of a letter's size. A column is at least as wide as its longest word, with what keeps it from the next. Longer cells get more, but
# not all they ask for: they can go on below. Heads are bold.
BESIDE, BOLD, LEAST = 1.7, 1.15, 1.2
FREE, PART = 7.0, 0.2
# The names of the rows come before what stands beside them: each line that one takes is a line of the whole row.
OF_NAMES = 12.0


def shares(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """The widths that the columns ask for, in widths of a letter's size. heads: of the columns; rows: their cells as text, as many as the heads."""
    return tuple(_wanted(head, [row[at] for row in rows], FREE if at else OF_NAMES) for at, head in enumerate(heads))


def _wanted(head: str, cells: Sequence[str], free: float) -> float:
    words = [BOLD * width_of(word, 1) for word in head.split()] + [width_of(word, 1) for cell in cells for word in cell.split()]
    longest = max((width_of(cell, 1) for cell in cells), default=0.0)
    return max(*words, min(longest, free + PART * longest), LEAST) + BESIDE
