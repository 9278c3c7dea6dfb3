"""Trend, people behind a gap, and likeness in words: each claims only what its verdict allows."""

from insteg.catalogue import Area
from insteg.measures.persons import Gap
from insteg.measures.similarity import Neighbours
from insteg.measures.trend import Trend
from insteg.measures.verdict import Direction
from insteg.words import Words


def trend_in_words(say: Words, trend: Trend) -> str:
    """Arrow and word, with the years judged where there are any."""
    word = say(f"trend.{trend.word}")
    return word if trend.first is None else say("trend.years", word=word, first=trend.first, last=trend.last)


def trend_sentence(say: Words, trend: Trend, area: Area) -> str:
    """The trend as a sentence of its own; why there is none, where there is none."""
    place = area.phrase(say.language)
    if trend.first is None:
        return say("trend.sentence.not_calculable", place=place, why=say(f"trend.why.{trend.reason}"))
    return say(f"trend.sentence.{trend.word}", place=place, first=trend.first, last=trend.last)


def gap_in_words(say: Words, gap: Gap | None, benchmark: Area, good_direction: Direction) -> str:
    """As many as N young people, with its limits; nobody is asked to move where the gap cannot be told from zero."""
    if gap is None:
        return ""
    place = benchmark.phrase(say.language)
    if not gap.is_distinguishable:
        return say("gap.none", place=place)
    near, far = sorted((abs(gap.low), abs(gap.high)))
    key = "neutral" if good_direction == "none" else "worse" if (gap.count > 0) == (good_direction == "down") else "better"
    # Counted people carry no "about", and are not rounded.
    start, number = ("gap", say.about) if gap.is_estimated else ("counted.gap", say.counted)
    return say(f"{start}.{key}", place=place, number=number(abs(gap.count)), low=number(near), high=number(far))


def similar_sentence(say: Words, area: Area, neighbours: list[Area]) -> str:
    """Who the similar municipalities are, and that their mean is computed."""
    names = [one.name(say.language) for one in neighbours]
    listed = f"{', '.join(names[:-1])} {say('sentence.and')} {names[-1]}" if len(names) > 1 else names[0]
    return say("similar.sentence", place=area.phrase(say.language), names=listed)


def why_similar(say: Words, found: Neighbours, neighbour: Area) -> str:
    """On what one neighbour is most and least alike."""
    like = [say(f"similar.variable.{name}") for name in found.why(neighbour.area_code, 2)]
    unlike = [say(f"similar.variable.{name}") for name in found.why_not(neighbour.area_code)]
    return say("similar.why", name=neighbour.name(say.language), like=f" {say('sentence.and')} ".join(like), unlike=unlike[0])
