"""Any table: what is worked out is right, what the reading rules refuse has its reason, and no figure is lost or counted twice."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from insteg.figures.exploration.against import DIFFERENCE, INDEX, RATIO, against
from insteg.figures.exploration.comparable import Rules
from insteg.figures.exploration.cross_choice import AreaGroup, named, read_groups, write_groups
from insteg.figures.exploration.data_table import AROUND, WIDEST, Head, widths
from insteg.figures.exploration.over_time import moving_mean
from insteg.figures.exploration.per_thousand import per_thousand
from insteg.figures.exploration.together import overlap, together
from insteg.reference import catalogue
from insteg.reference.catalogue import Break, Unlike

AREAS = catalogue.areas()
SHARE, COUNT, EVERYBODY = "neet_16_24", "unemployed_press_18_24_count", "population_18_24"
INDICATORS = catalogue.indicators()
RULES = Rules(
    INDICATORS,
    (Break(SHARE, "2015", "confirmed", "", "", ""),),
    (Unlike(SHARE, "00", "2017", "", ""),),
    {name: item.decimals for name, item in INDICATORS.items()},
)


def rows(*figures: tuple, indicator: str = SHARE, sex: str = "total") -> pd.DataFrame:
    """(area, period, value) or (area, period, value, status)."""
    return pd.DataFrame(
        [
            {
                "indicator": indicator,
                "area_code": area,
                "period": period,
                "sex": sex,
                "age": INDICATORS[indicator].age,
                "publisher": "kolada",
                "value": value,
                "numerator": np.nan,
                "denominator": np.nan,
                "status": status[0] if status else ("missing" if value is None else "ok"),
            }
            for area, period, value, *status in figures
        ]
    ).astype({"value": float})


def told(found: pd.DataFrame) -> list:
    """The values, and where there is none the reason."""
    return [reason if pd.isna(value) else round(value, 6) for value, reason in zip(found["value"], found["status"], strict=True)]


def test_a_difference_is_that_of_the_printed_figures():
    """5.84 and 5.76 are printed 5.8 and 5.8: a reader who subtracts gets 0."""
    found = against(rows(("2281", "2020", 5.84)), rows(("2281", "2019", 5.76)), "period", DIFFERENCE, RULES)
    assert told(found) == [0.0]
    assert told(against(rows(("2281", "2020", 5.86)), rows(("2281", "2019", 5.74)), "period", DIFFERENCE, RULES)) == [0.2]


@pytest.mark.parametrize(("kind", "right"), [(DIFFERENCE, -2.0), (RATIO, 0.75), (INDEX, 75.0)])
def test_against_another_place(kind, right):
    assert told(against(rows(("2281", "2020", 6.0)), rows(("00", "2020", 8.0)), "area_code", kind, RULES)) == [right]


@pytest.mark.parametrize(
    ("own", "other", "dimension", "reason"),
    [
        (("2281", "2016", 6.0), ("2281", "2014", 7.0), "period", "break"),
        (("2281", "2014", 6.0), ("2281", "2015", 7.0), "period", "break"),
        (("2281", "2016", 6.0), ("2281", "2015", 0.0), "period", "zero"),
        (("2281", "2017", 6.0), ("00", "2017", 7.0), "area_code", "unlike"),
        (("2281", "2016", 6.0), ("00", "2017", 7.0), "area_code", "no_other"),
        (("2281", "2016", 6.0), ("00", "2016", None), "area_code", "no_other"),
        (("2281", "2016", 6.0), ("00", "2016", None, "suppressed"), "area_code", "no_other"),
        (("2281", "2016", None, "suppressed"), ("00", "2016", 7.0), "area_code", "suppressed"),
    ],
)
def test_what_is_not_set_against_each_other_says_why(own, other, dimension, reason):
    assert told(against(rows(own), rows(other), dimension, RATIO, RULES)) == [reason]


def test_other_denominators_are_never_set_against_each_other():
    """Shares of the population and of the labour force; two shares of one axis may."""
    own = rows(("2281", "2016", 6.0))
    other = rows(("2281", "2016", 9.0), indicator="unemployed_bas_18_24").assign(age="16-24")
    assert told(against(own, other, "indicator", DIFFERENCE, RULES)) == ["other_measure"]
    twin = other.assign(indicator=SHARE)
    assert told(against(own, twin, "indicator", DIFFERENCE, RULES)) == [-3.0]


def test_people_may_be_a_part_of_other_people_but_not_less_than_them():
    own = rows(("2281", "2018", 300), indicator=COUNT)
    everybody = rows(("2281", "2018", 6000), indicator=EVERYBODY)
    assert told(against(own, everybody, "indicator", RATIO, RULES)) == [0.05]
    assert told(against(own, everybody, "indicator", DIFFERENCE, RULES)) == ["other_measure"]


def test_preliminary_stays_preliminary_on_either_side():
    for own, other in (
        (("2281", "2016", 6.0, "provisional"), ("00", "2016", 8.0)),
        (("2281", "2016", 6.0), ("00", "2016", 8.0, "provisional")),
    ):
        assert against(rows(own), rows(other), "area_code", DIFFERENCE, RULES)["status"].tolist() == ["provisional"]


def test_a_mean_is_of_three_years_in_a_row_and_never_across_a_break():
    years = [("2281", str(year), value) for year, value in zip(range(2012, 2019), (1, 2, 3, 10, 11, 12, 14), strict=True)]
    assert told(moving_mean(rows(*years), RULES)) == ["too_few", "too_few", 2.0, "break", "break", 11.0, 12.333333]
    hole = [row for row in years if row[1] != "2017"]
    assert told(moving_mean(rows(*hole), RULES))[-1] == "too_few"
    shuffled = rows(*years).sample(frac=1, random_state=1)
    assert told(moving_mean(shuffled, RULES).sort_values("period"))[-1] == 12.333333


def test_a_mean_leaves_out_a_figure_on_another_base_and_one_that_is_missing():
    years = [("00", str(year), 5.0) for year in range(2015, 2021)]
    assert told(moving_mean(rows(*years), RULES)) == ["too_few", "too_few", "too_few", "too_few", "too_few", 5.0]
    gap = [("2281", "2015", 5.0), ("2281", "2016", None, "suppressed"), ("2281", "2017", 5.0)]
    assert told(moving_mean(rows(*gap), RULES)) == ["too_few", "suppressed", "too_few"]


def test_months_are_meant_over_twelve():
    month = next(item for item in INDICATORS.values() if item.frequency == "month" and item.kind == "count")
    periods = [f"{year}-{number:02}" for year in (2023, 2024) for number in range(1, 13)][:13]
    found = moving_mean(rows(*(("2281", period, float(place)) for place, period in enumerate(periods)), indicator=month.id), RULES)
    assert told(found) == ["too_few"] * 11 + [5.5, 6.5]
    assert told(moving_mean(rows(("2281", "2018-03", 4.0), indicator=COUNT), RULES)) == ["occasional"]


def test_of_a_thousand():
    everybody = rows(("2281", "2018", 6000), indicator=EVERYBODY)
    assert told(per_thousand(rows(("2281", "2018", 300), indicator=COUNT), everybody, RULES)) == [50.0]
    assert told(per_thousand(rows(("2281", "2018", 6.5)), everybody, RULES)) == [65.0]
    assert told(per_thousand(rows(("2282", "2018", 300), indicator=COUNT), everybody, RULES)) == ["no_people"]
    assert told(per_thousand(rows(("2281", "2018", 220.0), indicator="merit_value_year_9"), everybody, RULES)) == ["not_people"]
    assert told(per_thousand(rows(("2281", "2018", None, "suppressed")), everybody, RULES)) == ["suppressed"]


def pooled(frame: pd.DataFrame, members: list[str], dimension: str = "area_code") -> list:
    return told(together(frame, dimension, members, "~00", RULES, AREAS))


def test_people_are_added():
    frame = rows(("2281", "2018", 300), ("2282", "2018", 50), ("2281", "2019", 310), indicator=COUNT)
    assert pooled(frame, ["2281", "2282"]) == [350.0, "incomplete"]


def test_shares_are_weighed_by_their_own_numbers_and_never_averaged():
    """5 % of 1 000 and 10 % of 100: 60 of 1 100, not 7.5 %."""
    frame = rows(("2281", "2018", 5.0), ("2282", "2018", 10.0))
    assert pooled(frame, ["2281", "2282"]) == ["shares"]
    frame[["numerator", "denominator"]] = [[50.0, 1000.0], [10.0, 100.0]]
    assert pooled(frame, ["2281", "2282"]) == [round(100 * 60 / 1100, 6)]
    # Numbers that do not give the share are of something else.
    frame.loc[1, "numerator"] = 30.0
    assert pooled(frame, ["2281", "2282"]) == ["shares"]


def test_nothing_hidden_can_be_worked_out_of_a_sum():
    frame = rows(("2281", "2018", 300), ("2282", "2018", None, "suppressed"), indicator=COUNT)
    assert pooled(frame, ["2281", "2282"]) == ["incomplete"]


@pytest.mark.parametrize(
    ("dimension", "members", "is_double"),
    [
        ("area_code", ["22", "2281"], True),
        ("area_code", ["00", "2281"], True),
        ("area_code", ["00", "22"], True),
        ("area_code", ["2281", "2282", "2583"], False),
        ("sex", ["women", "men"], False),
        ("sex", ["total", "women"], True),
        ("sex", ["total"], False),
        ("age", ["16-19", "20-24"], False),
        ("age", ["16-24", "18-24"], True),
        ("age", ["16-24", ""], True),
        ("age", ["0-", "16-24"], True),
        ("age", ["16-19", "19-24"], True),
    ],
)
def test_nobody_is_counted_twice(dimension, members, is_double):
    assert overlap(dimension, members, AREAS) is is_double


def test_a_sum_that_counts_twice_is_refused():
    frame = rows(("22", "2018", 300), ("2281", "2018", 100), indicator=COUNT)
    assert pooled(frame, ["22", "2281"]) == ["overlap"]


FIGURE = st.tuples(st.sampled_from(["2281", "2282", "2283"]), st.integers(2010, 2020), st.one_of(st.none(), st.floats(0, 100, width=32)))
TABLES = st.lists(FIGURE, min_size=1, max_size=30, unique_by=lambda figure: figure[:2])


@given(TABLES, st.sampled_from([DIFFERENCE, RATIO, INDEX]))
def test_every_figure_has_an_answer_or_a_reason_and_stands_where_it_stood(figures, kind):
    frame = rows(*((area, str(year), value) for area, year, value in figures))
    found = against(frame, frame[frame["period"] == "2016"], "period", kind, RULES)
    assert found[["area_code", "period"]].equals(frame[["area_code", "period"]])
    assert (found["value"].notna() == found["status"].isin(["ok", "provisional"])).all()
    early = found[found["period"] < "2015"]
    assert early["value"].isna().all()


@given(TABLES)
def test_a_sum_is_what_adding_by_hand_gives(figures):
    frame = rows(*((area, str(year), value) for area, year, value in figures), indicator=COUNT)
    found = together(frame, "area_code", ["2281", "2282", "2283"], "~00", RULES, AREAS)
    for row in found.itertuples():
        parts = frame.loc[frame["period"] == row.period, "value"]
        is_whole = len(parts) == 3 and parts.notna().all()
        assert (row.value == pytest.approx(parts.sum())) if is_whole else row.status == "incomplete"


@given(TABLES)
def test_a_mean_is_what_adding_by_hand_gives(figures):
    frame = rows(*((area, str(year), value) for area, year, value in figures))
    known = {(area, year): value for area, year, value in figures}
    for row in moving_mean(frame, replace(RULES, breaks=())).itertuples():
        three = [known.get((row.area_code, int(row.period) - back)) for back in range(3)]
        if None in three:
            assert pd.isna(row.value)
        else:
            assert row.value == pytest.approx(sum(three) / 3, abs=1e-6)


def test_groups_stay_the_same_through_a_link():
    groups = (AreaGroup("Norra länet", ("2283", "2284")), AreaGroup("Kusten (3)", ("2280", "2281", "2262")))
    assert read_groups(write_groups(groups), frozenset(AREAS)) == groups


@pytest.mark.parametrize(
    "text",
    ["Norr:9999", "Norr", ":2281.2282", "<b>:2281.2282", "a;b", "x:" + ".".join(AREAS), ";".join(f"g{n}:2281.2282" for n in range(13))],
)
def test_a_group_that_a_link_makes_up_is_not_read(text):
    assert read_groups(text, frozenset(AREAS)) is None


@given(st.text(max_size=60))
def test_any_name_becomes_one_that_a_link_keeps(text):
    name = named(text)
    if name:
        assert read_groups(write_groups((AreaGroup(name, ("2281", "2282")),)), frozenset(AREAS)) == (AreaGroup(name, ("2281", "2282")),)


def test_a_column_is_as_wide_as_its_widest_word_also_where_its_letters_are_broad():
    """In English "Women" was cut to "Wo…" beside "Men"."""
    men, women, long = (widths([Head("sex")], [[text]])[0] for text in ("Men", "Women", "x" * 60))
    assert (men, women, long) == (5 + AROUND, 7 + AROUND, WIDEST + AROUND)
