"""The table of verdicts: every measure for the seven, shaded by what may be said and never by what is good."""

from dataclasses import replace

import pandas as pd

from insteg import catalogue
from insteg.catalogue import Area, Indicator
from insteg.views import held, judgement, markup, situation
from insteg.views.apart import View, periods
from insteg.views.credit import source_line
from insteg.views.data import ask, remembered
from insteg.views.figure import Figure
from insteg.views.people import COLUMNS

CLAIMS = ("higher", "lower")


@remembered
def _cells(view: View) -> list[dict]:
    """One entry a measure: its latest period, and for each of the seven its value, relation and word."""
    return [_row(view, item, period) for item in held.on_the_map() if (period := _last(item.id))]


@remembered
def _last(indicator_id: str) -> str | None:
    found = periods(indicator_id)
    return found[-1] if found else None


def _row(view: View, indicator: Indicator, period: str) -> dict:
    cells = [_cell(view, indicator, code, period) for code in situation.by_size()]
    return {
        "id": indicator.id,
        "title": indicator.text(view.language).title,
        "period": view.say.period(period),
        "key": period,
        "cells": cells,
    }


def _cell(view: View, indicator: Indicator, code: str, period: str) -> dict[str, str]:
    found = judgement.judged(indicator.id, code, period, view.benchmark)
    relation = found.verdict.relation if found else "missing"
    value = view.say.measured(found.value, indicator.unit, indicator.decimals) if found else "–"
    return {"relation": relation, "value": value, "word": view.say(f"differences.heat.{relation}")}


def _areas() -> list[Area]:
    return list(situation.by_size().values())


@remembered
def figure_of(view: View) -> Figure:
    """The table as a figure: sentence, plain table twin, rows."""
    say, rows = view.say, _cells(view)
    relations = [cell["relation"] for row in rows for cell in row["cells"]]
    claims = sum(relation in CLAIMS for relation in relations)
    place = view.benchmark.area.phrase(view.language)
    sentence = say("differences.heat.sentence", count=say.number(claims), all=say.number(len(relations)), place=place)
    names = [area.name(view.language) for area in _areas()]
    head = {say("row.head.measure"): [f"{row['title']} ({row['period']})" for row in rows]}
    table = pd.DataFrame(
        head | {name: [f"{row['cells'][at]['value']} ({row['cells'][at]['word']})" for row in rows] for at, name in enumerate(names)}
    )
    several = replace(view.indicator, series=say("differences.sum_of_measures"))
    used = _used(rows)
    title, source = say("differences.heat"), source_line(say, several, used)
    return Figure("skillnader-heat", title, sentence, several, table, used, source, say("figure.method.none"))


def _used(rows: list[dict]) -> pd.DataFrame:
    parts = []
    for row in rows:
        panel = ask("panel", indicator=row["id"])
        own = panel[panel["area_code"].isin(catalogue.the_seven()) & (panel["period"] == row["key"])]
        parts.append(own.assign(indicator=row["id"]).drop(columns=COLUMNS))
    return pd.concat(parts, ignore_index=True)


@remembered
def rendered(view: View) -> str:
    """The shaded table as markup."""
    say = view.say
    return markup.rendered(
        "heat.html",
        title=say("differences.heat"),
        caption=say("differences.heat.caption", place=view.benchmark.area.phrase(view.language)),
        corner=say("row.head.measure"),
        names=[area.name(view.language) for area in _areas()],
        rows=_cells(view),
    )
