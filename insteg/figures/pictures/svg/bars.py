"""Counts of answers as bars that lie, each with its name above it and its number beside it."""

from collections.abc import Sequence

from insteg.figures.pictures.look import Look
from insteg.figures.pictures.svg.paper import element, text, whole, width_of, wrapped

THICK, LETTERS, GAP = 18.0, 15.0, 12.0


def bars(named: Sequence[tuple[str, int, str]], title: str, look: Look, width: float) -> tuple[str, str]:
    """The picture and what it says in words. named: name, count, and the count as it is told."""
    room = width - max((width_of(said, LETTERS) for _, _, said in named), default=0) - 16
    most = max((count for _, count, _ in named), default=0) or 1
    parts, top = [], 4.0
    for name, count, said in named:
        for line in wrapped(name, width, LETTERS):
            top += LETTERS * 1.3
            parts.append(text(0, top - 4, line, look, LETTERS))
        long = room * count / most
        parts.append(element("rect", x=0.0, y=top, width=max(long, 1.0), height=THICK, fill=look.accent))
        parts.append(text(long + 8, top + THICK - 4, said, look, LETTERS, font_weight=700))
        top += THICK + GAP
    told = f"{title} " + "; ".join(f"{name}: {said}" for name, _, said in named) + "."
    return whole("".join(parts), (width, max(top, 1.0)), title, told, look), told
