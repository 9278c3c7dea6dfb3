"""What the build SQL reads about projects: the collections in data/raw and the catalogue of interventions, as frames."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from insteg import catalogue, interventions
from insteg.sources import own_outcomes, projects
from insteg.sources._cells import listed
from insteg.sources._table import SourceError
from insteg.warehouse import own_lessons

PUBLISHED = "projects"
# What an organisation has imported itself (python -m insteg import-projects); the folder need not be there.
OWN = "own_projects"
# What an organisation has imported of its projects' follow-up (python -m insteg import-outcomes); the folder need not be there.
OWN_OUTCOMES = "own_outcomes"
COUNTY_OF_GROUP = {"Västernorrland": "22", "Mellersta Norrland (Jämtland/Härjedalen)": "23"}
COUNTIES_OF_REGION = {"Mellersta Norrland": ["22", "23"]}


def collections(raw: Path) -> list[Path]:
    """The folders of projects that are there."""
    return [folder for name in (PUBLISHED, OWN) if (folder := raw / name).exists()]


def folders(raw: Path) -> list[Path]:
    """The folders whose documents are told of: projects, and own follow-up."""
    own = raw / OWN_OUTCOMES
    return [*collections(raw), *([own] if own.exists() else [])]


def collect(raw: Path) -> dict[str, pd.DataFrame]:
    """Every frame about projects that the SQL in queries/build and queries/checks may name."""
    frame = pd.concat([projects.projects(folder) for folder in collections(raw)], ignore_index=True)
    return {
        "raw_project": frame,
        "raw_project_place": _places(frame),
        "raw_project_type": _types(frame),
        "raw_outcome": _outcomes(raw, frame),
        "raw_evidence": projects.evidence(raw / PUBLISHED),
        "catalogue_intervention_type": _positioned(interventions.types()),
        "catalogue_outcome_domain": _positioned(interventions.domains()),
        "catalogue_project_link": _positioned(interventions.links()),
        "catalogue_lesson": _lessons(),
    }


def _outcomes(raw: Path, known: pd.DataFrame) -> pd.DataFrame:
    """The published outcomes, and those of own follow-up under the titles of their projects."""
    published = projects.outcomes(raw / PUBLISHED)
    if not (raw / OWN_OUTCOMES).exists():
        return published
    titles = known.drop_duplicates("project_id").set_index("project_id")["title"]
    own = own_outcomes.outcomes(raw / OWN_OUTCOMES)
    own = own.assign(project_or_intervention=own["project_id"].map(titles).fillna(own["project_id"]))
    return pd.concat([published, own], ignore_index=True)


def _positioned(records: Iterable) -> pd.DataFrame:
    frame = pd.DataFrame([asdict(record) for record in records])
    return frame.assign(position=range(len(frame)))


def _lessons() -> pd.DataFrame:
    """The lessons of the catalogue, then those that seminars kept: these name no project but the seminar and its day."""
    known = pd.DataFrame([asdict(record) for record in interventions.lessons()])
    # Its types are those of its project.
    known = known.assign(seminar="", held_on="", types=[[] for _ in range(len(known))])
    both = pd.concat([known, own_lessons.frame()], ignore_index=True)
    return both.assign(position=range(len(both)))


def _types(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"project_id": row.project_id, "coder_class": name, "intervention_type": _type(row, name)}
            for row in frame.itertuples()
            for name in listed(row.intervention_types)
        ]
    )


def _type(row, name: str) -> str:
    found = interventions.type_of_class(name)
    if found is None:
        raise SourceError(f"{row.file} row {row.row}: no intervention type claims the class {name!r}. Add it to intervention_types.toml.")
    return found


def _places(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a project and area that it reaches; `basis` says whether the source lists the area or only its county or the country."""
    found = [(row.project_id, code, basis) for row in frame.itertuples() for code, basis in _reach(row)]
    return pd.DataFrame(found, columns=["project_id", "area_code", "basis"])


def _reach(row) -> list[tuple[str, str]]:
    if named := listed(row.municipalities):
        return [(_municipality(row, name), "municipality") for name in named]
    if counties := _counties(row.region):
        return [(code, "county") for code in counties]
    if row.geo_level == "nationell":
        return [(catalogue.COUNTRY, "country")]
    if row.geo_level == "län" and row.area_group in COUNTY_OF_GROUP:
        return [(COUNTY_OF_GROUP[row.area_group], "county")]
    return [(code, "county") for code in COUNTIES_OF_REGION.get(row.region, []) if row.geo_level]


def _counties(region: str) -> list[str]:
    """The counties a region cell names ('Jämtland, Gävleborg'); empty when it names another kind of region."""
    wanted = {part.strip().removesuffix("-Härjedalen").removesuffix(" län").removesuffix("s") for part in region.split(",")}
    names = {
        area.name_sv.removesuffix(" län").removesuffix("s"): code for code, area in catalogue.areas().items() if area.level == "county"
    }
    return sorted(code for name, code in names.items() if name in wanted)


def _municipality(row, name: str) -> str:
    plain = name.split("(", maxsplit=1)[0].strip()
    for code, area in catalogue.areas().items():
        if area.level == "municipality" and plain in (area.name_sv, code):
            return code
    raise SourceError(
        f"{row.file} row {row.row}: municipalities names {name!r}, which is no municipality. Write its name or four-digit code."
    )
