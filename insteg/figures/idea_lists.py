"""What an idea should know beside the projects like it: research, lessons, what runs, whom to call, what to report."""

from dataclasses import dataclass
from datetime import date

from insteg.figures import evidence, lessons, record
from insteg.figures.idea_card import SimilarProject
from insteg.figures.sentences import projects as told
from insteg.figures.synchronisation.choice import programme_of
from insteg.figures.synchronisation.now import of_the_running_programme
from insteg.figures.synchronisation.undertakings import undertakings
from insteg.figures.type_marks import direction_of
from insteg.reference import interventions
from insteg.reference.catalogue import COUNTY
from insteg.reference.words import Words
from insteg.search import Idea
from insteg.statistics.reporting import PARTS, left_out
from insteg.store.remembered import ask

# In this order a finding is counted: for, mixed, nothing shown, against, and what was followed without being compared.
DIRECTIONS = ("positive", "mixed", "not_shown", "none", "negative", "followed")
LESSONS = 5


@dataclass(frozen=True)
class Researched:
    """What research says of one type: how many findings of each direction, in the order of DIRECTIONS; none where nobody has measured it."""

    title: str
    link: str
    counts: tuple[int, ...]
    works: int


@dataclass(frozen=True)
class Party:
    """One kind of party: its name, who they were, and the projects that name them."""

    kind: str
    names: tuple[str, ...]
    projects: tuple[tuple[str, str], ...]


def researched(say: Words, types: tuple[str, ...]) -> list[Researched]:
    """The recognised or chosen types in the order they were read; findings are counted, never added to a score."""
    return [_researched(say, name) for name in types]


def _researched(say: Words, name: str) -> Researched:
    rows = ask("type_evidence", intervention_type=name)
    directions = [direction_of(row) for row in rows.itertuples()]
    link = record.link_to("insatser", say.language, insats=name)
    return Researched(record.type_title(say.language, name), link, tuple(map(directions.count, DIRECTIONS)), int(rows["work_id"].nunique()))


def evidence_lines(say: Words, types: tuple[str, ...], most: int = 99) -> list[tuple[str, str]]:
    """What research says of each type: every finding, the contradicting ones too."""
    lines: list[tuple[str, str]] = []
    for name in types:
        rows = ask("type_evidence", intervention_type=name)
        title = f"{record.type_title(say.language, name)}:"
        lines += [(title, say("intervention.no_research"))] if rows.empty else []
        for row in rows.head(most).itertuples():
            item = evidence.finding(say, row)
            said = " ".join(filter(None, (item["effect"], item["ratings"], item["studies"], f"{item['work']}.")))
            lines.append((title, f"{item['direction']}. {said}"))
        lines += [(title, say("idea.more_findings", count=len(rows) - most))] if len(rows) > most else []
    return lines


def learned(say: Words, found: list[SimilarProject]) -> str:
    """The lessons of the projects like the idea, in the order of those, as markup; empty where they left none."""
    rows = lessons.everything()
    of_found = [rows[rows["project_id"] == item.project_id] for item in found]
    places = [place for part in of_found for place in part.index][:LESSONS]
    return lessons.rendered(rows.loc[places], say.language) if places else ""


def overlap_lines(say: Words, idea: Idea) -> list[tuple[str, str]]:
    """Projects that reach the places at the same time, and those whose time is half known."""
    start, end = idea.period or (date.today(), date.today())
    lines = {}
    for place in idea.places or (COUNTY,):
        rows = ask("overlap", area_code=place, starts_on=start, ends_on=end)
        for row in rows[rows["overlap_status"] != "time_unknown"].itertuples():
            owner = row.owner if told.known(row.owner) else say("project.owner_unknown")
            lines[f"{row.title}:"] = f"{owner}, {told.span(say, row)}. {say(f'idea.{row.overlap_status}')}"
    return [*lines.items(), *_undated_lines(say, idea, start)]


def _undated_lines(say: Words, idea: Idea, day: date) -> list[tuple[str, str]]:
    """Projects without dates that belong to the EU programme of the day: they may run, as Synkronisering says too."""
    everywhere = not idea.places or COUNTY in idea.places
    there = [one for one in undertakings() if everywhere or any(one.reached(place) for place in idea.places)]
    programme = programme_of(day).replace("-", "–")
    return [
        (f"{one.title}:", f"{one.owner or say('project.owner_unknown')}. {say('idea.may_overlap_undated', programme=programme)}")
        for one in of_the_running_programme(there, day)
    ]


def parties(say: Words, found: list[SimilarProject]) -> list[Party]:
    """Who took part in the projects like the idea, by kind in the order of the catalogue; organisations, never people's names."""
    rows = [(item, party) for item in found for party in record.partners_of(item.project_id).itertuples()]
    told_of = []
    for kind in interventions.PARTNER_KINDS:
        of_kind = [(item, party) for item, party in rows if party.kind == kind and party.role != "evaluator"]
        if of_kind:
            names = tuple(dict.fromkeys(party.partner for _, party in of_kind))
            projects = tuple(dict.fromkeys((item.title, item.link) for item, _ in of_kind))
            told_of.append(Party(say(f"project.partner_kind.{kind}"), names, projects))
    return told_of


def unread(found: list[SimilarProject]) -> list[str]:
    """The projects whose parties nobody has read, or that name none."""
    return [item.title for item in found if record.partners_of(item.project_id).empty]


def checklist(say: Words, found: list[SimilarProject]) -> list[tuple[str, str]]:
    """What to report, and in how many of the similar projects it was not found."""
    counts = left_out(item.parts for item in found)
    return [(say(f"idea.check.{part}"), say("idea.check.missed", count=counts[part], all=len(found)) if found else "") for part in PARTS]
