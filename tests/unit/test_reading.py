"""What an idea says of itself is read from its text: types, groups, ages, places, partners and years, and nothing that it doesn't say."""

from datetime import date

import pytest

from insteg.reference import interventions
from insteg.search import concepts
from insteg.search.glossary import names
from insteg.search.idea import Idea
from insteg.search.reading import ages, is_of_others, period, read
from insteg.search.slots import slots
from insteg.search.text import of_ideas, spoken, stem

PLACES = {"kramfors": "2282", "västernorrland": "22", "ånge": "2260"}


def of(text: str) -> Idea:
    return read(text, slots(text), PLACES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unga 16-24 år", (16, 24)),
        ("unga 16–24", (16, 24)),
        ("mellan 18 och 29 år", (18, 29)),
        ("aged 16 to 24", (16, 24)),
        ("från 16 till 20, och 20-24", (16, 24)),
        ("unga under 20", (10, 19)),
        ("unga upp till 24 år", (10, 24)),
        ("unga upp till och med 24", (10, 24)),
        ("young people up to 25", (10, 25)),
        ("upp till 20 platser", None),
        ("från 16 år till 24 år", (16, 24)),
        ("mellan 16 år och 24 år", (16, 24)),
        ("från 16 till och med 24", (16, 24)),
        ("from 16 up to 24 years", (16, 24)),
        ("i 18 år och 20 veckor", None),
        ("över 18 år", (18, 70)),
        ("16-åringar och 19-åringar", (16, 19)),
        ("20-30 platser", None),
        ("under 20 veckor", None),
        ("80-90 %", None),
        ("2027-2029", None),
        ("24-16 år", None),
        ("unga utan jobb", None),
    ],
)
def test_ages_are_figures_that_can_be_ages(text, expected):
    assert ages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("start 2027", (date(2027, 1, 1), date(2027, 12, 31))),
        ("åren 2027–2029", (date(2027, 1, 1), date(2029, 12, 31))),
        ("dnr 2015/00246", None),
        ("20270 kronor", None),
        ("nästa år", None),
    ],
)
def test_years_are_four_figures_that_can_be_planned(text, expected):
    assert period(text) == expected


def test_an_idea_is_read_whole():
    idea = of("Coach och praktik i Kramfors för unga 16-24 med NPF, med AF och Försäkringskassan, 2027-2028")
    assert idea.types == ("coaching", "work_placement")
    assert (idea.places, idea.ages, idea.groups) == (("2282",), (16, 24), ("npf",))
    assert idea.partners == ("employment_service", "social_insurance")
    assert idea.period == (date(2027, 1, 1), date(2028, 12, 31))


def test_an_empty_text_says_nothing():
    assert of("") == Idea("")


@pytest.mark.parametrize("text", ["i Kramfors", "Kramfors kommun", "kramfors", "Kramforss"])
def test_a_place_is_read_in_any_case(text):
    assert of(text).places == ("2282",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("hemtjänst för äldre", True), ("unga besöker äldre", False), ("äldre med NPF", False), ("unga till praktik", False), ("", False)],
)
def test_an_idea_for_others_than_the_young_is_told(text, expected):
    assert is_of_others(slots(text)) is expected


def test_every_entry_of_the_glossary_keeps_its_promises():
    types = {item.id for item in interventions.types()}
    for name, item in concepts().items():
        assert item.sv and item.en, name
        assert set(item.types) <= types, name
        assert item.partner in {"", *interventions.PARTNER_KINDS}, name
        assert set(item.kin) <= concepts().keys() - {name}, name
    assert {name for item in concepts().values() for name in item.types} >= types - {"several_at_once"}, "a type that nobody can ask for"


def test_no_name_stands_for_two_things_and_every_name_is_found_where_it_is_written():
    for concept, item in concepts().items():
        for name in (*item.sv, *item.en):
            stems = [stem(word) for word in spoken(name)]
            assert names().at(stems, 0) == (len(stems), concept), f"{name!r} of {concept}"


def test_no_name_of_one_word_is_filler():
    single = {spoken(name)[0] for item in concepts().values() for name in (*item.sv, *item.en) if len(spoken(name)) == 1}
    assert single & of_ideas() == set()


def test_what_is_near_is_near_both_ways():
    kin = names().kin
    assert all(name in kin[other] for name, near in kin.items() for other in near)


def test_a_word_that_is_no_word_is_not_cut_in_pieces():
    from insteg.search import compounds

    asked: list[str] = []

    class Known:
        def __contains__(self, stem: object) -> bool:
            asked.append(str(stem))
            return False

    assert compounds.parts("a" * 2000, Known()) == () and asked == []
    assert compounds.parts("ungdomscoachning", Known()) == () and asked


def test_what_is_pasted_holds_no_signs_that_a_document_cannot_and_has_an_end():
    from insteg.figures import idea

    assert idea.readable(" coach\x0b\x00\ud800 och\npraktik\x1b ") == "coach    och\npraktik"
    assert len(idea.readable("a" * 5000)) == idea.MOST_LETTERS
