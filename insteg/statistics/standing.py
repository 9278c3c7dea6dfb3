"""Where one area stands in one period: value, interval, people, and the verdict against a benchmark."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.statistics.interval import Interval, wilson
from insteg.statistics.persons import AT_LEAST, COUNTED, Error, Persons, behind
from insteg.statistics.verdict import Direction, Verdict, compare


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


def standings(frame: pd.DataFrame, period: str, benchmark: str, good_direction: Direction) -> dict[str, Standing]:
    """The standing of every area in `frame` in one period, by area code.

    frame: area_code, period, value (percent for shares), status, persons (how many the share is of, NaN where not known),
    counting ("counted", "at_least" or a rule), error_low and error_high (percent: how wrong that rule may be). benchmark: the area
    code compared with. The interval is the one of the fewest people possible, so that no rule earns a claim that the real number would not.
    """
    now = frame[frame["period"] == period]
    values = dict(zip(now["area_code"], now["value"], strict=True))
    return {row.area_code: _standing(row, _known(values.get(benchmark)), good_direction) for row in now.itertuples()}


def _known(number: float | None) -> float | None:
    return None if number is None or math.isnan(number) else float(number)


def _standing(row: Any, benchmark: float | None, good_direction: Direction) -> Standing:
    value, people = _known(row.value), _known(row.persons)
    if value is None or people is None:
        return Standing(row.area_code, row.period, value, row.status, None, None, compare(value, None, benchmark, good_direction))
    possible = None if row.counting == COUNTED else Error(float(row.error_low), float(row.error_high))
    interval = wilson(value, people if possible is None else possible.fewest(people))
    # A lowest number makes an interval, but is no number of people to tell.
    persons = None if row.counting == AT_LEAST else behind(value, people, error=possible)
    return Standing(row.area_code, row.period, value, row.status, interval, persons, compare(value, interval, benchmark, good_direction))


def printed_change(value: float, before: float, decimals: int) -> float:
    """The difference of two figures as they are printed: 7.6 after 7.2 is 0.4, whatever the decimals that are not shown."""
    return round(round(float(value), decimals) - round(float(before), decimals), decimals)


def change(
    value: float | None, before: float | None, period: str, period_before: str | None, breaks: list[str], decimals: int = 1
) -> float | None:
    """The printed difference to the period before, in the unit of the figure; None when one is missing or a break lies between.

    decimals: with how many the two are printed.
    """
    if value is None or before is None or period_before is None or math.isnan(before):
        return None
    return None if any(period_before < limit <= period for limit in breaks) else printed_change(value, before, decimals)
