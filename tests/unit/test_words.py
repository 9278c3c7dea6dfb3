"""Numbers as the languages write them."""

import math

import pytest

from insteg.reference import words

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


@pytest.mark.parametrize(
    ("persons", "about", "counted"),
    [
        (4.4, "<5", "<5"),
        (4.5, "<5", "<5"),
        (4.6, "<5", "5"),
        (5, "5", "5"),
        (97.6, "100", "98"),
        (100, "100", "100"),
        (104.9, "100", "105"),
        (1049, "1\u202f000", "1\u202f049"),
    ],
)
def test_an_estimate_is_rounded_and_a_count_is_not_and_neither_tells_of_fewer_than_five(persons, about, counted):
    assert (SV.about(persons), SV.counted(persons)) == (about, counted)


def test_a_value_that_is_not_there_is_said_in_words():
    assert SV.measured(None, "percent", 1) == "saknas i underlaget"
    assert SV.measured(math.nan, "percent", 1) == "saknas i underlaget"


def test_a_share_has_its_sign_and_a_space_that_does_not_break():
    assert SV.measured(6.34, "percent", 1) == "6,3\u00a0%"
    assert EN.measured(6.34, "percent", 1) == "6.3%"


@pytest.mark.parametrize(
    ("count", "swedish", "english"),
    [
        (0, "0 områden", "0 areas"),
        (1, "1 område", "1 area"),
        (2, "2 områden", "2 areas"),
        (21, "21 områden", "21 areas"),
        (1021, "1\u202f021 områden", "1,021 areas"),
    ],
)
def test_a_word_bends_with_its_number(count, swedish, english):
    """CLDR: one for 1 alone, in both languages; 0, 2 and 21 are other."""
    assert (SV.many("news.area", count), EN.many("news.area", count)) == (swedish, english)


def test_a_number_with_decimals_is_never_one():
    """CLDR: 1.0 is other, for what is written is no whole number."""
    assert (SV.measured(1, "days"), EN.measured(1, "days")) == ("1 dag", "1 day")
    assert (SV.measured(1, "days", 1), EN.measured(1, "days", 1)) == ("1,0 dagar", "1.0 days")


@pytest.mark.parametrize(
    ("difference", "unit", "decimals", "swedish", "english"),
    [
        (1, "persons", 0, "+1 person", "+1 person"),
        (-1, "persons", 0, "\u22121 person", "\u22121 person"),
        (-2, "persons", 0, "\u22122 personer", "\u22122 people"),
        (0.6, "percent", 1, "+0,6 procentenheter", "+0.6 percentage points"),
        (-1, "percent", 0, "\u22121 procentenhet", "\u22121 percentage point"),
    ],
)
def test_a_change_carries_its_unit(difference, unit, decimals, swedish, english):
    assert (SV.changed(difference, unit, decimals), EN.changed(difference, unit, decimals)) == (swedish, english)


def test_a_phrase_without_forms_does_not_bend():
    assert SV.many("story.added", 1) == "Tillagd. Antal bilder i visningen: 1."


def test_names_are_listed_with_and_before_the_last():
    assert SV.listed(["Ånge"]) == "Ånge"
    assert SV.listed(["Ånge", "Härnösand", "Sundsvall"]) == "Ånge, Härnösand och Sundsvall"
    assert EN.listed(["Ånge", "Härnösand", "Sundsvall"]) == "Ånge, Härnösand and Sundsvall"


def test_periods_are_years_or_written_months():
    assert SV.period("2024") == "2024"
    assert SV.period("2014-03") == "mars 2014"
    assert EN.period("2014-03") == "March 2014"


def test_an_unknown_language_gets_the_default():
    assert words.load("fi").language == "sv"


def test_an_unknown_phrase_is_an_error():
    with pytest.raises(KeyError):
        SV("no.such.phrase")


@pytest.mark.parametrize(
    ("text", "expected"), [("omkring 75 unga", "Omkring 75 unga"), ("ånge", "Ånge"), ("+1,0 poäng", "+1,0 poäng"), ("", "")]
)
def test_a_sentence_begins_with_a_capital_letter(text, expected):
    assert words.begun(text) == expected
