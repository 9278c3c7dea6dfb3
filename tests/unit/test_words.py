"""Numbers as the languages write them."""

import math

import pytest

from insteg import words

SV, EN = words.load("sv"), words.load("en")


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        (6.34, 1, "6,3", "6.3"),
        (1038122, 0, "1\u202f038\u202f122", "1,038,122"),
        (-0.4, 1, "\u22120,4", "\u22120.4"),
        (-0.04, 1, "0,0", "0.0"),
        (7, 2, "7,00", "7.00"),
    ],
)
def test_numbers(value, decimals, swedish, english):
    assert SV.number(value, decimals) == swedish
    assert EN.number(value, decimals) == english


@pytest.mark.parametrize(("value", "expected"), [(0.6, "+0,6"), (-0.6, "\u22120,6"), (0.0, "0,0"), (0.04, "0,0"), (-0.04, "0,0")])
def test_a_change_carries_its_sign_and_zero_none(value, expected):
    assert SV.signed(value, 1) == expected


@pytest.mark.parametrize(
    ("persons", "expected"),
    [(1492.6, "1\u202f500"), (581, "580"), (73.9, "75"), (9.4, "10"), (4.9, "<5"), (0.2, "<5"), (65432, "65\u202f000")],
)
def test_an_estimated_number_is_shown_with_two_figures(persons, expected):
    assert SV.about(persons) == expected


def test_a_value_that_is_not_there_is_said_in_words():
    assert SV.measured(None, "percent", 1) == "inte publicerad här"
    assert SV.measured(math.nan, "percent", 1) == "inte publicerad här"


def test_a_share_has_its_sign_and_a_space_that_does_not_break():
    assert SV.measured(6.34, "percent", 1) == "6,3\u00a0%"
    assert EN.measured(6.34, "percent", 1) == "6.3%"


def test_periods_are_years_or_written_months():
    assert SV.period("2024") == "2024"
    assert SV.period("2014-03") == "mars 2014"
    assert EN.period("2014-03") == "March 2014"


def test_an_unknown_language_gets_the_default():
    assert words.load("fi").language == "sv"


def test_an_unknown_phrase_is_an_error():
    with pytest.raises(KeyError):
        SV("no.such.phrase")
