"""When somebody left is compared with when they entered, also where only the month or the year is told."""

import pytest

from insteg.collect.own.outcome_rules import _of_one
from insteg.reference.outcome_columns import MOMENTS


@pytest.mark.parametrize(
    ("entered", "left", "is_refused"),
    [
        ("2024-03-10", "2024-03", False),
        ("2024-03-10", "2024", False),
        ("2024-03-10", "2024-03-10", False),
        ("2024-03-10", "2024-03-09", True),
        ("2024-03-10", "2024-02", True),
        ("2024-03", "2024-02-29", True),
    ],
)
def test_a_half_known_day_of_leaving_is_its_last(entered, left, is_refused):
    row = {"entered": entered, "left": left, **{f"status_{moment}": "" for moment in MOMENTS}}
    assert bool(_of_one(row)) is is_refused
