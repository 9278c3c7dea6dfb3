"""The sentences of the page of differences: shared places, the funnel, the table of verdicts."""

import pandas as pd

from insteg.figures.sentences.unjudged import unjudged
from insteg.reference.catalogue import Area, Indicator
from insteg.reference.words import Words
from insteg.statistics.interval import USUAL


def groups_in_words(say: Words, indicator: Indicator, places: pd.DataFrame, areas: dict[str, Area], period: str) -> str:
    """Who is clearly apart from whom. places: as statistics.grouping.shared_places, index area code."""
    known = places.dropna(subset=["group"])
    if known.empty:
        return unjudged(say, "differences.dots.none", indicator)
    if known["group"].nunique() == 1:
        return say("differences.dots.one", period=say.period(period))
    named = [", ".join(areas[code].name(say.language) for code in part.index) for _, part in known.groupby("group", sort=True)]
    return say("differences.dots.groups", groups="; ".join(f"({number}) {names}" for number, names in enumerate(named, 1)))


def by_chance(say: Words, judged: int) -> str:
    """How many of so many verdicts chance alone would make higher or lower, where no difference is; empty where nothing is judged."""
    if not judged:
        return ""
    expected = (1 - USUAL) * judged
    number = say("verdict.about", number=say.number(expected)) if expected >= 1 else say("verdict.less_than_one")
    return say("verdict.by_chance", judged=say.number(judged), number=number)


def funnel_in_words(say: Words, points: pd.DataFrame, areas: dict[str, Area]) -> str:
    """How many lie outside the outer limit, and which of the seven. points: as statistics.funnel, index area code."""
    outside = int((points["outside_998"] != "inside").sum())
    if not outside:
        return say("differences.funnel.sentence.none", all=say.number(len(points)))
    told = []
    for side in ("above", "below"):
        names = [area.name(say.language) for code, area in areas.items() if code in points.index and points.at[code, "outside_998"] == side]
        told += [say(f"differences.funnel.seven.{side}", names=", ".join(names))] if names else []
    seven = " ".join(told) or say("differences.funnel.seven.none")
    return say("differences.funnel.sentence", outside=say.number(outside), all=say.number(len(points)), seven=seven)
