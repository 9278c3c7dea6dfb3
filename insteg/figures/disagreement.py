"""Findings that disagree on one question, side by side, with what differs between them. Why they differ is read from their rows, never guessed."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.figures import type_marks
from insteg.figures.sentences import projects as told
from insteg.reference import interventions
from insteg.reference.words import Words

# What a result may depend on, as far as a row tells it: what was counted, of whom, where, by which method, how long afterwards.
WHY = ("outcome", "population", "country_sv", "design", "horizon")


@dataclass(frozen=True)
class Disagreement:
    """Compared findings on one type and one question that point different ways. differs: which of WHY they are known to differ in."""

    question: str
    findings: tuple[Any, ...]
    differs: tuple[str, ...]


def of(findings: pd.DataFrame) -> list[Disagreement]:
    """Every question on which the findings of `type_evidence` disagree, in its order. What only follows up takes no side."""
    disputed = findings[findings["is_contradicted"] & findings["is_compared"]]
    questions: dict[tuple[str, str], list[Any]] = {}
    for row in disputed.itertuples():
        questions.setdefault((row.intervention_type, row.question), []).append(row)
    return [Disagreement(question, tuple(rows), differing(rows)) for (_, question), rows in questions.items()]


def differing(rows: list[Any]) -> tuple[str, ...]:
    """What at least two of the rows tell, and tell differently."""
    known = {name: {getattr(row, name) for row in rows if told.known(getattr(row, name))} for name in WHY}
    return tuple(name for name in WHY if len(known[name]) > 1)


def sentence(say: Words, one: Disagreement) -> str:
    """On what they disagree, and what differs between them: no more than that it may be why."""
    what = question_name(say, one.question)
    if not one.differs:
        return say("disagreement.unknown", what=what)
    return say("disagreement.may", what=what, why=say.listed([say(f"disagreement.why.{name}") for name in one.differs]))


def question_name(say: Words, question: str) -> str:
    """What is asked, as it stands inside a sentence: work and study however they were counted, else the kinds of outcome."""
    if question in (type_marks.WORK, type_marks.STUDY):
        return say(f"types.column.{question}").lower()
    return domain_names(say, tuple(question.split(";")))


def domain_names(say: Words, domains: tuple[str, ...]) -> str:
    """Kinds of outcome by their names, as they stand inside a sentence."""
    titles = {item.id: item.title_en if say.language == "en" else item.title_sv for item in interventions.domains()}
    return say.listed([titles[name][0].lower() + titles[name][1:] for name in domains])


def shown(say: Words, one: Disagreement) -> dict[str, Any]:
    """The disagreement as a table: a finding a row, what it says first, then what may be why."""
    return {"sentence": sentence(say, one), "rows": [_row(say, row) for row in one.findings]}


def _row(say: Words, row: Any) -> dict[str, Any]:
    country = row.country_en if say.language == "en" else row.country_sv
    return {
        "mark": type_marks.kind_of(row),
        "direction": say(f"types.mark.{type_marks.kind_of(row)}"),
        "label": row.label_en if say.language == "en" else row.label_sv,
        "country": country if told.known(country) else "–",
        "sources": [
            getattr(row, name) if told.known(getattr(row, name)) else "–" for name in ("outcome", "population", "design", "horizon")
        ],
        "work": row.work,
    }
