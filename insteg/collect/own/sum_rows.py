"""Rows that add up those above them: "Summa" and figures. They are nobody's project and no group of their own, and are not read."""

import re
from collections.abc import Sequence

SUMS = frozenset(
    {"summa", "delsumma", "summa totalt", "totalsumma", "totalt", "total", "totals", "sum", "sub-total", "subtotal", "antal", "σ"}
)
# What a sum holds beside its name: a figure, with or without what it counts.
FIGURE = re.compile(r"[-+]?[\d\s.,]+(?:%|kr\.?|kronor|sek|tkr|mkr|st\.?)?", re.IGNORECASE)


def among(lines: Sequence[Sequence[str]], first: int) -> dict[int, str]:
    """The index of each such row from `first` on -> what it calls itself. A row with any other words in it is none."""
    found = ((number, [cell for cell in line if cell]) for number, line in enumerate(lines[first:], start=first))
    return {
        number: cells[0]
        for number, cells in found
        if len(cells) > 1 and cells[0].casefold().strip(" :.*") in SUMS and all(FIGURE.fullmatch(cell) for cell in cells[1:])
    }
