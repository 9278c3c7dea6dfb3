"""A figure on another base than the rest is shown, but nothing is compared with it and no trend goes over it; and limits that say no less than the verdict."""

import pytest

from insteg.figures import differences, judgement, overview, situation
from insteg.figures.apart import DifferencesChoice
from insteg.figures.benchmark import Benchmark
from insteg.figures.situation import SituationChoice
from insteg.reference import catalogue, in_view, words

MEASURE, YEAR = "eligible_vocational_year_9", "2017"


def view(period, area="2281", language="sv", measure=MEASURE):
    return SituationChoice(measure, period, area, language, "light")


@pytest.mark.parametrize("until", ["2017", "2019", "2021"])
def test_no_trend_goes_over_a_year_on_another_base(until):
    found = judgement.trend(MEASURE, catalogue.COUNTRY, until)
    assert (found.word, found.reason) == ("not_calculable", "another_base")
    assert judgement.trend(MEASURE, catalogue.COUNTRY, "2022").first == 2018


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(("until", "is_beside"), [("2017", False), ("2018", True), ("2021", False), ("2022", True)])
def test_the_country_stands_beside_a_trend_only_where_its_ends_are_comparable(language, until, is_beside):
    say, country = words.load(language), in_view.areas()[catalogue.COUNTRY].phrase(language)
    told = judgement.trend_in_full(say, in_view.indicators()[MEASURE], in_view.areas()["2281"], until)
    assert (country in told) is is_beside


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(
    ("measure", "period", "lack"),
    [
        (MEASURE, YEAR, "another_base"),
        ("financial_assistance_18_24", "2015", "figure"),
        ("diploma_or_certificate_4_years", "2017", "figure"),
    ],
)
def test_the_number_of_people_is_not_blamed_for_what_the_country_lacks(language, measure, period, lack):
    """Front page, map, table and printed sheet say what keeps the seven from being judged."""
    say, seen = words.load(language), view(period, language=language, measure=measure)
    people = {"sv": ("antal personer", "antalet personer"), "en": ("number of people",)}[language]
    told = [*overview.lead(seen), overview.county_sentence(seen), situation.on_the_seven(seen), situation.headline(seen)]
    told += list(situation.table(seen)[say("column.verdict")])
    assert situation.lack(measure, period) == lack
    assert not [text for text in told for blamed in people if blamed in text]
    assert say(f"sentence.seven.unknown.{lack}", place=in_view.areas()[catalogue.COUNTRY].phrase(language)) in told


def test_a_limit_has_the_decimals_of_its_figure_and_one_more_only_beside_the_comparison():
    """Whoever reads 5.3 to 6.4 beside 5.3 must see on which side of it the limit lies."""
    more = 0
    for item in situation.periods("neet_16_24"):
        seen = view(item, measure="neet_16_24")
        found = situation.judged("neet_16_24", item)
        country = words.load("sv").number(found[catalogue.COUNTRY].value, 1)
        for standing in found.values():
            ends = [text.removesuffix("\u00a0%") for text in situation.limits(seen, standing) or ()]
            decimals = {len(text.partition(",")[2]) for text in ends}
            near = bool(ends) and country in {words.load("sv").number(end, 1) for end in (standing.interval.low, standing.interval.high)}
            assert not ends or (decimals == {2}) is near
            more += near
    assert more > 0
    told, _ = differences.dots(DifferencesChoice("neet_16_24", "2024", "2281", Benchmark(), "sv", "light"))
    own = situation.limits(view("2024", measure="neet_16_24"), situation.judged("neet_16_24", "2024")["2281"])
    row = told.table.set_index(words.load("sv")("column.area")).loc["Sundsvall"]
    assert (row[words.load("sv")("column.low")], row[words.load("sv")("column.high")]) == own
