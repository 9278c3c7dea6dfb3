"""A figure of counts: lines of what is counted, columns of time, and in each cell how many."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from insteg.figures import pictures
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import Grid, Plot, Role, Series
from insteg.figures.pictures.plot import Axis, Kind, Line, Point
from insteg.figures.synchronisation.choice import BY_YEAR, FIGURES, SynchronisationChoice

# Room for two digits in a square.
SQUARE = 30
HEIGHT = 320
MOST_TICKS = 8


@dataclass(frozen=True)
class CountLine:
    """What is counted (measure), of which place, how it is called, and how many in each column."""

    measure: str
    area_code: str
    name: str
    counts: tuple[int, ...]


def drawn(
    view: SynchronisationChoice,
    name: str,
    columns: Sequence[str],
    lines: Sequence[CountLine],
    sentence: str,
    over_time: Sequence[CountLine],
) -> tuple[Figure, Grid | Plot]:
    """The counts as a table and rows; by programme period as a grid, by year as lines, of which those in `over_time` are enough.

    name: of the figure, and under which its words stand.
    """
    say = view.say
    corner = say(f"sync.{name}.corner")
    table = pd.DataFrame([{corner: line.name} | dict(zip(columns, line.counts, strict=True)) for line in lines])
    figure = Figure(
        FIGURES[name],
        say(f"sync.{name}"),
        sentence,
        None,
        table,
        rows(columns, lines),
        document_line(view.language, "projects"),
        say(f"sync.{name}.method"),
    )
    if view.per == BY_YEAR:
        return figure, _over_time(columns, over_time, say("sync.axis"))
    return figure, pictures.grid(_cells(columns, lines), [line.name for line in lines], list(columns), corner, SQUARE)


def _over_time(columns: Sequence[str], lines: Sequence[CountLine], title: str) -> Plot:
    """One line a count, year by year; what is of all years or of no known one has no place there."""
    years = tuple(column for column in columns if column.isdigit())
    places = {line.area_code for line in lines}
    marks = []
    for number, line in enumerate(lines):
        # Two lines of one place differ in colour as well as in dashes.
        role = Role.COMPUTED if number and len(places) == 1 else Role.PLACE
        of = Series(line.name, line.area_code if len(places) > 1 else "", role)
        points = [
            Point(year, float(count), f"{line.name}, {year}: {count}", of)
            for year, count in zip(columns, line.counts, strict=True)
            if year in years
        ]
        marks.append(Line(of, (tuple(points),)))
    most = max((count for line in lines for year, count in zip(columns, line.counts, strict=True) if year in years), default=0)
    # Whole numbers, and no more of them than can be read.
    ticks = tuple(float(number) for number in range(0, most + 1, -(-most // MOST_TICKS) or 1))
    whole = Axis(title=title, low=0, ticks=ticks)
    return Plot(Axis(Kind.PERIOD, names=years), whole, tuple(marks), HEIGHT)


def rows(columns: Sequence[str], lines: Sequence[CountLine]) -> pd.DataFrame:
    """One row a cell: measure, area_code, period, count."""
    found = [(line.measure, line.area_code, column, count) for line in lines for column, count in zip(columns, line.counts, strict=True)]
    return pd.DataFrame(found, columns=["measure", "area_code", "period", "count"])


def _cells(columns: Sequence[str], lines: Sequence[CountLine]) -> pd.DataFrame:
    most = max([1, *(count for line in lines for count in line.counts)])
    return pd.DataFrame(
        [
            {"row": line.name, "column": column, "strength": count / most, "label": str(count), "text": f"{line.name}, {column}: {count}"}
            for line in lines
            for column, count in zip(columns, line.counts, strict=True)
        ]
    )
