"""Where a name stands on a map: on its own shape where that holds it; else in the sea beside it. On its neighbours it would name them."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise

Box = tuple[float, float, float, float]
Ring = tuple[tuple[float, float], ...]
GAP = 8.0
# Heights at which a name is held against its shape; steps along a coast that are tried, as parts of the name's height.
LEVELS, STEP, MOST_STEPS = 5, 0.25, 12
# How much of its box a name fills: widths are reckoned with room to spare, and there is some between the lines.
FILLED_ACROSS, FILLED_UP = 0.85, 0.9


def places(paths: Sequence[str], boxes: Sequence[Box], right: float) -> list[tuple[float, float]]:
    """Centres for the names of shapes, in the shapes' own units.

    paths: the outlines, as SVG writes them, in straight lines; boxes: x, y, width and height of the names by their wished centres; right: the edge
    that no name crosses.
    """
    outlines = [_rings(path) for path in paths]
    return [_place(outlines, at, box, right) for at, box in enumerate(boxes)]


def _place(outlines: Sequence[tuple[Ring, ...]], at: int, box: Box, right: float) -> tuple[float, float]:
    x, y, wide, tall = box
    heights = [y + shift * STEP * tall for shift in chain.from_iterable((step, -step) for step in range(MOST_STEPS))]
    for height in heights:
        if (found := _held(outlines[at], x, height, wide * FILLED_ACROSS, tall * FILLED_UP)) is not None:
            return found, height
    for height in heights:
        reach = [_reach(rings, height - tall / 2, height + tall / 2) for rings in outlines]
        own = reach[at]
        # Its own coast is passed by nobody else's at the name's height.
        if own is not None and own == max(found for found in reach if found is not None):
            return min(own + GAP + wide / 2, right - wide / 2), height
    return x, y


def _held(rings: tuple[Ring, ...], x: float, height: float, wide: float, tall: float) -> float | None:
    """Where across, as near to x as it may be, the name lies on its shape with both ends and all its height; None where it does not."""
    common = [(float("-inf"), float("inf"))]
    for level in range(LEVELS):
        inside = _inside(rings, height + tall * (level / (LEVELS - 1) - 0.5))
        common = [(max(a, c), min(b, d)) for a, b in common for c, d in inside]
    fit = [min(max(x, left + wide / 2), right - wide / 2) for left, right in common if right - left >= wide]
    return min(fit, key=lambda found: abs(found - x), default=None)


def _inside(rings: tuple[Ring, ...], height: float) -> list[tuple[float, float]]:
    """From where to where the shape lies at that height, each piece."""
    crossed = [
        x1 + (x2 - x1) * (height - y1) / (y2 - y1)
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0]))
        if (y1 <= height) != (y2 <= height)
    ]
    ends = iter(sorted(crossed))
    return list(zip(ends, ends, strict=True))


def _reach(rings: tuple[Ring, ...], top: float, bottom: float) -> float | None:
    """How far to the right the shape comes between two heights; None where it is not there."""
    corners = [x for ring in rings for x, y in ring if top <= y <= bottom]
    edges = [right for height in (top, bottom) for _, right in _inside(rings, height)]
    return max((*corners, *edges), default=None)


@cache
def _rings(path: str) -> tuple[Ring, ...]:
    return tuple(
        tuple((float(x), float(y)) for x, y in (point.split(",") for point in ring.split("L"))) for ring in re.findall(r"M([^Z]+)Z", path)
    )
