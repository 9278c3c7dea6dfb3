"""One project as a public record: what the source says, how sure it is, and what was not seen."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from insteg.figures import markup, project_facts
from insteg.figures.sentences import projects as told
from insteg.reference import in_view, interventions, words
from insteg.reference.pages import FRONT, name_of
from insteg.reference.words import Words
from insteg.store import snapshots
from insteg.store.remembered import ask, remembered

SOURCE_TEXTS = ("target_group", "summary", "methods", "result_text", "follow_up_text", "evaluation", "evaluation_conclusion")

# Questions of one project or of all, with what they are asked by.
BY_PROJECT = {
    "project_outcomes": ("project_id",), "project_facts": ("project_id",), "project_partners": ("project_id", "areas", "kinds"),
}  # fmt: skip

# The choice that holds an idea's types of intervention, on the page where ideas are tried and in every link to it.
IDEA_TYPES = "idetyp"


def type_title(language: str, type_id: str) -> str:
    item = next(item for item in interventions.types() if item.id == type_id)
    return item.title_en if language == "en" else item.title_sv


def link_to(page: str, language: str, /, **choices: str) -> str:
    """An address on this site that keeps the language, and the snapshot of a frozen view."""
    frozen = {"stand": snapshots.stand_of(snapshots.in_view())} if snapshots.is_frozen() else {}
    asked = urlencode({**choices, **frozen, **({} if language == words.DEFAULT else {"lang": language})})
    path = "./" if page == name_of(FRONT) else page
    return f"{path}?{asked}" if asked else path


def link_to_idea(language: str, types: Sequence[str]) -> str:
    """The page where ideas are tried, with these types of intervention chosen."""
    return link_to("innan", language, **{IDEA_TYPES: ",".join(types)})


def listed(value: Any) -> list[str]:
    """A list from a query; an empty one comes as a missing value."""
    return list(value) if hasattr(value, "__len__") and not isinstance(value, str) else []


def names_of(found: Any, language: str) -> str:
    """Area codes as names; none known is said."""
    codes = listed(found)
    if not codes:
        return words.load(language)("project.place_unknown")
    areas = in_view.areas()
    return ", ".join(areas[code].name(language) if code in areas else code for code in codes)


@remembered
def card(project_id: str, language: str, is_open: bool = False) -> str:
    """The card as markup."""
    say = words.load(language)
    row = next(ask("project_card", project_id=project_id).itertuples())
    return markup.rendered("project_card.html", card=_card(say, row), say=say, is_open=is_open)


def _card(say: Words, row: Any) -> dict[str, Any]:
    language = say.language
    types = [type_title(language, name) for name in listed(row.types)]
    people, money = project_facts.people(say, row), told.money(say, row)
    plain, coded = project_facts.facts(say, row), project_facts.coded(say, row, types)
    published = outcomes_of(row.project_id)
    outcomes = [outcome(say, item) for item in published.itertuples()]
    # Of what was published only how it went for the participants: a cost or a number of participants is no result.
    results = int((published["kind"].isin(["result", "effect_study"]) & published["is_after_participation"]).sum())
    unknown = (say("project.not_seen"), say("project.money_status.not_seen"))
    return {
        "id": row.project_id,
        "title": row.title,
        "owner": row.owner if told.known(row.owner) else say("project.owner_unknown"),
        "time": told.span(say, row),
        "places": names_of(row.area_codes, language),
        "short": project_facts.short(say, people, money, results),
        "first": [(name, value) for name, value in (*people, *money) if value not in unknown],
        "facts": [(name, value) for name, value in plain if value not in unknown],
        "texts": [_text(say, row, name) for name in SOURCE_TEXTS if told.known(getattr(row, name))],
        "more": [
            _fact(say, fact) for fact in facts_of(row.project_id).itertuples() if not fact.is_filling or fact.field not in SOURCE_TEXTS
        ],
        "partners": [_partner(say, party) for party in partners_of(row.project_id).itertuples()],
        "partner_status": say(f"project.partners.{row.partner_status}"),
        "coded": [(name, value) for name, value in coded if value not in unknown],
        "unseen": [
            *(name for name, value in (*people, *money, *plain, *coded) if value in unknown),
            *(say(f"project.{name}") for name in SOURCE_TEXTS if not told.known(getattr(row, name))),
        ],
        "outcomes": outcomes,
        "chain": _chain(say, row.project_id),
        "cite": told.cite(say, row.address, row.address_status),
        "sure": told.coded(say, "project.confidence", row.confidence),
        "link": link_to("projekt", language, projekt=row.project_id),
    }


def _text(say: Words, row: Any, name: str) -> tuple[str, str, told.Cite | None]:
    """A text of the record; one that another source filled in carries that source."""
    own = facts_of(row.project_id)
    filling = own[(own["field"] == name) & own["is_filling"]]
    cites = [told.cite(say, fact.address, fact.address_status) for fact in filling.itertuples()]
    return say(f"project.{name}"), getattr(row, name), cites[0] if cites else None


def _fact(say: Words, fact: Any) -> dict[str, Any]:
    """A fact from another source; one that names a project of the bank leads there."""
    named = re.search(r" \(([A-Z]{2}\d{2})\)", fact.value)
    return {
        "name": say(f"project.fact.{fact.field}"),
        "value": fact.value.replace(named[0], "") if named else fact.value,
        "link": link_to("projekt", say.language, projekt=named[1]) if named else "",
        "cite": told.cite(say, fact.address, fact.address_status),
    }


def _partner(say: Words, party: Any) -> dict[str, Any]:
    return {
        "name": party.partner,
        "kind": say(f"project.partner_kind.{party.kind}"),
        "role": say(f"project.partner_role.{party.role}"),
        "cite": told.cite(say, party.address, party.address_status),
    }


def outcome(say: Words, row: Any) -> dict[str, Any]:
    """One published outcome with its definition, never in any order of size."""
    return {
        "id": row.outcome_id,
        "name": row.outcome_name,
        "subject": row.subject,
        "kind": told.coded(say, "outcome.kind", row.kind),
        "value": told.outcome_value(say, row),
        "time": told.outcome_time(say, row),
        "note": row.definition_note if told.known(row.definition_note) else "",
        "comparison": told.coded(say, "outcome.comparison", row.comparison_kind),
        "cite": told.cite(say, row.address, row.address_status),
    }


def outcomes_of(project_id: str) -> pd.DataFrame:
    """The published outcomes of one project; empty when none was seen."""
    found = _by_project("project_outcomes")
    return found.get(project_id, found[""])


@remembered
def _by_project(question: str) -> dict[str, pd.DataFrame]:
    """The rows of a question that can be asked of one project or of all, by project: one question instead of one a card."""
    every = ask(question, **dict.fromkeys(BY_PROJECT[question]))
    return {"": every.head(0), **{str(name): group for name, group in every.groupby("project_id")}}


def facts_of(project_id: str) -> pd.DataFrame:
    """What other sources than the record's own say of a project."""
    found = _by_project("project_facts")
    return found.get(project_id, found[""])


def partners_of(project_id: str) -> pd.DataFrame:
    """Who took part in a project; no rows where nobody has read it."""
    found = _by_project("project_partners")
    return found.get(project_id, found[""])


def _links_of(project_id: str) -> list[Any]:
    """The chain a project stands in; most stand in none, and need not be asked for."""
    links = ask("chains", project_id=None)
    if project_id not in {*links["predecessor"], *links["successor"]}:
        return []
    return list(ask("chains", project_id=project_id).itertuples())


def _chain(say: Words, project_id: str) -> list[dict[str, Any]]:
    why = "why_en" if say.language == "en" else "why_sv"
    return [
        {
            "before": (row.predecessor_title, link_to("projekt", say.language, projekt=row.predecessor)),
            "after": (row.successor_title, link_to("projekt", say.language, projekt=row.successor)),
            "certainty": say(f"project.chain.{row.certainty}"),
            "why": getattr(row, why),
        }
        for row in _links_of(project_id)
    ]
