"""A short calibration: on a sample of the real municipalities nothing is found too often where nothing is, and effects are seen.

The full one is bench/calibration.py. A sample is judged by what it can tell: a class fails when its 99.8 % interval misses the bounds.
"""

import pytest

from bench import false_alarms, simulated
from bench.calibration import BOUNDS, Line, effect_lines, simulated_lines


def outside(lines):
    return [line.told(True) for line in lines if line.is_outside(is_sample=True)]


@pytest.fixture(scope="module")
def sample():
    """Every eighth municipality of one start, against those nearest in size."""
    return false_alarms.rows_of(false_alarms.Job("after", 2022, false_alarms.POOLS[1], step=8))


def test_the_effect_page_and_its_second_method_stay_within_their_bounds(sample):
    lines = list(effect_lines(sample))
    assert not outside(lines)
    assert {line.title for line in lines if line.bounds} >= {"effect of -2 told", "second method, none there"}
    assert len(sample) == 37 and next(line for line in lines if line.title == "effect of -2 told").found > 40


def test_weights_that_are_used_again_are_those_of_the_product(sample):
    """The bench shares weights between questions; here is one question answered by the page's own functions."""
    from insteg.figures.effect import SAME_SIZE, EffectQuestion, Progress, answer

    row = sample[sample["code"].isin([code for code in sample["code"] if code not in ("2281",)])].iloc[10]
    found = answer(EffectQuestion(false_alarms.INDICATOR, row["code"], 2022, SAME_SIZE, (), False), Progress())
    assert found.result.rmspe_before == pytest.approx(row["fit"], abs=1e-9)
    assert (found.p_rank <= 0.05) == row["rank"] and (found.finding != "not_distinguishable") == row["finding"]


@pytest.mark.parametrize("part, draws", [("funnel", 15), ("trend", 2), ("verdict", 3), ("season", 5)])
def test_what_is_simulated_stays_within_its_bounds(part, draws):
    lines = simulated_lines(part, draws)
    assert lines and not outside(lines)


def test_every_printed_change_is_the_difference_of_the_printed_figures():
    assert not outside([Line(*counted, BOUNDS[counted[0]]) for counted in simulated.changes()])


def test_a_class_outside_its_bounds_is_told():
    wrong = Line("effect told", "all", 14.0, 757, (3.0, 7.5))
    assert wrong.is_outside(is_sample=False) and wrong.is_outside(is_sample=True) and "OUTSIDE" in wrong.told(False)
    # Two of fourteen may be chance; of a full run the bound is the bound.
    assert not Line("effect told", "all", 14.0, 14, (3.0, 7.5)).is_outside(is_sample=True)
