"""What the effect page shows must not hang on the machine or on the order of the donors, and never on rounding at a limit."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insteg.figures import effect
from insteg.statistics.detectable import minimum_effect
from insteg.statistics.did import difference_in_differences
from insteg.statistics.placebo import conclude, effect_interval, in_space, leave_one_out, p_rank
from insteg.statistics.simplex import simplex_weights
from insteg.statistics.synthetic import fit
from insteg.statistics.window import Request, open_window
from tests.unit.test_synthetic import panel

STEADY = 1e-6
ROOT = Path(__file__).resolve().parents[2]


def everything(data: pd.DataFrame, treated: str, start: int) -> dict[str, object]:
    """All that is told of one question, by name, donors and placebos in a fixed order."""
    window = open_window(data, Request(treated, start))
    result, placebos = fit(window), in_space(window)
    interval = effect_interval(result, placebos)
    return {
        "finding": conclude(result, placebos),
        "weights": result.weights[result.weights > STEADY].sort_index(),
        "gap": result.gap,
        "ratios": placebos.ratios.sort_index(),
        "without one": leave_one_out(result)[result.weights.index[result.weights > STEADY]].sort_index(axis=1),
        "numbers": [
            result.effect, result.rmspe_before, p_rank(result, placebos), minimum_effect(result, placebos),
            difference_in_differences(window).effect, interval.low, interval.high,
        ],
    }  # fmt: skip


def assert_same(one: dict[str, object], other: dict[str, object]) -> None:
    assert one["finding"] == other["finding"]
    for name in ("weights", "gap", "ratios", "without one"):
        assert one[name].index.equals(other[name].index), name
        assert one[name].to_numpy() == pytest.approx(other[name].to_numpy(), abs=STEADY, rel=STEADY), name
    assert one["numbers"] == pytest.approx(other["numbers"], abs=STEADY)


def shuffled(data: pd.DataFrame, seed: int) -> pd.DataFrame:
    return data[np.random.default_rng(seed).permutation(data.columns)]


def nudged(data: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Moved by far more than another processor's rounding does, and far less than a reader sees."""
    return data + np.random.default_rng(seed).uniform(-1e-10, 1e-10, data.shape)


@pytest.fixture(scope="module")
def published():
    """The published shares of the comparable years of the municipalities that a page may take as donors, and two of the seven."""
    table = effect.outcomes("neet_16_24")
    kept = [code for code in table.columns if code not in effect.with_own_project()]
    return table.loc[2015:, [*kept[::3], "2281", "2260"]]


@pytest.mark.parametrize("start", [2020, 2022])
@pytest.mark.parametrize("treated", ["2281", "2260"])
def test_published_figures_give_the_same_in_any_order_and_after_a_nudge(published, treated, start):
    straight = everything(published, treated, start)
    assert_same(straight, everything(shuffled(published, 1), treated, start))
    assert_same(straight, everything(nudged(published, 2), treated, start))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_made_up_figures_give_the_same_in_any_order(seed):
    data = panel(years=10, areas=40, seed=seed).round(2)
    assert_same(everything(data, "0000", 2019), everything(shuffled(data, seed), "0000", 2019))


@given(seed=st.integers(0, 10_000), penalty=st.sampled_from([0.0, 0.3]))
def test_donors_that_nothing_tells_apart_share_their_weight_evenly(seed, penalty):
    random = np.random.default_rng(seed)
    donors, target = random.normal(size=(6, 4)), random.normal(size=6)
    once, twice = (simplex_weights(table, target, penalty) for table in (donors, np.hstack([donors, donors])))
    assert twice == pytest.approx(np.concatenate([once, once]) / 2, abs=STEADY)


# The placebo that makes the critical ratio lies on the limit itself: no rounding may decide on which side.
@pytest.mark.parametrize("seed", range(8))
def test_the_smallest_effect_does_not_hang_on_the_side_of_the_limit(seed):
    window = open_window(panel(areas=40, seed=seed), Request("0000", 2021))
    result, placebos = fit(window), in_space(window)
    tilted = [replace(placebos, gaps=placebos.gaps * (1 + tilt)) for tilt in (-1e-12, 0.0, 1e-12)]
    found = [minimum_effect(result, one) for one in tilted]
    assert max(found) - min(found) < STEADY


TOLD = """
import json
from tests.unit.test_steady import everything
from tests.unit.test_synthetic import panel
found = everything(panel(years=10, areas=60, seed=1), "0000", 2019)
print(json.dumps([found["finding"], *found["numbers"], *found["ratios"]]))
"""


def test_another_processor_gives_the_same():
    """Prescott is the oldest processor that the arithmetic library has routines for, with the fewest of its short cuts."""
    machines = ({}, {"OPENBLAS_CORETYPE": "Prescott", "OPENBLAS_NUM_THREADS": "1"})
    told = [
        subprocess.run([sys.executable, "-c", TOLD], env={**os.environ, **machine}, cwd=ROOT, capture_output=True, text=True, check=True)
        for machine in machines
    ]
    (finding, *one), (other_finding, *other) = (json.loads(run.stdout) for run in told)
    assert finding == other_finding and len(one) == 7 + 59
    assert one == pytest.approx(other, abs=STEADY, rel=STEADY)
