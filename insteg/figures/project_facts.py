"""What a project's record says in figures and classes, each with its name; what is not known is said as not found."""

from typing import Any

from insteg.figures.sentences import projects as told
from insteg.reference.words import Words

FACTS = ("programme_period", "programme_area", "phase", "diary_no", "region", "fund")


def short(say: Words, people: list[tuple[str, str]], money: list[tuple[str, str]], results: int) -> str:
    """People, money and results in one line, as far as a source tells."""
    known = [f"{name}: {value}" for name, value in (*people, *money[:-1]) if value != say("project.not_seen")]
    return " · ".join([*known, say("project.short.results", count=results) if results else say("project.short.no_outcome")])


def people(say: Words, row: Any) -> list[tuple[str, str]]:
    actual = _count(say, row.participants_actual, row.participants_status)
    return [
        (say("project.participants_actual"), actual),
        (say("project.participants_planned"), _count(say, row.participants_planned, "ok")),
    ]


def _count(say: Words, count: object, status: str) -> str:
    """How many; otherwise whether they are held back, or were never seen."""
    if told.known(count):
        return say.number(count)  # type: ignore[arg-type]
    return say("status.suppressed") if status == "suppressed" else say("project.not_seen")


def facts(say: Words, row: Any) -> list[tuple[str, str]]:
    plain = [
        (say(f"project.{name}"), _phase(say, row) if name == "phase" else told.coded(say, f"project.{name}", getattr(row, name)))
        for name in FACTS
    ]
    return [*plain, (say("project.ages"), ages(say, row))]


def _phase(say: Words, row: Any) -> str:
    """The bank's word, with a note where what it calls implementation is a study."""
    phase = told.coded(say, "project.phase", row.phase)
    return say("project.phase_of_study", phase=phase) if row.is_study and row.phase == "genomförande" else phase


def ages(say: Words, row: Any) -> str:
    """The ages as the source gives them; an open end stays open."""
    low, high = (say.number(value) if told.known(value) else "" for value in (row.age_min, row.age_max))
    return say("project.years", span=f"{low}–{high}") if low or high else say("project.not_seen")


def coded(say: Words, row: Any, types: list[str]) -> list[tuple[str, str]]:
    return [
        (say("project.types"), ", ".join(types) or say("project.not_seen")),
        (say("project.coder_classes"), row.coder_classes if told.known(row.coder_classes) else say("project.not_seen")),
        (say("project.owner_type"), told.coded(say, "project.owner_type", row.owner_type)),
        (say("project.youth_specific"), told.coded(say, "project.known", row.youth_specific)),
        (say("project.disability_focus"), told.coded(say, "project.known", row.disability_focus)),
    ]
