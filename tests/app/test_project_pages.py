"""The pages on projects: everything reachable with its source, nothing ranked, and an idea that stays in its box."""

import json
import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from insteg.figures import area_map, bank, evidence, held, idea, idea_card, lessons, outcomes, projects_in_curve, record
from insteg.reference import in_view, words
from insteg.reference.catalogue import COUNTY
from insteg.store import queries
from tests.app.test_pages import opened, text
from tests.app.test_place import linked

SAY = words.load("sv")
# As the page orders them: types, groups, ages, places, partners, years.
CHIPS = ("idetyp", "idegrupp", "alderspann", "ideplats", "idepart", "projekttid")

IDEA = "hemlig idé om skogsplantering med coacher"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_all_82_projects_stand_on_the_page_with_their_source(language):
    say, projects = words.load(language), queries.ask("project_search", **bank.NO_FILTER)
    assert len(projects) == 82
    for row in projects.itertuples():
        card = record.card(row.project_id, language)
        assert f'id="projekt-{row.project_id}"' in card
        cited = f'href="{row.address}"'.replace("&", "&amp;")
        assert (cited in card) == (row.address_status == "stored"), row.project_id
        assert say(f"project.confidence.{row.confidence}") in card


def test_all_projects_are_found_without_a_filter():
    nothing = bank.Filters(None, "", (), (), (), (), (), (), (), None, None, False)
    assert len(bank.found(nothing)) == 82


def test_an_address_that_was_not_kept_as_found_is_never_a_link():
    for row in queries.ask("project_search", **bank.NO_FILTER).itertuples():
        card = record.card(row.project_id, "sv")
        if row.address_status == "unverified":
            assert "adressen är inte kontrollerad" in card
        if row.address_status == "root_only":
            assert "bara känd som webbplats" in card
    assert {"unverified", "root_only", "stored"} <= set(queries.ask("project_search", **bank.NO_FILTER)["address_status"])


def test_all_83_outcomes_stand_in_the_table_in_the_order_of_the_file(monkeypatch):
    shown = []
    monkeypatch.setattr(outcomes.markup, "rendered", lambda _, **data: shown.append(data) or "")
    rows = outcomes.outcomes_of(())
    axes, alone = outcomes.comparability.axes(outcomes.comparability.outcomes(rows))
    outcomes.table(words.load("sv"), rows, alone)
    listed = [item["id"] for item in shown[0]["rows"]]
    assert len(rows) == 83
    assert axes == ()
    assert listed == sorted(listed)
    assert all(item["reasons"] and item["cite"].text for item in shown[0]["rows"])


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_all_124_findings_stand_under_their_type_with_their_source(language):
    page, rows = evidence.sections((), language), queries.ask("type_evidence", intervention_type=None)
    own = queries.ask("type_local_projects", intervention_type=None)
    local = set(own.loc[own["address_status"] == "stored", "address"])
    assert len(rows) == 124
    assert page.count('class="insteg-finding"') == 124 + len(own)
    for row in rows.itertuples():
        # An address that was not kept as found may still be a link where another row found it.
        is_link = bool((rows.loc[rows["address"] == row.address, "address_status"] == "stored").any()) or row.address in local
        assert (f'href="{row.address}"'.replace("&", "&amp;") in page) == is_link, row.evidence_id


def test_every_lesson_is_shown_with_its_project():
    test = opened("pages/65_lardomar.py")
    assert not test.exception
    assert f"Lärdomar som visas: {len(lessons.everything())} av" in text(test)


def with_idea(script: str = "pages/70_innan.py", **address: str) -> AppTest:
    test = opened(script, **address)
    test.text_area(key="innan.ide").set_value(IDEA).run()
    return test


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_an_idea_is_answered(language):
    test = with_idea(lang=language)
    assert not test.exception
    say = words.load(language)
    headings = [header.value for header in test.header]
    place = say("idea.need", place=in_view.areas()[COUNTY].phrase(language))
    assert headings == [place, *(say(f"idea.{name}") for name in ("similar", "evidence", "lessons", "parties", "overlap", "checklist"))]


def test_an_idea_on_something_else_is_told_to_be_like_nothing():
    test = opened("pages/70_innan.py")
    test.text_area(key="innan.ide").set_value("bredband och mobilmaster").run()
    assert [info.value for info in test.info] == [SAY("idea.nothing")]
    headings = [header.value for header in test.header]
    assert headings == [SAY(f"idea.{name}") for name in ("similar", "evidence", "overlap", "checklist")]


def test_what_was_read_stands_in_chips_and_a_chip_taken_away_weighs_nothing():
    """Only what the reader changes is in the address; the text read again, and everything is as it was read."""
    test = opened("pages/70_innan.py")
    test.text_area(key="innan.ide").set_value("coach och praktik i Kramfors för unga 16-24 med autism, med AF, 2027-2028").run()
    chips = {name: test.multiselect(key=f"innan.{name}").value for name in CHIPS}
    read = (["coaching", "work_placement"], ["npf"], ["16-24"], ["2282"], ["employment_service"], ["2027-2028"])
    assert tuple(chips.values()) == read
    assert not set(test.query_params) & set(CHIPS)
    test.multiselect(key="innan.idetyp").unselect("coaching").run()
    assert test.query_params["idetyp"] == "work_placement"
    next(button for button in test.button if button.label == SAY("idea.read_again")).click().run()
    assert test.multiselect(key="innan.idetyp").value == ["coaching", "work_placement"]
    assert not set(test.query_params) & set(CHIPS)


def test_the_place_that_an_idea_names_comes_before_the_one_in_the_frame():
    test = opened("pages/70_innan.py", kommun="2281")
    for written, places in (("coach för unga", ["2281"]), ("coach i Kramfors", ["2282"])):
        test.text_area(key="innan.ide").set_value(written).run()
        assert test.multiselect(key="innan.ideplats").value == places


@pytest.mark.parametrize(
    ("link", "shown"), [("18-29", ["18-29"]), ("17–21", ["17-21"]), ("20", ["20-20"]), ("", []), ("29-18", []), ("5-9", []), ("x", [])]
)
def test_ages_in_a_link_are_one_chip(link, shown):
    """Also those of an older link; what is no span of ages is told and left out."""
    test = opened("pages/70_innan.py")
    test.query_params["alderspann"] = link
    test.run()
    assert not test.exception
    assert test.multiselect(key="innan.alderspann").value == shown
    assert bool(test.warning) is (bool(link) and not shown)


def test_an_idea_is_neither_in_the_address_nor_kept_in_the_session():
    test = with_idea()
    assert "skogsplantering" not in json.dumps(dict(test.query_params), ensure_ascii=False)
    kept = {key: value for key, value in test.session_state._state.filtered_state.items() if "skogsplantering" in str(value)}
    assert set(kept) == {"innan.ide"}
    away = test.switch_page("pages/93_om.py").run().run()
    assert "skogsplantering" not in str(away.session_state._state.filtered_state)


def test_an_idea_is_in_no_cache(monkeypatch):
    asked = []
    real = idea_card.ask
    monkeypatch.setattr(idea_card, "ask", lambda name, **params: asked.append((name, params)) or real(name, **params))
    say = words.load("sv")
    wish = idea.Idea(IDEA, ("2281",), (16, 24), (), None)
    for match in idea.index().similar(wish, 3):
        idea_card.found(say, match)
    assert asked
    assert "skogsplantering" not in str(asked)


def test_a_link_to_one_project_keeps_the_language():
    assert record.link_to("projekt", "sv", projekt="VN07") == "projekt?projekt=VN07"
    assert record.link_to("projekt", "en", projekt="VN07") == "projekt?projekt=VN07&lang=en"


def test_filters_that_fit_nothing_say_what_to_do():
    test = opened("pages/52_projekt.py")
    test.text_input(key="projekt.sok").set_value("finns inte någonstans").run()
    assert any("Ta bort ett filter" in info.value for info in test.info)


def test_a_drawn_project_leads_to_its_estimate_and_one_without_a_usable_start_does_not():
    view = projects_in_curve.CurveChoice(held.DEFAULT_INDICATOR, "2284", "en", "light")
    assert projects_in_curve.estimate_link(view, "VN07") == "effekt?kommun=2284&projekt=VN07&lang=en"
    assert projects_in_curve.estimate_link(view, "VN12") is None
    test = opened("pages/25_kurvan.py", kommun="2284")
    assert "(effekt?kommun=2284&projekt=VN07)" in text(test)


def test_an_interval_that_the_source_gives_stands_on_the_card():
    page = evidence.sections(("supported_employment",), "sv")
    assert "10,39 oddskvot (osäkerhet 2,79 till 38,68)" in page
    # The file's word for "which way only" is no unit; a source may write of "motsatt riktning mot" another.
    assert not re.search(r" riktning\b(?! mot)", evidence.sections((), "sv"))


def test_types_without_outcomes_say_so_instead_of_an_empty_table():
    test = opened("pages/50_insatser.py")
    test.query_params["insats"] = "supported_employment"
    test.run()
    assert words.load("sv")("outcome.nothing") in text(test)
    assert "Inga av de 0" not in text(test)


@pytest.mark.parametrize(
    ("numbers", "legend"),
    [((0, 0), []), ((0, 1), ["0", "1"]), ((2, 8), ["0", "1–2", "3–4", "5–6", "7–8"]), ((5, 0), ["0", "1–2", "3–4", "5"])],
)
def test_the_shades_of_a_map_of_counts_are_whole_numbers_that_never_overlap(numbers, legend):
    limits, texts = area_map.count_steps(numbers)
    assert texts == legend
    assert len(limits) == max(len(legend) - 1, 0)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_filters_are_taken_away_by_one_press_and_the_place_stays(language):
    say = words.load(language)
    page = linked("pages/52_projekt.py", lang=language, kommun="2282", insats="outreach", sok="coach", pagickfran="2015")
    assert page.text_input[0].value == "coach" and {"kommun", "insats", "sok", "pagickfran"} <= set(page.query_params)
    next(button for button in page.button if button.label == say("project.clear")).click().run()
    assert page.text_input[0].value == "" and page.multiselect(key=f"projekt.projektplats{'' if language == 'sv' else '.en'}").value == [
        "2282"
    ]
    assert "kommun" in page.query_params and not {"insats", "sok", "pagickfran"} & set(page.query_params)
    assert all(button.label != say("project.clear") for button in page.button)


def test_a_filter_by_years_says_of_how_many_projects_the_time_is_not_known():
    say, page = words.load("sv"), linked("pages/52_projekt.py", pagickfran="2018", pagicktill="2020")
    found = bank.found(bank.Filters(first="2018", last="2020"))
    assert 0 < found["is_time_unsure"].sum() < len(found)
    assert say("project.time_unsure", count=int(found["is_time_unsure"].sum())) in text(page)
    assert say("project.time_unsure", count=0)[:10] not in text(opened("pages/52_projekt.py"))


def test_the_map_counts_what_fits_the_other_filters_so_that_another_place_can_be_chosen():
    from insteg.figures import project_areas

    everywhere, here = bank.Filters(types=("outreach",)), bank.Filters(types=("outreach",), areas=("2282",))
    assert project_areas.per_municipality(here) == project_areas.per_municipality(everywhere)
    assert sum(project_areas.per_municipality(here).values()) > len(bank.found(here))
    assert project_areas.counted(bank.BankChoice(here, "sv", "light"))["selected"] == "2282"
    assert project_areas.counted(bank.BankChoice(everywhere, "sv", "light"))["selected"] is None


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_card_begins_with_people_money_and_results_and_folds_what_is_missing(language):
    say = words.load(language)
    for row in queries.ask("project_search", **bank.NO_FILTER).itertuples():
        card = record.card(row.project_id, language)
        body, missing = card.partition('<details class="insteg-missing">')[::2]
        assert say("project.not_seen") not in body
        told = say("project.short.results", count=row.result_count) if row.result_count else say("project.short.no_outcome")
        assert told in card.partition("</summary>")[0]
        for name in ("participants_actual", "participants_planned"):
            is_told = f"{say(f'project.{name}')}: " in card.partition("</summary>")[0]
            assert is_told == pd.notna(getattr(row, name)) or say("status.suppressed") in card, (row.project_id, name)
        count = re.search(r"\((\d+)\)", missing)
        if missing:
            assert count and int(count[1]) == missing.partition("<p>")[2].partition("</p>")[0].count(", ") + 1
