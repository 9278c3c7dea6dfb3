"""The token bucket lets so many through at once and so many a second, whatever comes."""

from hypothesis import given
from hypothesis import strategies as st

from insteg.rooms.flood import Bucket


def test_what_does_not_fit_waits_until_it_does():
    bucket = Bucket(capacity=2, per_second=0.5)
    assert [bucket.wait(0), bucket.wait(0), bucket.wait(0)] == [0, 0, 2]
    assert bucket.wait(1) == 1
    assert bucket.wait(2) == 0


@given(st.lists(st.floats(0, 30), max_size=300), st.integers(1, 10), st.floats(0.1, 5))
def test_never_more_pass_than_capacity_and_time_allow(moments, capacity, per_second):
    bucket = Bucket(capacity, per_second)
    passed = sum(bucket.wait(moment) == 0 for moment in sorted(moments))
    assert passed <= capacity + per_second * 30 + 1e-6


def test_a_clock_that_goes_backwards_lets_nobody_through_twice():
    bucket = Bucket(capacity=1, per_second=1)
    assert bucket.wait(10) == 0
    assert bucket.wait(5) > 0
