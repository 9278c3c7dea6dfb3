"""The profile of one municipality: every measure in the same row layout, made from a template."""

from itertools import groupby
from typing import Any

import pandas as pd

from insteg.figures import markup, months, record, sentences
from insteg.figures.benchmark import EVERYBODY, Benchmark
from insteg.figures.profile_row import made
from insteg.reference import catalogue, in_view, words
from insteg.reference.words import Words
from insteg.store.remembered import ask, remembered


@remembered
def rendered(area_code: str, language: str, benchmark: Benchmark) -> str:
    """The rows of every published measure the area has a figure for, then the measures on their way, as markup."""
    say, found, sex = words.load(language), rows(area_code, language, benchmark), benchmark.sex
    topics = [{"title": say(f"topic.{topic}"), "rows": list(group)} for topic, group in groupby(found, key=lambda row: row["topic"])]
    # Months and adverts are told of everybody.
    by_month, matching = (months.rows(area_code, language), months.matching(area_code, language)) if sex == EVERYBODY else ([], "")
    names = ("compare", "awaited_heading")
    told = [
        {
            **row,
            "compare": record.link_to(
                "jamfor", language, indikator=row["id"], omraden=f"{area_code},{catalogue.COUNTY},{catalogue.COUNTRY}"
            ),
        }
        for row in by_month
    ]
    phrases = {
        **{name: say(f"row.{name}") for name in names},
        "address": say("figure.data_address"),
        "note": say("profile.note"),
        **_month_words(say),
    }
    columns = ("measure", "value", "people", "change", "development", "place")
    against = benchmark.area
    heads = [*(say(f"row.head.{name}") for name in columns), against.name(language), say("row.head.verdict")]
    return markup.rendered(
        "profile.html",
        note=_note(say, found),
        group=_group(say, area_code, benchmark),
        topics=topics,
        heads=heads,
        words=phrases,
        awaited=awaited(say),
        months=told,
        matching=matching,
    )


def _note(say: Words, found: list[dict[str, Any]]) -> str:
    """How many verdicts chance alone would give on a page with many, and why a verdict and the funnel may differ."""
    judged = sum(row["is_judged"] for row in found)
    return f"{sentences.by_chance(say, judged)} {say('verdict.and_funnel')}" if judged else ""


def _group(say: Words, area_code: str, benchmark: Benchmark) -> str:
    """Whose figures the rows are, and which of the area's measures are not told by sex; empty where they are everybody's."""
    if benchmark.sex == EVERYBODY:
        return ""
    everybody, own = (_held(area_code, sex) for sex in (EVERYBODY, benchmark.sex))
    absent = [in_view.indicators()[name].text(say.language).short for name in everybody["indicator"] if name not in set(own["indicator"])]
    told = say(f"row.group.{benchmark.sex}")
    return f"{told} {say('row.group.absent', names=say.listed(absent))}" if absent else told


def _month_words(say: Words) -> dict[str, str]:
    return {
        "months_heading": say("monthly.heading"),
        "months_lead": say("monthly.lead"),
        "matching_title": say("monthly.matching.title"),
        "matching_caveat": say("monthly.matching.caveat"),
    }


@remembered
def rows(area_code: str, language: str, benchmark: Benchmark) -> list[dict[str, Any]]:
    """One entry a published measure the area has a figure for: everything that is said of it, in words and as small pictures."""
    say, area = words.load(language), in_view.areas()[area_code]
    return [made(say, area, row, benchmark) for row in _held(area_code, benchmark.sex).itertuples()]


def _held(area_code: str, sex: str) -> pd.DataFrame:
    """The latest figures of an area and a sex; how many people live there is no measure of how they fare."""
    profile = ask("profile", area_code=area_code, sex=sex)
    return profile[profile["value"].notna() & (profile["topic"] != "population")]


def awaited(say: Words) -> list[str]:
    """The measures that have no figures yet, each with the date its source has announced, if any."""
    built = f"{ask('snapshot')['built_at'].iloc[0]:%Y-%m-%d}"
    lines = []
    coverage = ask("coverage")
    for name in coverage.loc[coverage["state"] == "awaited", "indicator"]:
        if item := in_view.indicators().get(name):
            when = f", {say('row.next', date=say.date(pd.Timestamp(item.next_publication)))}" if item.next_publication > built else ""
            lines.append(f"{item.text(say.language).title}: {say('row.awaited')}{when}")
    return lines
