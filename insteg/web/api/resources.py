"""The resources: what each is asked by, what a row holds, and where the rows come from."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from pydantic import BaseModel

from insteg import catalogue

# Not views.data.ask: it remembers answers, and strangers could fill the memory with large ones.
from insteg.queries import ask
from insteg.views.credit import credit
from insteg.web.api import rows, tried
from insteg.web.api.parameters import (
    MOST_ROWS,
    Choices,
    ObservationChoices,
    OutcomeChoices,
    ProjectChoices,
    TypeChoices,
)

ADDRESS = "/api/v1"
ROW_FORMATS = ("json", "csv", "parquet")


class TooMuch(ValueError):
    """The question gives more rows than one answer holds."""

    def __init__(self, total: int) -> None:
        super().__init__(total)
        self.total = total


class WrongWayRound(ValueError):
    """The span of periods ends before it begins."""


@dataclass(frozen=True)
class Found:
    """The rows of one page, and how many there are in all."""

    rows: pd.DataFrame
    total: int


@dataclass(frozen=True)
class Resource:
    """One resource. processing: the phrase api.processing.<processing> tells what was done since the source."""

    name: str
    row: type[BaseModel]
    find: Callable[..., Found]
    processing: str
    choices: type[Choices] = Choices
    formats: tuple[str, ...] = ROW_FORMATS


def _page(frame: pd.DataFrame, choices: Choices) -> Found:
    """A page of a short list."""
    end = None if choices.limit is None else choices.offset + choices.limit
    return Found(frame.iloc[choices.offset : end], len(frame))


def observations(choices: ObservationChoices) -> Found:
    """The figures that pass the filters. Raises TooMuch rather than cut an answer that nobody asked to cut."""
    first, last = choices.period_from, choices.period_to
    if first and last and first[: len(last)] > last:
        raise WrongWayRound
    names = {"indicators": "indicator", "area_codes": "area", "levels": "level", "sexes": "sex", "ages": "age"}
    asked = {name: choices.listed(own) for name, own in names.items()} | {"period_from": first, "period_to": last}
    total = int(ask("observation_count", **asked)["row_count"].iloc[0])
    if choices.limit is None and total - choices.offset > MOST_ROWS:
        raise TooMuch(total)
    frame = ask("observations", **asked, row_limit=choices.limit or MOST_ROWS, row_offset=choices.offset)
    areas = {code: area.name(choices.lang) for code, area in catalogue.areas().items()}
    credits = {name: credit(name, choices.lang) for name in frame["publisher"].unique()}
    return Found(frame.assign(area=frame["area_code"].map(areas), credit=frame["publisher"].map(credits)), total)


def _indicators(choices: Choices) -> Found:
    items = [
        {
            **{name: getattr(item, name) for name in rows.Indicator.model_fields if hasattr(item, name)},
            **{name: getattr(item.text(choices.lang), name) for name in ("title", "definition", "caveat")},
            "indicator": item.id,
            "publisher": item.source,
            "credit": credit(item.source, choices.lang),
            "address": catalogue.sources()[item.source].home,
        }
        for item in catalogue.indicators().values()
    ]
    return _page(pd.DataFrame(items), choices)


def _areas(choices: Choices) -> Found:
    items = [
        {
            "area_code": code,
            "name": area.name(choices.lang),
            "level": area.level,
            "parent_code": area.parent_code or None,
            "is_home_municipality": area.parent_code == catalogue.COUNTY,
        }
        for code, area in catalogue.areas().items()
    ]
    return _page(pd.DataFrame(items), choices)


def _sources(choices: Choices) -> Found:
    frame, known = ask("documents"), catalogue.sources()
    texts = {"title": frame["title_en"], "how": frame["how_en"]} if choices.lang == "en" else {}
    terms = [known[name].terms_en if choices.lang == "en" else known[name].terms_sv for name in frame["source"]]
    homes = [known[name].home for name in frame["source"]]
    credits = [credit(name, choices.lang) for name in frame["source"]]
    return _page(frame.assign(**texts, home=homes, terms=terms, credit=credits), choices)


def _in_language(frame: pd.DataFrame, choices: Choices, *names: str) -> pd.DataFrame:
    """why_sv and why_en become why."""
    return frame.assign(**{name: frame[f"{name}_{choices.lang}"] for name in names})


def _breaks(choices: Choices) -> Found:
    return _page(_in_language(ask("breaks"), choices, "why"), choices)


def _coverage(choices: Choices) -> Found:
    frame = ask("coverage")
    homes = [catalogue.sources()[name].home for name in frame["source"]]
    return _page(frame.assign(address=homes), choices)


def _projects(choices: ProjectChoices) -> Found:
    return _page(ask("projects", areas=choices.listed("area"), types=choices.listed("type")), choices)


def _outcomes(choices: OutcomeChoices) -> Found:
    return _page(ask("project_outcomes", project_id=choices.project), choices)


def _evidence(choices: TypeChoices) -> Found:
    frame = _in_language(ask("type_evidence", intervention_type=None), choices, "label", "country")
    types = choices.listed("type")
    return _page(frame[frame["intervention_type"].isin(types)] if types else frame, choices)


def _lessons(choices: TypeChoices) -> Found:
    asked = {"levels": None, "actors": None, "kinds": None, "local_only": None, "types": choices.listed("type")}
    return _page(_in_language(ask("lessons", **asked), choices, "text"), choices)


def _types(choices: Choices) -> Found:
    return _page(_in_language(ask("intervention_types"), choices, "title", "definition"), choices)


def _snapshot(choices: Choices) -> Found:
    frame = ask("snapshot")
    return _page(frame.assign(built_at=frame["built_at"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")), choices)


RESOURCES = (
    Resource("observations", rows.Observation, observations, "unchanged", ObservationChoices, ("json", "csv", "parquet", "jsonstat")),
    Resource("indicators", rows.Indicator, _indicators, "described"),
    Resource("areas", rows.Area, _areas, "described"),
    Resource("sources", rows.Source, _sources, "described"),
    Resource("breaks", rows.SeriesBreak, _breaks, "described"),
    Resource("coverage", rows.Coverage, _coverage, "counted"),
    Resource("projects", tried.Project, _projects, "coded", ProjectChoices),
    Resource("outcomes", tried.Outcome, _outcomes, "coded", OutcomeChoices),
    Resource("evidence", tried.Finding, _evidence, "coded", TypeChoices),
    Resource("lessons", tried.Lesson, _lessons, "coded", TypeChoices),
    Resource("intervention-types", tried.InterventionType, _types, "counted"),
    Resource("snapshot", rows.Snapshot, _snapshot, "described"),
)


def attribution(found: Found, resource: Resource, language: str) -> list[rows.Credited]:
    """Every publisher whose facts stand on the page. The catalogue and the counts are made of all that were taken."""
    known = catalogue.sources()
    own = found.rows.get("publisher" if resource.name == "observations" else "source")
    everybody = {"projects"} if resource.processing == "coded" else {*ask("documents")["source"]}
    names = everybody if own is None else {str(name).split("/")[0] for name in own.dropna()}
    return [
        rows.Credited(
            source=item.id,
            publisher=item.publisher,
            home=item.home,
            credit=credit(item.id, language),
            terms=item.terms_en if language == "en" else item.terms_sv,
        )
        for name in known
        if (item := known[name]).id in names
    ]
