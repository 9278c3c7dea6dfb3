"""A selection as a picture: lines over time, small pictures, dots and bars of one period, in the marks that every figure is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.figures import months
from insteg.figures.exploration import chart_words, cross_words
from insteg.figures.exploration.chart_choice import BARS, PANELS, ChartChoice
from insteg.figures.exploration.chart_kinds import SERIES, WITHOUT_ZERO
from insteg.figures.exploration.comparable import is_known
from insteg.figures.exploration.cross_choice import VALUE
from insteg.figures.exploration.cross_table import order
from insteg.figures.pictures import Plot, Role, Series
from insteg.figures.pictures.dots import ROW
from insteg.figures.pictures.plot import Axis, Dots, Kind, Line, Point, Turn
from insteg.figures.pictures.series import HEIGHT, PANEL, segments, turn
from insteg.reference import in_view
from insteg.reference.catalogue import COUNTRY, COUNTY, Break
from insteg.statistics.interval import Interval
from insteg.statistics.standing import standings
from insteg.store.remembered import ask


@dataclass(frozen=True, eq=False)
class SeriesFigures:
    """One series of a selection and its figures: SERIES, period, value, status. of: its name and its place."""

    of: Series
    figures: pd.DataFrame

    @property
    def indicator_id(self) -> str:
        return str(self.figures["indicator"].iloc[0])


def all_series(view: ChartChoice, figures: pd.DataFrame) -> list[SeriesFigures]:
    """Each series in the order of the register; what all have in common is not in their names."""
    ordered = [pd.Categorical(figures[name], categories=order(figures[name], name, view.table), ordered=True) for name in SERIES]
    keyed = figures.assign(**{f"turn_{name}": one for name, one in zip(SERIES, ordered, strict=True)})
    varying = [name for name in SERIES if figures[name].nunique() > 1] or ["area_code"]
    found = keyed.groupby([f"turn_{name}" for name in SERIES], observed=True, sort=True)
    return [SeriesFigures(_named(view, part.iloc[0], varying), part[list(figures.columns)].sort_values("period")) for _, part in found]


def _named(view: ChartChoice, row: pd.Series, varying: Sequence[str]) -> Series:
    name = " · ".join(cross_words.members(view.table, varying, [row[one] for one in varying]))
    return Series(name, row["area_code"])


def over_time(view: ChartChoice, held: list[SeriesFigures], kind: str) -> Plot:
    """Lines that stop where a figure is not there, and at each break in their series."""
    periods = span(held)
    title = chart_words.unit(view, held[0].indicator_id)
    is_below = any((one.figures["value"] < 0).any() for one in held)
    axes = Axis(Kind.PERIOD, names=periods), Axis(title=title, low=None if is_below or view.cell in WITHOUT_ZERO else 0)
    if kind == PANELS:
        return _panels(view, held, periods, axes)
    lines = [line_of(view, one, periods) for one in held]
    return Plot(*axes, (*lines, *_turns(view, held, periods)), HEIGHT)


def _panels(view: ChartChoice, held: list[SeriesFigures], periods: tuple[str, ...], axes: tuple[Axis, Axis]) -> Plot:
    """A small picture a series, on one scale; county and Sweden lie grey behind the others where those are of one group."""
    behind = behind_of(held)
    own = [one for one in held if one not in behind]
    lines = [
        line_of(view, one, periods, panel, Role.BEHIND if one in behind else Role.PLACE)
        for panel, named in enumerate(own)
        for one in (*behind, named)
    ]
    names = tuple(one.of.name for one in own)
    breaks = [one for one in _turns(view, held, periods) if one.is_break]
    return Plot(*axes, (*lines, *breaks), PANEL * -(-len(own) // 2) + 40, names)


def behind_of(held: list[SeriesFigures]) -> list[SeriesFigures]:
    """County and Sweden, as long as there are others to lie behind."""
    found = [one for one in held if one.of.place in (COUNTRY, COUNTY)]
    return found if _is_of_places(held) and len(found) < len(held) else []


def _is_of_places(held: list[SeriesFigures]) -> bool:
    """Whether the series differ in their place alone."""
    return len({one.of.place for one in held}) == len(held)


def span(held: list[SeriesFigures]) -> tuple[str, ...]:
    """Every period from the first figure to the last, so that one without any figure is a gap and not a short cut."""
    rows = pd.concat([one.figures[is_known(one.figures)] for one in held])
    if any(in_view.indicators()[one.indicator_id].frequency == "occasional" for one in held):
        # Single facts have no periods between them.
        return tuple(sorted(set(rows["period"])))
    first, last = min(rows["period"]), max(rows["period"])
    kind, form = ("M", "%Y-%m") if len(first) > 4 else ("Y", "%Y")
    return tuple(pd.period_range(first, last, freq=kind).strftime(form))


def line_of(view: ChartChoice, one: SeriesFigures, periods: tuple[str, ...], panel: int = 0, role: Role = Role.PLACE) -> Line:
    """A series as a line; facts that are no series are dots that nothing joins."""
    of = Series(one.of.name, one.of.place, role)
    whole = one.figures.set_index("period").reindex(list(periods)).rename_axis("period").reset_index()
    limits = [item.period for item in breaks_of(one.indicator_id)]
    pieces = tuple(tuple(_point(view, one, row, of) for row in part.itertuples()) for part in segments(whole, limits))
    return Line(of, pieces, in_view.indicators()[one.indicator_id].frequency != "occasional", panel)


def _point(view: ChartChoice, one: SeriesFigures, row: Any, of: Series) -> Point:
    value = None if pd.isna(row.value) else float(row.value)
    text = chart_words.measured(view, one.indicator_id, row.value, row.status)
    return Point(row.period, value, f"{of.name}, {view.say.period(row.period)}: {text}", of)


def breaks_of(indicator_id: str) -> list[Break]:
    return [item for item in in_view.breaks() if item.indicator == indicator_id]


def _turns(view: ChartChoice, held: list[SeriesFigures], periods: tuple[str, ...]) -> list[Turn]:
    """Every break inside the periods shown, and where preliminary figures begin."""
    limits = sorted({item.period for one in held for item in breaks_of(one.indicator_id)})
    told = [(period, view.say("compare.break", period=period), True) for period in limits]
    since = [first for one in held if (first := months.first_provisional(one.figures))]
    told += [(min(since), view.say("monthly.provisional.mark"), False)] if since else []
    return [found for period, label, is_break in told if (found := turn(period, label, periods, is_break)) is not None]


def of_one_period(view: ChartChoice, held: list[SeriesFigures], kind: str) -> Plot:
    """A row a series, in the order of the register and never in that of the figures; a figure that is not there says why in its row."""
    rows = [(one, row_of(one)) for one in held]
    names = tuple(_row_name(view, one, row) for one, row in rows)
    points = tuple(_dot(view, one, row, at) for at, (one, row) in enumerate(rows) if not pd.isna(row.value))
    title, known = (
        chart_words.unit(view, held[0].indicator_id),
        [end for point in points for end in (point.x, point.low) if end is not None],
    )
    low = min(0.0, *map(float, known)) if kind == BARS else None
    dots = Dots(Series(title, role=Role.PLACE), points, "x", kind == BARS)
    heights = Axis(Kind.ROWS, low=-1.0, high=len(names) - 0.3, names=names)
    return Plot(Axis(title=title, low=low), heights, (dots,), ROW * len(names) + 90)


def period_of(held: list[SeriesFigures]) -> str:
    """The one period of which the series have figures."""
    return str(max(max(known["period"]) for one in held if len(known := one.figures[is_known(one.figures)])))


def row_of(one: SeriesFigures) -> Any:
    """The series' latest figure, or the row that says why there is none."""
    known = one.figures[is_known(one.figures)]
    return next((known if len(known) else one.figures).tail(1).itertuples())


def _row_name(view: ChartChoice, one: SeriesFigures, row: Any) -> str:
    if not pd.isna(row.value):
        return one.of.name
    return f"{one.of.name} ({chart_words.measured(view, one.indicator_id, row.value, row.status)})"


def _dot(view: ChartChoice, one: SeriesFigures, row: Any, at: int) -> Point:
    interval = interval_of(view, row)
    ends = (interval.low, interval.high) if interval else (None, None)
    text = f"{one.of.name}: {chart_words.measured(view, one.indicator_id, row.value, row.status)}"
    return Point(float(row.value), at, text, one.of, *ends)


def interval_of(view: ChartChoice, row: Any) -> Interval | None:
    """How far chance may have moved a published share of one place; None for what is worked out, and where the people are not known."""
    if view.cell != VALUE or row.area_code not in in_view.areas() or not _is_share(row.indicator):
        return None
    panel = ask("panel", indicator=row.indicator, sex=row.sex)
    own = panel[(panel["area_code"] == row.area_code) & (panel["age"] == row.age)]
    found = standings(own, row.period, "", "none").get(row.area_code)
    return found.interval if found else None


def _is_share(indicator_id: str) -> bool:
    item = in_view.indicators()[indicator_id]
    return (item.kind, item.unit) == ("share", "percent")
