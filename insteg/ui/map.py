"""The map of the seven municipalities: all years sent at once, so that slider and animation need no server."""

from itertools import pairwise

import pandas as pd
import streamlit as st

from insteg import catalogue, words
from insteg.charts import limits_of
from insteg.ui import choosers
from insteg.ui.data import ask, remembered
from insteg.ui.shell import Page
from insteg.ui.situation import View

_map = st.components.v2.component("insteg.map", js="map.js", css="map.css", isolate_styles=False)


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
def _picture(view: View) -> dict:
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
def _everything(language: str) -> dict:
    """The shapes and every measure: sent once, so that the reader's choice changes the map without asking the server."""
    shapes, say = ask("shapes"), words.load(language)
    views = [View(item.id, "", catalogue.COUNTY, language, "") for item in choosers.on_the_map()]
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
        "pictures": {view.indicator_id: _picture(view) for view in views},
        "legendLabel": say("map.legend"),
        "words": {name: say(f"map.{name}") for name in ("measure", "play", "pause", "year", "missing")},
    }


def draw(page: Page, view: View) -> None:
    """Draw the map. What the reader chooses on it becomes the choices `indikator`, `period` and `kommun`."""
    key = f"map-{page.name}"

    def adopt(state: str, choice: str) -> None:
        page.choices.put(choice, str(st.session_state[key].get(state) or ""))

    _map(
        data={**_everything(page.language), "indicator": view.indicator_id, "year": view.period, "selected": view.chosen},
        key=key,
        height="content",
        on_indicator_change=lambda: adopt("indicator", "indikator"),
        on_year_change=lambda: adopt("year", "period"),
        on_selected_change=lambda: adopt("selected", "kommun"),
    )


def draw_counts(page: Page, title: str, counts: dict[str, int]) -> None:
    """Draw how many of something each of the seven has: the same map, one picture, no years."""
    numbers = pd.Series(counts, dtype=float)
    limits, say = limits_of(numbers), page.words
    texts = [say.number(limit) for limit in limits]
    legend = (
        [say("map.under", value=texts[0]), *(f"{low}–{high}" for low, high in pairwise(texts)), say("map.over", value=texts[-1])]
        if texts
        else []
    )
    now = say("map.all_years")
    picture = {
        "title": title,
        "label": say("map.label", title=title),
        "years": [now],
        "values": {code: {now: [count, say.number(count)]} for code, count in counts.items()},
        "limits": limits,
        "legend": legend,
        "notes": {},
    }
    whole = {**_everything(page.language), "pictures": {"count": picture}, "indicator": "count", "year": now, "selected": None}
    _map(data=whole, key=f"map-{page.name}", height="content", on_selected_change=lambda: None)
