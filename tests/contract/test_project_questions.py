"""Every question about projects answers: with rows, unique on its grain, and with each filter both set and left empty."""

from datetime import date

import pandas as pd
import pytest

from insteg.collect.snapshot.build import build
from insteg.figures import bank
from insteg.store import folders, queries, snapshots, sql_files

SEARCH = dict.fromkeys(
    ["areas", "starts_before", "ends_after", "periods", "owner_types", "disability_focus", "types", "phases", "local_only"]
)
LESSONS = dict.fromkeys(["levels", "actors", "types", "kinds", "local_only"])
QUESTIONS = [
    ("project_search", SEARCH),
    ("project_choices", {}),
    ("project_card", {"project_id": "VN07"}),
    ("project_outcomes", {"project_id": None}),
    ("project_outcomes", {"project_id": "VN07"}),
    ("project_timeline", {"area_code": None, "local_only": None}),
    ("project_timeline", {"area_code": "2281", "local_only": True}),
    ("project_texts", {}),
    ("intervention_types", {}),
    ("type_evidence", {"intervention_type": None}),
    ("type_evidence", {"intervention_type": "supported_employment"}),
    ("type_local_projects", {"intervention_type": None}),
    ("type_local_projects", {"intervention_type": "work_placement"}),
    ("evidence_gap", {}),
    ("lessons", LESSONS),
    ("lessons", LESSONS | {"levels": ["individual"], "actors": ["municipality"]}),
    ("reporting_quality", {"as_of": date(2026, 11, 24), "local_only": True}),
    ("overlap", {"area_code": "2281", "starts_on": date(2015, 1, 1), "ends_on": date(2017, 12, 31)}),
    ("chains", {"project_id": None}),
    ("chains", {"project_id": "VN14"}),
]


@pytest.fixture(scope="module", autouse=True)
def snapshot(tmp_path_factory):
    patch = pytest.MonkeyPatch()
    folder = tmp_path_factory.mktemp("snapshots")
    patch.setattr(folders, "snapshots", lambda: folder)
    build(lambda _: None)
    assert snapshots.current().parent == folder
    yield
    patch.undo()


def search(**filters: object) -> set[str]:
    return set(queries.ask("project_search", **(SEARCH | filters))["project_id"])


@pytest.mark.parametrize(("name", "params"), QUESTIONS)
def test_a_question_answers_and_is_unique_on_its_grain(name, params):
    answer = queries.ask(name, **params)
    grain = list(sql_files.read(folders.QUERIES / f"{name}.sql").grain)
    assert not answer.empty
    assert not answer.duplicated(grain).any()


def test_no_filter_shows_all_82():
    assert len(search()) == 82
    assert len(search(local_only=True)) == 46


@pytest.mark.parametrize(
    ("filters", "present", "absent"),
    [
        # A county-wide project reaches Ånge; a national one and a neighbour's do not.
        ({"areas": ["2260"]}, {"VN02", "VN19", "VN01"}, {"SE02", "VN05"}),
        ({"periods": ["2007-2013"]}, {"VN06", "SE27"}, {"VN05", "VN10"}),
        # Of VN12 no time is known: it may have run at any.
        ({"starts_before": date(2010, 1, 1)}, {"VN08", "VN12"}, {"VN06"}),
        ({"ends_after": date(2026, 11, 1)}, {"VN16", "VN12"}, {"VN20"}),
        ({"owner_types": ["idéburen"]}, {"VN16"}, {"VN01"}),
        ({"disability_focus": ["yes"]}, {"VN05", "VN06", "VN18"}, {"VN07"}),
        ({"types": ["outreach"]}, {"VN07"}, {"VN05"}),
        ({"phases": ["förstudie"]}, {"VN02"}, {"VN01", "VN04"}),
    ],
)
def test_each_filter_keeps_what_fits_and_drops_the_rest(filters, present, absent):
    found = search(**filters)
    assert present <= found
    assert not absent & found


@pytest.mark.parametrize(("words", "present"), [("SPELA", set()), ("egen coach", {"VN07"}), ("EGEN Coach", {"VN07"}), ("e%coach", set())])
def test_typed_words_keep_the_projects_that_hold_them(words, present):
    """As they stand: a percent sign is a percent sign."""
    found = set(bank.found(bank.Filters(text=words))["project_id"])
    assert present <= found and "VN01" not in found


def test_an_unknown_project_gives_no_card_and_a_project_without_outcomes_no_rows():
    assert queries.ask("project_card", project_id="XX99").empty
    assert queries.ask("project_outcomes", project_id="VN12").empty


def test_the_card_says_how_sure_it_is():
    card = queries.ask("project_card", project_id="VN28").iloc[0]
    assert (card["address_status"], bool(card["is_citable"]), card["confidence"]) == ("stored", True, "low")


def test_contradicting_findings_stand_side_by_side():
    found = queries.ask("type_evidence", intervention_type="summer_jobs")
    apart = found[found["is_contradicted"]]
    assert apart["evidence_id"].tolist() == ["E28", "E29", "E30", "E31"]
    assert set(apart["direction"]) == {"positive", "none", "negative"}


def test_money_a_head_is_given_only_where_money_is_comparable():
    found = queries.ask("type_local_projects", intervention_type=None)
    priced = found[found["sek_per_planned_participant"].notna() | found["sek_per_participant"].notna()]
    assert set(priced["money_status"]) == {"comparable"}
    utas = found[found["project_id"] == "VN04"].iloc[0]
    # 11 512 776 kronor over 80 planned participants.
    assert utas["sek_per_planned_participant"] == pytest.approx(143_909.7)


def test_the_gap_map_is_complete_and_counts_what_is_there():
    gap = queries.ask("evidence_gap")
    assert len(gap) == 25 * 9
    cell = gap.set_index(["intervention_type", "domain"]).loc[("supported_employment", "employment")]
    assert (cell["finding_count"], cell["work_count"]) == (8, 6)
    # Counted in evidence_coding.csv: 101 findings that compare, nine of them on two kinds of outcome.
    assert (gap["finding_count"] - gap["followed_count"]).sum() == 110


def test_reporting_quality_of_the_county_agrees_with_a_count_by_hand():
    found = queries.ask("reporting_quality", as_of=date(2026, 11, 24), local_only=True).set_index("programme_period")
    everything = found.loc["all"]
    # Six studies; 14 ends before that day (VN04-VN09, VN13, VN17, VN18, VN20, VN32, VN38-VN40); VN16 and the four standing ones run; 21 have no end.
    counts = ("project_count", "study_count", "expected_count", "ongoing_count", "end_unknown_count")
    assert [everything[name] for name in counts] == [46, 6, 14, 5, 21]
    # Results: VN07 has ended; VN10 and VN11 have no known end.
    assert (everything["result_count"], everything["other_result_count"], everything["comparison_count"]) == (1, 2, 0)
    assert (everything["denominator_count"], everything["taken_up_count"]) == (1, 2)
    parts = found.drop("all")
    assert parts["expected_count"].sum() == everything["expected_count"]


def test_overlap_counts_days_and_never_guesses_unknown_time():
    found = queries.ask("overlap", area_code="2281", starts_on=date(2019, 2, 1), ends_on=date(2019, 12, 31)).set_index("project_id")
    assert found.loc["VN05", "overlap_days"] == 28  # 1-28 February 2019
    assert found.loc["VN19", "overlap_status"] == "may_overlap"
    assert found.loc["VN25", "overlap_status"] == "time_unknown" and pd.isna(found.loc["VN25", "overlap_days"])


def test_a_chain_is_found_from_any_of_its_members():
    for member in ("VN02", "VN03", "VN13", "VN14"):
        found = queries.ask("chains", project_id=member)
        assert list(zip(found["predecessor"], found["successor"], strict=True)) == [("VN02", "VN03"), ("VN03", "VN13"), ("VN13", "VN14")]


def test_a_project_whose_time_is_not_known_stays_and_is_told_from_the_others():
    every = queries.ask("project_search", **SEARCH).set_index("project_id")
    assert not every["is_time_unsure"].any()
    found = queries.ask("project_search", **{**SEARCH, "starts_before": date(2020, 12, 31), "ends_after": date(2018, 1, 1)}).set_index(
        "project_id"
    )
    unsure = found[found["is_time_unsure"]]
    assert len(unsure) and unsure[["starts_on", "ends_on"]].isna().any(axis=1).all()
    assert found.loc[~found["is_time_unsure"], ["starts_on", "ends_on"]].notna().all(axis=None)
    # None is lost that could have run then.
    could = every[~(every["starts_on"] > "2020-12-31") & ~(every["ends_on"] < "2018-01-01")]
    assert set(could.index) == set(found.index)
