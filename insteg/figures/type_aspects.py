"""What a type is compared by, side by side with others: said of each in the same order, from the rows, and what is not there said as well."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.figures import disagreement, evidence, type_marks
from insteg.figures.disagreement import Disagreement
from insteg.figures.sentences import projects as told
from insteg.figures.type_rows import TypeRow
from insteg.reference.interventions import NORDIC
from insteg.reference.words import Words, begun

# What a source says of a direction in one word says the same as the mark: it is not told twice.
DIRECTIONS = {"positiv": "positive", "negativ": "negative", "blandad": "mixed", "ingen påvisad": "none", "ingen säkerställd": "none"}
ASPECTS = ("what", "whom", "research", "hundred", "strength", "cost", "time", "local", "gaps", "disagreement")


@dataclass(frozen=True)
class SideLine:
    """One thing said of one type. source: as the source wrote it, in Swedish, as are title and work: what comes first and last, with the link.

    mark: a kind of type_marks; hundred: how many of 100 with and without.
    """

    text: str
    source: str = ""
    title: str = ""
    work: str = ""
    href: str = ""
    mark: str = ""
    hundred: tuple[int, int] | None = None

    @property
    def plain(self) -> str:
        return " ".join(part for part in (f"{self.title}:" if self.title else "", self.text, self.source, self.work) if part)


def of(say: Words, row: TypeRow) -> dict[str, tuple[SideLine, ...]]:
    """By aspect, at least one line each."""
    return {
        "what": (SideLine(row.item.definition_en if say.language == "en" else row.item.definition_sv),),
        "whom": _sources(say, row, "population"),
        "research": tuple(_finding(say, one) for one in row.findings) or (SideLine(say("intervention.no_research")),),
        "hundred": _hundreds(say, row),
        "strength": _rated(say, row, "strength"),
        "cost": (*_rated(say, row, "cost", bool(_costs(row))), *_costs(row)),
        "time": _sources(say, row, "horizon"),
        "local": tuple(_project(say, one) for one in row.projects) or (SideLine(say("intervention.no_local")),),
        "gaps": tuple(SideLine(text) for text in gaps(say, row)) or (SideLine(say("tray.no_gap")),),
        "disagreement": _disagreements(say, row),
    }


def in_short(say: Words, row: TypeRow) -> dict[str, str]:
    """By aspect in few words, for the cells of a slide: marks as letters, numbers without those they are of."""
    full = of(say, row)
    columns = [(say(f"types.column.{name}"), type_marks.in_letters(row.marks, name)) for name in type_marks.COLUMNS]
    hundreds = [say("types.hundred", treated=line.hundred[0], control=line.hundred[1]) for line in full["hundred"] if line.hundred]
    projects = f"{say.many('types.projects', len(row.projects))}, {say('types.results', count=say.number(row.counts.local_result_count))}"
    disputed = [disagreement.question_name(say, one.question) for one in _disputes(row)]
    short = {
        "what": row.item.line_en if say.language == "en" else row.item.line_sv,
        **{name: _ratings(say, row, name) for name in ("strength", "cost")},
        "research": ", ".join(f"{name} {letters}" for name, letters in columns if letters) or "–",
        "hundred": "; ".join(hundreds) or "–",
        "local": projects if row.projects else say("types.no_project"),
        "disagreement": "; ".join(disputed) or "–",
    }
    return {name: short.get(name) or "; ".join(line.plain for line in lines) for name, lines in full.items()}


def _ratings(say: Words, row: TypeRow, name: str) -> str:
    """The ratings alone, each once."""
    return ", ".join(dict.fromkeys(told.coded(say, "intervention.rating", value) for value, _ in row.rated(name))) or "–"


def _sources(say: Words, row: TypeRow, name: str) -> tuple[SideLine, ...]:
    """Each way in which the findings put it, once; that none does is said."""
    given = dict.fromkeys(str(getattr(one, name)) for one in row.findings if told.known(getattr(one, name)))
    return tuple(SideLine("", text) for text in given) or (SideLine(say("tray.not_told")),)


def _finding(say: Words, row: Any) -> SideLine:
    """A finding: on what, from where and which way; then its size, its time and its work as the source has them."""
    kind = type_marks.kind_of(row)
    country = row.country_en if say.language == "en" else row.country_sv
    about = disagreement.domain_names(say, tuple(row.domains))
    where = say("tray.from", what=about, country=country) if told.known(country) else about
    is_rating, is_repeated = row.effect_unit == evidence.RATED, DIRECTIONS.get(str(row.effect)) == kind
    text = say("tray.finding", where=begun(where), direction=say(f"types.mark.{kind}"))
    rated = say("tray.impact", impact=told.coded(say, "intervention.rating", row.impact)) if is_rating else ""
    parts = ["" if is_rating or is_repeated else evidence.size_of(say, row), row.horizon if told.known(row.horizon) else ""]
    size = "; ".join(part for part in parts if part)
    href = told.cite(say, row.address, row.address_status).href
    return SideLine(" ".join(part for part in (text, rated) if part), f"{begun(size)}." if size else "", "", row.work, href, kind)


def _hundreds(say: Words, row: TypeRow) -> tuple[SideLine, ...]:
    lines = []
    for one in row.of_hundred:
        numbers = say("intervention.frequency", treated=int(one.of_100_with), control=int(one.of_100_without))
        about = "; ".join(part for part in (one.outcome, one.horizon, one.population) if told.known(part))
        lines.append(SideLine(numbers, about, hundred=(int(one.of_100_with), int(one.of_100_without))))
    return tuple(lines) or (SideLine(say("tray.no_hundred")),)


def _rated(say: Words, row: TypeRow, name: str, is_told: bool = False) -> tuple[SideLine, ...]:
    """Each rating with the work that gives it. is_told: whether something else stands there, so that none is not missed."""
    given = [SideLine(f"{begun(told.coded(say, 'intervention.rating', value))}:", work) for value, work in row.rated(name)]
    return tuple(given) or (() if is_told else (SideLine(say("tray.unrated")),))


def _costs(row: TypeRow) -> tuple[SideLine, ...]:
    """Costs in the words of their work."""
    return tuple(SideLine("", f"{one.cost_text} ({one.work})") for one in row.findings if told.known(one.cost_text))


def _project(say: Words, row: Any) -> SideLine:
    shown = evidence.local_project(say, row)
    text = " ".join(part for part in (f"{shown['time']}.", shown["reach"], shown["result"], shown["unpublished"]) if part)
    return SideLine(text, title=shown["title"], href=shown["link"])


def gaps(say: Words, row: TypeRow) -> list[str]:
    """What is not known, as far as the rows can tell: counted from them, nothing judged."""
    compared = [one for one in row.findings if one.is_compared]
    asked = {name for one in compared for name in (one.question, *one.domains)}
    found = [say(f"tray.gap.{name}") for name in (type_marks.WORK, type_marks.STUDY) if name not in asked]
    if not any(one.country_en in NORDIC for one in compared):
        found.append(say("tray.gap.nordic"))
    if not row.rated("strength"):
        found.append(say("tray.gap.strength"))
    if not (row.rated("cost") or _costs(row)):
        found.append(say("tray.gap.cost"))
    return [*found, *_local_gaps(say, row)]


def _local_gaps(say: Words, row: TypeRow) -> list[str]:
    reported = [one for one in row.projects if one.result_status == "published"]
    if not row.projects:
        return [say("tray.gap.untried")]
    if not reported:
        return [say("tray.gap.unreported", count=len(row.projects))]
    if not any(one.has_control_group for one in reported):
        return [say("tray.gap.uncompared")]
    return []


def _disputes(row: TypeRow) -> list[Disagreement]:
    return disagreement.of(pd.DataFrame(row.findings)) if row.findings else []


def _disagreements(say: Words, row: TypeRow) -> tuple[SideLine, ...]:
    lines: list[SideLine] = []
    for one in _disputes(row):
        lines.append(SideLine(disagreement.sentence(say, one)))
        lines += [_side(say, finding) for finding in one.findings]
    return tuple(lines) or (SideLine(say("tray.no_disagreement")),)


def _side(say: Words, row: Any) -> SideLine:
    """One side: which way, then whom, by which method and how long, as far as the source tells it."""
    parts = [getattr(row, name) for name in ("outcome", "population", "design", "horizon") if told.known(getattr(row, name))]
    kind = type_marks.kind_of(row)
    return SideLine(f"{say(f'types.mark.{kind}')}:", f"{'; '.join(parts)}.", "", row.work, "", kind)
