"""The county's municipalities of a selection on the map: the page's own map, with one measure and one period."""

from typing import Any

import pandas as pd

from insteg.figures import area_map
from insteg.figures.exploration import chart_marks, chart_words
from insteg.figures.exploration.chart_choice import ChartChoice
from insteg.figures.exploration.chart_marks import SeriesFigures
from insteg.figures.pictures import limits_of
from insteg.figures.situation import SituationChoice
from insteg.reference.catalogue import COUNTY

NAME = "utforska"


def shown(view: ChartChoice, held: list[SeriesFigures]) -> dict[str, Any]:
    """What the page's map draws; `area_map.of_page` makes the description of it."""
    indicator_id, period = held[0].indicator_id, chart_marks.period_of(held)
    rows = {one.of.place: chart_marks.row_of(one) for one in held}
    limits = limits_of(pd.Series([row.value for row in rows.values()], dtype=float).dropna())
    measure, now = SituationChoice(indicator_id, period, COUNTY, view.language, view.mode), view.say.period(period)
    title = chart_words.title(view, pd.concat([one.figures for one in held]))
    told = {code: chart_words.measured(view, indicator_id, row.value, row.status) for code, row in rows.items()}
    picture = {
        "title": title,
        "label": view.say("map.label", title=title),
        "years": [now],
        "values": {code: {now: [None if pd.isna(row.value) else float(row.value), told[code]]} for code, row in rows.items()},
        "limits": limits,
        "legend": area_map.legend(measure, limits),
        "notes": {now: note} if (note := area_map.notes(measure, [period]).get(period)) else {},
    }
    return {**area_map.everything(view.language), "pictures": {NAME: picture}, "indicator": NAME, "year": now, "selected": None}
