"""Synthetic control against published tables (California's tobacco programme) and against another implementation."""

import numpy as np
import pandas as pd
import pytest

from insteg.statistics.simplex import simplex_weights
from insteg.statistics.synthetic import estimate, fit
from insteg.statistics.window import BreakYear, Refusal, Request, Window, open_window
from tests.unit.california import START, STATE, sales
from tests.unit.test_simplex import loss


def panel(years=12, areas=30, seed=0):
    random = np.random.default_rng(seed)
    level, year = random.normal(8, 1, areas), random.normal(0, 0.5, years)
    values = level + year[:, None] + random.normal(0, 0.3, (years, areas))
    return pd.DataFrame(values, index=range(2013, 2013 + years), columns=[f"{n:04}" for n in range(areas)])


# Arkhangelsky, Athey, Hirshberg, Imbens and Wager (2021), AER 111:4088-4118, table 1: plain synthetic control, outcomes only: -19.6.
# Their solver stops early by its own account; the exact minimum lies a tenth of a pack away.
def test_the_outcomes_only_effect_is_the_published_one():
    window = open_window(sales(), Request(STATE, START))
    assert fit(window, penalty=0).effect == pytest.approx(-19.6, abs=0.15)


def test_penalised_weights_are_those_of_pysyncon():
    other = pytest.importorskip("pysyncon", reason="pysyncon is not installed (requirements-dev.txt).")
    packs = sales()
    before = packs[packs.index < START]
    outside = other.PenalizedSynth()
    outside.fit(X0=before.drop(columns=STATE), X1=before[STATE], lambda_=0.3)
    # pysyncon divides every year by its spread over the states; its general solver stops a little short of the minimum.
    scaled = before.div(before.std(axis=1), axis=0)
    donors, target = scaled.drop(columns=STATE).to_numpy(), scaled[STATE].to_numpy()
    ours = simplex_weights(donors, target, 0.3)
    assert ours == pytest.approx(outside.W, abs=0.02)
    assert loss(ours, donors, target, 0.3) <= loss(outside.W, donors, target, 0.3) + 1e-9


def test_a_known_effect_is_found_again():
    data = panel(years=40)
    truth = data["0001"] * 0.6 + data["0002"] * 0.4
    data["0000"] = truth.where(data.index < 2045, truth - 1.5)
    found = estimate(data, Request("0000", 2045), penalty=0)
    assert found.effect == pytest.approx(-1.5, abs=1e-6)
    assert found.weights.to_dict() == pytest.approx({"0001": 0.6, "0002": 0.4}, abs=1e-6)
    assert found.fit_index == pytest.approx(0, abs=1e-6)


def test_adding_the_same_to_every_area_changes_nothing_but_the_level():
    data = panel()
    shifted = data.add(np.where(data.index < 2017, 0.0, 3.0), axis=0)
    one, other = (fit(open_window(table, Request("0000", 2020))) for table in (data, shifted))
    assert one.gap.to_numpy() == pytest.approx(other.gap.to_numpy(), abs=1e-9)


def test_an_area_like_no_other_is_refused_for_its_fit():
    data = panel().assign(alone=[20.0, 2.0] * 6)
    refused = estimate(data, Request("alone", 2020))
    assert isinstance(refused, Refusal) and refused.reason == "poor_fit" and refused.found > refused.limit


@pytest.mark.parametrize(
    "request_, reason",
    [
        (Request("9999", 2020), "unknown_area"),
        (Request("0000", 2017), "short_pre_period"),
        (Request("0000", 2030), "no_post_period"),
        (Request("0000", 2020, donors=("0001", "0002")), "too_few_donors"),
        (Request("0000", 2020, breaks=(BreakYear(2015, True),)), "break_not_accepted"),
        (Request("0000", 2020, breaks=(BreakYear(2022, False),)), "break_not_common"),
        (Request("0000", 2020, breaks=(BreakYear(2022, False),), accepts_common_breaks=True), "break_not_common"),
    ],
)
def test_refusals_name_their_reason(request_, reason):
    refused = estimate(panel(), request_)
    assert isinstance(refused, Refusal) and refused.reason == reason


def test_five_years_before_are_enough_and_four_are_not():
    assert isinstance(open_window(panel(), Request("0000", 2018)), Window)
    assert open_window(panel(), Request("0000", 2017)) == Refusal("short_pre_period", 4, 5)


def test_a_missing_year_of_the_treated_area_is_refused_and_of_a_donor_leaves_it_out():
    data = panel()
    data.loc[2015, "0007"] = np.nan
    assert open_window(data, Request("0007", 2020)).reason == "missing_values"
    window = open_window(data, Request("0000", 2020))
    assert window.left_out == ("0007",) and "0007" not in window.donors


def test_a_common_break_taken_knowingly_is_carried_along():
    window = open_window(panel(), Request("0000", 2020, breaks=(BreakYear(2015, True),), accepts_common_breaks=True))
    assert window.accepted_breaks == (2015,)


def test_a_break_at_the_first_year_or_after_the_last_lies_outside():
    breaks = (BreakYear(2013, False), BreakYear(2025, False))
    assert open_window(panel(), Request("0000", 2020, breaks=breaks)).accepted_breaks == ()


def test_a_break_that_only_the_last_year_lies_after_is_inside():
    # The figures end in 2024, so a definition that is new in 2024 splits them.
    assert open_window(panel(), Request("0000", 2020, breaks=(BreakYear(2024, False),))) == Refusal("break_not_common", 2024)
    assert open_window(panel(), Request("0000", 2020, breaks=(BreakYear(2024, True),))) == Refusal("break_not_accepted", 2024)
