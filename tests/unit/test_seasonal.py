"""Taking the season out of monthly figures: a known season is found, and nothing is guessed across a gap or a break."""

import math

import numpy as np
import pandas as pd
import pytest

from insteg.figures.months import whole, without_season
from insteg.reference.catalogue import Break
from insteg.statistics.seasonal import adjusted, levels, months_between, year_before

MONTHS = [f"{year}-{month:02d}" for year in range(2018, 2023) for month in range(1, 13)]


def season(month: str) -> float:
    return 2 * math.cos(2 * math.pi * (int(month[5:7]) - 1) / 12)


def line(months: list[str] = MONTHS) -> pd.Series:
    return pd.Series([10 + 0.05 * place + season(month) for place, month in enumerate(months)], index=months)


def test_a_known_season_on_a_straight_line_leaves_the_line():
    found = adjusted(line())
    assert found is not None
    assert found.tolist() == pytest.approx([10 + 0.05 * place for place in range(60)], abs=0.05)


def test_fewer_than_36_months_a_gap_or_a_missing_month_is_refused():
    assert adjusted(line(MONTHS[:35])) is None
    assert adjusted(line().drop("2020-06")) is None
    assert adjusted(line().mask(pd.Index(MONTHS) == "2020-06")) is None
    assert adjusted(line(MONTHS[:36])) is not None


def frame() -> pd.DataFrame:
    known = line()
    return pd.DataFrame({"area_code": "2281", "period": known.index, "value": known.to_numpy(), "status": "ok"})


def test_no_season_is_learnt_across_a_break():
    level = frame().assign(value=lambda rows: rows["value"] + 50 * (rows["period"] >= "2021"))
    one = Break("x", "2021", "confirmed", "", "", "")
    found, left_out = without_season(level, [one])
    before, after = found["value"].iloc[:36], found["value"].iloc[36:]
    first = adjusted(level.iloc[:36].set_index("period")["value"])
    # Three years before the break are enough, two after it are not.
    assert left_out == [] and first is not None
    assert before.tolist() == pytest.approx(first.tolist()) and after.isna().all()


def test_a_line_that_cannot_be_adjusted_has_no_value_and_is_named():
    found, left_out = without_season(frame().iloc[:20], [])
    assert left_out == ["2281"] and found["value"].isna().all()


def test_a_month_that_is_not_there_becomes_a_gap():
    filled = whole(frame().drop(index=[5, 6]))
    assert len(filled) == 60 and filled.set_index("period").loc["2018-06", "status"] == "missing"


def test_the_same_month_of_the_year_before():
    assert year_before("2024-03") == "2023-03" and months_between("2023-11", "2024-02") == 3


@pytest.mark.parametrize("months", [36, 48, 60])
@pytest.mark.parametrize("place", [8, 18, 24, -8])
def test_a_jump_stays_a_jump(months, place):
    level = [10.0 + 2 * (number >= place % months) for number in range(months)]
    figures = pd.Series([value + season(month) for value, month in zip(level, MONTHS, strict=False)], index=MONTHS[:months])
    found = adjusted(figures)
    assert found is not None and found.tolist() == pytest.approx(level, abs=1e-6)


def test_chance_alone_is_no_jump():
    random = np.random.default_rng(0)
    assert not any(levels(line().to_numpy() + random.normal(0, 0.5, 60)).any() for _ in range(20))
