"""Research findings: what compares and what only follows up, each work once, and no note that was meant for the collector."""

import re

import pytest

from insteg.collect.own.working_notes import for_readers
from insteg.figures import evidence
from insteg.reference import words
from insteg.store import queries


@pytest.fixture(scope="module")
def findings():
    return queries.ask("type_evidence", intervention_type=None).set_index("evidence_id")


def test_124_findings_of_83_works(findings):
    """41 and 85, less one rating told again (E54 is E06) and one estimate told again (E87 is E33)."""
    assert len(findings) == 124 and findings["work_id"].nunique() == 83
    assert not {"E54", "E87"} & set(findings.index)


@pytest.mark.parametrize(
    "several", [("E21", "E22"), ("E94", "E95", "E125"), ("E104", "E105"), ("E102", "E103", "E112"), ("E30", "E31", "E120")]
)
def test_one_study_told_of_in_several_places_is_one_work(findings, several):
    assert findings.loc[list(several), "work_id"].nunique() == 1


def test_the_rating_told_again_fills_the_first(findings):
    row = findings.loc["E06"]
    assert (row["impact"], row["strength"], row["cost"]) == ("low", "moderate", "moderate")


@pytest.mark.parametrize(
    ("finding", "is_compared"),
    # A follow-up of courses, a survey afterwards, before and after at one school; a lottery, a matched comparison, an age limit.
    [("E44", False), ("E88", False), ("E67", False), ("E104", False), ("E105", False), ("E107", True), ("E84", True), ("E81", True), ("E120", True)],
)  # fmt: skip
def test_followed_up_is_not_compared(findings, finding, is_compared):
    assert bool(findings.loc[finding, "is_compared"]) is is_compared
    told = evidence.finding(words.load("sv"), findings.reset_index().set_index("evidence_id", drop=False).loc[finding])
    assert (told["direction"] == words.load("sv")("intervention.direction.followed")) is not is_compared


def test_no_type_rests_on_follow_ups_alone(findings):
    cells = queries.ask("evidence_gap")
    assert (cells["followed_count"] <= cells["finding_count"]).all()
    courses = cells[(cells["intervention_type"] == "folk_high_school") & (cells["finding_count"] > 0)]
    assert (courses["followed_count"] == courses["finding_count"]).all() and len(courses)


def test_an_interval_that_cannot_be_of_its_effect_is_not_shown(findings):
    assert findings.loc["E42", ["ci_low", "ci_high"]].isna().all() and findings.loc["E95", "effect"] == "1.32"


def test_violence_and_crime_are_no_life_situation(findings):
    assert all(list(findings.loc[name, "domains"]) == ["crime"] for name in ("E57", "E100", "E101"))


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("Hög för unga. Fullständig adress ej sparad.", "Hög för unga."),
        ("Cirka ett per tolv (trunkerat referat).", "Cirka ett per tolv."),
        ("Få studier; siffror inte i den lagrade texten.", "Få studier."),
        ("Tre centra ingick (en tidning).", "Tre centra ingick (en tidning)."),
        ("Endast webbplatsrot sparad.", ""),
    ],
)
def test_a_note_to_oneself_never_reaches_a_reader(note, shown):
    assert for_readers(note) == shown


def test_no_shown_note_speaks_of_the_collecting(findings):
    words_of_work = re.compile(r"trunkera|ej sparad|lagrade texten|webbplatsrot|outcomes\.csv|räkna inte två gånger|\bE\d\d\b")
    assert not [note for note in findings["note"].dropna() if words_of_work.search(note)]


def test_the_project_of_the_study_reaches_all_seven():
    for code in ("2260", "2262", "2280", "2281", "2282", "2283", "2284"):
        assert "VN01" in set(queries.ask("projects", areas=[code], types=None)["project_id"])
    row = queries.ask("projects", areas=["2281"], types=None).set_index("project_id").loc["VN01"]
    assert (row["total_budget_sek"], row["eu_support_sek"], row["disability_focus"]) == (674537, 674537, "yes")
    assert row["phase"].startswith("genomförande") and bool(row["is_study"])


COMPARES = re.compile(r"RCT|lotteri|kontrollgrupp|PSM|tröskel|24- mot 25-åringar|metaanalys|översikt")
# Read one by one: docs/decisions/0134-the-first-41-findings-compare.md.
READ = {f"E{number:02d}" for number in (*range(1, 9), *range(30, 36))}


def test_each_of_the_first_41_findings_compares_by_its_design_or_was_read(findings):
    first = [name for name in findings.index if int(name[1:]) <= 41]
    assert len(first) == 41 and findings.loc[first, "is_compared"].all()
    assert [name for name in first if name not in READ and not COMPARES.search(str(findings.loc[name, "design"]))] == []
    # The list is not longer than it must be: the designs of those in it say nothing.
    assert [name for name in READ if COMPARES.search(str(findings.loc[name, "design"]))] == []
