"""The front page's parts: headline, big figures, map and position figures, what is new."""

import pandas as pd
from markupsafe import escape

from insteg import catalogue, sentences, words
from insteg.catalogue import COUNTRY, COUNTY
from insteg.views import judgement, situation
from insteg.views.benchmark import DEFAULTS, SIMILAR, Benchmark, neighbours
from insteg.views.credit import source_line
from insteg.views.data import ask, remembered
from insteg.views.figure import Figure
from insteg.views.people import in_words
from insteg.views.situation import View

SIMILAR_ONES = Benchmark(SIMILAR, tuple(DEFAULTS.items()))
# Fewer municipalities than this are no cloud of the country.
A_COUNTY = 7
LISTED = 5


def trend(view: View) -> str:
    """The trend up to the year in view, as a sentence."""
    return sentences.trend_sentence(view.say, judgement.trend(view.indicator_id, view.area_code, view.period), view.area)


@remembered
def similar(view: View) -> str:
    """The chosen municipality beside those most like it, by the usual weights; empty without one, or where they have no mean."""
    found = judgement.judged(view.indicator_id, view.chosen, view.period, SIMILAR_ONES) if view.chosen else None
    if found is None or found.benchmark is None:
        return ""
    compared = sentences.comparison(view.say, view.indicator, found.verdict, SIMILAR_ONES.area, found.benchmark)
    codes = neighbours(view.area_code, SIMILAR_ONES.weights).distance.index
    told = sentences.beside_similar(view.say, compared, [catalogue.areas()[code].name(view.language) for code in codes])
    return f"{told} {view.say('similar.own_weight')}" if SIMILAR_ONES.weighs(view.indicator_id) else told


def big_number(view: View, code: str) -> tuple[str, str, str]:
    """Name, value and people of one area, in words."""
    standing = situation.judged(view.indicator_id, view.period).get(code)
    people = in_words(view.say, standing.persons) if standing and standing.persons else ""
    return catalogue.areas()[code].name(view.language), view.measured(standing.value if standing else None), people


def big_figure(view: View, code: str) -> str:
    name, value, people = big_number(view, code)
    return f"<div><dt>{escape(name)}</dt><dd>{escape(value)}<small>{escape(people)}</small></dd></div>"


@remembered
def map_figure(view: View) -> Figure:
    return _figure(view, "karta", view.say("front.map"), situation.on_the_seven(view))


@remembered
def position_figure(view: View) -> Figure:
    count = len(situation.cloud(view))
    many = view.say("front.cloud", count=view.say.number(count)) if count > A_COUNTY else view.say("front.few")
    sentence = f"{view.say('front.position.sentence', seven=situation.on_the_seven(view))} {many}"
    return _figure(view, "laget-i-landet", view.say("front.position"), sentence)


def _figure(view: View, name: str, title: str, sentence: str) -> Figure:
    rows, method = situation.rows(view), situation.method(view.indicator_id, view.language)
    return Figure(name, title, sentence, view.indicator, _table(view), rows, source_line(view.say, view.indicator, rows), method)


def _table(view: View) -> pd.DataFrame:
    """The table in words, with the people behind the gap to Sweden and the trend up to the year in view."""
    found = situation.judged(view.indicator_id, view.period)
    codes = [code for code in [*situation.by_size(), COUNTY, COUNTRY] if code in found]
    nation, direction = catalogue.areas()[COUNTRY], view.indicator.good_direction
    judged = [judgement.judged(view.indicator_id, code, view.period, Benchmark()) for code in codes]
    gaps = [sentences.gap_in_words(view.say, one.gap if one else None, nation, direction) for one in judged]
    trends = [sentences.trend_in_words(view.say, judgement.trend(view.indicator_id, code, view.period)) for code in codes]
    told = ["–" if code == COUNTRY or not gap else gap for code, gap in zip(codes, gaps, strict=True)]
    return situation.table(view).assign(**{view.say("gap.column"): told, view.say("trend.label"): trends})


@remembered
def news(language: str) -> tuple[str, str]:
    say, coverage = words.load(language), ask("coverage")
    held = coverage[(coverage["state"] == "published") & (coverage["indicator"] != "population_total")].dropna(subset=["last_period"])
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


def _title(row, language: str) -> str:
    return catalogue.indicators()[row.indicator].text(language).title


def _listed(heading: str, items: list[str]) -> str:
    return "\n".join([f"**{heading}**", "", *(f"- {item}" for item in items)])
