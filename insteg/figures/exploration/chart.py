"""A chart of any selection: the figure with its picture, or in words why there is none."""

from dataclasses import replace
from typing import Any

import pandas as pd

from insteg.figures import situation
from insteg.figures.area_map import of_page
from insteg.figures.credit import source_line
from insteg.figures.exploration import chart_kinds, chart_map, chart_marks, chart_rows, chart_told, chart_words, cross_cells, every_row
from insteg.figures.exploration.chart_choice import FITTING, LINES, MAP, PANELS, PICTURES, ChartChoice
from insteg.figures.exploration.chart_marks import SeriesFigures
from insteg.figures.exploration.cross_choice import AGAINST, PER_THOUSAND
from insteg.figures.exploration.per_thousand import POPULATION
from insteg.figures.exploration.selection import Selection
from insteg.figures.figure import Figure
from insteg.figures.pictures import Picture
from insteg.reference import in_view
from insteg.reference.catalogue import Break
from insteg.store.remembered import ask, remembered

NAME, SEVERAL = "utforska", "utforska-flera"


def kind_of(view: ChartChoice) -> tuple[str, str]:
    """The kind of picture drawn, empty for none; and in words why it is none, or not the one asked for."""
    if not view.selection.indicators and ask("filters")["indicator"].nunique() > 1:
        return "", view.say("explore.chart.no.measure")
    there = ask("explore_series", **view.selection.asked).iloc[0]
    if there["series_count"] > chart_kinds.MOST_ROWS:
        if view.picture == MAP:
            # Fewer areas would be refused too, unless they are the seven: that is said at once.
            return "", view.say("explore.chart.no.not_the_seven")
        # Counted only: the table of so many figures may take seconds.
        return "", _too_many(view, int(there["series_count"]), int(there["period_count"]))
    held = chart_kinds.extent(chart_kinds.drawable(view), view.cell)
    kind, why = chart_kinds.chosen(view, held)
    if why == "many":
        return kind, _too_many(view, held.series, held.periods)
    return kind, view.say(f"explore.chart.no.{why}") if why else ""


def _too_many(view: ChartChoice, series: int, periods: int) -> str:
    most = {"lines": chart_kinds.MOST_LINES, "panels": chart_kinds.MOST_PANELS, "rows": chart_kinds.MOST_ROWS}
    return view.say(f"explore.chart.no.many.{'time' if periods > 1 else 'rows'}", count=view.say.number(series), **most)


def reason(view: ChartChoice) -> str:
    """Why there is no picture, for a slide."""
    return kind_of(view)[1]


@remembered
def drawn(view: ChartChoice) -> tuple[Figure, Picture] | None:
    """The figure with its picture; None where no kind suits the selection."""
    kind, _ = kind_of(view)
    if not kind:
        return None
    held = _series(view)
    return _figure(view, held, kind), _picture(view, held, kind)


def map_of(view: ChartChoice) -> dict[str, Any] | None:
    """What the page's own map draws; None where the picture is no map."""
    return chart_map.shown(view, _series(view)) if kind_of(view)[0] == MAP else None


def breaks(view: ChartChoice) -> list[Break]:
    """The breaks inside the periods of the lines drawn, each with its reason."""
    if kind_of(view)[0] not in (LINES, PANELS):
        return []
    held = _series(view)
    periods = chart_marks.span(held)
    found = [item for one in held for item in chart_marks.breaks_of(one.indicator_id) if periods[0] < item.period <= periods[-1]]
    return list(dict.fromkeys(found))


def knows_base(text: str) -> bool:
    """Whether what a slide sets its figures against exists: a period, an area, a sex, an age or a measure."""
    dimension, _, member = text.partition(":")
    held = ask("filters")
    known = {"period": set(ask("explore_periods")["period"]), "area_code": set(in_view.areas())}
    known |= {name: set(held[name]) for name in ("sex", "age", "indicator")}
    return not text or member in known.get(dimension, ())


def kinds() -> list[str]:
    """Those that a reader can ask for, the fitting one first."""
    return [FITTING, *(one for one in PICTURES if one != FITTING)]


def _series(view: ChartChoice) -> list[SeriesFigures]:
    return chart_marks.all_series(view, chart_kinds.drawable(view))


def _picture(view: ChartChoice, held: list[SeriesFigures], kind: str) -> Picture:
    if kind == MAP:
        return of_page(chart_map.shown(view, held))
    return chart_marks.over_time(view, held, kind) if kind in (LINES, PANELS) else chart_marks.of_one_period(view, held, kind)


def _figure(view: ChartChoice, held: list[SeriesFigures], kind: str) -> Figure:
    figures = pd.concat([one.figures for one in held])
    rows = pd.concat([every_row.whole(one) for one in _selections(view)]).drop_duplicates(ignore_index=True)
    measures = [in_view.indicators()[name] for name in figures["indicator"].unique()]
    lines = [source_line(view.say, in_view.indicators()[str(name)], part) for name, part in rows.groupby("indicator", sort=False)]
    indicator = measures[0] if len(measures) == 1 else None
    method = " ".join(situation.method(item.id, view.language) for item in measures)
    return Figure(
        NAME if indicator else SEVERAL,
        chart_words.title(view, figures),
        chart_told.told(view, held, kind),
        indicator,
        chart_told.table(view, held, kind),
        rows,
        " ".join(dict.fromkeys(lines)),
        method,
        chart_rows.worked_out(view, held),
    )


def _selections(view: ChartChoice) -> list[Selection]:
    """Whose figures the picture is made of: those chosen, those of the reader's groups, and those that they are set against."""
    chosen = view.selection
    found = [chosen, *(replace(chosen, area_codes=group.area_codes) for group in view.groups)]
    dimension, member = view.table.based_on
    if view.cell in AGAINST and dimension == "period":
        found.append(replace(chosen, period_from=member, period_to=member))
    elif view.cell in AGAINST and dimension in cross_cells.FILTERS and not member.startswith(cross_cells.GROUP):
        found.append(replace(chosen, **{cross_cells.FILTERS[dimension]: (member,)}))  # type: ignore[arg-type]
    units = {in_view.indicators()[name].unit for name in chosen.indicators}
    if view.cell == PER_THOUSAND and "persons" in units:
        everybody = tuple(name for name, item in in_view.indicators().items() if item.axis == POPULATION)
        found.append(replace(chosen, indicators=everybody))
    return found
