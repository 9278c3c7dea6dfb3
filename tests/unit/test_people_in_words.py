"""Numbers of people and limits in running text: style sheet 5 and 7."""

import pytest

from insteg.figures import sentences
from insteg.reference import catalogue, words
from insteg.statistics.interval import Interval

SV, EN = words.load("sv"), words.load("en")
YOUNG, ANYBODY = (catalogue.indicators()[name] for name in ("neet_16_24", "long_term_of_unemployed_18_65"))


@pytest.mark.parametrize(
    ("count", "is_estimated", "swedish", "english"),
    [
        (73.9, True, "omkring 75 unga", "about 75 young people"),
        (712, False, "712 personer", "712 people"),
        (4.9, True, "färre än fem unga", "fewer than five young people"),
        (4, False, "färre än fem personer", "fewer than five people"),
        (5, False, "5 personer", "5 people"),
    ],
)
def test_people(count, is_estimated, swedish, english):
    assert sentences.people_in_words(SV, YOUNG, count, is_estimated) == swedish
    assert sentences.people_in_words(EN, YOUNG, count, is_estimated) == english


def test_only_the_young_are_called_young():
    assert sentences.people_in_words(SV, ANYBODY, 73.9, True) == "omkring 75 personer"
    assert sentences.people_in_words(EN, ANYBODY, 3, True) == "fewer than five people"


@pytest.mark.parametrize(
    ("low", "high", "is_estimated", "expected"),
    [
        (50, 95, True, "mellan 50 och 95"),
        (3, 40, True, "högst 40"),
        (4, 40, False, "högst 40"),
        (5, 40, False, "mellan 5 och 40"),
        (1, 3, True, "färre än fem"),
    ],
)
def test_limits_never_say_a_number_under_five(low, high, is_estimated, expected):
    assert sentences.limits_in_words(SV, low, high, is_estimated) == expected


@pytest.mark.parametrize(("benchmark", "decimals"), [(6.2, 2), (9.9, 2), (7.0, 1), (None, 1), (float("nan"), 1)])
def test_a_limit_has_one_decimal_more_only_where_it_would_be_printed_as_the_comparison_value(benchmark, decimals):
    assert sentences.limit_decimals(1, Interval(6.24, 9.88), benchmark) == decimals


def test_an_unchanged_figure_is_said_to_be_so():
    item = catalogue.indicators()["neet_16_24"]
    assert sentences.change_in_words(SV, item, 0.04, "2023", False) == "Oförändrad sedan 2023"
    assert sentences.change_in_words(SV, item, 0.06, "2023", False) == "+0,1 procentenheter sedan 2023"
