"""Trend, verdict and people behind the gap for one area and one measure, remembered."""

import math
from dataclasses import dataclass

from insteg import catalogue
from insteg.measures.interval import Interval, wilson
from insteg.measures.persons import Gap, to_reach
from insteg.measures.trend import Trend, recent_trend
from insteg.measures.verdict import Verdict, compare
from insteg.views.benchmark import Benchmark, values
from insteg.views.data import ask, remembered
from insteg.views.people import error_of, fewest


@dataclass(frozen=True)
class Judgement:
    """All that may be said of one figure beside a benchmark. interval: of the fewest people possible."""

    value: float
    interval: Interval | None
    benchmark: float | None
    verdict: Verdict
    gap: Gap | None


@remembered
def trend(indicator_id: str, area_code: str, until: str = "9999") -> Trend:
    """The trend of the five latest years up to a period; an estimated number of people counts as the fewest it can stand for."""
    indicator = catalogue.indicators()[indicator_id]
    panel = ask("panel", indicator=indicator_id)
    own = panel[(panel["area_code"] == area_code) & (panel["period"].str.len() == 4) & (panel["period"] <= until)]
    is_judged = indicator.unit == "percent" and indicator.frequency == "year"
    possible = fewest(own) if is_judged else own["persons"] * float("nan")
    years = own["period"].astype(int).tolist()
    people = dict(zip(years, possible, strict=True))
    counts = {year: value / 100 * people[year] for year, value in zip(years, own["value"], strict=True)}
    breaks = [int(item.period[:4]) for item in catalogue.breaks() if item.indicator == indicator_id]
    return recent_trend(counts, people, indicator.good_direction, [year for year in breaks if str(year) <= until])


@remembered
def judged(indicator_id: str, area_code: str, period: str, benchmark: Benchmark) -> Judgement | None:
    """The figure of one area in one period against a benchmark; None where there is no figure."""
    panel = ask("panel", indicator=indicator_id)
    own = panel[(panel["area_code"] == area_code) & (panel["period"] == period)].dropna(subset=["value"])
    if own.empty:
        return None
    value, people = float(own["value"].iloc[0]), float(own["persons"].iloc[0])
    aim = values(indicator_id, area_code, benchmark).get(period)
    direction = catalogue.indicators()[indicator_id].good_direction
    if math.isnan(people) or catalogue.indicators()[indicator_id].unit != "percent":
        return Judgement(value, None, aim, compare(value, None, aim, direction), None)
    interval = wilson(value, float(fewest(own).iloc[0]))
    gap = None if aim is None else to_reach(value, people, aim, error=error_of(own["is_estimated"].iloc[0]))
    return Judgement(value, interval, aim, compare(value, interval, aim, direction), gap)
