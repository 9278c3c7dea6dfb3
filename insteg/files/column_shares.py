"""How wide the columns of a table on paper are: after what stands in them, so that no word is divided for another column's empty room."""

from collections.abc import Sequence

from insteg.figures.pictures.svg.paper import width_of

# In widths of a letter's size. A column is at least as wide as its longest word, with what keeps it from the next. Longer cells get more, but
# not all they ask for: they can go on below. Heads are bold.
BESIDE, BOLD, LEAST = 1.0, 1.1, 1.2
FREE, PART = 7.0, 0.2
# The names of the rows come before what stands beside them: each line that one takes is a line of the whole row.
OF_NAMES = 16.0
# Across a standing A4 in letters of 9 points.
PAPER = 56.0


def shares(heads: Sequence[str], rows: Sequence[Sequence[str]], room: float = PAPER) -> tuple[float, ...]:
    """The columns' widths, in widths of a letter's size. heads: of the columns; rows: their cells as text, as many as the heads; room: for them all.

    No word of a cell is divided as long as all the longest ones have room beside each other; what is left goes to those who ask for more. A head
    asks for its longest word, but may be divided: the sheets do so at the syllables.
    """
    columns = [[row[at] for row in rows] for at in range(len(heads))]
    least = [_widest(cells) for cells in columns]
    more = [max(0.0, _asked(heads[at], cells, FREE if at else OF_NAMES) - least[at]) for at, cells in enumerate(columns)]
    part = min(1.0, max(0.0, room - sum(least)) / (sum(more) or 1.0))
    return tuple(need + part * ask for need, ask in zip(least, more, strict=True))


def _widest(cells: Sequence[str]) -> float:
    """Of the words in some cells, with what keeps them from the next column."""
    return max([width_of(word, 1) for cell in cells for word in _whole(cell)] + [LEAST]) + BESIDE


def _asked(head: str, cells: Sequence[str], free: float) -> float:
    longest = max((width_of(cell, 1) for cell in cells), default=0.0)
    return max(min(longest, free + PART * longest) + BESIDE, BOLD * _widest([head]))


def _whole(text: str) -> list[str]:
    """What is never divided: words, and the parts of a span, which may go on below after its dash."""
    return text.replace("–", "– ").split()
