"""The profile of one municipality: every measure in the same row layout, made from a template."""

from itertools import groupby

import pandas as pd
from markupsafe import Markup

from insteg import catalogue, charts, sentences, words
from insteg.catalogue import Area, Indicator
from insteg.measures.persons import behind
from insteg.measures.standing import change
from insteg.views import judgement, markup, months, people, record
from insteg.views.benchmark import Benchmark
from insteg.views.credit import source_line
from insteg.views.data import ask, remembered
from insteg.words import Words


@remembered
def rendered(area_code: str, language: str, benchmark: Benchmark) -> str:
    """The rows of every published measure the area has a figure for, then the measures on their way, as markup."""
    say, found = words.load(language), rows(area_code, language, benchmark)
    topics = [{"title": say(f"topic.{topic}"), "rows": list(group)} for topic, group in groupby(found, key=lambda row: row["topic"])]
    matching = months.matching(area_code, language)
    names = ("definition", "compare", "awaited_heading")
    told = [
        {**row, "compare": record.link_to("jamfor", language, indikator=row["id"], omraden=f"{area_code},22,00")}
        for row in months.rows(area_code, language)
    ]
    phrases = {**{name: say(f"row.{name}") for name in names}, "address": say("figure.data_address"), **_month_words(say)}
    heads = [say(f"row.head.{name}") for name in ("measure", "value", "development", "place", "verdict")]
    return markup.rendered("profile.html", topics=topics, heads=heads, words=phrases, awaited=awaited(say), months=told, matching=matching)


def _month_words(say: Words) -> dict[str, str]:
    return {
        "months_heading": say("monthly.heading"),
        "months_lead": say("monthly.lead"),
        "matching_title": say("monthly.matching.title"),
        "matching_caveat": say("monthly.matching.caveat"),
    }


@remembered
def rows(area_code: str, language: str, benchmark: Benchmark) -> list[dict]:
    """One entry a published measure the area has a figure for: everything that is said of it, in words and as small pictures."""
    say, area = words.load(language), catalogue.areas()[area_code]
    profile = ask("profile", area_code=area.area_code)
    held = profile[profile["value"].notna() & (profile["topic"] != "population")]
    return [_row(say, area, row, benchmark) for row in held.itertuples()]


def awaited(say: Words) -> list[str]:
    """The measures that have no figures yet, each with the date its source has announced, if any."""
    built = f"{ask('snapshot')['built_at'].iloc[0]:%Y-%m-%d}"
    lines = []
    coverage = ask("coverage")
    for name in coverage.loc[coverage["state"] == "awaited", "indicator"]:
        if item := catalogue.indicators().get(name):
            when = f", {say('row.next', date=say.date(pd.Timestamp(item.next_publication)))}" if item.next_publication > built else ""
            lines.append(f"{item.text(say.language).title}: {say('row.awaited')}{when}")
    return lines


def _row(say: Words, area: Area, row, benchmark: Benchmark) -> dict:
    indicator = catalogue.indicators()[row.indicator]
    text = indicator.text(say.language)
    breaks = [item.period for item in catalogue.breaks() if item.indicator == indicator.id]
    difference = change(row.value, row.value_before, row.period, _text(row.period_before), breaks)
    has_break = difference is None and not pd.isna(row.value_before)
    found = judgement.judged(indicator.id, area.area_code, row.period, benchmark)
    assert found is not None
    trend = judgement.trend(indicator.id, area.area_code)
    return {
        "id": indicator.id,
        "topic": row.topic,
        "title": text.title,
        "period": say.period(row.period),
        "value": say.measured(row.value, indicator.unit, indicator.decimals),
        "interval": _interval(say, indicator, found),
        "people": _people(say, row),
        "change": sentences.change_in_words(say, indicator, difference, _text(row.period_before), has_break),
        "sparkline": Markup(_sparkline(say, area, indicator, breaks)),
        "place": sentences.place_in_words(say, row.lower_count, row.municipality_count),
        "strip": Markup(_strip(say, area, indicator, row)),
        "trend": sentences.trend_in_words(say, trend),
        "has_trend": trend.first is not None,
        "verdict": sentences.verdict_in_words(say, found.verdict, benchmark.area),
        "gap": sentences.gap_in_words(say, found.gap, benchmark.area, indicator.good_direction),
        "country": f"{benchmark.area.name(say.language)}: {say.measured(found.benchmark, indicator.unit, indicator.decimals)}",
        "definition": text.definition,
        "caveat": text.caveat,
        "source": source_line(say, indicator, pd.DataFrame([row._asdict()])),
        "address": row.address,
        "compare": _compare_link(say, area, indicator),
    }


def _text(period) -> str | None:
    return None if pd.isna(period) else str(period)


def _interval(say: Words, indicator: Indicator, found: judgement.Judgement) -> str:
    """How far chance could have moved the share; empty where nobody can know. One decimal more, as in the tables."""
    if found.interval is None:
        return ""
    low, high = (say.number(limit, indicator.decimals + 1) for limit in (found.interval.low, found.interval.high))
    return say("row.interval", low=low, high=high)


def _people(say: Words, row) -> str:
    persons = None if pd.isna(row.persons) else behind(row.value, row.persons, error=people.error_of(row.is_estimated))
    if persons is None:
        return say("row.people.unknown")
    if not persons.is_estimated:
        return people.in_words(say, persons)
    return say("row.people.between", number=say.about(persons.count), low=say.about(persons.low), high=say.about(persons.high))


def _sparkline(say: Words, area: Area, indicator: Indicator, breaks: list[str]) -> str:
    history = ask("histories", area_code=area.area_code)
    line = history[history["indicator"] == indicator.id].sort_values("period")
    periods = line["period"].tolist()
    values = [None if pd.isna(value) else value for value in line["value"]]
    known = line.dropna(subset=["value"])
    ends = {
        name: say.measured(known["value"].iloc[place], indicator.unit, indicator.decimals) for name, place in (("first", 0), ("last", -1))
    }
    alternative = say(
        "row.spark",
        title=indicator.text(say.language).short,
        start=say.period(known["period"].iloc[0]),
        end=say.period(known["period"].iloc[-1]),
        **ends,
    )
    return charts.sparkline(values, {place for place, period in enumerate(periods) if period in breaks}, alternative)


def _strip(say: Words, area: Area, indicator: Indicator, row) -> str:
    clouds = ask("latest_clouds", area_code=area.area_code)
    values = clouds.loc[clouds["indicator"] == indicator.id, "value"].tolist()
    place = sentences.place_in_words(say, row.lower_count, row.municipality_count)
    alternative = say("row.strip", place=place, country=say.measured(row.country_value, indicator.unit, indicator.decimals))
    return charts.strip(values, row.value, None if pd.isna(row.country_value) else row.country_value, alternative)


def _compare_link(say: Words, area: Area, indicator: Indicator) -> str:
    return record.link_to("jamfor", say.language, indikator=indicator.id, omraden=f"{area.area_code},22,00")
