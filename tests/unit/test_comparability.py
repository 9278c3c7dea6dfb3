"""Reading rule 10: outcomes share a scale only when definition, denominator and time after exit are the same."""

from dataclasses import replace

import pytest

from insteg.statistics import comparability as rule
from insteg.statistics.comparability import Incomparability, MeasuredOutcome

JOB = MeasuredOutcome("A", "result", "got_employment", "exits", "after", 6, 40.0, 50, "ok")


def test_same_definition_denominator_and_time_may_share_an_axis():
    assert rule.may_share_axis(JOB, replace(JOB, outcome_id="B", share=55.0, size=80))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"definition": "moved_on"}, Incomparability.DEFINITION_DIFFERS),
        ({"denominator_of": "participants"}, Incomparability.DENOMINATOR_DIFFERS),
        ({"months": 12}, Incomparability.TIME_DIFFERS),
        ({"months": None}, Incomparability.TIME_UNKNOWN),
        ({"timing": "unknown"}, Incomparability.TIME_UNKNOWN),
        ({"timing": "during"}, Incomparability.NOT_AFTER_EXIT),
        ({"size": None}, Incomparability.DENOMINATOR_UNKNOWN),
        ({"denominator_of": "unknown"}, Incomparability.DENOMINATOR_UNKNOWN),
        ({"denominator_of": "none"}, Incomparability.NO_DENOMINATOR),
        ({"kind": "goal"}, Incomparability.NOT_A_RESULT),
        ({"status": "suppressed"}, Incomparability.SUPPRESSED),
    ],
)
def test_each_difference_keeps_two_outcomes_apart_and_says_why(change, reason):
    other = replace(JOB, outcome_id="B", **change)
    assert reason in rule.why_not(JOB, other)
    assert not rule.may_share_axis(JOB, other)
    assert rule.why_not(JOB, other) and set(rule.why_not(JOB, other)) == set(rule.why_not(other, JOB))


def test_an_axis_holds_only_what_may_be_compared_and_the_rest_says_why():
    twin = replace(JOB, outcome_id="B", share=55.0)
    later = replace(JOB, outcome_id="C", months=12)
    vague = replace(JOB, outcome_id="D", timing="unknown", months=None)
    shared, alone = rule.axes((JOB, twin, later, vague))
    assert [[item.outcome_id for item in axis.outcomes] for axis in shared] == [["A", "B"]]
    assert {item.outcome.outcome_id: item.reasons for item in alone} == {
        "C": (Incomparability.TIME_DIFFERS,),
        "D": (Incomparability.TIME_UNKNOWN,),
    }


def test_ranking_orders_comparable_outcomes_by_share():
    twin = replace(JOB, outcome_id="B", share=55.0)
    assert [item.outcome_id for item in rule.ranked((JOB, twin))] == ["B", "A"]


def test_ranking_across_definitions_is_refused_by_name():
    with pytest.raises(rule.NotComparable, match=r"A and B can't be ranked: definition_differs"):
        rule.ranked((JOB, replace(JOB, outcome_id="B", definition="moved_on")))
