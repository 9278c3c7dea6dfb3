"""What is said of a chart of any selection: what it shows, what the reading rules let be claimed of it, and what it lacks."""

from collections.abc import Iterator

import pandas as pd

from insteg.figures import sentences, situation
from insteg.figures.exploration import chart_marks, chart_words
from insteg.figures.exploration.chart_choice import LINES, PANELS, ChartChoice
from insteg.figures.exploration.chart_marks import SeriesFigures
from insteg.figures.exploration.comparable import is_known, rules
from insteg.figures.exploration.cross_choice import VALUE
from insteg.figures.situation import SituationChoice
from insteg.reference import catalogue, in_view
from insteg.reference.catalogue import COUNTRY, COUNTY

# More names than this are counted: nobody reads a list of twenty-five.
MOST_NAMED = 8


def told(view: ChartChoice, held: list[SeriesFigures], kind: str) -> str:
    """The chart's sentence."""
    say, judged = view.say, _judged(view, held, kind)
    lines = [_shows(view, held), *judged, *_developments(view, held, kind), *_breaks(view, held, kind)]
    if absent := [one.of.name for one in held if not is_known(one.figures).any()]:
        lines.append(say("explore.chart.absent", names=say.listed(absent)))
    if kind == PANELS and (behind := chart_marks.behind_of(held)):
        lines.append(say("compare.grey.panels", names=say.listed([in_view.areas()[one.of.place].phrase(view.language) for one in behind])))
    lines += _on_another_base(view, held)
    if len(held) > 1 and not judged:
        lines.append(say("explore.chart.not_judged"))
    return " ".join(lines)


def _shows(view: ChartChoice, held: list[SeriesFigures]) -> str:
    """What is in the picture, without a claim."""
    rows = pd.concat([one.figures for one in held])
    known = rows.loc[is_known(rows), "period"]
    ends = dict.fromkeys((view.say.period(min(known)), view.say.period(max(known))))
    if len(held) > MOST_NAMED:
        return view.say("explore.chart.shows_many", span="–".join(ends), count=len(held))
    return view.say("explore.chart.shows", span="–".join(ends), names=view.say.listed([one.of.name for one in held]))


def _is_plain(view: ChartChoice, held: list[SeriesFigures]) -> bool:
    """Whether the figures are published ones of everybody, of one measure and age, each of a place of its own."""
    rows = pd.concat([one.figures for one in held])
    alike = all(rows[name].nunique() == 1 for name in ("indicator", "sex", "age"))
    known = all(one.of.place in in_view.areas() for one in held)
    return alike and known and rows["sex"].iloc[0] == "total" and view.cell == VALUE


def _judged(view: ChartChoice, held: list[SeriesFigures], kind: str) -> list[str]:
    """Of the seven in one period: which may be called higher or lower than Sweden (reading rule 2)."""
    places = {one.of.place for one in held}
    if kind in (LINES, PANELS) or not _is_plain(view, held) or not set(catalogue.the_seven()) <= places <= _home():
        return []
    period, indicator_id = chart_marks.period_of(held), held[0].indicator_id
    if period not in situation.periods(indicator_id):
        return []
    return [situation.on_the_seven(SituationChoice(indicator_id, period, COUNTY, view.language, view.mode))]


def _home() -> set[str]:
    return {*catalogue.the_seven(), COUNTY, COUNTRY}


def _developments(view: ChartChoice, held: list[SeriesFigures], kind: str) -> Iterator[str]:
    """First and last figure of each line, without a claim of a rise or a fall; months have a season and are not told so."""
    indicator = in_view.indicators()[held[0].indicator_id]
    if kind != LINES or not _is_plain(view, held) or indicator.frequency != "year":
        return
    breaks = chart_marks.breaks_of(indicator.id)
    for one in held:
        if is_known(one.figures).any():
            yield sentences.development(view.say, indicator, in_view.areas()[one.of.place], one.figures, breaks)


def _breaks(view: ChartChoice, held: list[SeriesFigures], kind: str) -> list[str]:
    """The last break inside the periods drawn."""
    if kind not in (LINES, PANELS):
        return []
    periods = chart_marks.span(held)
    inside = [item.period for one in held for item in chart_marks.breaks_of(one.indicator_id) if periods[0] < item.period <= periods[-1]]
    return [view.say("sentence.development.break", period=max(inside))] if inside else []


def _on_another_base(view: ChartChoice, held: list[SeriesFigures]) -> list[str]:
    """Figures that are drawn with their series and may not be compared with it."""
    names = [
        f"{one.of.name} {view.say.period(period)}"
        for one in held
        for period in one.figures.loc[is_known(one.figures) & rules().is_unlike(one.figures), "period"]
    ]
    return [view.say("explore.chart.unlike", names=view.say.listed(names))] if names else []


def table(view: ChartChoice, held: list[SeriesFigures], kind: str) -> pd.DataFrame:
    """The picture's figures in words: a row a period and a column a series, or a row a series."""
    return _over_time(view, held) if kind in (LINES, PANELS) else _of_one_period(view, held)


def _over_time(view: ChartChoice, held: list[SeriesFigures]) -> pd.DataFrame:
    periods = chart_marks.span(held)
    columns = {one.of.name: _cells(view, one, periods) for one in held}
    return pd.DataFrame({view.say("column.period"): [view.say.period(period) for period in periods], **columns})


def _cells(view: ChartChoice, one: SeriesFigures, periods: tuple[str, ...]) -> list[str]:
    rows = one.figures.set_index("period").reindex(list(periods))
    return [chart_words.measured(view, one.indicator_id, row.value, row.status) for row in rows.itertuples()]


def _of_one_period(view: ChartChoice, held: list[SeriesFigures]) -> pd.DataFrame:
    say, rows = view.say, [(one, chart_marks.row_of(one)) for one in held]
    limits = [_limits(view, one, row) for one, row in rows]
    texts = {
        say("explore.chart.series"): [one.of.name for one, _ in rows],
        say("column.value"): [chart_words.measured(view, one.indicator_id, row.value, row.status) for one, row in rows],
    }
    if any(low != "–" for low, _ in limits):
        texts |= {say("column.low"): [low for low, _ in limits], say("column.high"): [high for _, high in limits]}
    return pd.DataFrame(texts)


def _limits(view: ChartChoice, one: SeriesFigures, row: object) -> tuple[str, str]:
    """How far chance may have moved the figure; quiet dashes where nobody can know."""
    interval = chart_marks.interval_of(view, row)
    return sentences.limits_measured(view.say, in_view.indicators()[one.indicator_id], interval, None) or ("–", "–")
