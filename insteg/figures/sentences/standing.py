"""Trend, people behind a gap, and likeness in words: each claims only what its verdict allows."""

from insteg.figures.sentences.people import limits_in_words, people_in_words
from insteg.figures.sentences.unjudged import unjudged
from insteg.reference.catalogue import Area, Indicator
from insteg.reference.words import Words
from insteg.statistics.persons import Gap
from insteg.statistics.similarity import Neighbours
from insteg.statistics.trend import Trend


def trend_in_words(say: Words, trend: Trend) -> str:
    """Arrow and word, with the years judged where there are any."""
    word = say(f"trend.{trend.word}")
    return word if trend.first is None else say("trend.years", word=word, first=trend.first, last=trend.last)


def trend_sentence(say: Words, indicator: Indicator, trend: Trend, area: Area, country: str = "") -> str:
    """The trend as a sentence of its own, in the past tense with its years; why there is none, where there is none.

    Of a mean, a number or what is background only no trend is ever told, however many years there are.

    country: what the share did in the country in the same years, a clause ready to stand beside it.
    """
    place = area.phrase(say.language)
    if trend.first is None:
        return say("trend.sentence.not_calculable", place=place, why=unjudged(say, f"trend.why.{trend.reason}", indicator))
    told = say(f"trend.sentence.{trend.word}", place=place, first=trend.first, last=trend.last)
    return f"{told} {country}".strip()


def beside_trend(say: Words, indicator: Indicator, country: Area, first: float, last: float) -> str:
    """What the same share was in the country in the first and the last of the years: numbers, no judgement."""
    ends = [round(value, indicator.decimals) for value in (first, last)]
    key = "same" if ends[0] == ends[1] else "fell" if ends[1] < ends[0] else "rose"
    told = {name: say.measured(value, indicator.unit, indicator.decimals) for name, value in (("start", first), ("end", last))}
    return say(f"trend.beside.{key}", place=country.phrase(say.language), **told)


def gap_in_words(say: Words, indicator: Indicator, gap: Gap | None, benchmark: Area) -> str:
    """As many as N young people, with its limits; a gap that may be zero is said to be so."""
    if gap is None:
        return ""
    place = benchmark.phrase(say.language)
    if not gap.is_distinguishable:
        return say("gap.none", place=place)
    near, far = sorted((abs(gap.low), abs(gap.high)))
    people = people_in_words(say, indicator, abs(gap.count), gap.is_estimated)
    return say("gap.difference", place=place, number=people, limits=limits_in_words(say, near, far, gap.is_estimated))


def similar_sentence(say: Words, area: Area, neighbours: list[Area]) -> str:
    """Who the similar municipalities are, and that their mean is computed."""
    names = [one.name(say.language) for one in neighbours]
    return say("similar.sentence", place=area.phrase(say.language), names=say.listed(names))


def why_similar(say: Words, found: Neighbours, neighbour: Area) -> str:
    """On what one neighbour is most and least alike."""
    like = [say(f"similar.variable.{name}") for name in found.why(neighbour.area_code, 2)]
    unlike = [say(f"similar.variable.{name}") for name in found.why_not(neighbour.area_code)]
    return say("similar.why", name=neighbour.name(say.language), like=say.listed(like), unlike=unlike[0])
