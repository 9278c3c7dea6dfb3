"""One project as a public record: what the source says, how sure it is, and what was not seen."""

from typing import Any
from urllib.parse import urlencode

import pandas as pd

from insteg import catalogue, interventions, snapshots, words
from insteg.sentences import projects as told
from insteg.views import markup
from insteg.views.data import ask, remembered
from insteg.words import Words

FACTS = ("programme_period", "programme_area", "phase", "diary_no", "region", "fund")
SOURCE_TEXTS = ("target_group", "summary", "methods", "result_text", "follow_up_text", "evaluation", "evaluation_conclusion")


def type_title(language: str, type_id: str) -> str:
    item = next(item for item in interventions.types() if item.id == type_id)
    return item.title_en if language == "en" else item.title_sv


def link_to(page: str, language: str, **choices: str) -> str:
    """An address on this site that keeps the language, and the snapshot of a frozen view."""
    frozen = {"stand": snapshots.stand_of(snapshots.in_view())} if snapshots.is_frozen() else {}
    return f"{page}?{urlencode({**choices, **frozen, **({} if language == 'sv' else {'lang': language})})}"


def listed(value: Any) -> list[str]:
    """A list from a query; an empty one comes as a missing value."""
    return list(value) if hasattr(value, "__len__") and not isinstance(value, str) else []


def names_of(found: Any, language: str) -> str:
    """Area codes as names; none known is said."""
    codes = listed(found)
    if not codes:
        return words.load(language)("project.place_unknown")
    areas = catalogue.areas()
    return ", ".join(areas[code].name(language) if code in areas else code for code in codes)


@remembered
def card(project_id: str, language: str, is_open: bool = False) -> str:
    """The card as markup."""
    say = words.load(language)
    row = next(ask("project_card", project_id=project_id).itertuples())
    return markup.rendered("project_card.html", card=_card(say, row), say=say, is_open=is_open)


def _card(say: Words, row) -> dict:
    language = say.language
    types = [type_title(language, name) for name in listed(row.types)]
    return {
        "id": row.project_id,
        "title": row.title,
        "owner": row.owner if told.known(row.owner) else say("project.owner_unknown"),
        "time": told.span(say, row),
        "places": names_of(row.area_codes, language),
        "facts": _facts(say, row),
        "texts": [(say(f"project.{name}"), getattr(row, name)) for name in SOURCE_TEXTS if told.known(getattr(row, name))],
        "coded": _coded(say, row, types),
        "unseen": [say(f"project.{name}") for name in SOURCE_TEXTS if not told.known(getattr(row, name))],
        "outcomes": [outcome(say, item) for item in outcomes_of(row.project_id).itertuples()],
        "chain": _chain(say, row.project_id),
        "cite": told.cite(say, row.address, row.address_status),
        "sure": told.coded(say, "project.confidence", row.confidence),
        "link": link_to("projekt", language, projekt=row.project_id),
    }


def _facts(say: Words, row) -> list[tuple[str, str]]:
    plain = [(say(f"project.{name}"), told.coded(say, f"project.{name}", getattr(row, name))) for name in FACTS]
    people = [
        (say(f"project.{name}"), say.number(getattr(row, name)) if told.known(getattr(row, name)) else say("project.not_seen"))
        for name in ("participants_planned", "participants_actual")
    ]
    return [*plain, (say("project.ages"), ages(say, row)), *people, *told.money(say, row)]


def ages(say: Words, row) -> str:
    """The ages as the source gives them; an open end stays open."""
    low, high = (say.number(value) if told.known(value) else "" for value in (row.age_min, row.age_max))
    return say("project.years", span=f"{low}–{high}") if low or high else say("project.not_seen")


def _coded(say: Words, row, types: list[str]) -> list[tuple[str, str]]:
    return [
        (say("project.types"), ", ".join(types) or say("project.not_seen")),
        (say("project.coder_classes"), row.coder_classes if told.known(row.coder_classes) else say("project.not_seen")),
        (say("project.owner_type"), told.coded(say, "project.owner_type", row.owner_type)),
        (say("project.youth_specific"), told.coded(say, "project.known", row.youth_specific)),
        (say("project.disability_focus"), told.coded(say, "project.known", row.disability_focus)),
    ]


def outcome(say: Words, row) -> dict:
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


@remembered
def _outcomes() -> dict[str, pd.DataFrame]:
    """All outcomes by project: one question instead of one a card."""
    return {str(name): group for name, group in ask("project_outcomes", project_id=None).groupby("project_id")}


def outcomes_of(project_id: str) -> pd.DataFrame:
    """The published outcomes of one project; empty when none was seen."""
    return _outcomes().get(project_id, ask("project_outcomes", project_id=None).head(0))


def _links_of(project_id: str) -> list:
    """The chain a project stands in; most stand in none, and need not be asked for."""
    links = ask("chains", project_id=None)
    if project_id not in {*links["predecessor"], *links["successor"]}:
        return []
    return list(ask("chains", project_id=project_id).itertuples())


def _chain(say: Words, project_id: str) -> list[dict]:
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
