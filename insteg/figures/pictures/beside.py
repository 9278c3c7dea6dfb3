"""Where the names of some dots stand: beside their own dot, on no other name and on no other of the dots. Every renderer of a cloud asks here."""

from collections.abc import Sequence

# Between a dot's middle and its name, and half of what a dot takes, in pixels.
GAP, DOT = 10.0, 7.0
# Where a name is tried, in its own width and height from the dot's middle; the gap is added. To the right first, as lines are named.
TRIED = ((1, 0), (-1, 0), (1, -0.7), (1, 0.7), (-1, -0.7), (-1, 0.7), (0, -1), (0, 1))
ROUNDS = 3

Box = tuple[float, float, float, float]


def beside(dots: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """How far the middle of each name stands from its dot (across, down), in pixels.

    dots: their places in pixels, downwards; sizes: width and height of each name. Each goes where it covers least; to the right where that is alike.
    """
    found = [_offset(TRIED[0], size) for size in sizes]
    for _ in range(ROUNDS):
        for at, (dot, size) in enumerate(zip(dots, sizes, strict=True)):
            others = [_box(dots[other], found[other], sizes[other]) for other in range(len(dots)) if other != at]
            others += [(x - DOT, y - DOT, x + DOT, y + DOT) for other, (x, y) in enumerate(dots) if other != at]
            found[at] = min((_offset(way, size) for way in TRIED), key=lambda way: _covered(_box(dot, way, size), others))
    return found


def _offset(way: tuple[float, float], size: tuple[float, float]) -> tuple[float, float]:
    across, down = way
    return across * (size[0] / 2 + GAP), down * (size[1] if across else size[1] / 2 + GAP)


def _box(dot: tuple[float, float], way: tuple[float, float], size: tuple[float, float]) -> Box:
    x, y = dot[0] + way[0], dot[1] + way[1]
    return x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2


def _covered(box: Box, others: Sequence[Box]) -> float:
    """The area that a name shares with what is there already."""
    return sum(
        max(0.0, min(box[2], other[2]) - max(box[0], other[0])) * max(0.0, min(box[3], other[3]) - max(box[1], other[1]))
        for other in others
    )
