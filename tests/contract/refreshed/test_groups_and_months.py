"""What a refreshed snapshot lets the pages say: counted people, one sex at a time, months beside the same month a year before."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from insteg.figures import comparison, held, judgement, months, people, sentences, situation
from insteg.figures.benchmark import Benchmark, values
from insteg.figures.comparison import ComparisonChoice
from insteg.figures.pictures.plot import Turn
from insteg.reference import catalogue, words
from insteg.store import queries
from tests.app.test_pages import linked, opened, table_of, text
from tests.golden.golden import compare

MONTHLY = "registered_month_18_24"
BAS = "unemployed_bas_month_16_24"


def view(indicator_id: str = MONTHLY, language: str = "sv", **more) -> ComparisonChoice:
    return ComparisonChoice(indicator_id, ("2281", "00"), "linjer", language, "light", **more)


def published(indicator_id: str, code: str, period: str, sex: str = "total") -> pd.Series:
    found = queries.ask("series_of_group", indicator=indicator_id, area_codes=[code], sex=sex, age=None)
    return found.set_index("period").loc[period]


def test_people_are_counted_where_the_population_is_published_and_estimated_elsewhere():
    series = queries.ask("home_series", indicator="neet_16_24").set_index(["area_code", "period"])
    population = queries.ask("home_series", indicator="population_16_24").set_index(["area_code", "period"])["value"]
    assert series.loc[("2281", "2020"), "persons"] == population.loc[("2281", "2020")]
    assert bool(series.loc[("2281", "2020"), "is_estimated"]) is False
    assert bool(series.loc[("2281", "2007"), "is_estimated"]) is True
    assert people.basis("neet_16_24") == "counted" and people.basis(MONTHLY) == "counted"


def test_a_monthly_share_is_judged_with_its_own_denominator():
    row = queries.ask("panel", indicator=BAS, sex="total").set_index(["area_code", "period"]).loc[("2281", "2024-03")]
    own = queries.ask(
        "explore", indicators=[BAS], area_codes=["2281"], period_from="2024", period_to=None, sexes=["total"], ages=None
    ).set_index("period")
    assert row["persons"] == own.loc["2024-03", "denominator"] and bool(row["is_estimated"]) is False


def test_the_front_page_no_longer_says_about():
    found = situation.SituationChoice("neet_16_24", "2024", "22", "sv", "light")
    assert "omkring" not in situation.headline(found) and "personer" in situation.headline(found)
    judged = situation.judged("neet_16_24", "2024")["22"]
    assert judged.persons is not None and judged.persons.is_estimated is False


def test_judgement_and_benchmark_take_everybody_never_one_sex():
    both = published("neet_16_24", "2281", "2024")["value"]
    judged = judgement.judged("neet_16_24", "2281", "2024", Benchmark())
    assert judged is not None and judged.value == both
    assert values("neet_16_24", "2281", Benchmark())["2024"] == published("neet_16_24", "00", "2024")["value"]
    panel = queries.ask("panel", indicator="neet_16_24", sex="total")
    assert not panel.duplicated(["area_code", "period"]).any()


def test_each_sex_has_its_own_line():
    women, men = (comparison.published(view("neet_16_24", sex=sex)) for sex in ("women", "men"))
    assert set(women["sex"]) == {"women"} and set(men["sex"]) == {"men"}
    assert "kvinnor" in comparison.figure_of(view("neet_16_24", sex="women")).title


def test_the_latest_month_is_set_beside_the_same_month_of_the_year_before():
    sentence = comparison.figure_of(view(BAS)).sentence
    now, before = (published(BAS, "2281", period)["value"] for period in ("2024-06", "2023-06"))
    say = words.load("sv")
    assert f"{say.number(now, 1)} % i juni 2024. Samma månad året före, juni 2023: {say.number(before, 1)} %" in sentence.replace(
        "\u00a0", " "
    )


def test_a_month_without_a_twin_a_year_before_says_so_and_a_missing_month_is_a_gap():
    assert "Uppgift för december 2021 saknas i underlaget" in comparison.figure_of(view()).sentence
    line = comparison.series_of(view()).set_index(["area_code", "period"]).loc["2281"]
    assert len(line) == 60 and line.loc["2020-06", "status"] == "missing" and pd.isna(line.loc["2020-06", "value"])


def test_preliminary_months_are_told_in_sentence_and_picture():
    sentence = comparison.figure_of(view(BAS)).sentence
    first = months.first_provisional(comparison.published(view(BAS)))
    assert first is not None and first > "2023-01"
    assert f"från och med {words.load('sv').period(first)} är preliminära" in sentence
    assert "Den senaste uppgiften är preliminär, den året före slutlig." in sentence
    notes = [mark.label for mark in comparison.picture(view(BAS)).marks if isinstance(mark, Turn)]
    assert "preliminära härifrån" in notes


def test_a_seasonally_adjusted_line_is_labelled_and_the_files_keep_the_published_figures():
    adjusted = view(is_adjusted=True)
    figure = comparison.figure_of(adjusted)
    assert "säsongsrensad av Insteg" in figure.title and "inte källans uppgifter" in figure.sentence
    plain = comparison.published(adjusted)
    pd.testing.assert_series_equal(
        figure.rows["value"].reset_index(drop=True), plain[plain["area_code"].isin(["2281", "00"])]["value"].reset_index(drop=True)
    )


def test_fewer_than_24_months_are_not_adjusted_and_that_is_said():
    figure = comparison.figure_of(view(BAS, is_adjusted=True))
    assert "Kan inte säsongsrensas" in figure.sentence and "Sundsvall" in figure.sentence
    assert comparison.series_of(view(BAS, is_adjusted=True))["value"].isna().all()


def test_adverts_from_another_time_are_not_set_against_the_young():
    assert "för långt isär" in months.matching("2281", "sv")


def test_new_adverts_by_month_stand_beside_the_same_month_of_the_year_before():
    row = next(row for row in months.rows("2281", "sv") if row["id"] == "adverts_published_month")
    # The stub has the same number in the same month of every year.
    assert row["value"].endswith("annonser") and "(oförändrat)" in row["change"].replace("\u00a0", " ")


def test_year_and_month_of_the_same_measure_find_each_other():
    items = catalogue.indicators()
    twin = held.twin(items["unemployed_bas_18_24"])
    assert twin is not None and twin.id == MONTHLY and held.twin(twin) == items["unemployed_bas_18_24"]
    assert held.twin(items["neet_16_24"]) is None


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_sentences_on_the_latest_month(language, shared):
    say, lines = words.load(language), []
    for code in (*catalogue.the_seven(), "22", "00"):
        lines += months.headlines(code, language)
        # The months of adverts follow the calendar of the day the test runs.
        kept = [row for row in months.rows(code, language) if row["id"] != "adverts_published_month"]
        lines += [f"{row['title']}: {row['value']}. {row['change']} {row['verdict']}".strip() for row in kept]
    area = catalogue.areas()["2281"]
    lines += [
        sentences.matching(say, area, 389, 593, "2026-09", "2026-11", True),
        sentences.matching(say, area, 389, 593, "2022-12", "2026-11", False),
        sentences.matching(say, area, 3, 12, "2026-09", "2026-11", True),
        sentences.versus_year_before(say, catalogue.indicators()[BAS], "2022-12", 7.0, None, True),
        sentences.provisional_in_words(say, False, True),
    ]
    compare(f"months.{language}.txt", "\n".join(lines) + "\n")


def test_the_pages_open_and_offer_what_there_is():
    test = opened("pages/30_jamfor.py")
    assert not test.exception and not [one for one in test.get("checkbox") if one.key == "jamfor.sasong"]
    test.selectbox(key="jamfor.indikator").set_value("unemployed_bas_18_24").run()
    assert test.selectbox(key="jamfor.konsgrupp").options == ["Alla", "Män", "Kvinnor"]
    test.segmented_control(key="jamfor.upplosning").set_value("manad").run()
    test.checkbox(key="jamfor.sasong").set_value(True).run()
    assert not test.exception and any("säsongsrensad av Insteg" in head.value for head in test.header)
    front: AppTest = opened("app.py")
    assert "Den senaste månaden" in [head.value for head in front.header] and "samma månad året före" in text(front)
    for script in ("pages/20_kommun.py", "pages/35_ligger.py", "pages/90_utforska.py", "pages/93_om.py", "pages/28_nytt.py"):
        assert not opened(script).exception, script


def test_the_table_has_a_row_for_women_and_one_for_men():
    test = linked("pages/90_utforska.py", form="korstabell", matt="neet_16_24", platser="2281")
    assert not test.exception and [row[1] for row in table_of(test)["rows"]] == ["Alla", "Kvinnor", "Män"]
    test.multiselect(key="utforska.kon").set_value(["women"]).run()
    assert [row[0] for row in table_of(test)["rows"]] == ["Sundsvall"]


def test_a_span_may_begin_and_end_with_a_month():
    test = linked("pages/90_utforska.py", matt="unemployed_bas_month_16_24", fran="2024-03", till="2024-05", platser="2281", kon="total")
    assert not test.exception and [row[2] for row in table_of(test)["rows"]] == ["mars 2024", "april 2024", "maj 2024"]
