"""A type of intervention in full: every finding, those that disagree side by side, and the county's own projects."""

import re
from typing import Any

from insteg.figures import disagreement, markup, record
from insteg.figures.bank import projects_in
from insteg.figures.sentences import projects as told
from insteg.figures.type_marks import direction_of
from insteg.reference import interventions, words
from insteg.reference.catalogue import Area
from insteg.reference.words import Words
from insteg.store.remembered import ask, remembered

# The unit of an effect that is a rating and no size.
RATED = "YFF impact"


def tried_in(say: Words, place: Area) -> str:
    """Which types the projects that reached a place are of, in the order of the types."""
    held = {name for types in projects_in(place.area_code)["types"] for name in record.listed(types)}
    names = [record.type_title(say.language, item.id) for item in interventions.types() if item.id in held]
    where = place.phrase(say.language)
    return say("intervention.tried", place=where, types="; ".join(names)) if names else say("intervention.tried.none", place=where)


@remembered
def sections(types: tuple[str, ...], language: str, opened: tuple[str, ...] = ()) -> str:
    """One section a type, all where none is named, in the order of the catalogue: research to the left, the county's own projects to the right."""
    say = words.load(language)
    shown = [_section(say, item) for item in interventions.types() if not types or item.id in types]
    return markup.rendered("intervention.html", types=shown, say=say, opened=opened)


def _section(say: Words, item: interventions.InterventionType) -> dict[str, Any]:
    findings = ask("type_evidence", intervention_type=item.id)
    local = ask("type_local_projects", intervention_type=item.id)
    is_english = say.language == "en"
    return {
        "id": item.id,
        "title": item.title_en if is_english else item.title_sv,
        "definition": item.definition_en if is_english else item.definition_sv,
        "counts": _counts(say, len(findings), findings["work_id"].nunique(), len(local)),
        "disagreements": [disagreement.shown(say, one) for one in disagreement.of(findings)],
        "findings": [finding(say, row) for row in findings.itertuples()],
        "projects": [local_project(say, row) for row in local.itertuples()],
    }


def _counts(say: Words, findings: int, works: int, projects: int) -> str:
    """How much stands in the section. Publications are told only where there are findings."""
    key = "intervention.counts" if findings else "intervention.counts.none"
    return say(key, findings=say.number(findings), works=say.number(works), projects=say.number(projects))


def finding(say: Words, row: Any) -> dict[str, Any]:
    """One research finding as printed."""
    is_english = say.language == "en"
    country = row.country_en if is_english else row.country_sv
    studies = say.number(row.study_count) if told.known(row.study_count) else say("project.not_seen")
    return {
        "id": row.evidence_id,
        "label": row.label_en if is_english else row.label_sv,
        "outcome": row.outcome,
        "direction": told.coded(say, "intervention.direction", direction_of(row)),
        # Where the unit is a rating, the rating is told below, in words.
        "effect": "" if row.effect_unit == RATED else say("intervention.effect", effect=size_of(say, row)),
        "frequency": _frequency(say, row),
        "ratings": _ratings(say, row),
        "studies": say("intervention.studies", studies=studies, country=country if told.known(country) else say("project.not_seen")),
        "design": row.design if told.known(row.design) else "",
        "note": row.note if told.known(row.note) else "",
        "work": row.work,
        "cite": told.cite(say, row.address, row.address_status),
    }


def _ratings(say: Words, row: Any) -> str:
    """Impact, strength and cost as the work rates them; a cost in words stands as it is."""
    given = {name: getattr(row, name) for name in ("impact", "strength", "cost")}
    rated = {name: told.coded(say, "intervention.rating", value) for name, value in given.items()}
    text = say("intervention.ratings", **rated) if any(map(told.known, given.values())) else say("intervention.unrated")
    return f"{text} {row.cost_text}." if told.known(row.cost_text) else text


def size_of(say: Words, row: Any) -> str:
    """The size as printed, with its unit and, where the source gives one, its interval; a plain number in the reader's own notation."""
    if not told.known(row.effect):
        return say("project.not_seen")
    text = f"{_as_printed(say, str(row.effect))}{_unit(say, row.effect_unit)}"
    if not (told.known(row.ci_low) and told.known(row.ci_high)):
        return text
    decimals = max(len(f"{limit:g}".partition(".")[2]) for limit in (row.ci_low, row.ci_high))
    return say("intervention.interval", effect=text, low=say.number(row.ci_low, decimals), high=say.number(row.ci_high, decimals))


def _unit(say: Words, unit: object) -> str:
    """The unit in the reader's notation: its decimal sign, and kronor as the language writes them."""
    # "riktning" (direction) is the collector's word for an effect told in words: no unit of anything.
    if not told.known(unit) or unit == "riktning":
        return ""
    text = re.sub(r"\d+\.\d+", lambda found: _as_printed(say, found[0]), str(unit))
    return f" {text.replace('SEK', say('intervention.kronor'))}"


def _as_printed(say: Words, text: str) -> str:
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return text
    return say.number(float(text), len(text.partition(".")[2]))


def _frequency(say: Words, row: Any) -> str:
    if not (told.known(row.of_100_with) and told.known(row.of_100_without)):
        return ""
    return say("intervention.frequency", treated=int(row.of_100_with), control=int(row.of_100_without))


def local_project(say: Words, row: Any) -> dict[str, Any]:
    """One of the county's own projects as printed: whom it reached, what it cost, what was published."""
    lacks = [name for name in ("has_denominator", "has_follow_up_time", "has_control_group") if not getattr(row, name)]
    is_published = row.result_status == "published"
    missing = ", ".join(say(f"intervention.lacks.{name}") for name in lacks)
    return {
        "title": row.title,
        "owner": row.owner if told.known(row.owner) else say("project.owner_unknown"),
        "time": told.span(say, row),
        "link": record.link_to("projekt", say.language, projekt=row.project_id),
        "reach": _reach(say, row),
        "cost": _cost(say, row),
        "result": say("intervention.published", count=int(row.result_count)) if is_published else say("intervention.not_published"),
        "unpublished": say("intervention.lacks", what=missing) if is_published and missing else "",
    }


def _reach(say: Words, row: Any) -> str:
    if told.known(row.participants_actual):
        return say.many("intervention.reached", row.participants_actual)
    if row.participants_status == "suppressed":
        return say("status.suppressed")
    if told.known(row.participants_planned):
        return say.many("intervention.planned", row.participants_planned)
    return say("intervention.reach_unknown")


def _cost(say: Words, row: Any) -> str:
    """A cost a head only where the budget is comparable: the query gives none otherwise."""
    for name in ("sek_per_participant", "sek_per_planned_participant"):
        if row.money_status == "comparable" and told.known(getattr(row, name)):
            return say(f"intervention.{name}", amount=say.number(round(getattr(row, name), -3)))
    return say("intervention.no_cost")
