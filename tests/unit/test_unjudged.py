"""A difference that cannot be judged says what is missing: people, a figure, somebody else's people, or that it is a mean or a number."""

import dataclasses
import math

import pytest

from insteg.figures import judgement, sentences, situation
from insteg.figures.benchmark import SIMILAR, SIMILAR_ONES, Benchmark
from insteg.figures.judgement import Aim, Cell
from insteg.figures.profile import rows
from insteg.reference import catalogue, words
from insteg.statistics.verdict import UNKNOWN, compare

SHARE, MEAN = catalogue.indicators()["neet_16_24"], catalogue.indicators()["merit_value_year_9"]
COUNT, CONTEXT = dataclasses.replace(SHARE, kind="count", unit="persons"), dataclasses.replace(SHARE, is_context=True)
COUNTRY = catalogue.areas()["00"]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_each_reason_has_words_of_its_own(language):
    say = words.load(language)
    lacks = ("people", "figure", "another_base", "similar_figure", "similar_people")
    told = {sentences.verdict_in_words(say, SHARE, UNKNOWN, COUNTRY, lack=lack) for lack in lacks}
    told |= {sentences.verdict_in_words(say, one, UNKNOWN, COUNTRY) for one in (MEAN, COUNT, CONTEXT)}
    assert len(told) == 8 and all(COUNTRY.phrase(language) in text for text in told)
    assert sentences.verdict_in_words(say, SHARE, UNKNOWN, COUNTRY) == say("verdict.unknown", place=COUNTRY.phrase(language))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_reason_of_a_mean_is_never_the_number_of_people(language):
    say, people = words.load(language), {"sv": "antal personer", "en": "number of people"}[language]
    keys = (
        "verdict.unknown",
        "sentence.compare.unknown",
        "sentence.seven.unknown",
        "figure.method.none",
        "differences.dots.none",
        "differences.funnel.none",
    )
    for key in keys:
        text = sentences.unjudged(say, key, MEAN, place="", value="", quality="")
        assert people not in text.lower() and "antalet personer" not in text and text != say(key), key


def test_a_mean_has_no_number_of_people_to_miss():
    merit = next(row for row in rows("2281", "sv", Benchmark()) if row["id"] == MEAN.id)
    assert merit["people"] == "" and "medelvärde" in merit["verdict"] and not merit["is_judged"]


def test_a_similar_municipality_without_its_people_is_said_and_nothing_is_claimed(monkeypatch):
    """The mean of seven of whom one has an unknown number of people has an unknown chance: it is no exact value."""
    area, period = "2281", situation.periods(SHARE.id)[-1]
    known = judgement.aim(SHARE.id, area, period, SIMILAR_ONES)
    assert known.lack == "" and known.interval is not None
    figures = judgement._figures(SHARE.id, "total")
    neighbour = next(iter(judgement.similar_weights(area, SIMILAR_ONES.weights)[0]))
    blind = {**figures, neighbour: {**figures[neighbour], period: Cell(figures[neighbour][period].value, math.nan, None, "")}}
    monkeypatch.setattr(judgement, "_figures", lambda *_: blind)
    assert judgement.aim(SHARE.id, area, period, SIMILAR_ONES) == Aim(SIMILAR_ONES.area, known.value, lack="similar_people")
    found = judgement.judged.__wrapped__(SHARE.id, area, period, SIMILAR_ONES)
    assert (found.verdict, found.lack, found.gap) == (UNKNOWN, "similar_people", None)
    say = words.load("sv")
    assert "minst en av dem" in sentences.comparison(say, SHARE, found.verdict, found.against, found.benchmark, found.lack)


def test_a_year_without_a_figure_of_a_similar_municipality_is_said(monkeypatch):
    area, period = "2281", situation.periods(SHARE.id)[-1]
    monkeypatch.setattr(judgement, "values", lambda *_: {})
    assert judgement.aim(SHARE.id, area, period, SIMILAR_ONES).lack == "similar_figure"
    assert judgement.aim(SHARE.id, area, period, Benchmark()).lack == "figure"
    assert SIMILAR_ONES.kind == SIMILAR


def test_whoever_can_be_judged_lacks_nothing():
    found = judgement.judged(SHARE.id, "2282", "2024", Benchmark())
    assert found.lack == "" and found.verdict == compare(found.value, found.interval, found.benchmark, "down")
