"""The search: words first, then shared type, age, place and time; every reason is a fact of the record or of its coded types."""

from datetime import date

import pandas as pd
import pytest

from insteg.search import Idea, ProjectIndex
from insteg.search.text import stems, widened

DATES = {"starts_on": pd.Timestamp("2015-01-01"), "ends_on": pd.Timestamp("2016-12-31")}


def project(name: str, **fields) -> dict:
    empty = dict.fromkeys(["target_group", "methods", "type_words", "other_words", "area_words"], "")
    record = {"title": name, "types": [], "area_codes": [], "age_min": None, "age_max": None, "starts_on": pd.NaT, "ends_on": pd.NaT}
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


def test_everyday_names_are_widened_to_official_ones():
    assert "neuropsykiatrisk" in widened("en kille med adhd")
    assert widened("en båt") == "en båt"


def test_shared_facts_decide_among_equal_words(index):
    idea = Idea("praktik hos företag", "2281", (18, 30), ("work_placement",), (date(2016, 6, 1), date(2018, 1, 1)))
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
    idea = Idea("praktik", "2281", (16, 24), ("work_placement",), (date(2000, 1, 1), date(2030, 1, 1)))
    unknown = next(match for match in index.similar(idea) if match.project_id == "B")
    assert set(kinds(unknown)) == {"words"}


def test_what_shares_nothing_is_left_out(index):
    assert [match.project_id for match in index.similar(Idea("praktik hos företag"))] == ["A", "B"]
    assert index.similar(Idea("")) == []


def test_scores_lie_between_0_and_1_and_fall(index):
    scores = [match.score for match in index.similar(Idea("praktik hos företag", "2281", (16, 24), ("work_placement",)))]
    assert scores == sorted(scores, reverse=True) and all(0 <= score <= 1 for score in scores)


def test_words_of_the_record_and_words_of_its_types_are_kept_apart():
    index = ProjectIndex(pd.DataFrame([project("A", methods="Samtal varje vecka", type_words="Coachning jobbcoach")]))
    assert kinds(index.similar(Idea("samtal med jobbcoach"))[0]) == {"words": ("samtal",), "type_words": ("jobbcoach",)}
