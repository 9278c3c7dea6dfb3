"""What the map of the seven municipalities shows: shapes, values of every year, legend, notes."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from insteg.figures import held, markup
from insteg.figures.pictures import AreaMap, MapArea, limits_of
from insteg.figures.situation import SituationChoice
from insteg.reference import catalogue, in_view, words
from insteg.store.remembered import ask, remembered


def legend(view: SituationChoice, limits: list[float]) -> list[str]:
    """What each shade stands for, in the unit of the measure."""
    if not limits:
        return []
    say, decimals = view.say, max((len(f"{limit:g}".partition(".")[2]) for limit in limits), default=0)
    texts = [say.number(limit, decimals) for limit in limits]
    told = [_with_unit(view, text, limit) for text, limit in zip(texts, limits, strict=True)]
    between = [_with_unit(view, f"{low}–{high}", limits[-1]) for low, high in pairwise(texts)]
    return [say("map.under", value=told[0]), *between, say("map.over", value=told[-1])]


def _with_unit(view: SituationChoice, text: str, value: float) -> str:
    """As the language writes it: 6 % in Swedish and 6% in English; a number of people says of what it is a number."""
    unit = view.indicator.unit
    return f"{text} {view.say(f'unit.{unit}.short')}" if unit == "persons" else view.say.many(f"unit.{unit}.value", value, value=text)


def _values(view: SituationChoice, series: pd.DataFrame) -> dict[str, dict[str, list[Any]]]:
    values: dict[str, dict[str, list[Any]]] = {}
    for row in series.itertuples():
        is_there = row.status in ("ok", "provisional")
        text = view.measured(row.value) if is_there else view.say(f"status.{row.status}")
        values.setdefault(row.area_code, {})[row.period] = [row.value if is_there else None, text]
    return values


def notes(view: SituationChoice, periods: list[str]) -> dict[str, str]:
    """A note on every year before a break: those years are not to be compared with the later ones."""
    breaks = [item.period for item in in_view.breaks() if item.indicator == view.indicator_id]
    return {period: view.say("map.before_break", period=limit) for limit in breaks for period in periods if period < limit}


@remembered
def picture(view: SituationChoice) -> dict[str, Any]:
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
        "legend": legend(view, limits),
        "notes": notes(view, periods),
    }


@remembered
def everything(language: str) -> dict[str, Any]:
    """The shapes and every measure: sent once, so that the reader's choice changes the map without asking the server."""
    shapes, say = ask("shapes"), words.load(language)
    views = [SituationChoice(item.id, "", catalogue.COUNTY, language, "") for item in held.on_the_map()]
    return {
        "areas": [
            {
                "code": row.area_code,
                "name": in_view.areas()[row.area_code].name(language),
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


def shown(view: SituationChoice) -> dict[str, Any]:
    """Everything on the map, with what the reader chose."""
    return {**everything(view.language), "indicator": view.indicator_id, "year": view.period, "selected": view.chosen}


@remembered
def described(view: SituationChoice) -> AreaMap:
    """The map of the chosen measure and period."""
    return of_page(shown(view))


def every_period(view: SituationChoice) -> list[AreaMap]:
    """The map of the chosen measure in each of its periods, in their order."""
    drawn = shown(view)
    return [of_page({**drawn, "year": period}) for period in drawn["pictures"][drawn["indicator"]]["years"]]


def of_page(drawn: dict[str, Any]) -> AreaMap:
    """The description of the one picture that the page's map shows first."""
    picture, missing = drawn["pictures"][drawn["indicator"]], [None, drawn["words"]["missing"]]
    period = str(drawn["year"] or picture["years"][-1])
    areas = []
    for area in drawn["areas"]:
        value, text = picture["values"].get(area["code"], {}).get(period, missing)
        step = -1 if value is None else sum(value >= limit for limit in picture["limits"])
        place = (area["code"], area["name"], area["path"], float(area["x"]), float(area["y"]))
        areas.append(MapArea(*place, value, text, step, area["code"] == drawn["selected"]))
    size, note = (drawn["width"], drawn["height"]), picture["notes"].get(period, "")
    return AreaMap(picture["title"], picture["label"], period, tuple(areas), *size, tuple(picture["legend"]), note)


def still(drawn: dict[str, Any], links: dict[str, str]) -> str:
    """The same first picture as markup that needs no script. links: where a press on a municipality leads, by code; empty for nowhere."""
    shown = of_page(drawn)
    return markup.rendered(
        "map.html",
        map=shown,
        # The outline of the chosen one must not be painted over by its neighbours.
        areas=sorted(shown.areas, key=lambda area: area.is_chosen),
        links=links,
        text="; ".join(f"{area.name}: {area.text}" for area in shown.areas),
        words=drawn["words"],
        legend_label=drawn["legendLabel"],
        has_choice=len(drawn["pictures"]) > 1,
        has_years=len(drawn["pictures"][drawn["indicator"]]["years"]) > 1,
    )


def count_steps(numbers: Sequence[int]) -> tuple[list[float], list[str]]:
    """The lower limits of the map's shades above the first, and what each shade stands for: whole numbers that never overlap."""
    most = max(numbers, default=0)
    if most == 0:
        return [], []
    width = -(-most // 4)
    firsts = list(range(1, most + 1, width))
    spans = [(first, min(first + width - 1, most)) for first in firsts]
    return [float(first) for first in firsts], ["0", *(f"{first}–{last}" if last > first else f"{first}" for first, last in spans)]


def counts(title: str, numbers_of: dict[str, int], language: str, selected: str = "") -> dict[str, Any]:
    """How many of something each of the seven has: the same map, one picture, no years. selected: the area that is outlined."""
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
    return {**everything(language), "pictures": {"count": shown}, "indicator": "count", "year": now, "selected": selected or None}
