"""In which measures a municipality was clearly worse or better than those like it, and since when: one table for it, one for the seven."""

from dataclasses import dataclass

from insteg.figures import held, judgement, markup, record, sentences, since, situation
from insteg.figures.benchmark import SIMILAR_ONES, similar_areas
from insteg.reference import in_view, words
from insteg.reference.catalogue import COUNTRY, Area, Indicator
from insteg.reference.words import Words
from insteg.store.remembered import remembered

WORSE, BETTER = QUALITIES = ("worse", "better")
JUDGED = ("higher", "lower", "not_distinguishable")
# Its heading, as a link from the county's page names it.
ANCHOR = "mot-liknande"


@dataclass(frozen=True)
class UnlikeMeasure:
    """One measure that was clearly worse or better (`quality`) than the similar ones in its latest year, and since when it had been so."""

    indicator: Indicator
    quality: str
    period: str
    value: float
    mean: float
    since: since.Since | None


@dataclass(frozen=True)
class UnlikeMeasures:
    """What differs clearly, in the order of the catalogue. judged: of how many measures that could have."""

    judged: int
    unlike: tuple[UnlikeMeasure, ...]

    def of(self, quality: str) -> tuple[UnlikeMeasure, ...]:
        return tuple(one for one in self.unlike if one.quality == quality)


@remembered
def found(area_code: str) -> UnlikeMeasures:
    """Every measure of which one way is better, in its latest year, against today's similar municipalities."""
    judged, unlike = 0, []
    for item in held.on_the_map():
        if item.good_direction == "none":
            continue
        period = situation.periods(item.id)[-1]
        told = judgement.judged(item.id, area_code, period, SIMILAR_ONES)
        if told is None or told.benchmark is None or told.verdict.relation not in JUDGED:
            continue
        judged += 1
        if told.verdict.quality in QUALITIES:
            held_since = since.since(item.id, area_code, period, SIMILAR_ONES)
            unlike.append(UnlikeMeasure(item, told.verdict.quality, period, told.value, told.benchmark, held_since))
    return UnlikeMeasures(judged, tuple(unlike))


def sentence(say: Words, area: Area) -> str:
    """How many measures were clearly worse, how many better, and of how many."""
    beside, place = found(area.area_code), area.phrase(say.language)
    if not beside.judged:
        return say("unlike.none", place=place)
    counts = {quality: say.number(len(beside.of(quality))) for quality in QUALITIES}
    return say("unlike.sentence", place=place, judged=say.number(beside.judged), **counts)


def who(say: Words, area: Area) -> str:
    """The municipalities it is set beside."""
    return sentences.similar_sentence(say, area, similar_areas(area.area_code))


@remembered
def rendered(area_code: str, language: str) -> str:
    """One municipality: its measures as rows, the worse ones first, and what the rows can't say."""
    say, area, beside = words.load(language), in_view.areas()[area_code], found(area_code)
    groups = [
        {"title": say(f"unlike.{quality}"), "rows": [_row(say, area_code, one) for one in beside.of(quality)]} for quality in QUALITIES
    ]
    notes = [
        say("unlike.undated") if any(one.since is None for one in beside.unlike) else "",
        sentences.by_chance(say, beside.judged),
        who(say, area),
    ]
    heads = (say("row.head.measure"), area.name(language), say("similar.name"), say("seven.head.since"))
    return markup.rendered(
        "unlike.html",
        say=say,
        sentence=sentence(say, area),
        heads=heads,
        groups=[group for group in groups if group["rows"]],
        note=" ".join(note for note in notes if note),
    )


def _row(say: Words, area_code: str, one: UnlikeMeasure) -> dict[str, str]:
    item = one.indicator
    value, mean = (say.measured(figure, item.unit, item.decimals) for figure in (one.value, one.mean))
    drawn = {"indikator": item.id, "omraden": f"{area_code},{COUNTRY}", "liknande": "ja"}
    return {
        "title": item.text(say.language).title,
        "period": say.period(one.period),
        "address": record.link_to("jamfor", say.language, **drawn),
        "value": value,
        "mean": mean,
        "since": _held(say, one),
    }


def _held(say: Words, one: UnlikeMeasure) -> str:
    """How long the verdict has held; that only one year can be judged is no span of years."""
    is_alone = one.since is not None and one.since.is_from_start and one.since.period == one.period
    return say("unlike.alone", period=say.period(one.period)) if is_alone else since.in_words(say, one.since)


@remembered
def rendered_seven(language: str) -> str:
    """The seven by population, each with its own measures: never in order of how many they are."""
    say = words.load(language)
    rows = [
        {
            "name": area.name(language),
            "address": f"{record.link_to('laget', language, kommun=code)}#{ANCHOR}",
            "cells": [_in_a_line(say, found(code), quality) for quality in QUALITIES],
        }
        for code, area in situation.by_size().items()
        if found(code).judged
    ]
    heads = [say("unlike.place"), *(say(f"unlike.{quality}") for quality in QUALITIES)]
    return markup.rendered("unlike_seven.html", say=say, rows=rows, heads=heads) if rows else ""


def _in_a_line(say: Words, beside: UnlikeMeasures, quality: str) -> list[str]:
    return [say("unlike.short", title=one.indicator.text(say.language).short, since=_held(say, one)) for one in beside.of(quality)]
