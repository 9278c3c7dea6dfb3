"""A sentence on a development: from where to where, and across no break."""

import pandas as pd

from insteg.reference.catalogue import Area, Break, Indicator
from insteg.reference.words import Words


def development(say: Words, indicator: Indicator, area: Area, line: pd.DataFrame, breaks: list[Break]) -> str:
    """First and last figure of one area since the last break. Says numbers, claims no rise or fall; the break has its own sentence.

    line: period, value of the area; missing values are left out.
    """
    known = line.dropna(subset=["value"]).sort_values("period")
    limits = [item.period for item in breaks if item.period <= (known["period"].max() if len(known) else "")]
    if limits:
        known = known[known["period"] >= max(limits)]
    if known.empty:
        return say("sentence.no_figure", title=indicator.text(say.language).title, place=area.phrase(say.language))
    first, last = known.iloc[0], known.iloc[-1]
    values = {name: say.measured(row["value"], indicator.unit, indicator.decimals) for name, row in (("first", first), ("last", last))}
    key = "sentence.development.one" if len(known) == 1 else "sentence.development.span"
    return say(
        key,
        place=area.phrase(say.language),
        start=say.period(first["period"]),
        end=say.period(last["period"]),
        first=values["first"],
        last=values["last"],
    )
