"""Published outcomes of projects: on one axis only where they may be, otherwise as a table with definitions and reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.figures import bank, markup, pictures, record
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import Plot
from insteg.reference import words
from insteg.reference.words import Words
from insteg.statistics import comparability
from insteg.statistics.interval import wilson
from insteg.store.remembered import ask, remembered


@dataclass(frozen=True)
class OutcomeAxisChoice:
    """One of the axes that outcomes of these types of intervention may share; place: which, from 0."""

    types: tuple[str, ...]
    place: int
    language: str
    mode: str


def outcomes_of(types: tuple[str, ...]) -> pd.DataFrame:
    """The published outcomes of projects of these types; all 68 when no type is chosen. In file order, never by size."""
    rows = ask("project_outcomes", project_id=None)
    if not types:
        return rows
    projects = ask("project_search", **(bank.NO_FILTER | {"types": types}))["project_id"]
    return rows[rows["project_id"].isin(projects)]


def table(say: Words, rows: pd.DataFrame, alone: Sequence[comparability.Alone]) -> str:
    reasons = {item.outcome.outcome_id: "; ".join(say(f"outcome.reason.{reason.value}") for reason in item.reasons) for item in alone}
    shown = [
        {**record.outcome(say, row), "reasons": reasons[str(row.outcome_id)]} for row in rows.itertuples() if row.outcome_id in reasons
    ]
    heads = [say(f"outcome.column.{name}") for name in ("subject", "definition", "value", "kind", "reasons", "source")]
    return markup.rendered("outcomes.html", rows=shown, heads=heads, caption=say("outcome.heading"))


@remembered
def shared_axes(types: tuple[str, ...]) -> tuple[tuple[comparability.SharedAxis, ...], tuple[comparability.Alone, ...]]:
    """The axes that may be shared, and the outcomes that must stand alone."""
    return comparability.axes(comparability.outcomes(outcomes_of(types)))


@remembered
def axis(view: OutcomeAxisChoice) -> tuple[Figure, Plot] | None:
    """The figure of one shared axis; None where there are fewer."""
    axes, _ = shared_axes(view.types)
    if not 0 <= view.place < len(axes):
        return None
    return axis_figure(words.load(view.language), axes[view.place], outcomes_of(view.types), view.place)


def axis_figure(say: Words, axis: comparability.SharedAxis, rows: pd.DataFrame, place: int) -> tuple[Figure, Plot]:
    """Outcomes with one definition, denominator and time, each with its Wilson interval and n, in the order of the file."""
    own = rows[rows["outcome_id"].isin([item.outcome_id for item in axis.outcomes])]
    drawn = pd.DataFrame([_dot(say, item, own) for item in axis.outcomes])
    known = {"count": len(drawn), "name": own["outcome_name"].iloc[0]}
    sentence = (
        say("outcome.axis", **known, months=say.many("outcome.month_count", axis.months))
        if axis.months
        else say("outcome.axis_at_exit", **known)
    )
    heads = {name: say(f"outcome.column.{name}") for name in ("name", "share", "low", "high")}
    table = drawn[list(heads)].rename(columns=heads)
    shown = Figure(
        f"utfall-{place}", sentence, sentence, None, table, own, document_line(say.language, "outcomes"), say("outcome.axis.method")
    )
    return shown, pictures.outcome_intervals(drawn, say("unit.percent.axis"))


def _dot(say: Words, item: comparability.MeasuredOutcome, own: pd.DataFrame) -> dict[str, Any]:
    subject = own.loc[own["outcome_id"] == item.outcome_id, "subject"].iloc[0]
    limits = wilson(item.share, item.size)
    low, high = (limits.low, limits.high) if limits else (item.share, item.share)
    name = f"{subject} (n = {say.number(item.size or 0)})"
    return {"name": name, "share": item.share, "low": low, "high": high, "text": f"{name}: {say.measured(item.share, 'percent', 0)}"}
