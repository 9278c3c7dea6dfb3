"""What points out a person is found however it is written; ordinary counts, dates and registration numbers are not taken for it."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from insteg.privacy import names, personal, tables
from insteg.reference import catalogue

BIRTHS = st.dates(date(1900, 1, 1), date(2014, 12, 31))
GAPS = ("", "-", " ", " - ", "–", "−", "\u2011", "\u00a0", "+")


def check_figure(nine: str) -> str:
    """The tenth figure, worked out from the rule in words: double every other, add the figures, fill up to a multiple of ten."""
    total = 0
    for place, figure in enumerate(nine):
        twice = int(figure) * 2 if place % 2 == 0 else int(figure)
        total += twice if twice < 10 else 1 + twice - 10
    return str((10 - total % 10) % 10)


@st.composite
def identity_numbers(draw) -> str:
    """A personal or coordination number in one of its spellings, with a right or a wrong check figure."""
    born, three = draw(BIRTHS), draw(st.integers(0, 999))
    day = born.day + draw(st.sampled_from([0, 60]))
    nine = f"{born:%y%m}{day:02d}{three:03d}"
    last = f"{three:03d}{check_figure(nine) if draw(st.booleans()) else draw(st.integers(0, 9))}"
    year = draw(st.sampled_from([f"{born:%Y}", f"{born:%y}", f"{born.year // 100} {born:%y}"]))
    inner = draw(st.sampled_from(["", " "]))
    ending = draw(st.sampled_from([last, last, last, "XXXX", "****", f"TF{last[:2]}"]))
    return f"{year}{inner}{born:%m}{inner}{day:02d}{draw(st.sampled_from(GAPS))}{ending}"


@given(identity_numbers(), st.sampled_from(["{}", " {} ", "id: {}", "{} (deltagare)", "Nr {}.", "\ufeff{}"]))
@settings(max_examples=400)
@example("811218-9876", "{}")
@example("19811218-9876", "{}")
@example("811278-9873", "{}")
@example("０１０１０１-１２３４", "{}")
def test_identity_numbers_are_found_in_every_spelling(number, around):
    assert personal.kind_of(around.format(number)) == personal.IDENTITY


def test_the_check_figure_agrees_with_the_tax_agencys_published_example():
    assert personal.passes_luhn("8112189876") and not personal.passes_luhn("8112189875")


def test_a_number_whose_leading_zero_a_spreadsheet_dropped_is_found():
    nine = "010203123"
    assert personal.kind_of(str(int(nine + check_figure(nine)))) == personal.IDENTITY


@given(st.integers(0, 999_999))
def test_counts_are_no_persons(number):
    assert personal.kind_of(str(number)) is None


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_dates_and_spans_of_dates_are_no_persons(one, other):
    forms = ["%Y", "%Y-%m", "%Y-%m-%d", "%Y%m%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]
    for form in forms:
        for text in (f"{one:{form}}", f"{one:{form}} till {other:{form}}"):
            assert personal.kind_of(text) is None, text
    for text in (
        f"{one:%Y}-{other:%Y}",
        f"{one:%Y-%m-%d}--{other:%Y-%m-%d}",
        f"{one:%Y-%m} – {other:%Y-%m}",
        f"{one:%Y-%m-%d} {other:%Y-%m-%d}",
    ):
        assert personal.kind_of(text) is None, text


@given(st.integers(2000, 2030), st.integers(0, 99_999), st.integers(1, 99))
def test_registration_numbers_are_no_persons(year, number, place):
    for text in (
        f"{year}/{number:05d}",
        f"{year % 100:02d}-{number % 1000:03d}-S{place:02d}",
        f"{year}SE05SFPR001_{year % 100:02d}-{number % 1000:03d}-S01",
    ):
        assert personal.kind_of(text) is None, text
        assert not names.looks_like_name(text)


@pytest.mark.parametrize("number", ["212000-2411", "2120002411", "556000-0001", "802006-1234"])
def test_organisation_numbers_are_no_persons(number):
    assert personal.kind_of(number) is None


@pytest.mark.parametrize("text", ["anna@example.se", "skriv till a.b@kommun.se.", "anna.ek(at)example.com", "A@B.NU"])
def test_addresses_of_mail_are_found(text):
    assert personal.kind_of(text) == personal.EMAIL


@pytest.mark.parametrize("text", ["070-123 45 67", "0735678901", "701234567", "+46 70 123 45 67", "+46(0)701234567", "0046701234567", "0611-123 45", "08-123 456 78", "060/12 34 56", "08-22 22 22"])  # fmt: skip
def test_telephone_numbers_are_found(text):
    assert personal.kind_of(text) == personal.PHONE


def test_what_may_be_a_telephone_or_an_identity_number_is_found_all_the_same():
    assert personal.kind_of("0701234567") is not None


@pytest.mark.parametrize("text", ["Anna", "erik", "ANNA ANDERSSON", "Åsa-Karin Öst", "Ek, Mohammed", "Zlatan Ibrahimovic", "K. Lundqvist Ahlm", "Björn von Sydow", "Maria Berg"])  # fmt: skip
def test_names_are_found(text):
    assert names.looks_like_name(text)


def test_places_answers_and_headers_are_no_names():
    from insteg.reference import outcome_columns

    known = [area.name(language) for area in catalogue.areas().values() for language in ("sv", "en")]
    columns = [column for shape in ("aggregate", "participant") for column in outcome_columns.columns(shape)]
    for text in [*known, *(text for column in columns for text in (*column.choices, column.header_sv, column.header_en, column.example))]:
        assert not names.looks_like_name(text) and personal.kind_of(text) is None, text


@pytest.mark.parametrize("header", ["Namn", "Förnamn", "Efternamn", "Personnummer", "personnr", "Pnr", "Samordningsnummer", "Födelsedatum", "E-post", "Mailadress", "Telefon", "Mobilnr", "First name", "Deltagarens namn"])  # fmt: skip
def test_a_column_named_for_persons_is_found_though_it_is_empty(header):
    assert [place.row for place in tables.found("", [["Projektets id", header], ["VN07", ""]])] == [1]


@given(identity_numbers())
@settings(max_examples=60)
def test_what_was_found_is_never_repeated(number):
    for lines in ([["Projektets id", "Kommentar"], ["VN07", number]], [["Projektets id", number], ["VN07", "1"]]):
        told = tables.told(tables.found("", lines), "fil.csv")
        assert "row" in told and "column B" in told and number not in told and number[-4:] not in told
