"""Where an area stands: interval from the fewest people possible, verdict, change that never crosses a break."""

import math

import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from insteg.statistics.standing import change, standings


def frame(value: float = 8.66, persons: float = 1740.0, counting: str = "between_counts") -> pd.DataFrame:
    rows = [("2282", "2024", value, "ok", persons), ("00", "2024", 6.16, "ok", 1_038_000.0), ("00", "2023", 5.76, "ok", 1_038_000.0)]
    found = pd.DataFrame(rows, columns=["area_code", "period", "value", "status", "persons"])
    return found.assign(counting=counting, error_low=-3, error_high=18)


def judged(**changed):
    return standings(frame(**changed), "2024", "00", "down")["2282"]


def test_interval_is_wilson_of_the_fewest_people_possible():
    fewest = 1740 / 1.18
    low, high = proportion_confint(0.0866 * fewest, fewest, method="wilson")
    interval = judged().interval
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((100 * low, 100 * high), abs=1e-9)


def test_counted_people_are_taken_as_they_are():
    low, high = proportion_confint(0.0866 * 1740, 1740, method="wilson")
    found = judged(counting="counted")
    assert found.interval is not None and found.persons is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((100 * low, 100 * high), abs=1e-9)
    assert found.persons.is_estimated is False


def test_higher_is_worse_where_down_is_good():
    verdict = judged().verdict
    assert (verdict.relation, verdict.quality) == ("higher", "worse")


def test_a_benchmark_inside_the_interval_earns_no_claim():
    verdict = judged(value=6.5).verdict
    assert (verdict.relation, verdict.quality) == ("not_distinguishable", "none")


def test_without_people_there_is_neither_interval_nor_verdict():
    standing = judged(persons=math.nan)
    assert standing.interval is None
    assert standing.persons is None
    assert standing.verdict.relation == "unknown"


def test_a_missing_value_stays_missing():
    standing = judged(value=math.nan)
    assert standing.value is None
    assert standing.verdict.relation == "unknown"


def test_only_the_period_asked_for_is_judged():
    found = standings(frame(), "2023", "00", "down")
    assert set(found) == {"00"}


@pytest.mark.parametrize(
    ("period", "before", "breaks", "expected"),
    [
        ("2016", "2015", ["2015"], 1.0),
        ("2015", "2014", ["2015"], None),
        ("2016", "2014", ["2015"], None),
        ("2014", "2013", ["2015"], 1.0),
        ("2016", "2015", [], 1.0),
    ],
)
def test_a_change_never_crosses_a_break(period, before, breaks, expected):
    assert change(8.0, 7.0, period, before, breaks) == expected


def test_no_change_without_a_figure_before():
    assert change(8.0, None, "2024", None, []) is None
    assert change(8.0, math.nan, "2024", "2023", []) is None
