"""The table of verdicts: every measure for the seven, shaded by what may be said and never by what is good."""

from dataclasses import replace
from typing import Any

import pandas as pd

from insteg.figures import held, judgement, markup, people, sentences, situation
from insteg.figures.apart import DifferencesChoice, periods
from insteg.figures.benchmark import REGION, rest_of_county
from insteg.figures.credit import source_line
from insteg.figures.figure import Figure
from insteg.figures.people import COLUMNS
from insteg.figures.pictures import Grid, GridCell
from insteg.reference import catalogue, in_view
from insteg.reference.catalogue import Area, Indicator
from insteg.store.remembered import ask, remembered

CLAIMS = ("higher", "lower")
UNJUDGED = ("unknown", "missing")
JUDGED = (*CLAIMS, "not_distinguishable")


@remembered
def _cells(view: DifferencesChoice) -> list[dict[str, Any]]:
    """One entry a measure: its latest period, and for each of the seven its value, relation and word."""
    return [_row(view, item, period) for item in held.on_the_map() if (period := _last(item.id))]


@remembered
def _last(indicator_id: str) -> str | None:
    found = periods(indicator_id)
    return found[-1] if found else None


def _row(view: DifferencesChoice, indicator: Indicator, period: str) -> dict[str, Any]:
    cells = [_cell(view, indicator, code, period) for code in situation.by_size()]
    return {
        "id": indicator.id,
        "title": indicator.text(view.language).title,
        "period": view.say.period(period),
        "key": period,
        "cells": cells,
    }


def _cell(view: DifferencesChoice, indicator: Indicator, code: str, period: str) -> dict[str, str]:
    found = judgement.judged(indicator.id, code, period, view.benchmark)
    relation = found.verdict.relation if found else "missing"
    value = view.say.measured(found.value, indicator.unit, indicator.decimals) if found else "–"
    how = people.how(view.say, found.counting) if found and relation not in UNJUDGED else ""
    return {"relation": relation, "value": value, "word": view.say(f"differences.heat.{relation}"), "how": how}


def _in_a_line(cell: dict[str, str]) -> str:
    told = ", ".join(part for part in (cell["word"], cell["how"]) if part)
    return f"{cell['value']} ({told})"


def _areas() -> list[Area]:
    return list(situation.by_size().values())


def _place(view: DifferencesChoice) -> str:
    """What every municipality is compared with, as a phrase: beside the county, each is beside the rest of it."""
    area = rest_of_county() if view.benchmark.kind == REGION else view.benchmark.area
    return area.phrase(view.language)


@remembered
def figure_of(view: DifferencesChoice) -> Figure:
    """The table as a figure: sentence, plain table twin, rows."""
    say, rows = view.say, _cells(view)
    relations = [cell["relation"] for row in rows for cell in row["cells"]]
    claims = sum(relation in CLAIMS for relation in relations)
    sentence = say("differences.heat.sentence", count=say.number(claims), all=say.number(len(relations)), place=_place(view))
    sentence = f"{sentence} {sentences.by_chance(say, sum(relation in JUDGED for relation in relations))}"
    names = [area.name(view.language) for area in _areas()]
    head = {say("row.head.measure"): [f"{row['title']} ({row['period']})" for row in rows]}
    table = pd.DataFrame(head | {name: [_in_a_line(row["cells"][at]) for row in rows] for at, name in enumerate(names)})
    several = replace(view.indicator, series="")
    used = _used(rows)
    title, source = say("differences.heat"), source_line(say, several, used)
    method = f"{say('figure.method')} {people.rules(say, _rules(rows))}"
    return Figure("skillnader-heat", title, sentence, several, table, used, source, method)


def _rules(rows: list[dict[str, Any]]) -> tuple[str, ...]:
    """Every way in which the people of some measure were counted, in the order of the catalogue."""
    used = {rule for row in rows for rule in people.countings(row["id"])}
    return tuple(rule for rule in in_view.estimates() if rule in used)


def _used(rows: list[dict[str, Any]]) -> pd.DataFrame:
    parts = []
    for row in rows:
        panel = ask("panel", indicator=row["id"], sex="total")
        own = panel[panel["area_code"].isin(catalogue.the_seven()) & (panel["period"] == row["key"])]
        parts.append(own.assign(indicator=row["id"]).drop(columns=COLUMNS))
    return pd.concat(parts, ignore_index=True)


@remembered
def rendered(view: DifferencesChoice) -> str:
    """The shaded table as markup."""
    say = view.say
    return markup.rendered(
        "heat.html",
        say=say,
        title=say("differences.heat"),
        caption=say("differences.heat.caption", place=_place(view)),
        corner=say("row.head.measure"),
        names=[area.name(view.language) for area in _areas()],
        rows=[_said_once(row) for row in _cells(view)],
    )


def _said_once(row: dict[str, Any]) -> dict[str, Any]:
    """How the people were counted stands under the measure where it is the same for all of the seven, and in the cells where it is not."""
    counted = {cell["how"] for cell in row["cells"] if cell["how"]}
    if len(counted) != 1:
        return {**row, "how": ""}
    return {**row, "how": counted.pop(), "cells": [{**cell, "how": ""} for cell in row["cells"]]}


def drawn(view: DifferencesChoice) -> tuple[Figure, Grid]:
    return figure_of(view), picture(view)


@remembered
def picture(view: DifferencesChoice) -> Grid:
    """Measures by municipality: the value and what may be said of it, darker where a difference may be called one."""
    rows = _cells(view)
    cells = [
        GridCell(down, across, float(cell["relation"] in CLAIMS), f"{cell['value']} ({cell['word']})")
        for down, row in enumerate(rows)
        for across, cell in enumerate(row["cells"])
    ]
    names = [f"{row['title']} ({row['period']})" for row in rows]
    return Grid(view.say("row.head.measure"), tuple(names), tuple(area.name(view.language) for area in _areas()), tuple(cells))
