"""Rules that no single figure can answer: who must be there, and how much may vanish."""

import pandas as pd
import pytest

from insteg import catalogue
from insteg.sources._errors import SourceError
from insteg.warehouse import plausible

NEEDED = ["00", *catalogue.the_seven()]


def table(areas, each=1, value=1.0) -> pd.DataFrame:
    return pd.DataFrame([{"area_code": area, "value": value} for area in areas for _ in range(each)])


@pytest.mark.parametrize("absent", NEEDED)
def test_sweden_and_each_of_the_seven_must_have_a_figure(absent):
    rows = table(NEEDED)
    rows.loc[rows["area_code"] == absent, "value"] = float("nan")
    with pytest.raises(SourceError, match=f"no figures for {catalogue.areas()[absent].name_en}"):
        plausible.check("kolada", rows, None)
    plausible.check("kolada", table(NEEDED), None)


def test_eurostat_has_no_municipalities_but_must_have_sweden():
    plausible.check("eurostat", table(["00", "SE32"]), None)
    with pytest.raises(SourceError, match="Sweden"):
        plausible.check("eurostat", table(["SE32"]), None)


def test_a_fall_of_five_per_cent_is_let_through_and_one_row_more_is_not():
    before = table(NEEDED, each=100)
    plausible.check("kolada", before.head(760).pipe(_with_all), before)
    with pytest.raises(SourceError, match="41 fewer than last time"):
        plausible.check("kolada", before.head(759).pipe(_with_all), before)


def _with_all(rows: pd.DataFrame) -> pd.DataFrame:
    """The same number of rows, with every area among them."""
    return rows.assign(area_code=[NEEDED[place % len(NEEDED)] for place in range(len(rows))])


def test_rows_without_a_value_do_not_make_up_for_lost_figures():
    before, now = table(NEEDED, each=10), table(NEEDED, each=10)
    now.loc[now.index[:70:2], "value"] = float("nan")
    with pytest.raises(SourceError, match="35 fewer"):
        plausible.check("kolada", now, before)
