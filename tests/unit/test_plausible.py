"""Rules that no single figure can answer: who must be there, and how much may vanish."""

import pandas as pd
import pytest

from insteg.collect.errors import SourceError
from insteg.collect.snapshot import plausible
from insteg.reference import catalogue

NEEDED = ["00", *catalogue.the_seven()]


def table(areas, each=1, value=1.0) -> pd.DataFrame:
    return pd.DataFrame([{"area_code": area, "period": "2024", "value": value} for area in areas for _ in range(each)])


@pytest.mark.parametrize("absent", NEEDED)
def test_sweden_and_each_of_the_seven_must_have_a_figure(absent):
    rows = table(NEEDED)
    rows.loc[rows["area_code"] == absent, "value"] = float("nan")
    with pytest.raises(SourceError, match=f"no figures for {catalogue.areas()[absent].name_en}"):
        plausible.check("kolada", rows)
    plausible.check("kolada", table(NEEDED))


def test_eurostat_has_no_municipalities_but_must_have_sweden():
    plausible.check("eurostat", table(["00", "SE32"]))
    with pytest.raises(SourceError, match="Sweden"):
        plausible.check("eurostat", table(["SE32"]))


def test_a_fall_of_five_per_cent_is_let_through_and_one_row_more_is_not():
    before = table(NEEDED, each=100)
    plausible.check_table("N02797", before.head(760).pipe(_with_all), before)
    with pytest.raises(SourceError, match="41 fewer than last time"):
        plausible.check_table("N02797", before.head(759).pipe(_with_all), before)


def _with_all(rows: pd.DataFrame) -> pd.DataFrame:
    """The same number of rows, with every area among them."""
    return rows.assign(area_code=[NEEDED[place % len(NEEDED)] for place in range(len(rows))])


def test_rows_without_a_value_do_not_make_up_for_lost_figures():
    before, now = table(NEEDED, each=10), table(NEEDED, each=10)
    now.loc[now.index[:70:2], "value"] = float("nan")
    with pytest.raises(SourceError, match="35 fewer"):
        plausible.check_table("N02797", now, before)


def test_an_own_area_or_a_later_period_that_is_no_longer_sent_is_refused_and_the_oldest_year_may_go():
    years = [table(NEEDED).assign(period=period) for period in ("2022", "2023", "2024")]
    before = pd.concat(years)
    with pytest.raises(SourceError, match="N02797 has no figures for Sundsvall any more"):
        plausible.check_table("N02797", before[before["area_code"] != "2281"], before)
    with pytest.raises(SourceError, match="N02797 lacks 2023"):
        plausible.check_table("N02797", pd.concat([years[0], years[2]]), before)
    plausible.check_table("N02797", pd.concat([*years[1:], *years[1:]]), before)


def test_an_own_area_or_a_later_period_with_empty_rows_only_is_as_lost_as_one_without_rows():
    """Two of a hundred figures are gone: too few to be a fall, and all that Sundsvall had."""
    others = [code for code, area in catalogue.areas().items() if area.role == "other"][:42]
    before = pd.concat([table([*NEEDED, *others]).assign(period=period) for period in ("2023", "2024")])
    plausible.check_table("N02797", before.copy(), before)
    with pytest.raises(SourceError, match="N02797 has no figures for Sundsvall any more"):
        plausible.check_table("N02797", before.assign(value=before["value"].mask(before["area_code"] == "2281")), before)
    late = pd.concat([before, table(["00"]).assign(period="2025")])
    with pytest.raises(SourceError, match="N02797 lacks 2025"):
        plausible.check_table("N02797", late.assign(value=late["value"].mask(late["period"] == "2025")), late)
