"""The sentence on a development begins after the latest break, however many there are."""

import pandas as pd
import pytest

from insteg.figures import sentences
from insteg.reference import catalogue, words
from insteg.reference.catalogue import Break

LINE = pd.DataFrame({"period": [str(year) for year in range(2010, 2019)], "value": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]})


def breaks(*periods: str) -> list[Break]:
    return [Break("neet_16_24", period, "confirmed", "därför", "because", "") for period in periods]


@pytest.mark.parametrize(
    ("periods", "first"),
    [
        ((), ("2010", "1,0")),
        (("2012",), ("2012", "3,0")),
        # The latest of several, in whatever order the catalogue has them; one after the last figure cuts nothing.
        (("2012", "2016"), ("2016", "7,0")),
        (("2016", "2012"), ("2016", "7,0")),
        (("2012", "2019"), ("2012", "3,0")),
    ],
)
def test_a_development_is_told_across_no_break(periods, first):
    indicator, area = catalogue.indicators()["neet_16_24"], catalogue.areas()["2281"]
    told = sentences.development(words.load("sv"), indicator, area, LINE, breaks(*periods)).replace("\u00a0", " ")
    place = [told.find(text) for text in (*first, "2018", "9,0")]
    assert -1 not in place and told.count("20") == 2, told


def test_a_break_in_the_newest_year_leaves_that_year_alone():
    indicator, area = catalogue.indicators()["neet_16_24"], catalogue.areas()["2281"]
    told = sentences.development(words.load("sv"), indicator, area, LINE, breaks("2012", "2018"))
    assert "2018" in told and "2012" not in told and "2017" not in told


@pytest.mark.parametrize(("first", "last", "key"), [(7.24, 7.16, "same"), (7.16, 7.24, "same"), (7.24, 7.14, "fell"), (7.14, 7.24, "rose")])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_country_rose_or_fell_only_where_the_two_figures_are_printed_unlike(language, first, last, key):
    """7.16 and 7.24 are both printed as 7.2: nobody may read that 7.2 fell to 7.2."""
    say, indicator, country = words.load(language), catalogue.indicators()["neet_16_24"], catalogue.areas()["00"]
    ends = {name: say.measured(value, "percent", 1) for name, value in (("start", first), ("end", last))}
    assert sentences.beside_trend(say, indicator, country, first, last) == say(
        f"trend.beside.{key}", place=country.phrase(language), **ends
    )
