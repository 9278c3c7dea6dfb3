"""An arc that joins two bars of a time line, in the units of whoever draws it: its points, and where its number lies on no name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

# How far to the right an arc goes is tried so many times as far, and to the left: first as it is.
FARS = (1.0, 1.4, 0.6, 1.9, 0.3, 2.5, -0.5, -1.0, -1.5, 3.2)
# Points of an arc at which it is looked for names.
LOOKED = tuple(step / 60 for step in range(61))
# Parts of the arc that are tried for its number: the middle first, then further and further from it.
TRIED = tuple(0.5 + side * step / 40 for step in range(17) for side in ((1, -1) if step else (1,)))


@dataclass(frozen=True)
class Surround:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Surround") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Arc:
    """From one bar's lower edge (first) to another's upper one (last), out to the right by `far` and back. x: where it begins and ends."""

    x: float
    first: float
    last: float
    far: float

    def point(self, part: float) -> tuple[float, float]:
        """A point of the quadratic curve. part: 0 at the upper bar, 1 at the lower."""
        return self.x + 2 * part * (1 - part) * self.far, self.first + (self.last - self.first) * part


def around(arcs: Sequence[Arc], names: Sequence[Surround], bounds: tuple[float, float]) -> list[Arc]:
    """Each arc as it goes through fewest names, as it was where several are alike; none goes out of the bounds (left, right)."""
    return [_around(arc, names, bounds) for arc in arcs]


def _around(arc: Arc, names: Sequence[Surround], bounds: tuple[float, float]) -> Arc:
    tried = [replace(arc, far=arc.far * times) for times in FARS]
    # Its furthest point lies half as far away as the point that bends it.
    within = [one for one in tried if bounds[0] <= one.x + one.far / 2 <= bounds[1]] or tried[:1]
    return min(within, key=lambda one: _crossed(one, names))


def _crossed(arc: Arc, names: Sequence[Surround]) -> int:
    points = [arc.point(part) for part in LOOKED]
    return sum(any(name.left < x < name.right and name.top < y < name.bottom for x, y in points) for name in names)


def numbered(arcs: Sequence[Arc], rooms: Sequence[Surround], names: Sequence[Surround]) -> list[tuple[float, float]]:
    """Where the number of each arc stands: as near its middle as it lies on no name and on no other number; in the middle where there is no such place.

    rooms: what a number and its word take, around the point 0, 0.
    """
    taken, found = list(names), []
    for arc, room in zip(arcs, rooms, strict=True):
        places = [arc.point(part) for part in TRIED]
        free = (at for at in places if not any(_moved(room, at).meets(other) for other in taken))
        found.append(next(free, places[0]))
        taken.append(_moved(room, found[-1]))
    return found


def _moved(room: Surround, to: tuple[float, float]) -> Surround:
    return Surround(room.left + to[0], room.top + to[1], room.right + to[0], room.bottom + to[1])
