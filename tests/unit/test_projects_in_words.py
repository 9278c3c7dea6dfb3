"""What is told of projects, ideas and findings, from rows made by hand: the second of each choice as well as the first."""

from types import SimpleNamespace

import pandas as pd
import pytest

from insteg.figures import evidence, idea_card, project_areas, project_facts, vintage
from insteg.figures.bank import BankChoice, Filters
from insteg.figures.sentences import projects as told
from insteg.reference import words

SAY = words.load("sv")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("kronor", "text"), [(999_999, "999 999 kr"), (1_000_000, "1,0 miljoner kr"), (4_960_000, "5,0 miljoner kr")])
def test_kronor_are_told_in_millions_from_one_million_on(kronor, text):
    assert plain(idea_card.amount(SAY, kronor)) == text


MONEY = dict.fromkeys(("total_budget_sek", "eu_support_sek", "reported_amount_sek", "reported_amount_kind", "total_budget_eur"))


@pytest.mark.parametrize(
    ("more", "value", "note", "is_swedish"),
    [
        ({"total_budget_sek": 5e6, "eu_support_sek": 2e6}, 5e6, "idea.key.of_eu", False),
        ({"total_budget_sek": 5e6}, 5e6, "idea.key.budget", False),
        ({"eu_support_sek": 2e6, "reported_amount_sek": 9e6}, 2e6, "project.money.eu_support", False),
        ({"reported_amount_sek": 9e6, "reported_amount_kind": "beviljat stöd"}, 9e6, "beviljat stöd", True),
        ({"reported_amount_sek": 9e6, "total_budget_eur": 7.0}, 9e6, "project.money.reported", False),
    ],
)
def test_the_surest_amount_is_told_with_what_it_is(more, value, note, is_swedish):
    key = idea_card._money(SAY, SimpleNamespace(**(MONEY | more)))
    said = SAY(note, amount=idea_card.amount(SAY, 2e6)) if note == "idea.key.of_eu" else SAY(note) if "." in note else note
    assert (key.value, key.note, key.is_found, key.is_swedish) == (idea_card.amount(SAY, value), said, True, is_swedish)


def test_without_any_amount_the_dash_says_why():
    key = idea_card._money(SAY, SimpleNamespace(**MONEY))
    assert (key.value, key.note, key.is_found) == ("–", SAY("idea.key.no_money"), False)


OUTCOME = {
    "kind": "result", "is_after_participation": True, "status": "ok", "value": 12.0, "unit": "persons", "qualifier": None, "denominator": 40.0,
    "denominator_of": "participants", "outcome_name": "Arbete", "timing": "after", "months": 6,
}  # fmt: skip


@pytest.mark.parametrize(("language", "is_swedish"), [("sv", True), ("en", False)])
def test_the_result_of_a_card_is_the_first_of_those_afterwards_and_the_others_are_counted(language, is_swedish):
    say = words.load(language)
    rows = [
        OUTCOME | {"kind": "plan", "value": 99.0},
        OUTCOME | {"is_after_participation": False, "value": 77.0},
        OUTCOME,
        OUTCOME | {"value": 30.0},
    ]
    key = idea_card._result(say, pd.DataFrame(rows))
    first = SimpleNamespace(**OUTCOME)
    assert (key.value, key.is_found, key.is_swedish) == (told.outcome_value(say, first), True, is_swedish)
    assert key.note == f"Arbete, {told.outcome_time(say, first)}. {say('idea.key.more', count=1)}"
    alone = idea_card._result(say, pd.DataFrame(rows[:3]))
    assert alone.note == f"Arbete, {told.outcome_time(say, first)}."


@pytest.mark.parametrize(
    ("more", "key"),
    [({"months": 0}, "outcome.at_exit"), ({"months": 1}, "outcome.months"), ({"months": 0, "timing": "during"}, "outcome.months")],
)
def test_nought_months_after_is_at_exit(more, key):
    row = SimpleNamespace(**(OUTCOME | more))
    timing, months = told.coded(SAY, "outcome.timing", row.timing), SAY.many("outcome.month_count", row.months)
    assert told.outcome_time(SAY, row) == (SAY(key) if key == "outcome.at_exit" else SAY(key, timing=timing, months=months))


@pytest.mark.parametrize(
    ("qualifier", "sv", "en"),
    [
        (None, "12", "12"),
        ("cirka", "cirka 12", "about 12"),
        ("drygt", "drygt 12", "just over 12"),
        ("högst", "högst 12", "at most 12"),
        ("nära", "nära 12", "close to 12"),
        ("närmare", "närmare 12", "nearly 12"),
        ("över", "över 12", "over 12"),
        ("hälften", "12 (hälften)", "12 (in the source’s own words: hälften)"),
    ],
)
def test_a_rough_number_says_so_before_it_and_a_share_in_words_behind(qualifier, sv, en):
    assert [told._qualified(words.load(language), "12", qualifier) for language in ("sv", "en")] == [sv, en]


@pytest.mark.parametrize(
    ("status", "address", "key"),
    [
        ("root_only", "https://a.se/b", "root_only"),
        ("not_kept", None, "not_kept"),
        ("stored", None, "not_kept"),
        ("unverified", None, "not_kept"),
    ],
)
def test_a_source_without_a_link_says_why(status, address, key):
    assert told.cite(SAY, address, status) == told.Cite("", SAY(f"project.source.{key}"))


def test_a_stored_source_is_a_link_and_one_put_together_is_told_and_none():
    assert told.cite(SAY, "https://www.a.se/b", "stored") == told.Cite("https://www.a.se/b", SAY("project.source.stored", host="a.se"))
    assert told.cite(SAY, "https://a.se/b", "unverified") == told.Cite("", SAY("project.source.unverified", address="https://a.se/b"))


@pytest.mark.parametrize(
    ("is_study", "phase", "is_told"), [(True, "genomförande", True), (False, "genomförande", False), (True, "förstudie", False)]
)
def test_a_study_that_the_bank_calls_implementation_is_called_a_study(is_study, phase, is_told):
    name = told.coded(SAY, "project.phase", phase)
    shown = project_facts._phase(SAY, SimpleNamespace(is_study=is_study, phase=phase))
    assert shown == (SAY("project.phase_of_study", phase=name) if is_told else name)


@pytest.mark.parametrize(("low", "high", "text"), [(16, 24, "16–24"), (16, None, "16–"), (None, 24, "–24")])
def test_an_open_end_of_ages_stays_open(low, high, text):
    assert project_facts.ages(SAY, SimpleNamespace(age_min=low, age_max=high)) == SAY("project.years", span=text)


def test_one_line_of_a_card_leaves_out_what_was_not_seen_and_the_status_of_the_money():
    people = [("Deltagare", "40"), ("Planerade", SAY("project.not_seen"))]
    money = [("Budget", "5 mnkr"), (SAY("project.money.status"), "jämförbar")]
    assert project_facts.short(SAY, people, money, 2) == f"Deltagare: 40 · Budget: 5 mnkr · {SAY('project.short.results', count=2)}"
    assert project_facts.short(SAY, people, money, 0).endswith(SAY("project.short.no_outcome"))


FOUND = pd.DataFrame({"project_id": ["A", "B", "C", "D"], "area_codes": [["2281", "2260"], ["2281"], ["0180", "00"], None]})


def test_projects_elsewhere_and_those_of_no_known_place_are_counted_apart(monkeypatch):
    monkeypatch.setattr(project_areas, "found", lambda filters: FOUND if not filters.areas else FOUND.head(0))
    counted = project_areas.counted_by_area.__wrapped__(Filters(areas=("2281",)), "sv")
    numbers = dict(zip(counted.iloc[:, 0], counted.iloc[:, 1], strict=True))
    elsewhere, unknown = SAY("project.elsewhere"), SAY("project.place_unknown").capitalize()
    assert (numbers["Sundsvall"], numbers["Timrå"] + numbers["Ånge"] + numbers["Härnösand"]) == (2, 1)
    assert (numbers[elsewhere], numbers[unknown]) == (1, 1)


@pytest.mark.parametrize(("areas", "selected"), [((), None), (("2260",), "2260"), (("2260", "2281"), None)])
def test_the_map_counts_also_where_no_place_is_chosen_and_outlines_the_only_one_that_is(monkeypatch, areas, selected):
    monkeypatch.setattr(project_areas, "found", lambda filters: FOUND if not filters.areas else FOUND.head(0))
    monkeypatch.setattr(project_areas, "per_municipality", project_areas.per_municipality.__wrapped__)
    shown = project_areas.counted(BankChoice(Filters(areas=areas), "sv", "light"))
    values = next(iter(shown["pictures"].values()))["values"]
    assert shown["selected"] == selected and sum(count for each in values.values() for count, _ in each.values()) == 3


PROJECT = {"participants_actual": None, "participants_planned": None, "participants_status": "not_seen"}


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"participants_actual": 40.0, "participants_planned": 60.0}, SAY.many("intervention.reached", 40.0)),
        ({"participants_planned": 60.0}, SAY.many("intervention.planned", 60.0)),
        ({"participants_planned": 60.0, "participants_status": "suppressed"}, SAY("status.suppressed")),
        ({}, SAY("intervention.reach_unknown")),
    ],
)
def test_how_many_a_project_reached_is_told_before_how_many_it_meant_to(more, text):
    assert evidence._reach(SAY, SimpleNamespace(**(PROJECT | more))) == text


@pytest.mark.parametrize(
    ("own", "planned", "status", "key", "amount"),
    [
        (41_400, 20_000, "comparable", "sek_per_participant", "41 000"),
        (None, 20_600, "comparable", "sek_per_planned_participant", "21 000"),
        (41_400, 20_000, "as_reported", "no_cost", ""),
        (None, None, "comparable", "no_cost", ""),
    ],
)
def test_a_cost_a_head_is_of_those_who_took_part_before_those_planned_and_only_where_comparable(own, planned, status, key, amount):
    row = SimpleNamespace(sek_per_participant=own, sek_per_planned_participant=planned, money_status=status)
    told_of = plain(evidence._cost(SAY, row))
    assert told_of == plain(SAY(f"intervention.{key}", amount=amount) if amount else SAY(f"intervention.{key}"))


def test_with_stands_before_without():
    text = evidence._frequency(SAY, SimpleNamespace(of_100_with=41, of_100_without=27))
    assert text == SAY("intervention.frequency", treated=41, control=27) != SAY("intervention.frequency", treated=27, control=41)
    assert evidence._frequency(SAY, SimpleNamespace(of_100_with=41, of_100_without=None)) == ""


@pytest.mark.parametrize(("part", "whole", "rest"), [(20.0, 40.0, 20.0), (38.0, 40.0, 2.0)])
def test_who_is_left_of_a_share_counts_as_people_too(part, whole, rest):
    row = {"indicator": "neet_16_24", "numerator_now": part, "denominator_now": whole, "value_now": 1.0}
    assert vintage._people(row, "now") == [part, whole, rest]
    assert vintage._people({"indicator": "registered_month_18_24_count", "value_now": 7.0}, "now") == [7.0]
