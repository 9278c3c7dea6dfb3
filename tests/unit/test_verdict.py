"""The verdict: a claim only where the benchmark lies outside the figure's own interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insteg.statistics.interval import Interval, wilson
from insteg.statistics.verdict import UNKNOWN, Verdict, compare

SHARES = st.floats(0, 100)


@pytest.mark.parametrize(
    "benchmark, direction, verdict",
    [
        (5.0, "down", Verdict("higher", "worse")),
        (5.0, "up", Verdict("higher", "better")),
        (5.0, "none", Verdict("higher", "none")),
        (9.0, "down", Verdict("lower", "better")),
        (9.0, "up", Verdict("lower", "worse")),
        (7.5, "down", Verdict("not_distinguishable", "none")),
        (6.0, "down", Verdict("not_distinguishable", "none")),
    ],
)
def test_the_six_answers(benchmark, direction, verdict):
    assert compare(7.0, Interval(6.0, 8.0), benchmark, direction) == verdict


@pytest.mark.parametrize(
    "value, interval, benchmark", [(None, Interval(6, 8), 5), (float("nan"), Interval(6, 8), 5), (7, None, 5), (7, Interval(6, 8), None)]
)
def test_what_is_missing_is_unknown(value, interval, benchmark):
    assert compare(value, interval, benchmark, "down") == UNKNOWN


@given(share=SHARES, benchmark=SHARES, people=st.integers(1, 100_000), direction=st.sampled_from(["up", "down", "none"]))
def test_a_quality_is_claimed_only_with_a_difference_and_a_direction(share, benchmark, people, direction):
    found = compare(share, wilson(share, people), benchmark, direction)
    assert (found.quality != "none") == (found.is_difference and direction != "none")
    assert not found.is_difference or (found.relation == "higher") == (share > benchmark)


@given(share=SHARES, benchmark=SHARES, people=st.integers(1, 100_000))
def test_what_the_strict_level_tells_apart_the_usual_does_too(share, benchmark, people):
    strict = compare(share, wilson(share, people, 0.998), benchmark, "none")
    assert not strict.is_difference or compare(share, wilson(share, people), benchmark, "none") == strict


def test_an_unknown_direction_is_refused():
    with pytest.raises(ValueError, match=r"indicators\.toml"):
        compare(7, Interval(6, 8), 5, "sideways")
