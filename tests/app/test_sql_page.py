"""The page for own questions: the question in the link is answered, refusals are sentences, Cancel stops, and no answer is kept."""

import pytest
import streamlit as st

from insteg.figures import own_question as told
from insteg.reference import words
from insteg.store.own_questions import asking
from insteg.web import entrance
from tests.app.test_pages import markup, text
from tests.app.test_place import linked

PAGE = "pages/92_sql.py"


def asked(question: str, **more: str):
    return linked(PAGE, fraga=question, **more)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_without_a_question_the_page_shows_examples_and_every_table(language):
    test, say = linked(PAGE, lang=language), words.load(language)
    shown = text(test)
    assert not test.exception and say("sql.answer") not in shown
    for name in told.examples(language):
        assert say(f"sql.example.{name}") in shown
    assert say("sql.column.is_home_municipality") in shown and "<code>observations</code>" in shown


def test_the_question_of_a_link_is_answered_with_how_to_read_it():
    question = "select area_code, name_sv, 0.5 as half from areas where is_home_municipality order by area_code"
    test = asked(question)
    shown = text(test)
    assert not test.exception
    assert "<td>Timrå</td>" in shown and ">0,5</td>" in shown
    assert "Rader i svaret: 7." in shown and "Jämför inte över ett" in shown
    assert test.query_params["fraga"] == question
    assert "api/v1/sql?query=select+area_code" in shown
    # Nothing is going on any more: no button to cancel it.
    assert [button.label for button in test.button] == ["Kör frågan"]
    assert len(test.get("download_button")) == 3


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("drop table areas", "Här går det bara att läsa"),
        ("from read_csv('/etc/passwd')", "Funktionen read_csv går inte att använda"),
        ("from nothing", "Det finns ingen tabell nothing här"),
        ("select 1; select 2", "Det är 2 satser"),
        ("selekt", "Databasen kunde inte läsa frågan"),
    ],
)
def test_what_is_not_answered_is_told(question, said):
    test = asked(question)
    assert not test.exception
    assert said in " ".join(warning.value for warning in test.warning)
    assert ("syntax error" in markup(test)) == (question == "selekt")


def test_the_plan_is_shown_when_asked_for():
    assert "Filter" in markup(asked("select * from areas where level = 'county'", rakna="ja"))


def test_a_long_answer_shows_its_beginning_and_says_so():
    shown = text(asked("select range as n from range(5000)"))
    assert "Rader i svaret: 5\u202f000." in shown and "Tabellen visar de 200 första." in shown
    assert ">199<" in shown and ">200<" not in shown


def test_what_was_cancelled_is_not_asked_again_until_run_is_pressed(monkeypatch):
    test = asked("select 42 as n")
    questions = []
    monkeypatch.setattr(asking, "ask", lambda file, question, seconds, who: iter(questions.append(question) or [asking.Ended(False)]))
    test.session_state["sql.stopped"] = "select 42 as n"
    test.run()
    assert questions == [] and "Frågan är avbruten" in test.info[0].value
    test.button[0].click().run()
    assert questions == ["select 42 as n"]


@pytest.mark.parametrize(("address", "who"), [("192.0.2.7", "192.0.2.7"), (None, "127.0.0.1")])
def test_the_page_counts_its_questions_for_the_reader(monkeypatch, address, who):
    """Streamlit names no client of this machine: all pages there are one."""
    asked_by = []
    monkeypatch.setattr(type(st.context), "ip_address", property(lambda self: address))
    monkeypatch.setattr(asking, "ask", lambda file, question, seconds, who: iter(asked_by.append(who) or [asking.Ended(False)]))
    asked("select 42 as n")
    assert set(asked_by) == {who}


def test_a_typed_question_is_answered_and_not_kept():
    assert entrance.is_typed("fraga=select+1") and entrance.known("fraga=select+1&utm=x") == "fraga=select+1"
