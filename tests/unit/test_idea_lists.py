"""What stands beside the projects like an idea: the need, research, lessons, parties. Counted from the questions themselves."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from insteg.figures import idea, idea_card, idea_lists
from insteg.figures.idea_need import MEASURES, home_of, needs
from insteg.files import idea_summary
from insteg.reference import in_view, interventions, words
from insteg.search import Idea, SharedTrait
from insteg.statistics import reporting
from insteg.store import queries
from tests.languages import strangers

SAY = words.load("sv")


def found(text: str) -> list[idea_card.SimilarProject]:
    return idea.similar(SAY, idea.understood(text))


@pytest.mark.parametrize(
    ("places", "home"), [((), "22"), (("2282",), "2282"), (("2380", "2282"), "2282"), (("22",), "22"), (("2380",), "22")]
)
def test_the_need_is_of_the_first_place_that_is_one_of_the_seven(places, home):
    assert home_of(places) == home


def test_a_number_of_people_is_told_where_it_is_a_lack_and_the_share_otherwise():
    """Those who got a diploma are not those who need something."""
    told = dict(zip(MEASURES, needs("2282", "sv"), strict=True))
    lacks = {name for name in MEASURES if in_view.indicators()[name].good_direction == "down"}
    assert lacks == {"neet_16_24", "financial_assistance_18_24"}
    assert {name for name, need in told.items() if "%" not in need.main} == lacks
    assert all(any("liknande kommuner" in text for text in need.said) for need in told.values())


def test_the_county_is_compared_with_the_country_alone():
    assert needs("22", "sv")
    assert not any("liknande" in text for need in needs("22", "sv") for text in need.said)


def test_every_finding_of_a_type_is_counted_once_and_followed_up_apart():
    for item in interventions.types():
        (row,) = idea_lists.researched(SAY, (item.id,))
        rows = queries.ask("type_evidence", intervention_type=item.id)
        assert sum(row.counts) == len(rows)
        assert row.counts[idea_lists.DIRECTIONS.index("followed")] == int((~rows["is_compared"].astype(bool)).sum())
        assert row.works == rows["work_id"].nunique()


def test_research_is_of_the_types_that_were_asked_for_and_of_no_others():
    assert idea_lists.researched(SAY, ()) == []
    assert [row.title for row in idea_lists.researched(SAY, ("summer_jobs",))] == ["Kommunalt sommarjobb"]


def test_lessons_are_those_of_the_projects_found():
    markup = idea_lists.learned(SAY, found("mötesplats med coach i Örnsköldsvik"))
    assert "lardom-L03" in markup and markup.count("<li id=") <= idea_lists.LESSONS
    assert idea_lists.learned(SAY, []) == ""


def test_whom_to_call_are_the_parties_of_the_projects_found_without_those_who_evaluated():
    projects = found("mötesplats med coach i Örnsköldsvik")
    rows = queries.ask("project_partners", project_id=None, areas=None, kinds=None)
    own = rows[rows["project_id"].isin([item.project_id for item in projects]) & (rows["role"] != "evaluator")]
    told = idea_lists.parties(SAY, projects)
    assert {name for party in told for name in party.names} == set(own["partner"])
    named = {title for party in told for title, _ in party.projects}
    assert named | set(idea_lists.unread(projects)) >= {item.title for item in projects if item.project_id in set(own["project_id"])}


@pytest.mark.parametrize("kind", ["type", "group", "place", "partner", "target_group", "time", "words", "synonyms", "type_words"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_kind_of_reason_has_words(language, kind):
    read = idea.understood("jobbcoach för unga 16-24 med autism i Kramfors, med AF, i Sollefteå, uppsökande, arena och försörjningsstöd")
    wish = replace(read, period=(date(2016, 1, 1), date(2017, 12, 31)))
    kinds = {reason.kind: reason for match in idea.index().similar(wish, 40) for reason in match.reasons}
    assert idea_card.reason_in_words(words.load(language), kinds[kind])


@pytest.mark.parametrize(("language", "told"), [("sv", "fältarbetare som uppsökande"), ("en", "fältarbetare as uppsökande")])
def test_another_name_is_told_as_the_reader_wrote_it_and_then_as_the_record_has_it(language, told):
    same = idea_card.reason_in_words(words.load(language), SharedTrait("synonyms", ("fältarbetare", "uppsökande")))
    assert same.endswith(f": {told}")


def test_the_document_counts_what_was_left_out_among_as_many_projects_as_the_page():
    asked = idea.understood("coachning och praktik för unga")
    projects = idea.similar(SAY, asked)
    assert len(projects) > idea_summary.IN_DOCUMENT
    (checklist,) = [part for part in idea_summary.summary(SAY, asked, projects).sections if part.heading == SAY("idea.checklist")]
    assert checklist.lines == tuple(idea_lists.checklist(SAY, projects))
    assert all(f"{len(projects)}" in missed for _, missed in checklist.lines)


def test_a_dash_stands_for_what_has_not_been_found_and_never_for_nought():
    keys = [key for item in found("praktik och coach för unga i Kramfors") for key in item.keys]
    assert {key.value == "–" for key in keys if not key.is_found} <= {True}
    assert all(key.value != "–" and key.note is not None for key in keys if key.is_found)
    assert any(not key.is_found for key in keys) and any(key.is_found for key in keys)


def test_the_need_is_told_in_the_page_s_language():
    told = [text for need in needs("2282", "en") for text in (need.title, need.main, *need.said)]
    assert strangers(told, "en") == []


OUTCOMES = ["kind", "is_after_participation", "denominator", "timing", "months", "comparison_kind"]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ([("result", True, 40.0, "after", 6.0, "none")], {"result", "denominator", "follow_up"}),
        ([("effect_study", True, None, "exit", None, "control_group")], {"result", "comparison"}),
        ([("result", True, None, "after", None, "none"), ("goal", True, 50.0, "after", 12.0, "none")], {"result"}),
        ([("result", True, None, "exit", None, "none"), ("result", False, 46.0, "after", 12.0, "none")], {"result"}),
        ([("result", False, 46.0, "during", None, "none")], set()),
        ([], set()),
    ],
)
def test_a_part_is_reported_only_of_what_became_of_participants_afterwards(rows, parts):
    """Neither a goal nor who took part says of how many a result is, or how long after."""
    found = reporting.seen(pd.DataFrame(rows, columns=OUTCOMES), None)
    assert {name for name, is_seen in found.items() if is_seen} == parts
    assert reporting.seen(pd.DataFrame(rows, columns=OUTCOMES), "Fler i arbete")["aim"]
    missed = reporting.left_out([found, dict.fromkeys(reporting.PARTS, False)])
    assert missed == {name: 2 - (name in parts) for name in reporting.PARTS}


def test_nothing_asked_is_nothing_understood():
    assert idea.understood("") == Idea("") and idea.corrections("") == ()


@pytest.mark.parametrize(("places", "here"), [((), 1), (("2282",), 0)])
def test_others_of_a_target_group_are_named_where_what_is_done_outweighs_for_whom(places, here):
    say = SAY
    asked = replace(idea.understood("uppsökande coach plus praktik för unga med NPF"), places=places)
    (told,) = idea.other_of_groups(say, asked, idea.similar(say, asked))
    assert f"**Neuropsykiatrisk funktionsnedsättning**: {here}." in told and "Ung Kraft Arena" in told


def test_no_others_are_named_where_those_shown_are_for_the_group_or_none_is_asked_for():
    say = SAY
    for text in ("insats för unga med NPF", "uppsökande arbete"):
        asked = idea.understood(text)
        assert idea.other_of_groups(say, asked, idea.similar(say, asked)) == []


@pytest.mark.parametrize(("places", "is_there"), [((), True), (("22",), True), (("2282",), True), (("2283",), False)])
def test_a_project_without_dates_may_run_where_it_reached(places, is_there):
    asked = Idea("coach", places=places, period=(date(2026, 11, 28), date(2027, 11, 28)))
    lines = dict(idea_lists.overlap_lines(words.load("sv"), asked))
    found = [text for title, text in lines.items() if title.startswith("MISAM")]
    assert bool(found) == is_there and all("datum saknas" in text and "2021–2027" in text for text in found)
