"""A project idea against what was tried before. Nothing here is remembered: the idea's own words must not stay anywhere."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from insteg import catalogue
from insteg.catalogue import COUNTY
from insteg.measures import comparability
from insteg.measures.reporting import PARTS, left_out, seen
from insteg.search import Idea, Match, ProjectIndex, Reason
from insteg.sentences import projects as told
from insteg.views import evidence, record
from insteg.views.data import ask, remembered
from insteg.words import Words

SHOWN = 8
AGES = (16, 24)


@dataclass(frozen=True)
class Found:
    """One earlier project, as the page and the document say it."""

    project_id: str
    title: str
    link: str
    owner: str
    time: str
    places: str
    why: str
    cost: str
    outcome: str
    call: str
    cite: told.Cite
    parts: dict[str, bool]


@remembered
def index() -> ProjectIndex:
    """The projects, ready to be searched."""
    return ProjectIndex(ask("project_texts"))


def is_asked(idea: Idea) -> bool:
    return bool(idea.text or idea.types)


def similar(say: Words, idea: Idea) -> list[Found]:
    """The earlier projects most like the idea, best first by likeness: never by outcome."""
    return [found(say, match) for match in index().similar(idea, SHOWN)]


def found(say: Words, match: Match) -> Found:
    """One match with all that is told of it."""
    row = next(ask("project_card", project_id=match.project_id).itertuples())
    outcomes = ask("project_outcomes", project_id=match.project_id)
    return Found(
        match.project_id,
        match.title,
        record.link_to("projekt", say.language, projekt=match.project_id),
        row.owner if told.known(row.owner) else say("project.owner_unknown"),
        told.span(say, row),
        record.names_of(row.area_codes, say.language),
        "; ".join(reason_in_words(say, reason) for reason in match.reasons),
        _cost(say, row),
        _outcome(say, outcomes),
        say.phrases.get(f"idea.role.{row.owner_type}", say("idea.role.other")),
        told.cite(say, row.address, row.address_status),
        seen(outcomes, row.specific_objective if told.known(row.specific_objective) else row.summary),
    )


def _cost(say: Words, row) -> str:
    """The amounts, and whether they can be compared."""
    *amounts, (_, status) = told.money(say, row)
    listed = "; ".join(f"{name}: {amount}" for name, amount in amounts)
    return say("idea.amounts", amounts=listed, status=status) if listed else status


def _outcome(say: Words, outcomes: pd.DataFrame) -> str:
    """What came of it: plans, goals and background are left to the card."""
    kinds = (*comparability.RESULTS, "structural")
    shown = [
        f"{row.outcome_name}: {told.outcome_value(say, row)}, {told.outcome_time(say, row)}"
        for row in outcomes[outcomes["kind"].isin(kinds)].itertuples()
    ]
    return "; ".join(shown) or say("project.no_outcome")


def reason_in_words(say: Words, reason: Reason) -> str:
    """Why a project matches, in words."""
    areas = catalogue.areas()
    texts = {
        "type": lambda: ", ".join(record.type_title(say.language, name) for name in reason.found),
        "place": lambda: ", ".join(areas[code].name(say.language) for code in reason.found),
        "target_group": lambda: reason.found[0].replace("-", "–"),
        "time": lambda: " – ".join(say.period(day) for day in reason.found),
        "words": lambda: ", ".join(reason.found),
        "type_words": lambda: ", ".join(reason.found),
    }
    return say(f"idea.reason.{reason.kind}", what=texts[reason.kind]())


def evidence_lines(say: Words, types: tuple[str, ...], most: int = 99) -> list[tuple[str, str]]:
    """What research says of each type: every finding, the contradicting ones too."""
    lines: list[tuple[str, str]] = []
    for name in types:
        rows = ask("type_evidence", intervention_type=name)
        title = f"{record.type_title(say.language, name)}:"
        lines += [(title, say("intervention.no_research"))] if rows.empty else []
        for row in rows.head(most).itertuples():
            item = evidence.finding(say, row)
            lines.append((title, f"{item['direction']}. {item['effect']} {item['ratings']} {item['studies']} {item['work']}."))
        lines += [(title, say("idea.more_findings", count=len(rows) - most))] if len(rows) > most else []
    return lines


def overlap_lines(say: Words, idea: Idea) -> list[tuple[str, str]]:
    """Projects that reach the municipality at the same time, and those whose time is half known."""
    start, end = idea.period or (date.today(), date.today())
    rows = ask("overlap", area_code=idea.municipality or COUNTY, starts_on=start, ends_on=end)
    rows = rows[rows["overlap_status"] != "time_unknown"]
    return [
        (
            f"{row.title}:",
            f"{row.owner if told.known(row.owner) else say('project.owner_unknown')}, "
            f"{told.span(say, row)}. {say(f'idea.{row.overlap_status}')}",
        )
        for row in rows.itertuples()
    ]


def checklist(say: Words, found: list[Found]) -> list[tuple[str, str]]:
    """What to report, and in how many of the similar projects it was not seen."""
    counts = left_out(item.parts for item in found)
    return [(say(f"idea.check.{part}"), say("idea.check.missed", count=counts[part], all=len(found))) for part in PARTS]


def types_of(idea: Idea, found: list[Found]) -> tuple[str, ...]:
    """The types asked for; otherwise those of the three most similar projects."""
    if idea.types:
        return idea.types
    rows = [next(ask("project_card", project_id=item.project_id).itertuples()) for item in found[:3]]
    return tuple(dict.fromkeys(name for row in rows for name in record.listed(row.types)))
