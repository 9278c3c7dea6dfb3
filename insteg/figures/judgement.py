"""Trend, verdict and people behind the gap for one area and one measure, remembered."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from insteg.figures import sentences
from insteg.figures.benchmark import EVERYBODY, REGION, SIMILAR, Benchmark, incomparable, rest_of_county, similar_weights, values
from insteg.figures.people import error_of
from insteg.figures.sentences import Lack
from insteg.reference import catalogue, in_view
from insteg.reference.catalogue import COUNTRY, COUNTY, Area, Indicator
from insteg.reference.words import Words
from insteg.statistics.interval import Interval, wilson
from insteg.statistics.persons import AT_LEAST, Error, Gap, to_reach
from insteg.statistics.trend import POINTS, Trend, recent_trend, yearly_spread
from insteg.statistics.verdict import UNKNOWN, Verdict, compare
from insteg.store.remembered import ask, remembered


@dataclass(frozen=True)
class Judgement:
    """All that may be said of one figure beside a benchmark. interval: of the fewest people possible.

    against: what it was compared with; the area itself where there is nothing else to compare it with.
    lack: what is missing where the difference cannot be judged.
    """

    value: float
    interval: Interval | None
    benchmark: float | None
    verdict: Verdict
    gap: Gap | None
    against: Area
    counting: str = ""
    lack: Lack = ""


@dataclass(frozen=True)
class Cell:
    """One figure with the number of people it is a share of (NaN where not known) and that number's error."""

    value: float
    people: float
    error: Error | None
    counting: str

    @property
    def fewest(self) -> float:
        """The fewest people that the number can stand for."""
        return self.error.fewest(self.people) if self.error else self.people


@remembered
def _figures(indicator_id: str, sex: str = EVERYBODY) -> dict[str, dict[str, Cell]]:
    """Area, then period, to the figure: asked for a cell at a time by tables and rows."""
    panel = ask("panel", indicator=indicator_id, sex=sex)
    found: dict[str, dict[str, Cell]] = {}
    for row in panel.itertuples():
        found.setdefault(row.area_code, {})[row.period] = Cell(float(row.value), float(row.persons), error_of(row), row.counting)
    return found


@remembered
def spread(indicator_id: str, sex: str = EVERYBODY) -> float:
    """How far the measure really swings between years, learnt from every municipality since the last break."""
    since = max((item.period[:4] for item in in_view.breaks() if item.indicator == indicator_id), default="")
    areas, figures = in_view.areas(), _figures(indicator_id, sex)
    codes = [code for code in figures if areas[code].level == "municipality"]
    years = sorted({period for code in codes for period in figures[code] if len(period) == 4 and period >= since})
    missing = Cell(math.nan, math.nan, None, "")
    cells = [[figures[code].get(year, missing) for year in years] for code in codes]
    values, people = (
        np.array([[getattr(cell, name) for cell in row] for row in cells]).reshape(len(cells), len(years)) for name in ("value", "people")
    )
    return yearly_spread(values, people)


@remembered
def trend(indicator_id: str, area_code: str, until: str = "9999", sex: str = EVERYBODY) -> Trend:
    """The trend of the five latest years up to a period; an estimated number of people counts as the fewest it can stand for."""
    indicator = in_view.indicators()[indicator_id]
    is_judged = indicator.unit == "percent" and indicator.frequency == "year"
    own = {int(key): cell for key, cell in _comparable(indicator_id, area_code, sex).items() if len(key) == 4 and key <= until}
    people = {year: cell.fewest if is_judged else math.nan for year, cell in own.items()}
    counts = {year: cell.value / 100 * people[year] for year, cell in own.items()}
    breaks = [int(item.period[:4]) for item in in_view.breaks() if item.indicator == indicator_id]
    since = [year for year in breaks if str(year) <= until]
    found = recent_trend(counts, people, indicator.good_direction, since, spread=spread(indicator_id, sex))
    has_other_base = any(str(year) in incomparable(indicator_id, area_code) for year in sorted(own)[-POINTS:])
    return replace(found, reason="another_base") if has_other_base and found.reason == "missing_values" else found


def _comparable(indicator_id: str, area_code: str, sex: str = EVERYBODY) -> dict[str, Cell]:
    """The figures of one area by period; one on another base than the rest has no value, so that no trend goes over it."""
    left_out = incomparable(indicator_id, area_code)
    own = _figures(indicator_id, sex).get(area_code, {})
    return {period: replace(cell, value=math.nan) if period in left_out else cell for period, cell in own.items()}


def trend_in_full(say: Words, indicator: Indicator, area: Area, until: str = "9999") -> str:
    """The trend as a sentence, with what the country did in the same years beside it."""
    found, country = trend(indicator.id, area.area_code, until), in_view.areas()[COUNTRY]
    ends = [_comparable(indicator.id, COUNTRY).get(str(year)) for year in (found.first, found.last)]
    first, last = (cell.value if cell else math.nan for cell in ends)
    is_told = area.area_code != COUNTRY and not math.isnan(first) and not math.isnan(last)
    beside = sentences.beside_trend(say, indicator, country, first, last) if is_told else ""
    return sentences.trend_sentence(say, indicator, found, area, beside)


@dataclass(frozen=True)
class Aim:
    """What one figure is compared with. interval: the benchmark's own chance, None where it is taken as exact.

    lack: what is missing of the benchmark, where nothing may be judged against it.
    """

    area: Area
    value: float | None
    interval: Interval | None = None
    lack: Lack = ""


def aim(indicator_id: str, area_code: str, period: str, benchmark: Benchmark) -> Aim:
    """The benchmark for one figure: a municipality beside its county is beside the rest of it, and nobody is beside itself."""
    figures = _figures(indicator_id, benchmark.sex)
    if benchmark.area.area_code == area_code:
        return Aim(benchmark.area, None)
    value = values(indicator_id, area_code, benchmark).get(period)
    if benchmark.kind == REGION and area_code in catalogue.the_seven():
        return _rest(figures, area_code, period)
    if value is None:
        return Aim(benchmark.area, None, lack=_nothing_to_compare(indicator_id, period, benchmark))
    if benchmark.kind != SIMILAR:
        return Aim(benchmark.area, value)
    codes, weights = similar_weights(area_code, benchmark.weights)
    cells = [figures[code][period] for code in codes]
    if any(math.isnan(cell.fewest) for cell in cells):
        # Whoever's people nobody knows moves the mean by an unknown chance: it is no exact value.
        return Aim(benchmark.area, value, lack="similar_people")
    return _mean(benchmark.area, value, cells, weights)


def _mean(area: Area, value: float, cells: Sequence[Cell], weights: Iterable[float]) -> Aim:
    """The mean of several shares with its own chance: as many people as would give one share the chance that the mean has."""
    variance = sum(weight**2 * cell.value * (100 - cell.value) / cell.fewest for weight, cell in zip(weights, cells, strict=True))
    return Aim(area, value, wilson(value, value * (100 - value) / variance) if variance > 0 else None)


def _nothing_to_compare(indicator_id: str, period: str, benchmark: Benchmark) -> Lack:
    if benchmark.kind == SIMILAR:
        return "similar_figure"
    return "another_base" if period in incomparable(indicator_id, benchmark.area.area_code) else "figure"


def _rest(figures: dict[str, dict[str, Cell]], area_code: str, period: str) -> Aim:
    """The county less one municipality: a large one would otherwise be compared with itself in good part."""
    own, county = (figures.get(code, {}).get(period) for code in (area_code, COUNTY))
    if own is None or county is None or math.isnan(county.value):
        return _others(figures, area_code, period)
    if not county.people > own.people:
        # Without numbers of people nobody knows the rest, and nothing is judged either.
        return Aim(in_view.areas()[COUNTY], county.value)
    people = county.people - own.people
    value = min(max((county.value * county.people - own.value * own.people) / people, 0.0), 100.0)
    return Aim(rest_of_county(), value, wilson(value, people * county.fewest / county.people))


def _others(figures: dict[str, dict[str, Cell]], area_code: str, period: str) -> Aim:
    """The rest of a county without a figure of its own: its other municipalities by their people; none of them may be missing."""
    cells = [figures.get(code, {}).get(period) for code in catalogue.the_seven() if code != area_code]
    # A lowest number of people says nothing of how much each should count.
    known = [cell for cell in cells if cell and not math.isnan(cell.value * cell.fewest) and cell.counting != AT_LEAST]
    if len(known) < len(cells):
        return Aim(rest_of_county(), None, lack="figure")
    people = sum(cell.people for cell in known)
    return _mean(
        rest_of_county(), sum(cell.value * cell.people for cell in known) / people, known, [cell.people / people for cell in known]
    )


@remembered
def judged(indicator_id: str, area_code: str, period: str, benchmark: Benchmark) -> Judgement | None:
    """The figure of one area in one period against a benchmark; None where there is no figure."""
    cell = _figures(indicator_id, benchmark.sex).get(area_code, {}).get(period)
    if cell is None or math.isnan(cell.value):
        return None
    against = aim(indicator_id, area_code, period, benchmark)
    indicator = in_view.indicators()[indicator_id]
    is_judged = indicator.unit == "percent" and not math.isnan(cell.people)
    interval = wilson(cell.value, cell.fewest) if is_judged else None
    lack: Lack = against.lack if is_judged else "people"
    verdict = UNKNOWN if lack else compare(cell.value, interval, against.value, indicator.good_direction, against.interval)
    counting = cell.counting if is_judged else ""
    gap = _gap(cell, against) if is_judged and not lack else None
    return Judgement(cell.value, interval, against.value, verdict, gap, against.area, counting, lack)


def _gap(cell: Cell, against: Aim) -> Gap | None:
    """How many people the distance to the benchmark is; None where there is none, or where only a lowest number of people is known."""
    if against.value is None or cell.counting == AT_LEAST:
        return None
    return to_reach(cell.value, cell.people, against.value, error=cell.error, benchmark_interval=against.interval)
