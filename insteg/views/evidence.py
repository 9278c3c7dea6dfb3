"""Types of intervention: what research says beside what the county did; outcomes on one axis only where they may be."""

import re

import pandas as pd

from insteg import charts, interventions, words
from insteg.charts import Chart, Look
from insteg.sentences import projects as told
from insteg.views import markup, record
from insteg.views.credit import document_line
from insteg.views.data import ask, remembered
from insteg.views.figure import Figure
from insteg.words import Words


@remembered
def sections(types: tuple[str, ...], language: str) -> str:
    """One section a type, in the order of the catalogue: research to the left, the county's own projects to the right."""
    say = words.load(language)
    shown = [_section(say, item) for item in interventions.types() if not types or item.id in types]
    return markup.rendered("intervention.html", types=shown, say=say, is_open=0 < len(types) <= 3)


def _section(say: Words, item: interventions.InterventionType) -> dict:
    findings = ask("type_evidence", intervention_type=item.id)
    local = ask("type_local_projects", intervention_type=item.id)
    is_english = say.language == "en"
    return {
        "id": item.id,
        "title": item.title_en if is_english else item.title_sv,
        "definition": item.definition_en if is_english else item.definition_sv,
        "counts": say("intervention.counts", findings=len(findings), works=findings["work"].nunique(), projects=len(local)),
        "contradicted": bool(findings["is_contradicted"].any()),
        "findings": [finding(say, row) for row in findings.itertuples()],
        "projects": [_local(say, row) for row in local.itertuples()],
    }


def finding(say: Words, row) -> dict:
    """One research finding as printed."""
    is_english = say.language == "en"
    country = row.country_en if is_english else row.country_sv
    studies = say.number(row.study_count) if told.known(row.study_count) else say("project.not_seen")
    return {
        "id": row.evidence_id,
        "label": row.label_en if is_english else row.label_sv,
        "outcome": row.outcome,
        "direction": told.coded(say, "intervention.direction", row.direction),
        "effect": say("intervention.effect", effect=_effect(say, row)),
        "frequency": _frequency(say, row),
        "ratings": _ratings(say, row),
        "studies": say("intervention.studies", studies=studies, country=country if told.known(country) else say("project.not_seen")),
        "design": row.design if told.known(row.design) else "",
        "note": row.note if told.known(row.note) else "",
        "work": row.work,
        "cite": told.cite(say, row.address, row.address_status),
    }


def _ratings(say: Words, row) -> str:
    """Impact, strength and cost as the work rates them; a cost in words stands as it is."""
    given = {name: getattr(row, name) for name in ("impact", "strength", "cost")}
    rated = {name: told.coded(say, "intervention.rating", value) for name, value in given.items()}
    text = say("intervention.ratings", **rated) if any(map(told.known, given.values())) else say("intervention.unrated")
    return f"{text} {row.cost_text}." if told.known(row.cost_text) else text


def _effect(say: Words, row) -> str:
    """The size as printed, with its unit and, where the source gives one, its interval; a plain number in the reader's own notation."""
    if not told.known(row.effect):
        return say("project.not_seen")
    # "riktning" (direction) is the collector's word for an effect told in words: no unit of anything.
    unit = f" {row.effect_unit}" if told.known(row.effect_unit) and row.effect_unit != "riktning" else ""
    text = f"{_as_printed(say, str(row.effect))}{unit}"
    if not (told.known(row.ci_low) and told.known(row.ci_high)):
        return text
    decimals = max(len(f"{limit:g}".partition(".")[2]) for limit in (row.ci_low, row.ci_high))
    return say("intervention.interval", effect=text, low=say.number(row.ci_low, decimals), high=say.number(row.ci_high, decimals))


def _as_printed(say: Words, text: str) -> str:
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return text
    return say.number(float(text), len(text.partition(".")[2]))


def _frequency(say: Words, row) -> str:
    if not (told.known(row.of_100_with) and told.known(row.of_100_without)):
        return ""
    return say("intervention.frequency", treated=int(row.of_100_with), control=int(row.of_100_without))


def _local(say: Words, row) -> dict:
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


def _reach(say: Words, row) -> str:
    if told.known(row.participants_actual):
        return say("intervention.reached", count=say.number(row.participants_actual))
    if told.known(row.participants_planned):
        return say("intervention.planned", count=say.number(row.participants_planned))
    return say("intervention.reach_unknown")


def _cost(say: Words, row) -> str:
    """A cost a head only where the budget is comparable: the query gives none otherwise."""
    for name in ("sek_per_participant", "sek_per_planned_participant"):
        if row.money_status == "comparable" and told.known(getattr(row, name)):
            return say(f"intervention.{name}", amount=say.number(round(getattr(row, name), -3)))
    return say("intervention.no_cost")


@remembered
def gap_map(language: str, mode: str) -> tuple[Figure, Chart]:
    """Types by kinds of outcome: counts of findings and of local projects with a result."""
    say, cells = words.load(language), ask("evidence_gap")
    types = {item.id: record.type_title(language, item.id) for item in interventions.types()}
    domains = {item.id: item.title_en if language == "en" else item.title_sv for item in interventions.domains()}
    domains = {name: title for name, title in domains.items() if name in set(cells["domain"])}
    most = max(int(cells["finding_count"].max()), 1)
    drawn = pd.DataFrame(
        {
            "row": [types[name] for name in cells["intervention_type"]],
            "column": [domains[name] for name in cells["domain"]],
            "strength": cells["finding_count"] / most,
            "label": [_mark(row) for row in cells.itertuples()],
            "text": [_cell(say, row, types, domains) for row in cells.itertuples()],
        }
    )
    empty = int(((cells["finding_count"] == 0) & (cells["local_result_count"] == 0)).sum())
    by_type = cells.groupby("intervention_type")[["finding_count", "local_project_count"]].max()
    untested = int(((by_type["finding_count"] == 0) & (by_type["local_project_count"] > 0)).sum())
    shown = drawn.assign(label=drawn["label"].replace("", "–"))
    table = shown.pivot(index="row", columns="column", values="label").loc[list(types.values()), list(domains.values())]
    table = table.rename_axis(say("intervention.column.type")).rename_axis(None, axis=1).reset_index()
    sentence = told.gaps(say, empty, len(cells), untested)
    credit = document_line(language, "evidence")
    picture = Figure("luckor", say("intervention.gap"), sentence, None, table, cells, credit, say("intervention.gap.method"))
    return picture, charts.grid(drawn, list(types.values()), list(domains.values()), Look.of(mode))


def _mark(row) -> str:
    """Findings, and a plus with the local projects that published such a result."""
    found = str(row.finding_count) if row.finding_count else ""
    return f"{found}+{row.local_result_count}" if row.local_result_count else found


def _cell(say: Words, row, types: dict[str, str], domains: dict[str, str]) -> str:
    return say(
        "intervention.gap.cell",
        type=types[row.intervention_type],
        domain=domains[row.domain],
        findings=row.finding_count,
        works=row.work_count,
        projects=row.local_project_count,
        results=row.local_result_count,
    )
