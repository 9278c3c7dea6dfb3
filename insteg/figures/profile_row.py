"""One line of a municipality's profile: a measure's latest figure, its people, its change and how it stands, in words and small pictures."""

from typing import Any

import pandas as pd
from markupsafe import Markup

from insteg.figures import glossary, judgement, people, pictures, record, sentences
from insteg.figures.benchmark import EVERYBODY, Benchmark
from insteg.figures.credit import source_line
from insteg.reference import catalogue, in_view
from insteg.reference.catalogue import Area, Indicator
from insteg.reference.words import Words
from insteg.statistics.persons import AT_LEAST
from insteg.statistics.standing import change
from insteg.store.remembered import ask


def made(say: Words, area: Area, row: Any, benchmark: Benchmark) -> dict[str, Any]:
    """One row of the query profile as words and small pictures."""
    indicator = in_view.indicators()[row.indicator]
    text = indicator.text(say.language)
    breaks = [item.period for item in in_view.breaks() if item.indicator == indicator.id]
    difference = change(row.value, row.value_before, row.period, _text(row.period_before), breaks, indicator.decimals)
    has_break = difference is None and not pd.isna(row.value_before)
    found = judgement.judged(indicator.id, area.area_code, row.period, benchmark)
    assert found is not None
    trend = judgement.trend(indicator.id, area.area_code, sex=benchmark.sex)
    explained: set[str] = set()
    return {
        "id": indicator.id,
        "topic": row.topic,
        "title": text.title,
        "period": say.period(row.period),
        "value": say.measured(row.value, indicator.unit, indicator.decimals),
        "interval": _interval(say, indicator, found),
        "people": _people(say, indicator, row),
        "people_short": _people_short(say, row),
        "change_short": _change_short(say, indicator, difference),
        "change": sentences.change_in_words(say, indicator, difference, _text(row.period_before), has_break),
        "sparkline": Markup(_sparkline(say, area, indicator, breaks, benchmark.sex)),
        "place": sentences.place_in_words(say, indicator, row.lower_count, row.municipality_count),
        "strip": Markup(_strip(say, area, indicator, row, benchmark.sex)),
        "trend": sentences.trend_in_words(say, trend),
        "has_trend": trend.first is not None,
        "verdict": sentences.verdict_in_words(say, indicator, found.verdict, found.against, area.area_code, found.lack),
        "relation": found.verdict.relation,
        "verdict_short": say(f"seven.{found.verdict.relation}") if found.against.area_code != area.area_code else "",
        "beside": "–" if found.benchmark is None else say.measured(found.benchmark, indicator.unit, indicator.decimals),
        "is_judged": found.verdict.relation != "unknown",
        # A gap that may be zero says no more than the verdict beside it.
        "gap": sentences.gap_in_words(say, indicator, found.gap, found.against) if found.gap and found.gap.is_distinguishable else "",
        "country": _beside(say, indicator, found) if found.against.area_code != area.area_code else "",
        "definition": glossary.explained_markup(text.definition, say.language, explained),
        "caveat": glossary.explained_markup(text.caveat, say.language, explained),
        "source": source_line(say, indicator, pd.DataFrame([row._asdict()])),
        "address": row.address,
        "compare": _compare_link(say, area, indicator, benchmark.sex),
    }


def _beside(say: Words, indicator: Indicator, found: judgement.Judgement) -> str:
    return f"{found.against.name(say.language)}: {say.measured(found.benchmark, indicator.unit, indicator.decimals)}"


def _text(period: object) -> str | None:
    return None if pd.isna(period) else str(period)


def _interval(say: Words, indicator: Indicator, found: judgement.Judgement) -> str:
    """How far chance could have moved the share; empty where nobody can know."""
    if found.interval is None:
        return ""
    decimals = sentences.limit_decimals(indicator.decimals, found.interval, found.benchmark)
    low, high = (say.number(limit, decimals) for limit in (found.interval.low, found.interval.high))
    return say("row.interval", low=low, high=high)


def _people_short(say: Words, row: Any) -> str:
    """The number of people for a narrow column; a quiet dash where none can be told."""
    persons = people.told(row)
    if row.counting == AT_LEAST or persons is None:
        return "–"
    return say("row.people.about", number=say.about(persons.count)) if persons.is_estimated else say.counted(persons.count)


def _change_short(say: Words, indicator: Indicator, difference: float | None) -> str:
    """The change as a signed number without its unit, which the value beside it has; a dash across a break and where nothing came before."""
    return "–" if difference is None else say.signed(difference, indicator.decimals)


def _people(say: Words, indicator: Indicator, row: Any) -> str:
    if row.counting == AT_LEAST:
        return say("row.people.careful")
    persons = people.told(row)
    if persons is None:
        # A mean is of no number of people that could be told beside it.
        # Of a mean nobody publishes how far chance may move it, however many people are behind.
        return "" if indicator.kind == "rate" else say("row.people.unknown")
    if not persons.is_estimated:
        return people.in_words(say, indicator, persons)
    told = sentences.limits_in_words(say, persons.low, persons.high, True)
    return f"{say('row.people.about', number=say.about(persons.count))} ({told}), {people.how(say, row.counting)}"


def _sparkline(say: Words, area: Area, indicator: Indicator, breaks: list[str], sex: str) -> str:
    history = ask("histories", area_code=area.area_code, sex=sex)
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
    return pictures.sparkline(values, {place for place, period in enumerate(periods) if period in breaks}, alternative)


def _strip(say: Words, area: Area, indicator: Indicator, row: Any, sex: str) -> str:
    clouds = ask("latest_clouds", area_code=area.area_code, sex=sex)
    values = clouds.loc[clouds["indicator"] == indicator.id, "value"].tolist()
    place = sentences.place_in_words(say, indicator, row.lower_count, row.municipality_count)
    alternative = say("row.strip", place=place, country=say.measured(row.country_value, indicator.unit, indicator.decimals))
    return pictures.strip(values, row.value, None if pd.isna(row.country_value) else row.country_value, alternative)


def _compare_link(say: Words, area: Area, indicator: Indicator, sex: str) -> str:
    areas, group = f"{area.area_code},{catalogue.COUNTY},{catalogue.COUNTRY}", {} if sex == EVERYBODY else {"konsgrupp": sex}
    return record.link_to("jamfor", say.language, indikator=indicator.id, omraden=areas, **group)
