"""No small count can be worked out from what is shown: every possible table is tried by an independent reader."""

from functools import cache
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insteg.privacy.small_numbers import THRESHOLD, TOTAL, hidden, publish, with_totals

COUNTS = st.integers(0, 9)


@cache
def mask_of(line):
    return tuple(hidden(pd.Series(line)))


def possible_lines(line):
    """Every line of whole counts that agrees with what is shown of this one; hidden counts are known to be at least one."""
    *parts, total = mask_of(line)
    most = max(line) + 2  # fewer readings than a reader has, so the test is the stricter
    choices = [range(1, most + 1) if is_hidden else [count] for is_hidden, count in zip(parts, line, strict=True)]
    return [other for other in product(*choices) if total or sum(other) == sum(line)]


@settings(max_examples=150, deadline=None)
@given(line=st.lists(COUNTS, min_size=1, max_size=4).map(tuple))
def test_no_small_count_in_a_line_can_be_worked_out(line):
    possible = possible_lines(line)
    for position, count in enumerate(line):
        assert not 0 < count < THRESHOLD or len({other[position] for other in possible}) > 1


@settings(max_examples=60, deadline=None)
@given(line=st.lists(COUNTS, min_size=1, max_size=3).map(tuple))
def test_not_even_a_reader_who_knows_the_rule_gets_it(line):
    same = [other for other in possible_lines(line) if mask_of(other) == mask_of(line)]
    for position, count in enumerate(line):
        assert not 0 < count < THRESHOLD or len({other[position] for other in same}) > 1


@pytest.mark.parametrize("line", [(5, 4, 4), (4, 4, 9), (1, 1, 9), (1, 5, 5), (1, 1, 1, 1, 1), (4, 4), (1,), (2, 0, 0)])
def test_the_lines_that_a_simpler_rule_gives_away(line):
    same = [other for other in possible_lines(line) if mask_of(other) == mask_of(line)]
    assert all(len({other[position] for other in same}) > 1 for position, count in enumerate(line) if 0 < count < THRESHOLD)


def test_not_even_in_any_line_of_three_read_by_one_who_knows_the_rule():
    """Every line, not a sample: (5, 5, 1) is given away where only the first of two equal counts shields, and (1, 5, 5) is not."""
    for line in product(range(8), repeat=3):
        if any(0 < count < THRESHOLD for count in line):
            same = [other for other in possible_lines(line) if mask_of(other) == mask_of(line)]
            assert all(len({other[at] for other in same}) > 1 for at, count in enumerate(line) if 0 < count < THRESHOLD), line


@pytest.mark.parametrize(
    ("line", "hidden_too"),
    [((7, 7, 2, 20), (True, True, True, False, False)), ((7, 2, 9, 7), (True, True, False, True, False)), ((5, 5, 1), (True,) * 4)],
)
def test_counts_that_are_equally_large_shield_together(line, hidden_too):
    """Which of them was taken would tell something. Of 5, 5 and 1 the sum 11 is hidden as well: three counts under five make it one way only."""
    assert mask_of(line) == hidden_too


@given(line=st.lists(st.integers(0, 500), min_size=1, max_size=8))
def test_no_hidden_sum_in_a_line_is_itself_small(line):
    counts = pd.Series(line, index=[f"group {n}" for n in range(len(line))])
    mask = hidden(counts)
    if mask.any() and not mask[TOTAL]:
        assert with_totals(counts)[mask].sum() >= THRESHOLD and mask.sum() >= 2


@settings(max_examples=40, deadline=None)
@given(cells=st.lists(st.integers(0, 7), min_size=4, max_size=4))
def test_no_small_count_in_a_table_can_be_worked_out(cells):
    table = pd.DataFrame(np.reshape(cells, (2, 2)), index=["girls", "boys"], columns=["in", "out"])
    shown = publish(table).to_numpy()
    choices = [range(1, max(cells) + 3) if np.isnan(shown[n // 2, n % 2]) else [count] for n, count in enumerate(cells)]
    possible = [grid for grid in product(*choices) if agrees(np.reshape(grid, (2, 2)), shown)]
    for position, count in enumerate(cells):
        assert not 0 < count < THRESHOLD or len({grid[position] for grid in possible}) > 1


def agrees(grid, shown):
    (a, b), (c, d) = grid
    full = np.array([[a, b, a + b], [c, d, c + d], [a + c, b + d, a + b + c + d]])
    return bool(np.all(np.isnan(shown) | (full == shown)))


@settings(max_examples=40, deadline=None)
@given(cells=st.lists(st.one_of(COUNTS, st.integers(10, 300)), min_size=12, max_size=12))
def test_in_a_larger_table_the_sums_leave_every_small_count_open(cells):
    table = pd.DataFrame(np.reshape(cells, (4, 3)), index=list("abcd"), columns=list("xyz"))
    mask, full = hidden(table), with_totals(table)
    assert mask[(full > 0) & (full < THRESHOLD)].fillna(True).to_numpy(dtype=bool).all()
    free = moves(mask.to_numpy())
    for row, column in zip(*np.nonzero(mask.to_numpy()), strict=True):
        assert full.iat[row, column] >= THRESHOLD or np.abs(free[:, row, column]).max() > 1e-9


def moves(mask):
    """The changes of hidden cells that no shown sum can notice (null space of the sums), one table each."""
    rows, columns = mask.shape
    sums = [np.where(np.arange(rows)[:, None] == r, np.where(np.arange(columns) == columns - 1, -1, 1), 0) for r in range(rows)]
    sums += [np.where(np.arange(columns)[None, :] == c, np.where(np.arange(rows) == rows - 1, -1, 1)[:, None], 0) for c in range(columns)]
    equations = np.array([table.ravel() for table in sums], dtype=float) * mask.ravel()
    _, sizes, directions = np.linalg.svd(np.vstack([equations, np.diag((~mask).ravel().astype(float))]))
    rank = int((sizes > 1e-9).sum())
    return directions[rank:].reshape(-1, rows, columns) if rank < mask.size else np.zeros((1, rows, columns))


def test_large_counts_are_all_shown():
    assert not hidden(pd.Series({"a": 5, "b": 700, "c": 0})).any()


def test_one_small_count_takes_its_smallest_neighbour_with_it():
    assert hidden(pd.Series({"a": 3, "b": 90, "c": 12, "d": 0})).to_dict() == {"a": True, "b": False, "c": True, "d": False, TOTAL: False}


def test_two_small_counts_take_a_third():
    assert hidden(pd.Series({"a": 1, "b": 1, "c": 40, "d": 60})).to_dict() == {"a": True, "b": True, "c": True, "d": False, TOTAL: False}


def test_a_count_alone_takes_the_total():
    assert hidden(pd.Series({"a": 3, "b": 0})).to_dict() == {"a": True, "b": False, TOTAL: True}


@pytest.mark.parametrize("wrong", [-1, 2.5, float("nan")])
def test_what_is_no_count_is_refused(wrong):
    with pytest.raises(ValueError, match="whole numbers"):
        hidden(pd.Series({"a": 3.0, "b": wrong}))
