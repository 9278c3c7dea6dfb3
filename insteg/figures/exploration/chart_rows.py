"""The numbers that a chart works out, as rows for files: an index with what is 100, a group of the reader's own, a sum."""

from typing import Any

import pandas as pd

from insteg.figures.exploration import cross_words, shown
from insteg.figures.exploration.chart_choice import ChartChoice
from insteg.figures.exploration.chart_marks import SeriesFigures
from insteg.figures.exploration.comparable import KNOWN
from insteg.figures.exploration.cross_cells import GROUP
from insteg.figures.exploration.cross_choice import AGAINST, VALUE
from insteg.figures.exploration.cross_words import CellFigure
from insteg.reference import in_view

COLUMNS = [
    "series", "indicator", "indicator_title", "area_code", "area", "period", "sex", "age", "quantity", "quantity_text", "base", "base_text",
    "value", "status", "status_text",
]  # fmt: skip
# What stands in place of the code of several taken together.
TOGETHER = "together"


def worked_out(view: ChartChoice, held: list[SeriesFigures]) -> pd.DataFrame | None:
    """One row a number in the picture, as exact as it is shown: COLUMNS. None where every number is a published one.

    base: what the number is set against, as `period:2015`; empty where it is set against nothing. status: also why a number is refused.
    """
    figures = pd.concat([one.figures for one in held])
    is_together = figures[["area_code", "sex", "age"]].map(lambda code: code.startswith(GROUP)).to_numpy().any()
    if view.cell == VALUE and not is_together:
        return None
    rows = [_row(view, one, figure) for one in held for figure in one.figures.itertuples()]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(view: ChartChoice, one: SeriesFigures, figure: Any) -> list[object]:
    codes = {name: str(getattr(figure, name)) for name in ("indicator", "area_code", "period", "sex", "age")}
    value, status = figure.value, str(figure.status)
    is_there = not pd.isna(value)
    cell = CellFigure(shown.decimals()[codes["indicator"]], view.cell, value, status)
    return [
        one.of.name,
        codes["indicator"],
        in_view.indicators()[codes["indicator"]].text(view.language).title,
        codes["area_code"] if codes["area_code"] in in_view.areas() else "",
        cross_words.member(view.table, "area_code", codes["area_code"]),
        codes["period"],
        *(TOGETHER if codes[name].startswith(GROUP) else codes[name] for name in ("sex", "age")),
        view.cell,
        cross_words.quantity(view.cell, view.language),
        *_base(view),
        cross_words.value(view.say, cell) if is_there else None,
        status if is_there or status not in KNOWN else "missing",
        view.say(f"status.{status}") if is_there else cross_words.absent(view.say, status),
    ]


def _base(view: ChartChoice) -> tuple[str, str]:
    """As it stands in a link, and in words."""
    dimension, member = view.table.based_on
    if view.cell not in AGAINST or not dimension:
        return "", ""
    return view.base, f"{cross_words.dimension(dimension, view.language)}: {cross_words.member(view.table, dimension, member)}"
