"""The search: words first, then shared facts; what nobody said weighs nothing, and every reason was written, or is another name of it."""

from datetime import date

import pandas as pd
import pytest

from insteg.search import Idea, ProjectIndex, likenesses
from insteg.search.slots import slots
from insteg.search.text import stems

DATES = {"starts_on": pd.Timestamp("2015-01-01"), "ends_on": pd.Timestamp("2016-12-31")}


def project(name: str, **fields) -> dict:
    empty = dict.fromkeys(["target_group", "methods", "owner", "type_words", "other_words", "partner_words", "told_elsewhere"], "")
    record = {
        "title": name,
        "types": [],
        "area_codes": [],
        "partner_kinds": [],
        "age_min": None,
        "age_max": None,
        "starts_on": pd.NaT,
        "ends_on": pd.NaT,
    }
    return {"project_id": name, **empty, **record, **fields}


@pytest.fixture
def index() -> ProjectIndex:
    return ProjectIndex(
        pd.DataFrame(
            [
                project("A", methods="Praktik hos företag", types=["work_placement"], area_codes=["2281"], age_min=16, age_max=24, **DATES),
                project("B", methods="Praktik hos företag"),
                project("C", methods="Simning för pensionärer"),
            ]
        )
    )


def kinds(match) -> dict[str, tuple[str, ...]]:
    return {reason.kind: reason.found for reason in match.reasons}


def test_stems_bring_inflections_together():
    assert stems("anställningen, kommunens ungdomarna") == stems("anställning kommun ungdom")


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("en kille med adhd", "neuropsykiatrisk funktionsnedsättning"),
        ("ungdomar med NPF", "Autism"),
        ("unga i KAA", "kommunala uppföljningsansvaret"),
        ("kurs på fhsk", "Hola folkhögskola"),
        ("AME och AF", "Arbetsmarknadsenheten och Arbetsförmedlingen"),
        ("varken jobbar eller pluggar", "unga som varken arbetar eller studerar"),
        ("young people with autism", "NPF"),
        ("summer jobs", "feriearbete"),
    ],
)
def test_another_name_of_the_same_thing_is_found_and_named(written, stands):
    """The reason tells both: what was written, and what stands in the record for it."""
    index = ProjectIndex(pd.DataFrame([project("A", methods=stands), project("B", methods="Simning")]))
    found = index.similar(Idea(written))
    assert [match.project_id for match in found] == ["A"]
    pairs = kinds(found[0])["synonyms"]
    assert all(one in written.lower() and other in stands.lower() for one, other in zip(pairs[::2], pairs[1::2], strict=True))


@pytest.mark.parametrize("text", ["grafisk formgivning", "fönsterputsning", "nykaa butik", "arbetena i hamnen"])
def test_a_name_inside_another_word_is_not_meant(text):
    """ "af" (Arbetsförmedlingen) stands in "grafisk" and "kaa" in "nykaa", and neither is spoken of."""
    assert {slot.concept for slot in slots(text)} <= {"", "work"}


def test_a_misspelt_word_is_understood_and_a_known_one_left_alone(index):
    """ "ungdommar" is no word; "företag" is one."""
    assert index.corrections("ungdommar till företag, företagg och pracktik") == (
        ("ungdommar", "ungdomar"),
        ("företagg", "företag"),
        ("pracktik", "praktik"),
    )
    assert [match.project_id for match in index.similar(Idea("pracktik"))] == ["A", "B"]


def test_a_compound_is_found_by_its_parts():
    index = ProjectIndex(pd.DataFrame([project("A", methods="Snickeri och verkstad"), project("B", methods="Simning")]))
    assert [match.project_id for match in index.similar(Idea("snickeriverkstad"))] == ["A"]


def test_what_the_idea_does_not_say_weighs_nothing(index):
    """The same words give the same answer whatever the projects' ages, places and times are."""
    said = index.understood("praktik hos företag")
    assert (said.places, said.ages, said.period, said.partners) == ((), None, None, ("employer",))
    assert {match.project_id: set(kinds(match)) for match in index.similar(Idea("praktik hos företag"))} == {"A": {"words"}, "B": {"words"}}


@pytest.mark.parametrize(
    ("asked", "shared"),
    [((20, 22), {"from 16": "20-22", "to 24": "20-22", "16 to 24": "20-22"}), ((25, 30), {"from 16": "25-30"}), ((10, 15), {"to 24": "10-15"}),
     ((12, 18), {"from 16": "16-18", "to 24": "12-18", "16 to 24": "16-18"})],
)  # fmt: skip
def test_an_age_that_is_open_at_one_end_reaches_on(asked, shared):
    """From 16 on holds thirty-year-olds, up to 24 holds ten-year-olds, and a project that says nothing of age holds nobody for sure."""
    ages = {"from 16": (16, None), "to 24": (None, 24), "16 to 24": (16, 24), "unknown": (None, None)}
    index = ProjectIndex(pd.DataFrame([project(name, methods="praktik", age_min=low, age_max=high) for name, (low, high) in ages.items()]))
    found = {match.project_id: kinds(match).get("target_group") for match in index.similar(Idea("praktik", ages=asked))}
    assert len(found) == 4
    assert {name: ages[0] for name, ages in found.items() if ages} == shared


def test_shared_facts_decide_among_equal_words(index):
    idea = Idea("praktik hos företag", ("2281",), (18, 30), ("work_placement",), (date(2016, 6, 1), date(2018, 1, 1)))
    first, second = index.similar(idea)[:2]
    assert (first.project_id, second.project_id) == ("A", "B")
    assert kinds(first) | {"words": ()} == {
        "type": ("work_placement",),
        "place": ("2281",),
        "target_group": ("18-24",),
        "time": ("2016-06-01", "2016-12-31"),
        "words": (),
    }
    assert "praktik" in kinds(first)["words"]


def test_an_unknown_age_place_or_time_is_never_a_reason(index):
    idea = Idea("praktik", ("2281",), (16, 24), ("work_placement",), (date(2000, 1, 1), date(2030, 1, 1)))
    unknown = next(match for match in index.similar(idea) if match.project_id == "B")
    assert set(kinds(unknown)) == {"words"}


def test_what_shares_nothing_is_left_out(index):
    assert [match.project_id for match in index.similar(Idea("praktik hos företag"))] == ["A", "B"]
    assert index.similar(Idea("")) == []


def test_scores_lie_between_0_and_1_and_fall(index):
    scores = [match.score for match in index.similar(Idea("praktik hos företag", ("2281",), (16, 24), ("work_placement",)))]
    assert scores == sorted(scores, reverse=True) and all(0 <= score <= 1 for score in scores)


def test_words_of_the_record_and_words_of_its_types_are_kept_apart():
    index = ProjectIndex(pd.DataFrame([project("A", methods="Samtal varje vecka", type_words="Coachning jobbcoach")]))
    assert kinds(index.similar(Idea("samtal med jobbcoach"))[0]) == {"words": ("samtal",), "type_words": ("jobbcoach",)}


def test_a_project_of_the_whole_county_shares_the_place_of_every_municipality_in_it():
    places = {"county": ["22"], "own": ["2281"], "neighbour": ["2280"], "other county": ["23"]}
    index = ProjectIndex(pd.DataFrame([project(name, methods="praktik", area_codes=codes) for name, codes in places.items()]))
    found = {match.project_id: kinds(match).get("place") for match in index.similar(Idea("praktik", ("2281",)))}
    assert found == {"county": ("22",), "own": ("2281",), "neighbour": None, "other county": None}


def test_a_county_is_shared_by_all_that_lies_in_it():
    places = {"county": ["22"], "municipality": ["2281"], "other county": ["2380"]}
    index = ProjectIndex(pd.DataFrame([project(name, methods="praktik", area_codes=codes) for name, codes in places.items()]))
    found = {match.project_id: kinds(match).get("place") for match in index.similar(Idea("praktik", ("22",)))}
    assert found == {"county": ("22",), "municipality": ("2281",), "other county": None}


@pytest.mark.parametrize("text", ["bredband på landsbygden", "vargjakt i Sundsvall", "äldreomsorg med praktik", "nytt badhus"])
def test_an_idea_on_something_else_is_like_nothing(index, text):
    assert index.similar(index.understood(text)) == []


def test_two_projects_are_alike_by_what_an_idea_would_be_asked_by():
    """The same work for the same ages in the same town; a type that says how and not what can be left out; time says nothing."""
    alike = {"methods": "Praktik hos företag", "age_min": 16, "age_max": 24, "area_codes": ["2281"]}
    held = ProjectIndex(
        pd.DataFrame(
            [
                project("A", types=["work_placement", "collaboration"], **alike, **DATES),
                project("B", types=["work_placement"], **alike),
                project("C", methods="Simning för pensionärer", types=["collaboration"], area_codes=["2283"]),
            ]
        )
    )
    found = likenesses(held, {"A", "B", "C"})
    assert found.keys() == {frozenset(pair) for pair in ("AB", "AC", "BC")}
    assert found[frozenset("AB")] > found[frozenset("AC")] > found[frozenset("BC")]
    assert likenesses(held, {"A", "C"}, {"collaboration"})[frozenset("AC")] < found[frozenset("AC")]
    assert likenesses(held, {"A"}) == {}
