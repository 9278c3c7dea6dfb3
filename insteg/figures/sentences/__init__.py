"""Measures to sentences. A sentence claims a difference only where a verdict allows it."""

from insteg.figures.sentences.differences import by_chance, funnel_in_words, groups_in_words
from insteg.figures.sentences.effect import (
    Rank,
    accepted_break,
    cannot_show,
    detectable_in_words,
    finding_in_words,
    fit_in_words,
    interval_in_words,
    refusal_in_words,
    second_opinion,
)
from insteg.figures.sentences.headline import beside_similar, comparison, counted_seven, headline, statement, the_seven
from insteg.figures.sentences.month import matching, provisional_in_words, versus_year_before
from insteg.figures.sentences.people import limits_in_words, people_in_words
from insteg.figures.sentences.profile import change_in_words, limit_decimals, limits_measured, place_in_words, verdict_in_words
from insteg.figures.sentences.series import development
from insteg.figures.sentences.standing import beside_trend, gap_in_words, similar_sentence, trend_in_words, trend_sentence, why_similar
from insteg.figures.sentences.unjudged import Lack, unjudged
from insteg.figures.sentences.vintage import Changed, changed_in_words, nothing_changed

__all__ = [
    "Changed",
    "Lack",
    "Rank",
    "accepted_break",
    "beside_similar",
    "beside_trend",
    "by_chance",
    "cannot_show",
    "change_in_words",
    "changed_in_words",
    "comparison",
    "counted_seven",
    "detectable_in_words",
    "development",
    "finding_in_words",
    "fit_in_words",
    "funnel_in_words",
    "gap_in_words",
    "groups_in_words",
    "headline",
    "interval_in_words",
    "limit_decimals",
    "limits_in_words",
    "limits_measured",
    "matching",
    "nothing_changed",
    "people_in_words",
    "place_in_words",
    "provisional_in_words",
    "refusal_in_words",
    "second_opinion",
    "similar_sentence",
    "statement",
    "the_seven",
    "trend_in_words",
    "trend_sentence",
    "unjudged",
    "verdict_in_words",
    "versus_year_before",
    "why_similar",
]
