"""The series that were taken in: their own published numbers, their breaks, and what is refused."""

import pytest

from insteg.figures import held, situation
from insteg.figures.benchmark import Benchmark, values
from insteg.reference import in_view
from insteg.store import queries

PUBLISHED = [
    ("diploma_4_years", "2281", "2022", 73.226351),
    ("diploma_3_years", "2281", "2022", 68.429487),
    ("diploma_or_certificate_4_years", "2281", "2022", 78.800676),
    ("eligible_university_3_years", "2281", "2025", 61.16),
    ("eligible_vocational_year_9", "2281", "2026", 77.65),
    ("registered_of_population_16_24", "2281", "2022", 4.676361),
    ("after_diploma_own_schools_2_years", "2260", "2022", 83.783784),
    ("financial_assistance_18_24", "2281", "2022", 5.254963),
    ("left_municipal_activities_to_work_or_studies", "2281", "2022", 43.93442623),
    ("activity_responsibility_16_19", "00", "2020", 12.6),
    ("residents_16_19", "2281", "2022", 4866),
    ("population_16_24", "00", "2022", 1061899),
    # Sums of SCB's single years of age over the municipalities.
    ("population_16_24", "22", "2025", 23060),
    ("population_16_24", "00", "2025", 1106751),
]


@pytest.mark.parametrize(("indicator", "code", "period", "value"), PUBLISHED)
def test_a_figure_is_the_published_one(indicator, code, period, value):
    found = queries.ask("home_series", indicator=indicator).set_index(["area_code", "period"])
    assert found.loc[(code, period), "value"] == pytest.approx(value, abs=1e-9)


def test_a_year_with_all_municipalities_counts_each_once():
    panel = queries.ask("panel", indicator="diploma_4_years", sex="total").query("period == '2022'").dropna(subset=["value"])
    assert len(panel[panel["area_code"].str.len() == 4]) == 290 and not panel.duplicated("area_code").any()


def test_women_and_men_stand_beside_the_total():
    found = queries.ask("series_of_group", indicator="neet_16_24", area_codes=["00"], sex="women", age=None).set_index("period")
    assert found.loc["2008", "value"] == pytest.approx(7.520696)
    assert set(held.groups("diploma_4_years", "sex")) == {"total", "women", "men"}
    # The source does not divide this one.
    assert held.groups("activity_responsibility_16_19", "sex") == ["total"]


def test_what_is_background_only_is_neither_ranked_nor_judged():
    assert "left_municipal_activities_to_work_or_studies" not in {item.id for item in held.on_the_map()}
    assert queries.ask("panel", indicator="left_municipal_activities_to_work_or_studies", sex="total")["persons"].isna().all()


def test_nothing_is_compared_with_a_figure_on_another_base():
    assert "2017" not in values("eligible_vocational_year_9", "2281", Benchmark())
    assert "2016" in values("eligible_vocational_year_9", "2281", Benchmark())
    assert situation.judged("eligible_vocational_year_9", "2017")["2281"].verdict.relation == "unknown"


@pytest.mark.parametrize(
    ("indicator", "period"),
    [("activity_responsibility_16_19", "2020"), ("merit_value_year_9", "2016"), ("diploma_4_years", "2021"), ("eligible_vocational_year_9", "2012")],
)  # fmt: skip
def test_a_caution_is_a_break(indicator, period):
    assert period in {item.period for item in in_view.breaks() if item.indicator == indicator}


def test_two_series_of_the_registered_never_share_an_axis():
    axes = {item.id: item.axis for item in held.measures().values()}
    assert axes["registered_of_population_16_24"] not in {axis for name, axis in axes.items() if name != "registered_of_population_16_24"}
