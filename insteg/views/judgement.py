"""Trend, verdict and people behind the gap for one area and one measure, remembered."""

import math
from dataclasses import dataclass

from insteg import catalogue
from insteg.measures.interval import Interval, wilson
from insteg.measures.persons import Error, Gap, to_reach
from insteg.measures.trend import Trend, recent_trend
from insteg.measures.verdict import Verdict, compare
from insteg.views.benchmark import Benchmark, values
from insteg.views.data import ask, remembered
from insteg.views.people import error_of


@dataclass(frozen=True)
class Judgement:
    """All that may be said of one figure beside a benchmark. interval: of the fewest people possible."""

    value: float
    interval: Interval | None
    benchmark: float | None
    verdict: Verdict
    gap: Gap | None


@dataclass(frozen=True)
class Cell:
    """One figure with the number of people it is a share of (NaN where not known) and that number's error."""

    value: float
    people: float
    error: Error | None

    @property
    def fewest(self) -> float:
        """The fewest people that the number can stand for."""
        return self.people / (1 + self.error.high / 100) if self.error else self.people


@remembered
def _figures(indicator_id: str) -> dict[str, dict[str, Cell]]:
    """Area, then period, to the figure: asked for a cell at a time by tables and rows."""
    panel = ask("panel", indicator=indicator_id)
    found: dict[str, dict[str, Cell]] = {}
    columns = panel[["area_code", "period", "value", "persons", "is_estimated"]]
    for area_code, period, value, people, is_estimated in columns.itertuples(index=False):
        found.setdefault(area_code, {})[period] = Cell(float(value), float(people), error_of(is_estimated, area_code))
    return found


@remembered
def trend(indicator_id: str, area_code: str, until: str = "9999") -> Trend:
    """The trend of the five latest years up to a period; an estimated number of people counts as the fewest it can stand for."""
    indicator = catalogue.indicators()[indicator_id]
    is_judged = indicator.unit == "percent" and indicator.frequency == "year"
    own = {int(key): cell for key, cell in _figures(indicator_id).get(area_code, {}).items() if len(key) == 4 and key <= until}
    people = {year: cell.fewest if is_judged else math.nan for year, cell in own.items()}
    counts = {year: cell.value / 100 * people[year] for year, cell in own.items()}
    breaks = [int(item.period[:4]) for item in catalogue.breaks() if item.indicator == indicator_id]
    return recent_trend(counts, people, indicator.good_direction, [year for year in breaks if str(year) <= until])


@remembered
def judged(indicator_id: str, area_code: str, period: str, benchmark: Benchmark) -> Judgement | None:
    """The figure of one area in one period against a benchmark; None where there is no figure."""
    cell = _figures(indicator_id).get(area_code, {}).get(period)
    if cell is None or math.isnan(cell.value):
        return None
    aim = values(indicator_id, area_code, benchmark).get(period)
    direction = catalogue.indicators()[indicator_id].good_direction
    if math.isnan(cell.people) or catalogue.indicators()[indicator_id].unit != "percent":
        return Judgement(cell.value, None, aim, compare(cell.value, None, aim, direction), None)
    interval = wilson(cell.value, cell.fewest)
    gap = None if aim is None else to_reach(cell.value, cell.people, aim, error=cell.error)
    return Judgement(cell.value, interval, aim, compare(cell.value, interval, aim, direction), gap)
