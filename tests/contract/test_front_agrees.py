"""What the front page counts it also lists, and what it says of the county it compares."""

import re

import pytest

from insteg.figures import held, overview, situation, tried
from insteg.figures.situation import SituationChoice
from insteg.reference import catalogue, words
from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.store import queries

PLACES = (COUNTY, *catalogue.the_seven())


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_as_many_projects_with_a_result_are_listed_as_are_counted(place, language):
    say, area = words.load(language), catalogue.areas()[place]
    listed = tried.results_of(say, place)
    numbers = [int(number) for number in re.findall(r"\d+", tried.sentence(say, area))]
    assert len({item["link"] for item in listed}) == (numbers[1] if len(numbers) > 1 else 0)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_result_that_does_not_say_of_how_many_is_said_not_to(language):
    """VN10's 33 in work: its source does not say of how many. VN07's 26 are of 60."""
    say, told = words.load(language), {item["link"]: item["value"] for item in tried.results_of(words.load(language), COUNTY)}
    of_unknown = {link for link, value in told.items() if say("tried.no_whole") in value}
    assert [link for link in of_unknown if "VN10" in link] and not [link for link in of_unknown if "VN07" in link]
    rows = queries.ask("project_outcomes", project_id="VN10")
    assert rows["denominator"].isna().all()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_county_is_compared_with_the_country_wherever_both_have_a_figure(language):
    say = words.load(language)
    for item in held.on_the_map():
        view = SituationChoice(item.id, situation.periods(item.id)[-1], COUNTY, language, "light")
        found = situation.judged(item.id, view.period)
        both = all(code in found and found[code].value is not None for code in (COUNTY, COUNTRY))
        value = view.measured(found[COUNTRY].value) if COUNTRY in found else "?"
        assert (f"({value})" in overview.county_sentence(view)) == (both and found[COUNTY].verdict.relation != "unknown")
        if both and found[COUNTY].verdict.relation == "not_distinguishable":
            assert say(
                "sentence.compare.not_distinguishable", place=catalogue.areas()[COUNTRY].phrase(language), value=value, quality=""
            ) in (overview.county_sentence(view))
