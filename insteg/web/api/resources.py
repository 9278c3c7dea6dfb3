"""The resources: what each is asked by, what a row holds, and where the rows come from."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

import pandas as pd
from pydantic import BaseModel

from insteg.figures.credit import credit
from insteg.reference import catalogue, in_view

# An answer to somebody's question is not remembered: strangers could fill the memory with large ones.
from insteg.store.queries import ask
from insteg.store.remembered import ask as remembered
from insteg.web.api import rows, together, tried
from insteg.web.api.found import FoundRows
from insteg.web.api.observations import observations
from insteg.web.api.parameters import (
    FactChoices,
    ObservationChoices,
    OutcomeChoices,
    PairQuestion,
    Parameters,
    PartnerChoices,
    ProjectChoices,
    SynchronisationQuestion,
    TypeChoices,
)

ADDRESS = "/api/v1"
ROW_FORMATS = ("json", "csv", "parquet", "xlsx")


@dataclass(frozen=True)
class Resource:
    """One resource. processing: the phrase api.processing.<processing> tells what was done since the source. is_of_today: counted to this day."""

    name: str
    row: type[BaseModel]
    find: Callable[..., FoundRows]
    processing: str
    choices: type[Parameters] = Parameters
    formats: tuple[str, ...] = ROW_FORMATS
    is_of_today: bool = False


def _page(frame: pd.DataFrame, choices: Parameters) -> FoundRows:
    """A page of a short list."""
    end = None if choices.limit is None else choices.offset + choices.limit
    return FoundRows(frame.iloc[choices.offset : end], len(frame))


def _indicators(choices: Parameters) -> FoundRows:
    items = [
        {
            **{name: getattr(item, name) for name in rows.IndicatorRow.model_fields if hasattr(item, name)},
            **{name: getattr(item.text(choices.lang), name) for name in ("title", "definition", "caveat")},
            "indicator": item.id,
            "publisher": item.source,
            "credit": credit(item.source, choices.lang),
            "address": in_view.sources()[item.source].home,
        }
        for item in in_view.indicators().values()
    ]
    return _page(pd.DataFrame(items), choices)


def _areas(choices: Parameters) -> FoundRows:
    items = [
        {
            "area_code": code,
            "name": area.name(choices.lang),
            "level": area.level,
            "parent_code": area.parent_code or None,
            "is_home_municipality": area.parent_code == catalogue.COUNTY,
        }
        for code, area in in_view.areas().items()
    ]
    return _page(pd.DataFrame(items), choices)


def _sources(choices: Parameters) -> FoundRows:
    frame, known = ask("documents"), in_view.sources()
    texts = {"title": frame["title_en"], "how": frame["how_en"]} if choices.lang == "en" else {}
    terms = [known[name].terms_en if choices.lang == "en" else known[name].terms_sv for name in frame["source"]]
    homes = [known[name].home for name in frame["source"]]
    credits = [credit(name, choices.lang) for name in frame["source"]]
    return _page(frame.assign(**texts, home=homes, terms=terms, credit=credits), choices)


def _in_language(frame: pd.DataFrame, choices: Parameters, *names: str) -> pd.DataFrame:
    """why_sv and why_en become why."""
    return frame.assign(**{name: frame[f"{name}_{choices.lang}"] for name in names})


def _breaks(choices: Parameters) -> FoundRows:
    return _page(_in_language(ask("breaks"), choices, "why"), choices)


def _coverage(choices: Parameters) -> FoundRows:
    frame = ask("coverage")
    homes = [in_view.sources()[name].home for name in frame["source"]]
    return _page(frame.assign(address=homes), choices)


def _projects(choices: ProjectChoices) -> FoundRows:
    return _page(ask("projects", areas=choices.listed("area"), types=choices.listed("type")), choices)


def _partners(choices: PartnerChoices) -> FoundRows:
    return _page(ask("project_partners", project_id=choices.project, areas=choices.listed("area"), kinds=choices.listed("kind")), choices)


def _facts(choices: FactChoices) -> FoundRows:
    return _page(ask("project_facts", project_id=choices.project), choices)


def _outcomes(choices: OutcomeChoices) -> FoundRows:
    return _page(ask("project_outcomes", project_id=choices.project), choices)


def _evidence(choices: TypeChoices) -> FoundRows:
    frame = _in_language(ask("type_evidence", intervention_type=None), choices, "label", "country")
    types = choices.listed("type")
    return _page(frame[frame["intervention_type"].isin(types)] if types else frame, choices)


def _lessons(choices: TypeChoices) -> FoundRows:
    asked = {"levels": None, "actors": None, "kinds": None, "local_only": None, "types": choices.listed("type")}
    return _page(_in_language(ask("lessons", **asked), choices, "text"), choices)


def _types(choices: TypeChoices) -> FoundRows:
    frame = _in_language(ask("intervention_types"), choices, "title", "definition", "countries")
    types = choices.listed("type")
    return _page(frame[frame["intervention_type"].isin(types)] if types else frame, choices)


def _together(found: Callable[..., pd.DataFrame], choices: Parameters) -> FoundRows:
    return _page(found(choices), choices)


def _snapshot(choices: Parameters) -> FoundRows:
    frame = ask("snapshot")
    return _page(frame.assign(built_at=frame["built_at"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")), choices)


RESOURCES = (
    Resource("observations", rows.ObservationRow, observations, "unchanged", ObservationChoices, (*ROW_FORMATS, "jsonstat")),
    Resource("indicators", rows.IndicatorRow, _indicators, "described"),
    Resource("areas", rows.AreaRow, _areas, "described"),
    Resource("sources", rows.SourceRow, _sources, "described"),
    Resource("breaks", rows.BreakRow, _breaks, "described"),
    Resource("coverage", rows.CoverageRow, _coverage, "counted"),
    Resource("projects", tried.ProjectRow, _projects, "coded", ProjectChoices),
    Resource("partners", tried.PartnerRow, _partners, "coded", PartnerChoices),
    Resource("facts", tried.FactRow, _facts, "coded", FactChoices),
    Resource("outcomes", tried.OutcomeRow, _outcomes, "coded", OutcomeChoices),
    Resource("evidence", tried.FindingRow, _evidence, "coded", TypeChoices),
    Resource("lessons", tried.LessonRow, _lessons, "coded", TypeChoices),
    Resource("interventions", tried.InterventionRow, _types, "counted", TypeChoices),
    Resource(
        "synchronisation",
        together.SynchronisationRow,
        partial(_together, together.counted),
        "coded",
        SynchronisationQuestion,
        is_of_today=True,
    ),
    Resource("alike-pairs", together.AlikePairRow, partial(_together, together.paired), "coded", PairQuestion, is_of_today=True),
    Resource("snapshot", rows.Snapshot, _snapshot, "described"),
)


def attribution(found: FoundRows, resource: Resource, language: str) -> list[rows.Credited]:
    """Every publisher whose facts stand on the page. The catalogue and the counts are made of all that were taken."""
    own = found.rows.get("publisher" if resource.name == "observations" else "source")
    everybody = {"projects"} if resource.processing == "coded" else {*remembered("documents")["source"]}
    return credited(everybody if own is None else {str(name).split("/")[0] for name in own.dropna()}, language)


def credited(names: Collection[str], language: str) -> list[rows.Credited]:
    """Who is to be named, by which words, and on what terms; in the catalogue's order."""
    return [
        rows.Credited(
            source=item.id,
            publisher=item.publisher,
            home=item.home,
            credit=credit(item.id, language),
            terms=item.terms_en if language == "en" else item.terms_sv,
        )
        for item in in_view.sources().values()
        if item.id in names
    ]
