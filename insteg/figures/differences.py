"""The page of differences: dots in size order with shared places, the funnel of the country, the table of verdicts."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from insteg.figures import judgement, pictures, sentences, since, situation
from insteg.figures.apart import DifferencesChoice, fitted, grouped, latest
from insteg.figures.benchmark import REGION, SIMILAR, values
from insteg.figures.credit import source_line
from insteg.figures.figure import Figure
from insteg.figures.people import COLUMNS
from insteg.figures.pictures import Plot, Role, Series
from insteg.reference import catalogue, in_view
from insteg.statistics.interval import STRICT, USUAL
from insteg.store.remembered import remembered


@remembered
def dots(view: DifferencesChoice) -> tuple[Figure, Plot]:
    """The seven in order of size."""
    say, areas, found = view.say, in_view.areas(), grouped(view)
    rows = pd.DataFrame([_dot(view, row) for row in found.itertuples()])
    aim = values(view.indicator_id, view.area_code, view.benchmark).get(view.period)
    area = view.benchmark.area
    marks = [(Series(area.name(view.language), area.area_code, Role.BENCHMARK), aim)] if aim is not None else []
    picture = pictures.ordered_dots(rows, marks, say(f"unit.{view.indicator.unit}.axis"))
    sentence = sentences.groups_in_words(say, view.indicator, found, {code: areas[code] for code in found.index}, view.period)
    if view.benchmark.kind == SIMILAR:
        sentence += " " + say("differences.own_similar", place=areas[view.area_code].phrase(view.language))
    if view.benchmark.kind == REGION:
        rest = "own_rest" if aim is not None else "own_rest.others"
        sentence += " " + say(f"differences.{rest}")
    return _figure(view, "dots", sentence, _dots_table(view, rows), list(found.index)), picture


def _dot(view: DifferencesChoice, row: Any) -> dict[str, Any]:
    found = judgement.judged(view.indicator_id, row.Index, view.period, view.benchmark)
    interval = found.interval if found else None
    name = in_view.areas()[row.Index].name(view.language)
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


def _dots_table(view: DifferencesChoice, rows: pd.DataFrame) -> pd.DataFrame:
    say = view.say
    told = [_told(view, code) for code in rows["area_code"]]
    judged = [judgement.judged(view.indicator_id, code, view.period, view.benchmark) for code in rows["area_code"]]
    # Each beside its own: their similar ones differ, and so does the rest of the county.
    area = next((one.against for one in judged if one and one.benchmark is not None), view.benchmark.area)
    aims = [one.benchmark if one else None for one in judged]
    held = [since.since(view.indicator_id, code, view.period, view.benchmark) for code in rows["area_code"]]
    limits = [_limits(view, one) for one in judged]
    return pd.DataFrame(
        {
            say("column.area"): rows["name"],
            say("column.value"): [view.measured(value) for value in rows["value"]],
            say("column.low"): [low for low, _ in limits],
            say("column.high"): [high for _, high in limits],
            say("differences.column.places"): rows["places"],
            say("differences.column.group"): ["–" if pd.isna(group) else str(group) for group in rows["group"]],
            area.name(view.language): ["–" if value is None else view.measured(value) for value in aims],
            say("choice.jamforelse"): [verdict for verdict, _ in told],
            say("seven.head.since"): [since.in_words(say, one) for one in held],
            say("column.persons"): [gap for _, gap in told],
        }
    )


def _limits(view: DifferencesChoice, found: judgement.Judgement | None) -> tuple[str, str]:
    """How far chance may have moved the figure, from and to; quiet dashes where nobody can know."""
    told = found and sentences.limits_measured(view.say, view.indicator, found.interval, found.benchmark)
    return told or ("–", "–")


def _told(view: DifferencesChoice, code: str) -> tuple[str, str]:
    """Verdict and people behind the gap, in words."""
    found = judgement.judged(view.indicator_id, code, view.period, view.benchmark)
    if found is None:
        return "–", "–"
    area = found.against
    verdict = sentences.verdict_in_words(view.say, view.indicator, found.verdict, area, code, found.lack)
    return verdict, sentences.gap_in_words(view.say, view.indicator, found.gap, area) or "–"


@remembered
def funnel_of(view: DifferencesChoice) -> tuple[Figure, Plot] | None:
    """The funnel with the seven named."""
    found, say, areas = fitted(view.indicator_id, view.period), view.say, in_view.areas()
    if found is None:
        return None
    is_counted = not latest(view).loc[found.points.index, "is_estimated"].any()
    across = say("counted.funnel") if is_counted else say("differences.funnel.x")
    points = found.points.assign(people=found.points["denominator"])
    grid = np.geomspace(points["people"].min() * 0.9, points["people"].max() * 1.1, 80)
    limits = [
        (say(f"differences.funnel.limit_{name}"), found.limits(grid, level).assign(denominator=grid))
        for name, level in (("95", USUAL), ("998", STRICT))
    ]
    names = [areas[code].name(view.language) for code in points.index]
    shown = pd.DataFrame(
        {
            "area_code": points.index,
            "people": points["people"],
            "value": points["share"],
            "is_named": points.index.isin(catalogue.the_seven()),
            "name": names,
            "text": [f"{name}: {view.measured(value)}" for name, value in zip(names, points["share"], strict=True)],
        }
    )
    target = (say("differences.funnel.target", value=view.measured(found.target)), found.target)
    titles = (across, say(f"unit.{view.indicator.unit}.axis"))
    picture = pictures.funnel(shown, limits, target, titles, say("picture.municipalities"))
    sentence = sentences.funnel_in_words(say, points, situation.by_size())
    kept = points[(points["outside_998"] != "inside") | points.index.isin(catalogue.the_seven())]
    return _figure(
        view, "funnel", sentence, _funnel_table(view, kept, across, say.counted if is_counted else say.about), list(kept.index)
    ), picture


def _funnel_table(view: DifferencesChoice, points: pd.DataFrame, across: str, number: Callable[[float], str]) -> pd.DataFrame:
    say = view.say
    return pd.DataFrame(
        {
            say("column.area"): [in_view.areas()[code].name(view.language) for code in points.index],
            say("column.value"): [view.measured(value) for value in points["share"]],
            across: [number(people) for people in points["people"]],
            say("differences.column.side"): [say(f"differences.side.{side}") for side in points["outside_998"]],
        }
    )


def _figure(view: DifferencesChoice, name: str, sentence: str, table: pd.DataFrame, codes: list[str]) -> Figure:
    rows = latest(view).reset_index()
    rows = rows[rows["area_code"].isin(codes)].assign(indicator=view.indicator_id).drop(columns=COLUMNS)
    held = [view.say("since.method")] if name == "dots" else []
    method = "\n\n".join(
        [view.say(f"differences.{name}.method"), *held, situation.method(view.indicator_id, view.language), view.say("gap.method")]
    )
    title, source = view.say(f"differences.{name}"), source_line(view.say, view.indicator, rows)
    return Figure(f"skillnader-{name}", title, sentence, view.indicator, table, rows, source, method)
