"""An organisation's own follow-up at its limits: age groups, and what must be held back because the rest would tell it."""

import pandas as pd
import pytest

from insteg.collect.own import outcome_counts, outcome_rules, rules
from insteg.collect.own.outcome_counts import Project, shown
from insteg.reference.outcome_columns import MOMENTS

# 40 entered, 20 left; six months on all 20 are known: 10 in work, 5 in study, 5 in neither.
SAFE = {"entered": 40, "left": 20, "followed_6": 20, "work_6": 10, "study_6": 5}
MOMENT = {"followed_6", "moved_6", "work_6", "study_6"}


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("", ""), ("15", "övriga"), ("16", "16-19"), ("19", "16-19"), ("20", "20-24"), ("24", "20-24"), ("25", "25-29"), ("29", "25-29"),
        ("30", "övriga"),
    ],
)  # fmt: skip
def test_a_birthday_decides_the_age_group(age, band):
    assert outcome_counts._band(age) == band


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({}, {"entered", "left", *MOMENT}),
        # 18 known of 20: two whose situation is unknown could be told apart.
        ({"followed_6": 18, "work_6": 9, "study_6": 9}, {"entered", "left"}),
        ({"followed_6": 16, "work_6": 8, "study_6": 8}, {"entered", "left"}),
        ({"followed_6": 15, "work_6": 5, "study_6": 5}, {"entered", "left", *MOMENT}),
        # Three in neither work nor study.
        ({"work_6": 10, "study_6": 7}, {"entered", "left"}),
        # Four in study: work and study are told together.
        ({"work_6": 11, "study_6": 4}, {"entered", "left", "followed_6", "moved_6"}),
        ({"work_6": 15, "study_6": 0}, {"entered", "left", *MOMENT}),
        # Three still there: how many entered would tell it.
        ({"entered": 23}, {"left", *MOMENT}),
        ({"entered": 25}, {"entered", "left", *MOMENT}),
        # Four left in all.
        ({"entered": 40, "left": 4, "followed_6": 4, "work_6": 4, "study_6": 0}, set()),
    ],
)
def test_what_would_tell_a_small_group_is_held_back(changed, kept):
    counts = SAFE | changed
    found = shown(Project("VN07", "2024", counts))
    assert {kind for _, kind in found} == kept
    truth = counts | {"moved_6": counts["work_6"] + counts["study_6"]}
    assert all(value == truth[kind] for (_, kind), value in found.items())


@pytest.mark.parametrize(
    ("start", "end", "is_kept"),
    [
        ("2015-06-30", "2015-06-30", True),
        ("2015-06-30", "2015-06-29", False),
        ("2015-06", "2015-06", True),
        ("2015-06-30", "2015-06", True),
        ("2015-07", "2015-06", False),
        ("2015", "2015", True),
        ("", "2015", True),
    ],
)
def test_a_project_may_end_on_the_day_it_starts(start, end, is_kept):
    assert rules._days_in_order(start, end) is is_kept


@pytest.mark.parametrize(
    ("kind", "text", "is_kept"),
    [
        ("date", "1979-12-31", False), ("date", "1980", True), ("date", "2060-12-31", True), ("date", "2061", False),
        ("date", "2015-02-29", False), ("date", "2016-02-29", True), ("count", "1000000", True), ("count", "1000001", False),
        ("count", "-1", False), ("amount", "0.5", True), ("amount", "1 000", False), ("municipalities", "Sundsvall; 2280", True),
        ("municipalities", "Sundsvalla", False), ("address", "https://example.org/x", True), ("address", "example.org", False),
    ],
)  # fmt: skip
def test_a_cell_is_kept_within_its_limits_and_not_outside(kind, text, is_kept):
    assert rules.KINDS[kind][0](text) is is_kept


@pytest.mark.parametrize(("smaller", "larger", "is_kept"), [("5", "5", True), ("6", "5", False), ("", "5", True), ("5", "", True)])
def test_a_part_is_at_most_the_whole(smaller, larger, is_kept):
    assert rules._in_order(smaller, larger) is is_kept


@pytest.mark.parametrize(
    ("kind", "text", "is_kept"),
    [
        ("age", "9", False), ("age", "10", True), ("age", "80", True), ("age", "81", False), ("age", "16.5", False),
        ("count", "100000", True), ("count", "100001", False), ("count", "0", True), ("text", "x" * 40, True), ("text", "x" * 41, False),
        ("project", "VN07", True), ("project", "VN99", False), ("date", "2024-03", True), ("date", "2024-13", False),
    ],
)  # fmt: skip
def test_a_cell_of_a_follow_up_is_kept_within_its_limits_and_not_outside(kind, text, is_kept):
    assert outcome_rules._per_kind({"VN07"})[kind][0](text) is is_kept


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, []),
        ({"left": "40"}, []),
        ({"left": "41"}, ["left"]),
        ({"work_6": "15"}, []),
        ({"work_6": "16"}, ["work_6"]),
        ({"left": "19"}, ["followed_6"]),
        ({"study_6": ""}, ["work_6"]),
    ],
)
def test_counts_of_one_row_fit_into_each_other(changed, wrong):
    """40 entered, 20 left and 20 followed up after six months: at most 20 in work and study together."""
    empty = {f"{name}_{moment}": "" for moment in MOMENTS for name in ("followed", "work", "study")}
    row = pd.Series(empty | {name: str(count) for name, count in SAFE.items()} | changed)
    assert [name for name, _, _ in outcome_rules._of_sums(row)] == wrong


@pytest.mark.parametrize(
    ("entered", "left", "status", "wrong"),
    [
        ("2024-03-01", "2024-03-01", "arbete", []),
        ("2024-03-02", "2024-03-01", "arbete", ["left"]),
        ("2024-03-02", "2024-03", "arbete", []),
        ("2024-03-01", "", "", []),
        ("2024-03-01", "", "arbete", ["left"]),
    ],
)
def test_a_participant_leaves_no_earlier_than_entering(entered, left, status, wrong):
    row = pd.Series({"entered": entered, "left": left, **dict.fromkeys([f"status_{moment}" for moment in MOMENTS], status)})
    assert [name for name, _, _ in outcome_rules._of_one(row)] == wrong
