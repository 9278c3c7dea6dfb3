"""The sentences of the page of differences: shared places, the funnel, the table of verdicts."""

import pandas as pd

from insteg.catalogue import Area
from insteg.words import Words


def groups_in_words(say: Words, places: pd.DataFrame, areas: dict[str, Area], period: str) -> str:
    """Who is surely apart from whom. places: as measures.grouping.places, index area code."""
    known = places.dropna(subset=["group"])
    if known.empty:
        return say("differences.dots.none")
    if known["group"].nunique() == 1:
        return say("differences.dots.one", period=say.period(period))
    named = [", ".join(areas[code].name(say.language) for code in part.index) for _, part in known.groupby("group", sort=True)]
    return say("differences.dots.groups", groups="; ".join(f"({number}) {names}" for number, names in enumerate(named, 1)))


def funnel_in_words(say: Words, points: pd.DataFrame, areas: dict[str, Area]) -> str:
    """How many lie outside the outer limit, and which of the seven. points: as measures.funnel, index area code."""
    outside = int((points["outside_998"] != "inside").sum())
    told = []
    for side in ("above", "below"):
        names = [area.name(say.language) for code, area in areas.items() if code in points.index and points.at[code, "outside_998"] == side]
        told += [say(f"differences.funnel.seven.{side}", names=", ".join(names))] if names else []
    seven = " ".join(told) or say("differences.funnel.seven.none")
    return say("differences.funnel.sentence", outside=say.number(outside), all=say.number(len(points)), seven=seven)
