"""A picture described once, in the field's words. Every renderer reads this and nothing else."""

from dataclasses import dataclass
from datetime import date

from insteg.figures.pictures.plot import Plot


@dataclass(frozen=True)
class GridCell:
    """row, column: places in the names. strength: 0 to 1, how dark; label: what stands in it; 0 and no label is a gap."""

    row: int
    column: int
    strength: float
    label: str
    text: str = ""


@dataclass(frozen=True)
class Grid:
    """Named rows and columns with something in each cell. square: of a cell, in pixels of a page."""

    corner: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[GridCell, ...]
    square: int = 26


@dataclass(frozen=True)
class Bar:
    """A project's time. One end may be unknown: then it is an arrow from the other, dashed.

    label: its name, short; title: the whole of it, for whoever has room.
    """

    row: int
    lane: int
    start: date | None
    end: date | None
    label: str
    text: str
    title: str = ""


@dataclass(frozen=True)
class Join:
    """Two bars that are joined by an arc. bars: their places among the bars; day: where it begins and ends; label: its number.

    word: what ties the two, where that is known; then the arc is of another colour and says so. text: what is said of the two.
    """

    bars: tuple[int, int]
    day: date
    label: str
    word: str
    text: str


@dataclass(frozen=True)
class Timeline:
    """A row a place, lanes in it. shared: (row, first day, last day) when two or more ran at once; span: from and to which day, when given.

    joins: bars that belong together; today: a day that is marked, and its word.
    """

    rows: tuple[str, ...]
    lanes: tuple[int, ...]
    bars: tuple[Bar, ...]
    shared: tuple[tuple[int, date, date], ...]
    span: tuple[date, date] | None = None
    joins: tuple[Join, ...] = ()
    today: tuple[date, str] | None = None


@dataclass(frozen=True)
class MapArea:
    """step: which of the legend's shades, -1 without a value. x, y: where its name stands; path: its outline as SVG writes one."""

    code: str
    name: str
    path: str
    x: float
    y: float
    value: float | None
    text: str
    step: int
    is_chosen: bool = False


@dataclass(frozen=True)
class AreaMap:
    title: str
    label: str
    period: str
    areas: tuple[MapArea, ...]
    width: float
    height: float
    legend: tuple[str, ...]
    note: str = ""


Picture = Plot | Grid | Timeline | AreaMap
