"""Marks on two axes, in the field's words: what is drawn, of whom, on which axes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

# A place along an axis: a number, a period ("2024", "2024-06") or a year as a number.
Where = float | str


class Role(StrEnum):
    """What a mark stands for. One role looks the same in every picture."""

    PLACE = "place"  # a named place: its own colour, its name beside it
    BEHIND = "behind"  # places behind the named ones, in grey
    COMPUTED = "computed"  # a line made of several places: the similar ones' mean, a comparison group
    BENCHMARK = "benchmark"  # what is compared with
    LIMIT = "limit"  # within it chance is explanation enough
    OUTER_LIMIT = "outer_limit"
    ZERO = "zero"
    PROJECT = "project"
    PLACEBO = "placebo"
    THING = "thing"  # what is no place: an outcome, a count


class Kind(StrEnum):
    """What stands along an axis."""

    NUMBER = "number"
    LOG = "log"
    YEAR = "year"  # years as numbers: never 2014.4, never 2 014
    PERIOD = "period"  # `names`: the periods in order, each at its place from 0
    ROWS = "rows"  # `names`: one row each, the first on top, at its place from 0
    NONE = "none"  # heights that mean nothing


@dataclass(frozen=True)
class Axis:
    """title: the unit in words. low, high: the domain, where the figures do not decide it. ticks: where numbers are written."""

    kind: Kind = Kind.NUMBER
    title: str = ""
    low: float | None = None
    high: float | None = None
    names: tuple[str, ...] = ()
    ticks: tuple[float, ...] = ()

    def place(self, at: Where) -> float:
        """Where it lies, as a number."""
        return float(self.names.index(at)) if isinstance(at, str) else float(at)


@dataclass(frozen=True)
class Series:
    """Of whom or what a mark is. place: area code, or "" for what is no place."""

    name: str
    place: str = ""
    role: Role = Role.PLACE


@dataclass(frozen=True)
class Point:
    """y is None where there is no figure. low, high: the interval. text: what is said of it."""

    x: Where
    y: float | None
    text: str = ""
    of: Series | None = None
    low: float | None = None
    high: float | None = None
    is_chosen: bool = False


@dataclass(frozen=True)
class Edges:
    x: Where
    low: float
    high: float


@dataclass(frozen=True)
class Line:
    """A line over time. Nothing joins two pieces: between them lies a break in the series."""

    of: Series
    pieces: tuple[tuple[Point, ...], ...]
    is_joined: bool = True
    panel: int = 0


@dataclass(frozen=True)
class Dots:
    """Points that nothing joins, each of its own place. along: the axis that their intervals lie along, or "".

    is_from_zero: each is the end of a bar that begins at zero on the axis x.
    """

    of: Series
    points: tuple[Point, ...]
    along: str = ""
    is_from_zero: bool = False


@dataclass(frozen=True)
class Band:
    """What lies between two edges, cut at every break as the lines are."""

    of: Series
    pieces: tuple[tuple[Edges, ...], ...]


@dataclass(frozen=True)
class Reference:
    """A value as a line across the picture. along: the axis that the value stands on."""

    of: Series
    value: float
    along: str
    label: str = ""


@dataclass(frozen=True)
class Turn:
    """Something begins here: a break in the series (lines stop), a start, preliminary figures (lines go on). at: between two periods."""

    at: float
    label: str
    is_break: bool = True


@dataclass(frozen=True)
class Stretch:
    """A project's time over the curve. start, end: on the axis of periods; lane: from the top.

    unknown: the end that is not known. Then it is drawn dashed, a year long, and says nothing of how long the project ran.
    """

    number: str
    text: str
    start: float
    end: float
    lane: int
    unknown: Literal["", "start", "end"] = ""

    @property
    def label(self) -> str:
        """Its number, with an arrow towards the end that is not known."""
        return {"": self.number, "start": f"← {self.number}", "end": f"{self.number} →"}[self.unknown]


@dataclass(frozen=True)
class Group:
    """Rows that cannot be told apart. first, last: places in the rows."""

    first: int
    last: int


Mark = Line | Dots | Band | Reference | Turn | Stretch | Group


@dataclass(frozen=True)
class Plot:
    """Marks on two axes, those behind first. panels: names of small pictures with the same axes, when there are several."""

    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    height: int
    panels: tuple[str, ...] = ()


def points_of(plot: Plot) -> Iterator[Point]:
    """Every point of every line and set of dots, in drawing order."""
    for mark in plot.marks:
        if isinstance(mark, Line):
            yield from (point for piece in mark.pieces for point in piece)
        elif isinstance(mark, Dots):
            yield from mark.points


def turn_of(plot: Plot, of: Series) -> int:
    """Which of the named lines this is: lines of the same picture differ in more than colour. In small pictures each is alone."""
    named = list(dict.fromkeys(mark.of for mark in plot.marks if isinstance(mark, Line) and mark.of.role is Role.PLACE))
    return 0 if plot.panels or of not in named else named.index(of)
