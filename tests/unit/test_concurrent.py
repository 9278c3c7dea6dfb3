"""What ran at once when dates are half known: against every reading of the dates, tried one by one."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insteg.statistics.concurrent import Times, busiest, meeting, most_at_once, relation, steps, within

ZERO = date(2020, 1, 1)
# So far out may an unknown end lie in the tries: further than any known one.
FAR = 12


def day(number: int) -> date:
    return ZERO + timedelta(days=number)


@st.composite
def times(draw) -> tuple[Times, list[tuple[int, int]]]:
    """Something that ran for some days of a short time, its dates known to a day, to some days or not at all; and every reading of it."""
    begun = draw(st.integers(0, 5))
    ended = draw(st.integers(begun, 6))
    starts = draw(st.sampled_from([None, (begun, begun), (max(begun - 2, 0), begun + 1)]))
    ends = draw(st.sampled_from([None, (ended, ended), (max(ended - 1, 0), ended + 2)]))
    firsts = range(starts[0], starts[1] + 1) if starts else range(-FAR, FAR + 1)
    lasts = range(ends[0], ends[1] + 1) if ends else range(-FAR, FAR + 1)
    known = [None if span is None else day(span[at]) for span in (starts, ends) for at in (0, 1)]
    return Times(*known), [(first, last) for first, last in product(firsts, lasts) if first <= last]


@given(times(), times())
@settings(max_examples=300, deadline=None)
def test_certain_is_what_holds_in_every_reading_and_possible_what_holds_in_one(one, other):
    (mine, my_readings), (theirs, their_readings) = one, other
    meets = [a[0] <= b[1] and b[0] <= a[1] for a, b in product(my_readings, their_readings)]
    found = relation(mine, theirs)
    assert found == relation(theirs, mine)
    if mine.is_unknown or theirs.is_unknown:
        assert found == "unknown"
    elif found == "certain":
        assert all(meets)
    elif found == "apart":
        assert not any(meets)
    else:
        assert any(meets)
        # Exact where the readings of a date do not depend on each other: only then may nothing certain be missed.
        if all(time.latest_start is None or time.earliest_end is None or time.latest_start <= time.earliest_end for time in (mine, theirs)):
            assert not all(meets)


@given(times(), times())
@settings(max_examples=200, deadline=None)
def test_two_met_on_the_days_that_are_told_in_every_reading(one, other):
    (mine, my_readings), (theirs, their_readings) = one, other
    found = meeting(mine, theirs)
    assert (found is not None) is (relation(mine, theirs) == "certain")
    if found is None:
        return
    first, last = (found.first - ZERO).days, (found.last - ZERO).days
    for a, b in product(my_readings, their_readings):
        shared = (max(a[0], b[0]), min(a[1], b[1]))
        if found.is_throughout:
            assert shared[0] <= first <= last <= shared[1]
        else:
            assert shared[0] <= last and shared[1] >= first
    assert found.lies_in((found.first, found.last))
    assert not found.lies_in((found.last + timedelta(days=1), found.last + timedelta(days=9)))
    if not found.is_throughout and found.first < found.last:
        assert not found.lies_in((found.first, found.last - timedelta(days=1)))


spans = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)).map(lambda pair: (day(pair[0]), day(sum(pair)))), max_size=9)


@given(spans)
@settings(max_examples=200, deadline=None)
def test_the_most_at_once_is_the_most_on_any_day(some):
    per_day = {number: sum(first <= day(number) <= last for first, last in some) for number in range(32)}
    assert most_at_once(some) == max(per_day.values())
    told = {day(number) for number, count in per_day.items() if some and count == max(per_day.values())}
    assert {first + timedelta(days=at) for first, last in busiest(some) for at in range((last - first).days + 1)} == told
    assert sum(count * ((last - first).days + 1) for first, last, count in steps(some)) == sum(per_day.values())
    inside = within(some, (day(5), day(9)))
    assert most_at_once(inside) == max((per_day[number] for number in range(5, 10)), default=0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Known to the year: from somewhere in 2017 to somewhere in 2019, beside October 2018 to 2021.
        (("2017-01-01", "2017-12-31", "2019-01-01", "2019-12-31"), ("2018-10-01", "2018-10-31", "2021-09-01", "2021-09-30"), "certain"),
        # Began in 2012, end unknown: the other ran all that year.
        (("2012-01-01", "2012-12-31", None, None), ("2011-01-15", "2011-01-15", "2013-09-30", "2013-09-30"), "certain"),
        # Began in 2018, but perhaps after the other had ended in June.
        (("2018-01-01", "2018-12-31", None, None), ("2015-05-01", "2015-05-01", "2018-06-30", "2018-06-30"), "possible"),
        # The one ended on the day before the other began.
        (("2014-01-01", "2014-01-01", "2014-06-30", "2014-06-30"), ("2014-07-01", "2014-07-01", None, None), "apart"),
        (("2014-01-01", "2014-01-01", "2014-07-01", "2014-07-01"), ("2014-07-01", "2014-07-01", None, None), "certain"),
        ((None, None, None, None), ("2014-07-01", "2014-07-01", None, None), "unknown"),
    ],
)
def test_half_known_dates_claim_no_more_than_they_carry(one, other, expected):
    made = [Times(*(date.fromisoformat(text) if text else None for text in dates)) for dates in (one, other)]
    assert relation(*made) == expected
