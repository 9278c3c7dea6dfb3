"""What the build SQL reads about projects: the collections in data/raw and the catalogue of interventions, as frames."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow

from insteg.collect.cells import listed
from insteg.collect.long_table import SourceError
from insteg.collect.own import finding_rows, lessons, outcome_rows, partner_rows, project_facts, project_rows
from insteg.collect.snapshot.record_frames import TEXTS, empty, rows
from insteg.reference import catalogue, interventions
from insteg.reference.home import home
from insteg.store import folders

PUBLISHED = "projects"
# What an organisation has imported itself (python -m insteg import-projects); the folder need not be there.
OWN = "own_projects"
# What an organisation has imported of its projects' follow-up (python -m insteg import-outcomes); the folder need not be there.
OWN_OUTCOMES = "own_outcomes"
# What an organisation has imported of research (python -m insteg import-evidence); the folder need not be there.
OWN_EVIDENCE = "own_evidence"


def collections() -> list[Path]:
    """The folders of projects that are there."""
    return [folder for folder in (folders.raw(PUBLISHED), folders.own(OWN)) if folder.exists()]


def documented() -> list[Path]:
    """The folders whose documents are told of: projects, own follow-up and own findings."""
    own = [folders.own(name) for name in (OWN_OUTCOMES, OWN_EVIDENCE)]
    return [*collections(), *(folder for folder in own if folder.exists())]


def collect() -> dict[str, pd.DataFrame]:
    """Every frame about projects that the SQL in queries/build and queries/checks may name."""
    frame = pd.concat([project_rows.projects(folder) for folder in collections()], ignore_index=True)
    return {
        "raw_project": frame.assign(is_local=frame["area_group"] == home().project_group),
        "raw_project_place": _reached_areas(frame),
        "raw_project_type": _types(frame),
        "raw_project_fact": _facts(folders.raw(PUBLISHED)),
        "raw_project_partner": partner_rows.partners(folders.raw(PUBLISHED)),
        "raw_outcome": _outcomes(frame),
        "raw_evidence": _evidence(),
        "catalogue_intervention_type": _positioned(interventions.InterventionType, interventions.types()),
        "catalogue_outcome_domain": _positioned(interventions.OutcomeDomain, interventions.domains()),
        "catalogue_project_link": _positioned(interventions.ProjectLink, interventions.links()),
        "catalogue_lesson": _lessons(),
    }


def _facts(folder: Path) -> pd.DataFrame:
    return project_facts.shown(project_facts.facts(folder), project_rows.recorded(folder))


def _outcomes(known: pd.DataFrame) -> pd.DataFrame:
    """The published outcomes, and those of own follow-up under the titles of their projects."""
    published = project_rows.outcomes(folders.raw(PUBLISHED))
    if not folders.own(OWN_OUTCOMES).exists():
        return published
    titles = known.drop_duplicates("project_id").set_index("project_id")["title"]
    own = outcome_rows.outcomes(folders.own(OWN_OUTCOMES))
    own = own.assign(project_or_intervention=own["project_id"].map(titles).fillna(own["project_id"]))
    return pd.concat([published, own], ignore_index=True)


def _evidence() -> pd.DataFrame:
    """The findings that come with Insteg, and those an organisation has brought."""
    published = finding_rows.evidence(folders.raw(PUBLISHED))
    own = folders.own(OWN_EVIDENCE)
    return pd.concat([published, finding_rows.brought(own, published)], ignore_index=True) if own.exists() else published


def _positioned(kind: type, records: Iterable[Any]) -> pd.DataFrame:
    frame = rows(kind, records)
    return frame.assign(position=range(len(frame)))


def _lessons() -> pd.DataFrame:
    """The lessons of the catalogue, then those that seminars kept: these name no project but the seminar and its day."""
    known = rows(interventions.Lesson, interventions.lessons())
    # Its types are those of its project.
    beside = {"seminar": pyarrow.string(), "held_on": pyarrow.string(), "types": TEXTS}
    known = known.join(empty(beside)) if known.empty else known.assign(seminar="", held_on="", types=[[] for _ in range(len(known))])
    kept = lessons.frame()
    both = pd.concat([known, kept], ignore_index=True) if len(kept) else known
    return both.assign(position=range(len(both)))


def _types(frame: pd.DataFrame) -> pd.DataFrame:
    found = [(row.project_id, name, _type(row, name)) for row in frame.itertuples() for name in listed(row.intervention_types)]
    return _table(found, ["project_id", "coder_class", "intervention_type"])


def _table(found: Sequence[tuple[str, ...]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(found, columns=columns) if found else empty(dict.fromkeys(columns, pyarrow.string()))


def _type(row: Any, name: str) -> str:
    found = interventions.type_of_class(name)
    if found is None:
        raise SourceError(f"{row.file} row {row.row}: no intervention type claims the class {name!r}. Add it to intervention_types.toml.")
    return found


def _reached_areas(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a project and area that it reaches; `basis` says whether the source lists the area or only its county or the country."""
    found = [(row.project_id, code, basis) for row in frame.itertuples() for code, basis in _reach(row)]
    return _table(found, ["project_id", "area_code", "basis"])


def _reach(row: Any) -> list[tuple[str, str]]:
    if named := listed(row.municipalities):
        return [(_municipality(row, name), "municipality") for name in named]
    if counties := _counties(row.region):
        return [(code, "county") for code in counties]
    if row.geo_level == "nationell":
        return [(catalogue.COUNTRY, "country")]
    if row.geo_level == "län" and row.area_group in home().counties_of_group:
        return [(code, "county") for code in home().counties_of_group[row.area_group]]
    return [(code, "county") for code in home().counties_of_region.get(row.region, []) if row.geo_level]


def _counties(region: str) -> list[str]:
    """The counties a region cell names ('Jämtland, Gävleborg'); empty when it names another kind of region."""
    wanted = {part.strip().removesuffix("-Härjedalen").removesuffix(" län").removesuffix("s") for part in region.split(",")}
    names = {
        area.name_sv.removesuffix(" län").removesuffix("s"): code for code, area in catalogue.areas().items() if area.level == "county"
    }
    return sorted(code for name, code in names.items() if name in wanted)


def _municipality(row: Any, name: str) -> str:
    plain = name.split("(", maxsplit=1)[0].strip()
    for code, area in catalogue.areas().items():
        if area.level == "municipality" and plain in (area.name_sv, code):
            return code
    raise SourceError(
        f"{row.file} row {row.row}: municipalities names {name!r}, which is no municipality. Write its name or four-digit code."
    )
