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
from insteg.views.situation import estimate_error


@dataclass(frozen=True)
class Judgement:
    """All that may be said of one figure beside a benchmark. interval: of the fewest people possible."""

    value: float
    interval: Interval | None
    benchmark: float | None
    verdict: Verdict
    gap: Gap | None


@remembered
def _figures(indicator_id: str) -> dict[str, dict[str, tuple[float, float]]]:
    """Area, then period, to value and estimated people (NaN where not known): asked for a cell at a time by tables and rows."""
    panel = ask("panel", indicator=indicator_id)
    found: dict[str, dict[str, tuple[float, float]]] = {}
    for area_code, period, value, people in panel[["area_code", "period", "value", "persons_estimated"]].itertuples(index=False):
        found.setdefault(area_code, {})[period] = (float(value), float(people))
    return found


@remembered
def trend(indicator_id: str, area_code: str, until: str = "9999") -> Trend:
    """The trend of the five latest years up to a period; an estimated number of people counts as the fewest it can stand for."""
    indicator = catalogue.indicators()[indicator_id]
    is_judged = indicator.unit == "percent" and indicator.frequency == "year"
    fewer = 1 + estimate_error(area_code).high / 100 if is_judged else math.nan
    own = {int(key): cell for key, cell in _figures(indicator_id).get(area_code, {}).items() if len(key) == 4 and key <= until}
    people = {year: cell[1] / fewer for year, cell in own.items()}
    counts = {year: cell[0] / 100 * people[year] for year, cell in own.items()}
    breaks = [int(item.period[:4]) for item in catalogue.breaks() if item.indicator == indicator_id]
    return recent_trend(counts, people, indicator.good_direction, [year for year in breaks if str(year) <= until])


@remembered
def judged(indicator_id: str, area_code: str, period: str, benchmark: Benchmark) -> Judgement | None:
    """The figure of one area in one period against a benchmark; None where there is no figure."""
    value, people = _figures(indicator_id).get(area_code, {}).get(period, (math.nan, math.nan))
    if math.isnan(value):
        return None
    aim = values(indicator_id, area_code, benchmark).get(period)
    direction = catalogue.indicators()[indicator_id].good_direction
    if math.isnan(people) or catalogue.indicators()[indicator_id].unit != "percent":
        return Judgement(value, None, aim, compare(value, None, aim, direction), None)
    error = estimate_error(area_code)
    interval = wilson(value, people / (1 + error.high / 100))
    gap = None if aim is None else to_reach(value, people, aim, error=error)
    return Judgement(value, interval, aim, compare(value, interval, aim, direction), gap)
