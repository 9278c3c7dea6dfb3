"""The page of differences: dots in size order with shared places, the funnel of the country, the table of verdicts."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from insteg import catalogue, charts, sentences
from insteg.charts import Chart, Look
from insteg.measures.interval import STRICT, USUAL
from insteg.views import judgement, situation
from insteg.views.apart import View, fitted, grouped, latest
from insteg.views.benchmark import SIMILAR
from insteg.views.credit import source_line
from insteg.views.data import remembered
from insteg.views.figure import Figure
from insteg.views.people import COLUMNS


@remembered
def dots(view: View) -> tuple[Figure, Chart]:
    """The seven in order of size."""
    say, areas, found = view.say, catalogue.areas(), grouped(view)
    rows = pd.DataFrame([_dot(view, row) for row in found.itertuples()])
    aim = judgement.judged(view.indicator_id, view.area_code, view.period, view.benchmark)
    marks = [(view.benchmark.area.name(view.language), aim.benchmark)] if aim and aim.benchmark is not None else []
    chart = charts.ordered_dots(rows, marks, Look.of(view.mode), say(f"unit.{view.indicator.unit}.axis"))
    sentence = sentences.groups_in_words(say, found, {code: areas[code] for code in found.index}, view.period)
    if view.benchmark.kind == SIMILAR:
        sentence += " " + say("differences.own_similar", place=areas[view.area_code].phrase(view.language))
    return _figure(view, "dots", sentence, _dots_table(view, rows), list(found.index)), chart


def _dot(view: View, row) -> dict:
    found = judgement.judged(view.indicator_id, row.Index, view.period, view.benchmark)
    interval = found.interval if found else None
    name = catalogue.areas()[row.Index].name(view.language)
    return {
        "area_code": row.Index,
        "name": name,
        "value": row.share,
        "low": interval.low if interval else np.nan,
        "high": interval.high if interval else np.nan,
        "group": row.group,
        "places": "–" if pd.isna(row.first_place) else view.say("differences.places", first=row.first_place, last=row.last_place),
        "text": f"{name}: {view.measured(row.share)}",
        "selected": row.Index == view.area_code,
    }


def _dots_table(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    say = view.say
    told = [_told(view, code) for code in rows["area_code"]]
    return pd.DataFrame(
        {
            say("column.area"): rows["name"],
            say("column.value"): [view.measured(value) for value in rows["value"]],
            say("column.low"): ["–" if pd.isna(value) else view.measured(value) for value in rows["low"]],
            say("column.high"): ["–" if pd.isna(value) else view.measured(value) for value in rows["high"]],
            say("differences.column.places"): rows["places"],
            say("differences.column.group"): ["–" if pd.isna(group) else str(group) for group in rows["group"]],
            say("choice.jamforelse"): [verdict for verdict, _ in told],
            say("column.persons"): [gap for _, gap in told],
        }
    )


def _told(view: View, code: str) -> tuple[str, str]:
    """Verdict and people behind the gap, in words."""
    found = judgement.judged(view.indicator_id, code, view.period, view.benchmark)
    if found is None:
        return "–", "–"
    area, direction = view.benchmark.area, view.indicator.good_direction
    return sentences.verdict_in_words(view.say, found.verdict, area), sentences.gap_in_words(view.say, found.gap, area, direction) or "–"


@remembered
def funnel_of(view: View) -> tuple[Figure, Chart] | None:
    """The funnel with the seven named."""
    found, say, areas = fitted(view.indicator_id, view.period), view.say, catalogue.areas()
    if found is None:
        return None
    is_counted = not latest(view)["is_estimated"].dropna().any()
    widen = 1.0 if is_counted else 1 + catalogue.estimates()["16-24"].error_country_high / 100
    across = say("counted.funnel") if is_counted else say("differences.funnel.x")
    points = found.points.assign(people=found.points["denominator"] * widen)
    grid = np.geomspace(points["people"].min() * 0.9, points["people"].max() * 1.1, 80)
    limits = [
        (say(f"differences.funnel.limit_{name}"), found.limits(grid / widen, level).assign(denominator=grid))
        for name, level in (("95", USUAL), ("998", STRICT))
    ]
    names = [areas[code].name(view.language) for code in points.index]
    shown = pd.DataFrame(
        {
            "people": points["people"],
            "value": points["share"],
            "is_named": points.index.isin(catalogue.the_seven()),
            "name": names,
            "text": [f"{name}: {view.measured(value)}" for name, value in zip(names, points["share"], strict=True)],
        }
    )
    target = (say("differences.funnel.target", value=view.measured(found.target)), found.target)
    titles = (across, say(f"unit.{view.indicator.unit}.axis"))
    chart = charts.funnel(shown, limits, target, titles, Look.of(view.mode))
    sentence = sentences.funnel_in_words(say, points, situation.by_size())
    kept = points[(points["outside_998"] != "inside") | points.index.isin(catalogue.the_seven())]
    return _figure(
        view, "funnel", sentence, _funnel_table(view, kept, across, say.counted if is_counted else say.about), list(kept.index)
    ), chart


def _funnel_table(view: View, points: pd.DataFrame, across: str, number: Callable[[float], str]) -> pd.DataFrame:
    say = view.say
    return pd.DataFrame(
        {
            say("column.area"): [catalogue.areas()[code].name(view.language) for code in points.index],
            say("column.value"): [view.measured(value) for value in points["share"]],
            across: [number(people) for people in points["people"]],
            say("differences.column.side"): [say(f"differences.side.{side}") for side in points["outside_998"]],
        }
    )


def _figure(view: View, name: str, sentence: str, table: pd.DataFrame, codes: list[str]) -> Figure:
    rows = latest(view).reset_index()
    rows = rows[rows["area_code"].isin(codes)].assign(indicator=view.indicator_id).drop(columns=COLUMNS)
    method = "\n\n".join(
        [view.say(f"differences.{name}.method"), situation.method(view.indicator_id, view.language), view.say("gap.method")]
    )
    title, source = view.say(f"differences.{name}"), source_line(view.say, view.indicator, rows)
    return Figure(f"skillnader-{name}", title, sentence, view.indicator, table, rows, source, method)
