"""TopoJSON: what neighbours share is written once, as whole steps on a grid. The grid is that of the coordinates' own decimals, so nothing is lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# Steps of a degree; the boundaries of a snapshot have five decimals.
STEP = 1e-5
MultiPolygon = Sequence[Sequence[Sequence[Sequence[float]]]]
Point = tuple[int, int]


@dataclass
class _Arcs:
    """The arcs so far, each once. A number below zero means the arc read backwards, as TopoJSON counts: ~n."""

    lines: list[tuple[Point, ...]] = field(default_factory=list)
    numbers: dict[tuple[Point, ...], int] = field(default_factory=dict)

    def number(self, line: tuple[Point, ...]) -> int:
        if line in self.numbers:
            return self.numbers[line]
        self.numbers[line[::-1]] = ~len(self.lines)
        self.numbers[line] = len(self.lines)
        self.lines.append(line)
        return self.numbers[line]


def topology(shapes: Mapping[str, MultiPolygon]) -> dict[str, Any]:
    """bbox, transform, arcs and, under `shapes`, the arcs of each shape: {code: polygons of rings of arc numbers}. Of nothing there are no bounds.

    shapes: code -> coordinates of a GeoJSON MultiPolygon in degrees, rings closed.
    Source: the TopoJSON specification; ends of arcs are found as its author describes, where the neighbours of a point differ.
    """
    if not shapes:
        return {"arcs": [], "shapes": {}}
    left, low, right, high = _bounds(shapes)
    rings = {code: [[_steps(ring, left, low) for ring in polygon] for polygon in shape] for code, shape in shapes.items()}
    ends = _ends(ring for shape in rings.values() for polygon in shape for ring in polygon)
    arcs = _Arcs()
    drawn = {
        code: [[[arcs.number(line) for line in _cut(ring, ends)] for ring in polygon] for polygon in shape] for code, shape in rings.items()
    }
    return {
        "bbox": [left, low, right, high],
        "transform": {"scale": [STEP, STEP], "translate": [left, low]},
        "arcs": [list(_deltas(line)) for line in arcs.lines],
        "shapes": drawn,
    }


def _bounds(shapes: Mapping[str, MultiPolygon]) -> tuple[float, float, float, float]:
    points = [point for shape in shapes.values() for polygon in shape for ring in polygon for point in ring]
    east, north = [point[0] for point in points], [point[1] for point in points]
    return min(east), min(north), max(east), max(north)


def _steps(ring: Sequence[Sequence[float]], left: float, low: float) -> list[Point]:
    """The ring on the grid, without the last point, which is the first, and without standing still."""
    places = [(round((x - left) / STEP), round((y - low) / STEP)) for x, y in ring[:-1]]
    return [place for number, place in enumerate(places) if place != places[number - 1]] or places[:1]


def _ends(rings: Iterator[list[Point]]) -> set[Point]:
    """The points where an arc must end: their neighbours are not the same in all rings that pass them."""
    seen: dict[Point, frozenset[Point]] = {}
    found: set[Point] = set()
    for ring in rings:
        for number, point in enumerate(ring):
            beside = frozenset((ring[number - 1], ring[(number + 1) % len(ring)]))
            if seen.setdefault(point, beside) != beside:
                found.add(point)
    return found


def _cut(ring: list[Point], ends: set[Point]) -> Iterator[tuple[Point, ...]]:
    """The ring's arcs in their order. One without ends is an arc that begins at its lowest point, in whatever ring it comes again."""
    first = next((number for number, point in enumerate(ring) if point in ends), ring.index(min(ring)))
    turned = [*ring[first:], *ring[: first + 1]]
    cuts = [number for number, point in enumerate(turned) if point in ends and 0 < number < len(turned) - 1]
    for begin, end in zip([0, *cuts], [*cuts, len(turned) - 1], strict=True):
        yield tuple(turned[begin : end + 1])


def _deltas(line: tuple[Point, ...]) -> Iterator[list[int]]:
    x, y = 0, 0
    for point in line:
        yield [point[0] - x, point[1] - y]
        x, y = point
