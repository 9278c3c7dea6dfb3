"""What the map of the seven municipalities shows: shapes, values of every year, legend, notes."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from insteg import catalogue, words
from insteg.charts import limits_of
from insteg.views import held
from insteg.views.data import ask, remembered
from insteg.views.situation import View


def _legend(view: View, limits: list[float]) -> list[str]:
    if not limits:
        return []
    say, decimals = view.say, max((len(f"{limit:g}".partition(".")[2]) for limit in limits), default=0)
    texts = [say.number(limit, decimals) for limit in limits]
    unit = say(f"unit.{view.indicator.unit}.short")
    between = [f"{low}–{high} {unit}" for low, high in pairwise(texts)]
    return [say("map.under", value=f"{texts[0]} {unit}"), *between, say("map.over", value=f"{texts[-1]} {unit}")]


def _values(view: View, series: pd.DataFrame) -> dict[str, dict[str, list]]:
    values: dict[str, dict[str, list]] = {}
    for row in series.itertuples():
        is_there = row.status in ("ok", "provisional")
        text = view.measured(row.value) if is_there else view.say(f"status.{row.status}")
        values.setdefault(row.area_code, {})[row.period] = [row.value if is_there else None, text]
    return values


def _notes(view: View, periods: list[str]) -> dict[str, str]:
    """A note on every year before a break: those years are not to be compared with the later ones."""
    breaks = [item.period for item in catalogue.breaks() if item.indicator == view.indicator_id]
    return {period: view.say("map.before_break", period=limit) for limit in breaks for period in periods if period < limit}


@remembered
def picture(view: View) -> dict:
    """One measure on the map, for every period."""
    series = ask("home_series", indicator=view.indicator_id)
    home = series[series["area_code"].isin(catalogue.the_seven())]
    periods = sorted(home.loc[home["value"].notna(), "period"].unique())
    limits = limits_of(home["value"].dropna())
    return {
        "title": view.indicator.text(view.language).title,
        "label": view.say("map.label", title=view.indicator.text(view.language).title),
        "years": periods,
        "values": _values(view, home),
        "limits": limits,
        "legend": _legend(view, limits),
        "notes": _notes(view, periods),
    }


@remembered
def everything(language: str) -> dict:
    """The shapes and every measure: sent once, so that the reader's choice changes the map without asking the server."""
    shapes, say = ask("shapes"), words.load(language)
    views = [View(item.id, "", catalogue.COUNTY, language, "") for item in held.on_the_map()]
    return {
        "areas": [
            {
                "code": row.area_code,
                "name": catalogue.areas()[row.area_code].name(language),
                "path": row.svg_path,
                "x": row.label_x,
                "y": row.label_y,
            }
            for row in shapes.itertuples()
        ],
        "width": float(shapes["width"].iloc[0]),
        "height": float(shapes["height"].iloc[0]),
        "pictures": {view.indicator_id: picture(view) for view in views},
        "legendLabel": say("map.legend"),
        "words": {name: say(f"map.{name}") for name in ("measure", "play", "pause", "year", "missing")},
    }


def shown(view: View) -> dict:
    """Everything on the map, with what the reader chose."""
    return {**everything(view.language), "indicator": view.indicator_id, "year": view.period, "selected": view.chosen}


def alone(view: View) -> dict:
    """The map with the chosen measure only, for those who send it with much else."""
    return {**shown(view), "pictures": {view.indicator_id: picture(view)}}


def count_steps(numbers: Sequence[int]) -> tuple[list[float], list[str]]:
    """The lower limits of the map's shades above the first, and what each shade stands for: whole numbers that never overlap."""
    most = max(numbers, default=0)
    if most == 0:
        return [], []
    width = -(-most // 4)
    firsts = list(range(1, most + 1, width))
    spans = [(first, min(first + width - 1, most)) for first in firsts]
    return [float(first) for first in firsts], ["0", *(f"{first}–{last}" if last > first else f"{first}" for first, last in spans)]


def counts(title: str, numbers_of: dict[str, int], language: str) -> dict:
    """How many of something each of the seven has: the same map, one picture, no years."""
    limits, legend = count_steps(list(numbers_of.values()))
    say = words.load(language)
    now = say("map.all_years")
    shown = {
        "title": title,
        "label": say("map.label", title=title),
        "years": [now],
        "values": {code: {now: [count, say.number(count)]} for code, count in numbers_of.items()},
        "limits": limits,
        "legend": legend,
        "notes": {},
    }
    return {**everything(language), "pictures": {"count": shown}, "indicator": "count", "year": now, "selected": None}
