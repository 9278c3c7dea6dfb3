"""Which kinds of picture suit a selection, and for each other one why not."""

from dataclasses import dataclass

import pandas as pd

from insteg.figures.exploration.against import INDEX, RATIO
from insteg.figures.exploration.chart_choice import BARS, DOTS, FITTING, LINES, MAP, PANELS, ChartChoice
from insteg.figures.exploration.comparable import is_known
from insteg.figures.exploration.cross_choice import VALUE
from insteg.figures.exploration.cross_table import made
from insteg.reference import catalogue, in_view

# What tells two series of one picture apart; the rest is along its axes.
SERIES = ["indicator", "area_code", "sex", "age"]
# As many as can be told apart by colour, dash and name; as have room abreast; as are read from afar.
MOST_LINES, MOST_PANELS, MOST_ROWS = 8, 12, 25
# What is worked out that does not begin at zero.
WITHOUT_ZERO = (INDEX, RATIO)
MOST = {LINES: MOST_LINES, PANELS: MOST_PANELS, DOTS: MOST_ROWS, BARS: MOST_ROWS, MAP: MOST_ROWS}


@dataclass(frozen=True)
class Extent:
    """What a selection holds, as far as the kind of its picture is decided by it. periods: those with any figure."""

    series: int
    periods: int
    axes: int
    frequencies: int
    area_codes: frozenset[str]
    is_count: bool
    quantity: str


def drawable(view: ChartChoice) -> pd.DataFrame:
    """The figures of the chart, each once: where two publishers have one, the first."""
    return made(view.table.as_held).figures.drop_duplicates([*SERIES, "period"])


def extent(figures: pd.DataFrame, quantity: str) -> Extent:
    known = figures[is_known(figures)]
    measures = [in_view.indicators()[name] for name in figures["indicator"].unique()]
    return Extent(
        len(figures[SERIES].drop_duplicates()),
        known["period"].nunique(),
        len({(item.axis, item.unit) for item in measures}),
        len({item.frequency for item in measures}),
        frozenset(figures["area_code"]),
        all(item.kind == "count" for item in measures),
        quantity,
    )


def unfit(kind: str, held: Extent) -> str:
    """Why a kind does not suit the selection, as the end of a key `explore.chart.no.`; empty where it does."""
    if not held.periods:
        return "none"
    if held.axes > 1:
        return "axes"
    return _of_time(kind, held) if kind in (LINES, PANELS) else _of_one_period(kind, held)


def _of_time(kind: str, held: Extent) -> str:
    if held.periods < 2:
        return "one_period"
    if held.frequencies > 1:
        return "frequencies"
    if kind == PANELS and held.series < 2:
        return "one_series"
    return "many" if held.series > MOST[kind] else ""


def _of_one_period(kind: str, held: Extent) -> str:
    if kind == MAP and not _is_of_the_seven(held):
        # Said before the periods, which its sentence names too: one refusal, not one after the other.
        return "not_the_seven"
    if held.periods > 1:
        return "several_periods"
    if kind == BARS and held.quantity in WITHOUT_ZERO:
        return "no_zero"
    return "many" if held.series > MOST[kind] else ""


def _is_of_the_seven(held: Extent) -> bool:
    return held.area_codes == set(catalogue.the_seven()) and held.series == len(held.area_codes) and held.quantity == VALUE


def fitting(held: Extent) -> str:
    """The kind that suits the selection best; empty where none does."""
    after_each_other = [LINES, PANELS] if held.periods > 1 else [MAP, BARS, DOTS] if held.is_count else [MAP, DOTS]
    return next((kind for kind in after_each_other if not unfit(kind, held)), "")


def chosen(view: ChartChoice, held: Extent) -> tuple[str, str]:
    """The kind that is drawn, empty for none, and why it is not the one asked for, empty where it is."""
    best = fitting(held)
    if not best:
        return "", unfit(LINES if held.periods > 1 else DOTS, held)
    reason = "" if view.picture == FITTING else unfit(view.picture, held)
    return (best if reason or view.picture == FITTING else view.picture), reason
