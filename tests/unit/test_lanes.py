"""Lanes, stretches that meet, and what projects left out."""

from datetime import date

import pandas as pd

from insteg.figures.pictures.lanes import lanes, shared
from insteg.statistics.reporting import left_out, seen


def span(first: int, last: int) -> tuple[date, date]:
    return date(first, 1, 1), date(last, 12, 31)


def test_spans_that_share_a_day_get_lanes_of_their_own():
    assert lanes([span(2010, 2012), span(2012, 2014), span(2013, 2015)]) == [0, 1, 0]


def test_touching_stretches_of_overlap_are_one():
    assert shared([span(2010, 2014), span(2011, 2012), span(2012, 2013)]) == [span(2011, 2013)]
    assert shared([span(2010, 2010), span(2011, 2011)]) == []


def test_what_is_left_out_is_counted_a_part():
    columns = ["kind", "is_after_participation", "denominator", "timing", "months", "comparison_kind"]
    good = pd.DataFrame([["result", True, 60, "after", 12, "control_group"]], columns=columns)
    plan = pd.DataFrame([["plan", True, 60, "after", 12, "none"]], columns=columns)
    assert all(seen(good, "to find work").values())
    assert not any(seen(plan, None).values())
    assert left_out([seen(good, "aim"), seen(plan, None)]) == dict.fromkeys(("aim", "result", "denominator", "follow_up", "comparison"), 1)
