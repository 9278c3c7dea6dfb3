"""Names that would cover each other are pushed apart. Every renderer asks here."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], room: float, low: float | None = None, high: float | None = None) -> list[float]:
    """The places wanted, in the same order, moved so that any two are at least `room` apart and, where there is room, within low and high."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed: list[float] = []
    for at in order:
        placed.append(wanted[at] if not placed else max(wanted[at], placed[-1] + room))
    # Pushing goes upwards only; moving all back by the mean push keeps the names beside their marks.
    push = sum(place - wanted[at] for at, place in zip(order, placed, strict=True)) / max(len(placed), 1)
    placed = [place - push for place in placed]
    if placed and high is not None and placed[-1] > high:
        placed = [place - (placed[-1] - high) for place in placed]
    if placed and low is not None and placed[0] < low:
        placed = [max(place, low + room * number) for number, place in enumerate(placed)]
    found = dict(zip(order, placed, strict=True))
    return [found[at] for at in range(len(wanted))]


def parted(boxes: Sequence[tuple[float, float, float, float]], bounds: tuple[float, float]) -> list[tuple[float, float]]:
    """Centres of the boxes (x, y, width, height by their centres), moved until none meets another: the shorter way, both the same length.

    bounds: left and right edge that no box crosses.
    """
    places = [[x, y] for x, y, _, _ in boxes]
    for _ in range(2 * len(boxes)):
        for at, (_, _, wide, tall) in enumerate(boxes):
            for other in range(at):
                _push(places[at], places[other], (wide + boxes[other][2]) / 2, (tall + boxes[other][3]) / 2)
            places[at][0] = min(max(places[at][0], bounds[0] + wide / 2), bounds[1] - wide / 2)
    return [(x, y) for x, y in places]


def _push(one: list[float], other: list[float], wide: float, tall: float) -> None:
    """Both away from each other, until they are `wide` or `tall` apart."""
    missing = (wide - abs(one[0] - other[0]), tall - abs(one[1] - other[1]))
    if min(missing) <= 0:
        return
    axis = 0 if missing[0] <= missing[1] else 1
    way = missing[axis] / 2 if one[axis] >= other[axis] else -missing[axis] / 2
    one[axis], other[axis] = one[axis] + way, other[axis] - way
