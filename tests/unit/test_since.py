"""Since when a verdict has held: without a gap, never across a break."""

from types import SimpleNamespace

import pytest

from insteg.figures import differences, overview, since
from insteg.figures.apart import DifferencesChoice
from insteg.figures.benchmark import SIMILAR, SIMILAR_ONES, Benchmark, years_of_choice
from insteg.figures.since import Since
from insteg.figures.situation import SituationChoice
from insteg.reference import words

BREAKS = (SimpleNamespace(indicator="neet_16_24", period="2015"),)


@pytest.mark.parametrize(
    ("relations", "period", "expected"),
    [
        ("hhhh", "2018", Since("2015", False, True)),
        ("lhhh", "2018", Since("2016", False, False)),
        ("hhlh", "2018", Since("2018", True, False)),
        ("hlhh", "2016", Since("2016", True, False)),
        ("hhuh", "2018", Since("2018", False, True)),
        ("hhhu", "2018", None),
    ],
)
def test_a_verdict_is_followed_back_to_where_it_was_another(monkeypatch, relations, period, expected):
    """The years 2013 and 2014 are higher too, but lie before the break."""
    names = {"h": "higher", "l": "lower", "u": "unknown"}
    by_year = {"2013": "higher", "2014": "higher", **{str(2015 + place): names[one] for place, one in enumerate(relations)}}
    monkeypatch.setattr(since.situation, "periods", lambda _: list(by_year))
    monkeypatch.setattr(since.in_view, "breaks", lambda: BREAKS)
    monkeypatch.setattr(since, "_relation", lambda _, __, year, ___: by_year[year])
    assert since.since.__wrapped__("neet_16_24", "2282", period) == expected


def test_it_is_told_in_words():
    say = words.load("sv")
    told = [Since("2018", True, False), Since("2020", False, False), Since("2015", False, True), None]
    assert [since.in_words(say, one) for one in told] == ["ny 2018", "sedan 2020", "sedan minst 2015", "–"]
    assert since.sentence(say, None, "2018") == "" and "2015, det första jämförbara året" in since.sentence(say, told[2], "2018")
    # The only year that can be judged says nothing of the years before it.
    assert since.sentence(say, told[2], "2015") == ""


def test_kramfors_has_been_higher_every_comparable_year_and_ornskoldsvik_uncertain_since_2016():
    """The mock's figures, worked out by hand from the verdicts of each year."""
    found = {code: since.since("neet_16_24", code, "2024") for code in ("2282", "2262", "2280", "2260", "2284")}
    assert found == {
        "2282": Since("2015", False, True),
        "2262": Since("2020", False, False),
        "2280": Since("2024", True, False),
        "2260": Since("2024", True, False),
        "2284": Since("2016", False, False),
    }


def test_against_the_similar_ones_the_same_seven_are_followed_back_and_the_years_that_chose_them_are_not_judged():
    """Worked out by hand from each year's verdict against today's seven: Härnösand could never be told apart from them in 2018-2024."""
    found = {code: since.since("neet_16_24", code, "2024", SIMILAR_ONES) for code in ("2280", "2281", "2282", "2262")}
    assert found == {
        "2280": Since("2018", False, True),
        "2281": Since("2020", False, False),
        "2282": Since("2022", False, False),
        "2262": Since("2022", False, False),
    }
    assert years_of_choice("neet_16_24", SIMILAR_ONES) == {"2015", "2016", "2017"}


def test_a_measure_that_chose_the_similar_ones_by_its_latest_year_has_no_since():
    assert years_of_choice("unemployed_bas_18_24", SIMILAR_ONES) == {"2025"}
    assert since.since("unemployed_bas_18_24", "2282", "2025", SIMILAR_ONES) is None
    # A reader who lets it weigh nothing may be told; against Sweden nobody was chosen.
    assert since.since("unemployed_bas_18_24", "2282", "2025", Benchmark(SIMILAR, (("storlek", 1),))) == Since("2023", False, True)
    assert years_of_choice("unemployed_bas_18_24", since.COUNTRY) == set()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "sv",
            "Andelen var lägre än i liknande kommuner (6,7\u00a0%), alltså bättre. Det gällde varje år sedan 2020. Skillnaden mot riket",
        ),
        (
            "en",
            "The share was lower than in similar municipalities (6.7%), that is, better. This was so every year since 2020. The difference",
        ),
    ],
)
def test_the_second_sentence_of_a_municipality_says_since_when_against_the_similar_ones(language, told):
    assert overview.lead(SituationChoice("neet_16_24", "2024", "2281", language, "light"))[1].startswith(told)


def test_every_municipality_s_since_stands_in_the_table_of_differences():
    figure, _ = differences.dots(DifferencesChoice("neet_16_24", "2024", "2281", SIMILAR_ONES, "sv", "light"))
    held = figure.table.set_index(words.load("sv")("column.area"))["Bedömningen gäller"]
    beside = figure.table.set_index(words.load("sv")("column.area"))["Liknande kommuner (beräknat)"]
    # Each beside its own seven.
    assert (beside["Sundsvall"], beside["Ånge"]) == ("6,7\u00a0%", "8,4\u00a0%")
    assert held["Sundsvall"] == "sedan 2020" and held["Härnösand"] == "sedan minst 2018"
