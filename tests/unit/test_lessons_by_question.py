"""Lessons stand under what they answer, each with its project in one line; the finished projects are the ones whose end has passed."""

import html
import re

import pytest

from insteg.figures import lessons
from insteg.figures.lessons import everything, rendered
from insteg.reference import interventions, words
from insteg.reference.interventions import QUESTIONS
from insteg.store import queries


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_lesson_stands_once_under_its_question_in_the_order_of_the_file(language):
    say, rows = words.load(language), everything()
    sections = re.findall(r"<section.*?<h3>(.*?)</h3>(.*?)</section>", rendered(rows, language), re.DOTALL)
    assert [html.unescape(title) for title, _ in sections] == [say(f"lesson.question.{name}") for name in QUESTIONS]
    for name, (_, section) in zip(QUESTIONS, sections, strict=True):
        assert re.findall(r'id="lardom-(\w+)"', section) == rows.loc[rows["question"] == name, "lesson"].tolist()
    assert set(rows["question"]) == set(QUESTIONS) and len(rows) == len(interventions.lessons())


def test_a_question_without_lessons_has_no_heading():
    rows = everything()
    assert "Vad höll?" not in rendered(rows[rows["question"] == "fell"], "sv")


def test_a_gap_in_the_reporting_is_always_something_left():
    gaps = [lesson for lesson in interventions.lessons() if lesson.kind == "reporting_gap"]
    assert len(gaps) > 5 and {lesson.question for lesson in gaps} == {"left"}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_each_lesson_has_its_projects_card_in_one_line(language):
    for row in everything().itertuples():
        card = next(queries.ask("project_card", project_id=row.project_id).itertuples())
        text = html.unescape(rendered(everything().query("lesson == @row.lesson"), language))
        assert f"projekt={row.project_id}" in text and row.project_title in text
        assert (card.owner or words.load(language)("project.owner_unknown")) in text


def test_only_the_page_of_lessons_leads_on_to_an_idea():
    """Beside an idea that somebody has typed, a link to the page of ideas would take it away."""
    rows = everything()
    assert "innan?" not in rendered(rows, "sv") and rendered(rows, "sv", leads_on=True).count("innan?idetyp=") > 10


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_sentence_table_and_picture_of_the_reporting_say_the_same(language):
    figure, picture = lessons.quality(language)
    counts = {row.programme_period: (int(row.result_count), int(row.expected_count)) for row in figure.rows.itertuples()}
    told = {name: words.load(language)("lesson.quality.of", count=one, all=every) for name, (one, every) in counts.items() if every}
    assert len(figure.table) == len(counts) and len(told) > 3
    assert all(name.endswith(f": {of}") for name, of in zip(picture.y.names, told.values(), strict=True))
    assert all(f"({of})" in figure.sentence for period, of in told.items() if period != "all")
