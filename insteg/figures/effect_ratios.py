"""Effects of research on one axis, each with its interval: only where measure, outcome and follow-up are the same."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.figures import disagreement, pictures
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import Plot
from insteg.figures.sentences import projects as told
from insteg.reference import words
from insteg.reference.words import Words
from insteg.statistics import effect_axes
from insteg.statistics.effect_axes import EffectAxis, MeasuredEffect
from insteg.store.remembered import ask, remembered


@dataclass(frozen=True)
class RatiosChoice:
    """One of the axes that findings on these types may share, of all types where none is named; place: which, from 0."""

    types: tuple[str, ...]
    place: int
    language: str
    mode: str


def _findings(types: tuple[str, ...]) -> pd.DataFrame:
    rows = ask("type_evidence", intervention_type=None)
    rows = rows[rows["is_compared"]]
    return rows[rows["intervention_type"].isin(types)] if types else rows


def _measured(row: Any) -> MeasuredEffect:
    unit, outcome, horizon, effect = (
        str(value).strip() if told.known(value) else "" for value in (row.effect_unit, row.outcome, row.horizon, row.effect)
    )
    low, high = (float(end) if told.known(end) else None for end in (row.ci_low, row.ci_high))
    return MeasuredEffect(row.evidence_id, unit, outcome, effect_axes.months_of(horizon), effect_axes.number(effect), low, high)


@remembered
def shared(types: tuple[str, ...]) -> tuple[tuple[EffectAxis, ...], tuple[MeasuredEffect, ...]]:
    """The axes that findings on these types may share, and the ratios that stand alone."""
    return effect_axes.axes(_measured(row) for row in _findings(types).itertuples())


@remembered
def drawn(view: RatiosChoice) -> tuple[Figure, Plot] | None:
    """The forest of one axis; None where there are fewer."""
    axes, _ = shared(view.types)
    if not 0 <= view.place < len(axes):
        return None
    axis, say = axes[view.place], words.load(view.language)
    rows = _findings(view.types)
    own = rows[rows["evidence_id"].isin([effect.evidence_id for effect in axis.effects])]
    table = pd.DataFrame([_row(say, row, effect) for row, effect in zip(own.itertuples(), axis.effects, strict=True)])
    heads = {name: say(f"ratios.column.{name}") for name in ("name", "value", "low", "high", "people")}
    unit = say(f"ratios.measure.{axis.measure}")
    shown = table[list(heads)].rename(columns=heads)
    source = document_line(view.language, "evidence")
    sentence = _sentence(say, axis, own)
    figure = Figure(f"effekter-{view.place}", say("ratios.title"), sentence, None, shown, own, source, say("ratios.method"))
    return figure, pictures.forest(table, unit, say("ratios.equal"))


def _sentence(say: Words, axis: EffectAxis, rows: pd.DataFrame) -> str:
    """What shares the axis, whether the uncertainties overlap, and what the findings differ in."""
    # What the source calls the outcome is Swedish; the kind of outcome has a name in both languages.
    outcome = axis.outcome if say.language == "sv" else disagreement.domain_names(say, tuple(rows["domains"].iloc[0]))
    follow_up = say.many("outcome.month_count", axis.months)
    first = say("ratios.sentence", measure=say(f"ratios.measure.{axis.measure}"), outcome=outcome, follow_up=follow_up)
    differs = disagreement.differing(list(rows.itertuples()))
    why = say.listed([say(f"disagreement.why.{name}") for name in differs])
    parts = [first, say(f"ratios.{'apart' if _are_apart(axis) else 'overlap'}"), say("ratios.differs", why=why) if differs else ""]
    return " ".join(part for part in parts if part)


def _are_apart(axis: EffectAxis) -> bool:
    """Whether some two intervals do not touch."""
    return max(effect.low or 0 for effect in axis.effects) > min(effect.high or 0 for effect in axis.effects)


def _row(say: Words, row: Any, effect: MeasuredEffect) -> dict[str, Any]:
    name, country = (row.label_en, row.country_en) if say.language == "en" else (row.label_sv, row.country_sv)
    name = f"{name}, {country}" if told.known(country) and country not in name else name
    people = row.population if told.known(row.population) else "–"
    value, low, high = (effect.value or 0.0, effect.low or 0.0, effect.high or 0.0)
    interval = say("intervention.interval", effect=say.number(value, 2), low=say.number(low, 2), high=say.number(high, 2))
    return {"name": name, "value": value, "low": low, "high": high, "people": people, "text": f"{name}: {interval}. {people}"}
