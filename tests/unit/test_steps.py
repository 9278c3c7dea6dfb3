"""The map's steps and legend."""

from itertools import pairwise

import pandas as pd
import pytest

from insteg.figures.pictures.steps import STEPS, limits_of


@pytest.mark.parametrize("values", [[1.65, 18.67], [4.9, 13.4], [33.7, 69.6], [202, 230], [0.1, 0.9]])
def test_limits_make_at_most_five_steps_that_cover_the_values(values):
    limits = limits_of(pd.Series(values))
    assert 1 <= len(limits) < STEPS
    assert min(values) <= limits[0]
    assert limits[-1] < max(values)
    gaps = [round(second - first, 9) for first, second in pairwise(limits)]
    assert len(set(gaps)) <= 1


@pytest.mark.parametrize("values", [[], [5.0], [5.0, 5.0]])
def test_values_that_do_not_differ_have_no_steps(values):
    assert limits_of(pd.Series(values, dtype=float)) == []
