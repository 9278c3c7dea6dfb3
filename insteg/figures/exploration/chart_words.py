"""The words of a chart of any selection: its title, its axis, and each figure as it is read."""

import pandas as pd

from insteg.figures.exploration import cross_words, shown
from insteg.figures.exploration.against import DIFFERENCE
from insteg.figures.exploration.chart_choice import ChartChoice
from insteg.figures.exploration.cross_choice import AGAINST, MEAN, VALUE
from insteg.figures.exploration.cross_words import CellFigure
from insteg.reference import in_view

# Quantities that stand in the unit of their measure.
IN_ITS_UNIT = (VALUE, MEAN)


def title(view: ChartChoice, figures: pd.DataFrame) -> str:
    """The measure, the group that all the figures are of, and what is worked out."""
    say, measures = view.say, list(figures["indicator"].unique())
    told = [in_view.indicators()[measures[0]].text(view.language).title if len(measures) == 1 else say("explore.chart.several")]
    sexes = list(figures["sex"].unique())
    told += [say(f"sex.{sexes[0]}").lower()] if len(sexes) == 1 and sexes[0] in ("women", "men") else []
    worked_out = "" if view.cell == VALUE else f" – {cross_words.quantity(view.cell, view.language)}"
    return ", ".join(told) + worked_out + _base(view)


def _base(view: ChartChoice) -> str:
    dimension, member = view.table.based_on
    if view.cell not in AGAINST or not dimension:
        return ""
    return f" ({view.say('explore.chart.base', member=cross_words.member(view.table, dimension, member))})"


def unit(view: ChartChoice, indicator_id: str) -> str:
    """What stands along the axis of figures."""
    own = view.say(f"unit.{in_view.indicators()[indicator_id].unit}.axis")
    if view.cell == DIFFERENCE and in_view.indicators()[indicator_id].unit == "percent":
        return view.say("explore.chart.points")
    return own if view.cell in (*IN_ITS_UNIT, DIFFERENCE) else cross_words.quantity(view.cell, view.language)


def measured(view: ChartChoice, indicator_id: str, value: float, status: str) -> str:
    """A figure with its unit, a preliminary one called so; or why it is not there."""
    if pd.isna(value):
        return cross_words.absent(view.say, status if isinstance(status, str) else "missing")
    if view.cell not in IN_ITS_UNIT:
        return cross_words.text(view.say, CellFigure(shown.decimals()[indicator_id], view.cell, value, status))
    item = in_view.indicators()[indicator_id]
    text = view.say.measured(value, item.unit, item.decimals)
    return text if status != "provisional" else f"{text} ({view.say('status.provisional')})"
