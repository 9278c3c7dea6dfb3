"""Measures to sentences. A sentence claims a difference only where a verdict allows it."""

from insteg.sentences.differences import funnel_in_words, groups_in_words
from insteg.sentences.effect import (
    accepted_break,
    cannot_show,
    detectable_in_words,
    finding_in_words,
    fit_in_words,
    interval_in_words,
    refusal_in_words,
    second_opinion,
)
from insteg.sentences.headline import beside_similar, comparison, headline, the_seven
from insteg.sentences.month import matching, provisional_in_words, versus_year_before
from insteg.sentences.profile import change_in_words, place_in_words, verdict_in_words
from insteg.sentences.series import development
from insteg.sentences.standing import gap_in_words, similar_sentence, trend_in_words, trend_sentence, why_similar
from insteg.sentences.vintage import Changed, changed_in_words, nothing_changed

__all__ = [
    "Changed",
    "accepted_break",
    "beside_similar",
    "cannot_show",
    "change_in_words",
    "changed_in_words",
    "comparison",
    "detectable_in_words",
    "development",
    "finding_in_words",
    "fit_in_words",
    "funnel_in_words",
    "gap_in_words",
    "groups_in_words",
    "headline",
    "interval_in_words",
    "matching",
    "nothing_changed",
    "place_in_words",
    "provisional_in_words",
    "refusal_in_words",
    "second_opinion",
    "similar_sentence",
    "the_seven",
    "trend_in_words",
    "trend_sentence",
    "verdict_in_words",
    "versus_year_before",
    "why_similar",
]
