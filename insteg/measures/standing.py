"""Where one area stands in one period: value, interval, people, and the verdict against a benchmark."""

import math
from dataclasses import dataclass

import pandas as pd

from insteg.measures.interval import Interval, wilson
from insteg.measures.persons import Error, Persons, behind
from insteg.measures.verdict import Direction, Verdict, compare


@dataclass(frozen=True)
class Standing:
    """One area's figure (unit of the indicator) with all that may be said of it. None where it cannot be known."""

    area_code: str
    period: str
    value: float | None
    status: str
    interval: Interval | None
    persons: Persons | None
    verdict: Verdict


def standings(frame: pd.DataFrame, period: str, benchmark: str, good_direction: Direction, error: Error) -> dict[str, Standing]:
    """The standing of every area in `frame` in one period, by area code.

    frame: area_code, period, value (percent for shares), status, persons (how many the share is of, NaN where not known),
    is_estimated (whether that number is an estimate). benchmark: the area code compared with. error: how wrong the estimated people may be; the interval is the one of
    the fewest people possible, so that an estimate never earns a claim that the real number would not.
    """
    now = frame[frame["period"] == period]
    values = dict(zip(now["area_code"], now["value"], strict=True))
    return {row.area_code: _standing(row, _known(values.get(benchmark)), good_direction, error) for row in now.itertuples()}


def _known(number: float | None) -> float | None:
    return None if number is None or math.isnan(number) else float(number)


def _standing(row, benchmark: float | None, good_direction: Direction, error: Error) -> Standing:
    value, people = _known(row.value), _known(row.persons)
    possible = None if people is not None and not row.is_estimated else error
    fewest = people if people is None or possible is None else people / (1 + possible.high / 100)
    interval = None if fewest is None else wilson(value, fewest)
    persons = None if value is None or people is None else behind(value, people, error=possible)
    return Standing(row.area_code, row.period, value, row.status, interval, persons, compare(value, interval, benchmark, good_direction))


def change(value: float | None, before: float | None, period: str, period_before: str | None, breaks: list[str]) -> float | None:
    """The difference to the period before, in the unit of the figure; None when one is missing or a break lies between."""
    if value is None or before is None or period_before is None or math.isnan(before):
        return None
    return None if any(period_before < limit <= period for limit in breaks) else value - before
