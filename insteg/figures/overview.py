"""The front page's parts: headline, big figures, map and position figures, what is new."""

from typing import Any

import pandas as pd

from insteg.figures import area_map, judgement, sentences, since, situation, tried
from insteg.figures.benchmark import SIMILAR_ONES, Benchmark, similar_areas
from insteg.figures.credit import source_line
from insteg.figures.figure import Figure
from insteg.figures.people import in_words
from insteg.figures.pictures import AreaMap, Plot
from insteg.figures.situation import SituationChoice
from insteg.reference import in_view, words
from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.reference.words import Words
from insteg.store.remembered import ask, remembered

# Fewer municipalities than this are no cloud of the country.
A_COUNTY = 7
LISTED = 4


def trend(view: SituationChoice) -> str:
    """The trend up to the year in view, as a sentence."""
    return judgement.trend_in_full(view.say, view.indicator, view.area, view.period)


def kicker(say: Words, area_code: str = COUNTY) -> str:
    """The line above a headline: what it is about, and where."""
    return f"{say('front.kicker')} · {in_view.areas()[area_code].name(say.language)}"


def _fact(view: SituationChoice) -> str:
    """What the situation is in the area in view, and nothing else."""
    standing = situation.judged(view.indicator_id, view.period).get(view.area_code)
    if standing is None or standing.value is None:
        return view.say("sentence.no_figure", title=view.indicator.text(view.language).title, place=view.area.phrase(view.language))
    return f"{sentences.statement(view.say, view.indicator, view.area, standing)}."


@remembered
def county_sentence(view: SituationChoice) -> str:
    """What the situation is in the county, beside Sweden, and how many of the seven differ from Sweden."""
    found = situation.judged(view.indicator_id, view.period)
    why = situation.lack(view.indicator_id, view.period)
    counted = sentences.counted_seven(view.say, view.indicator, found, situation.by_size(), in_view.areas()[COUNTRY], why)
    return " ".join(part for part in (_fact(view), _beside_country(view), counted) if part)


def _beside_country(view: SituationChoice) -> str:
    """What may be said of the area in view against Sweden; empty where one of the two has no figure."""
    found = situation.judged(view.indicator_id, view.period)
    own, country = found.get(view.area_code), found.get(COUNTRY)
    if own is None or own.value is None or country is None or country.value is None:
        return ""
    why = situation.lack(view.indicator_id, view.period)
    return sentences.comparison(view.say, view.indicator, own.verdict, in_view.areas()[COUNTRY], country.value, why)


@remembered
def lead(view: SituationChoice) -> tuple[str, ...]:
    """The sentences that the page begins with: one on the county; of a municipality the fact, the comparisons, what was tried."""
    return (_fact(view), _compared(view), tried.sentence(view.say, view.area)) if view.chosen else (county_sentence(view),)


def _compared(view: SituationChoice) -> str:
    """Against the similar municipalities and since when, then against Sweden and since when."""
    told = []
    if beside_similar := _beside_similar(view):
        told += [beside_similar, _since(view, SIMILAR_ONES)]
    if beside_country := _beside_country(view):
        told += [beside_country, _since(view, since.COUNTRY)]
    return " ".join(part for part in told if part)


def _since(view: SituationChoice, against: Benchmark) -> str:
    return since.sentence(view.say, since.since(view.indicator_id, view.area_code, view.period, against), view.period, against)


def _beside_similar(view: SituationChoice) -> str:
    """What may be said of the municipality in view against those most like it; empty without one, or where they have no mean."""
    found = judgement.judged(view.indicator_id, view.chosen, view.period, SIMILAR_ONES) if view.chosen else None
    if found is None or found.benchmark is None:
        return ""
    return sentences.comparison(view.say, view.indicator, found.verdict, found.against, found.benchmark, found.lack)


@remembered
def similar(view: SituationChoice) -> str:
    """The chosen municipality beside those most like it, by the usual weights; empty without one, or where they have no mean."""
    compared = _beside_similar(view)
    if not compared:
        return ""
    told = sentences.beside_similar(view.say, compared, [area.name(view.language) for area in similar_areas(view.area_code)])
    return f"{told} {view.say('similar.own_weight')}" if SIMILAR_ONES.weighs(view.indicator_id) else told


def big_number(view: SituationChoice, code: str) -> tuple[str, str, str]:
    """Name, value and people of one area, in words."""
    standing = situation.judged(view.indicator_id, view.period).get(code)
    people = in_words(view.say, view.indicator, standing.persons) if standing and standing.persons else ""
    return in_view.areas()[code].name(view.language), view.measured(standing.value if standing else None), people


@remembered
def map_figure(view: SituationChoice) -> Figure:
    return figure_of(view, "karta", view.say("front.map"), situation.on_the_seven(view))


@remembered
def position_figure(view: SituationChoice) -> Figure:
    count = len(situation.cloud(view))
    # Without the country there is no funnel to disagree with.
    more = (
        [view.say("front.cloud", count=view.say.number(count)), view.say("verdict.and_funnel")]
        if count > A_COUNTY
        else [view.say("front.few")]
    )
    sentence = " ".join([view.say("front.position.sentence", seven=situation.on_the_seven(view)), *more])
    return figure_of(view, "laget-i-landet", view.say("front.position"), sentence)


def figure_of(view: SituationChoice, name: str, title: str, sentence: str) -> Figure:
    rows, method = situation.rows(view), situation.method(view.indicator_id, view.language)
    return Figure(name, title, sentence, view.indicator, _table(view), rows, source_line(view.say, view.indicator, rows), method)


def _table(view: SituationChoice) -> pd.DataFrame:
    """The table in words, with the people behind the gap to Sweden and the trend up to the year in view."""
    found = situation.judged(view.indicator_id, view.period)
    codes = [code for code in [*situation.by_size(), COUNTY, COUNTRY] if code in found]
    nation = in_view.areas()[COUNTRY]
    judged = [judgement.judged(view.indicator_id, code, view.period, Benchmark()) for code in codes]
    gaps = [sentences.gap_in_words(view.say, view.indicator, one.gap if one else None, nation) for one in judged]
    trends = [sentences.trend_in_words(view.say, judgement.trend(view.indicator_id, code, view.period)) for code in codes]
    told = ["–" if code == COUNTRY or not gap else gap for code, gap in zip(codes, gaps, strict=True)]
    return situation.table(view).assign(**{view.say("gap.column"): told, view.say("trend.label"): trends})


@remembered
def news(language: str) -> tuple[str, str]:
    say, coverage = words.load(language), ask("coverage")
    held = coverage[(coverage["state"] == "published") & (~coverage["topic"].eq("population"))].dropna(subset=["last_period"])
    latest = [
        say("front.news.latest", period=say.period(row.last_period), title=_title(row, language))
        for row in held.sort_values("last_period", ascending=False, kind="stable").head(LISTED).itertuples()
    ]
    today = f"{ask('snapshot')['built_at'].iloc[0]:%Y-%m-%d}"
    coming = coverage.dropna(subset=["next_publication"])
    coming = coming[coming["next_publication"] > today].sort_values("next_publication", kind="stable").head(LISTED)
    expected = [
        say("front.news.next", date=say.date(pd.Timestamp(row.next_publication)), title=_title(row, language))
        for row in coming.itertuples()
    ]
    awaited = say("front.news.awaited", count=say.number(int((coverage["state"] == "awaited").sum())))
    return _listed(say("front.news.latest_heading"), latest), f"{_listed(say('front.news.next_heading'), expected)}\n\n{awaited}"


def _title(row: Any, language: str) -> str:
    return in_view.indicators()[row.indicator].text(language).title


def _listed(heading: str, items: list[str]) -> str:
    return "\n".join([f"**{heading}**", "", *(f"- {item}" for item in items)])


def drawn_map(view: SituationChoice) -> tuple[Figure, AreaMap]:
    return map_figure(view), area_map.described(view)


def drawn_position(view: SituationChoice) -> tuple[Figure, Plot]:
    return position_figure(view), situation.position_picture(view)
