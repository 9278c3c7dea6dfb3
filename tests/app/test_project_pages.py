"""The pages on projects: everything reachable with its source, nothing ranked, and an idea that stays in its box."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from insteg import queries, words
from insteg.views import bank, evidence, held, idea, lessons, map, outcomes, projects_in_curve, record
from tests.app.test_pages import opened, text

IDEA = "hemlig idé om skogsplantering med coacher"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_all_71_projects_stand_on_the_page_with_their_source(language):
    say, projects = words.load(language), queries.ask("project_search", **bank.NO_FILTER)
    assert len(projects) == 71
    for row in projects.itertuples():
        card = record.card(row.project_id, language)
        assert f'id="projekt-{row.project_id}"' in card
        cited = f'href="{row.address}"'.replace("&", "&amp;")
        assert (cited in card) == (row.address_status == "stored"), row.project_id
        assert say(f"project.confidence.{row.confidence}") in card


def test_all_projects_are_found_without_a_filter():
    nothing = bank.Filters(None, "", (), (), (), (), (), (), (), None, None, False)
    assert len(bank.found(nothing)) == 71


def test_an_address_that_was_not_kept_as_found_is_never_a_link():
    for row in queries.ask("project_search", **bank.NO_FILTER).itertuples():
        card = record.card(row.project_id, "sv")
        if row.address_status == "unverified":
            assert "overifierad adress" in card
        if row.address_status == "root_only":
            assert "bara känd som webbplats" in card


def test_all_68_outcomes_stand_in_the_table_in_the_order_of_the_file(monkeypatch):
    shown = []
    monkeypatch.setattr(outcomes.markup, "rendered", lambda _, **data: shown.append(data) or "")
    rows = outcomes.outcomes_of(())
    axes, alone = outcomes.comparability.axes(outcomes.comparability.outcomes(rows))
    outcomes.table(words.load("sv"), rows, alone)
    listed = [item["id"] for item in shown[0]["rows"]]
    assert len(rows) == 68
    assert axes == ()
    assert listed == sorted(listed)
    assert all(item["reasons"] and item["cite"].text for item in shown[0]["rows"])


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_all_41_findings_stand_under_their_type_with_their_source(language):
    page, rows = evidence.sections((), language), queries.ask("type_evidence", intervention_type=None)
    assert len(rows) == 41
    assert page.count('class="insteg-finding"') == 41 + len(queries.ask("type_local_projects", intervention_type=None))
    for row in rows.itertuples():
        assert (f'href="{row.address}"'.replace("&", "&amp;") in page) == (row.address_status == "stored") or row.address_status != "stored"


def test_every_lesson_is_shown_with_its_project():
    test = opened("pages/65_lardomar.py")
    assert not test.exception
    assert f"Visar {len(lessons.everything())} av" in text(test)


def with_idea(script: str = "pages/60_innan.py", **address: str) -> AppTest:
    test = opened(script, **address)
    test.text_area(key="innan.ide").set_value(IDEA).run()
    return test


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_an_idea_is_answered(language):
    test = with_idea(lang=language)
    assert not test.exception
    say = words.load(language)
    headings = [header.value for header in test.header]
    assert headings == [say(f"idea.{name}") for name in ("similar", "evidence", "overlap", "checklist")]


def test_an_idea_is_neither_in_the_address_nor_kept_in_the_session():
    test = with_idea()
    assert "skogsplantering" not in json.dumps(dict(test.query_params), ensure_ascii=False)
    kept = {key: value for key, value in test.session_state._state.filtered_state.items() if "skogsplantering" in str(value)}
    assert set(kept) == {"innan.ide"}
    away = test.switch_page("pages/90_om.py").run().run()
    assert "skogsplantering" not in str(away.session_state._state.filtered_state)


def test_an_idea_is_in_no_cache(monkeypatch):
    asked = []
    real = idea.ask
    monkeypatch.setattr(idea, "ask", lambda name, **params: asked.append((name, params)) or real(name, **params))
    say = words.load("sv")
    wish = idea.Idea(IDEA, "2281", (16, 24), (), None)
    for match in idea.index().similar(wish, 3):
        idea.found(say, match)
    assert asked
    assert "skogsplantering" not in str(asked)


def test_a_link_to_one_project_keeps_the_language():
    assert record.link_to("projekt", "sv", projekt="VN07") == "projekt?projekt=VN07"
    assert record.link_to("projekt", "en", projekt="VN07") == "projekt?projekt=VN07&lang=en"


def test_filters_that_fit_nothing_say_what_to_do():
    test = opened("pages/50_projekt.py")
    test.text_input(key="projekt.sok").set_value("finns inte någonstans").run()
    assert any("Ta bort ett filter" in info.value for info in test.info)


def test_a_drawn_project_leads_to_its_estimate_and_one_without_a_usable_start_does_not():
    view = projects_in_curve.View(held.DEFAULT_INDICATOR, "2284", "en", "light")
    assert projects_in_curve.estimate_link(view, "VN07") == "effekt?kommun=2284&projekt=VN07&lang=en"
    assert projects_in_curve.estimate_link(view, "VN01") is None
    test = opened("pages/57_kurvan.py")
    test.selectbox(key="kurvan.kommun").set_value("2284").run()
    assert "(effekt?kommun=2284&projekt=VN07)" in text(test)


def test_an_interval_that_the_source_gives_stands_on_the_card():
    page = evidence.sections(("supported_employment",), "sv")
    assert "10,39 oddskvot (konfidensintervall 2,79 till 38,68)" in page
    assert " riktning" not in evidence.sections((), "sv")


def test_types_without_outcomes_say_so_instead_of_an_empty_table():
    test = opened("pages/55_insatser.py")
    test.multiselect(key="insatser.insats").set_value(["supported_employment"]).run()
    assert words.load("sv")("outcome.nothing") in text(test)
    assert "Inga av de 0" not in text(test)


@pytest.mark.parametrize(
    ("numbers", "legend"),
    [((0, 0), []), ((0, 1), ["0", "1"]), ((2, 8), ["0", "1–2", "3–4", "5–6", "7–8"]), ((5, 0), ["0", "1–2", "3–4", "5"])],
)
def test_the_shades_of_a_map_of_counts_are_whole_numbers_that_never_overlap(numbers, legend):
    limits, texts = map.count_steps(numbers)
    assert texts == legend
    assert len(limits) == max(len(legend) - 1, 0)
