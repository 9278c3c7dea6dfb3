"""Files carry status, definitions and sources, and lose no value."""

import io

import pandas as pd
import pytest

from insteg import files
from insteg.files.rows import caveats
from insteg.reference import words
from insteg.store import queries


@pytest.fixture
def rows() -> pd.DataFrame:
    return queries.ask(
        "explore",
        indicators=["merit_value_year_9", "neet_16_24"],
        area_codes=["2281", "22"],
        period_from=None,
        period_to=None,
        sexes=None,
        ages=None,
    )


def test_swedish_csv_opens_in_excel_with_decimal_comma(rows):
    text = files.csv(rows, "sv")
    assert text.startswith(b"\xef\xbb\xbf")
    back = pd.read_csv(io.BytesIO(text), sep=";", decimal=",", encoding="utf-8-sig", dtype={"area_code": str, "period": str})
    pd.testing.assert_series_equal(back["value"], rows["value"], check_names=False)
    assert back["status"].tolist() == rows["status"].tolist()


def test_english_csv_uses_commas_and_points(rows):
    back = pd.read_csv(io.BytesIO(files.csv(rows, "en")), encoding="utf-8-sig")
    assert back["value"].tolist() == pytest.approx(rows["value"].tolist(), nan_ok=True)


def test_workbook_has_figures_definitions_and_sources(rows):
    book = pd.read_excel(io.BytesIO(files.xlsx(rows, "sv")), sheet_name=None, engine="openpyxl")
    assert list(book) == ["Uppgifter", "Definitioner", "Att tänka på", "Källor"]
    assert len(book["Uppgifter"]) == len(rows)
    assert set(book["Definitioner"]["indicator"]) == {"merit_value_year_9", "neet_16_24"}
    assert book["Källor"]["address"].str.startswith("http").all()


@pytest.mark.parametrize(
    ("language", "sheet", "terms"),
    [("sv", "Källor", "Fri användning; källan ska anges."), ("en", "Sources", "Free use; the source must be named.")],
)
def test_terms_stand_in_the_language_of_the_file(rows, language, sheet, terms):
    told = pd.read_excel(io.BytesIO(files.xlsx(rows, language)), sheet_name=sheet, engine="openpyxl")
    assert told["terms"].str.startswith(terms).all() and set(told["publisher"]) == {"Kolada (RKA)"}


@pytest.mark.parametrize(("language", "told"), [("sv", "Rikets värde 2017 "), ("en", "The value of Sweden in 2017 ")])
def test_a_figure_on_another_base_is_told_of_in_the_language_of_the_file(language, told):
    found = caveats(pd.DataFrame({"indicator": ["eligible_vocational_year_9"]}), language)
    (text,) = found.loc[found["kind"] == words.load(language)("explore.cell.unlike"), "text"]
    assert text.startswith(told)


def test_parquet_keeps_numbers_codes_and_holes(rows):
    back = pd.read_parquet(io.BytesIO(files.parquet(rows, "sv")))
    assert back["area_code"].tolist() == rows["area_code"].tolist()
    assert back["value"].tolist() == pytest.approx(rows["value"].tolist(), nan_ok=True)
    assert back["definition"].str.len().min() > 20


def test_a_missing_value_is_empty_and_its_status_says_why(rows):
    described = files.described(rows, "sv")
    holes = described[described["value"].isna()]
    assert len(holes) > 0
    assert set(holes["status_text"]) == {"saknas i underlaget"}
