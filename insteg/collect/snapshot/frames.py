"""What the build SQL reads: the figures, the catalogue and the boundaries as frames."""

from dataclasses import asdict

import pandas as pd

from insteg.collect import project_list, publishers
from insteg.collect.snapshot import geography, project_frames, small_figures, small_groups
from insteg.collect.snapshot.downloads import Folders, stand_ins
from insteg.collect.snapshot.record_frames import rows
from insteg.privacy.tables import without_persons
from insteg.reference import catalogue, words
from insteg.store import folders, snapshots

PERIOD = ["indicator", "period"]
# What others wrote: the tables whose texts are read for persons before anything is published.
TOLD = (
    "raw_project", "raw_project_fact", "raw_project_partner", "raw_outcome", "raw_evidence", "raw_listing", "catalogue_lesson",
    "catalogue_project_link",
)  # fmt: skip
GRAIN = ["indicator", "area_code", "period", "sex", "age"]


def figures(counted: Folders) -> pd.DataFrame:
    """The long tables of all publishers. A period of an indicator that was downloaded replaces the transcribed one as a whole."""
    transcribed = pd.concat([publisher.tidy(folders.raw(name)) for name, publisher in publishers.PUBLISHERS.items()], ignore_index=True)
    live = [publisher.tidy(counted[name]) for name, publisher in publishers.FIGURES.items() if name in counted]
    if not live:
        return transcribed
    fetched = pd.concat(live, ignore_index=True)
    known = fetched[fetched["value"].notna()]
    replaced = pd.MultiIndex.from_frame(transcribed[PERIOD]).isin(pd.MultiIndex.from_frame(known[PERIOD]))
    replaced |= pd.MultiIndex.from_frame(transcribed[GRAIN]).isin(pd.MultiIndex.from_frame(fetched[GRAIN]))
    return pd.concat([transcribed[~replaced], fetched], ignore_index=True)


def projects(counted: Folders) -> pd.DataFrame:
    """The project lists of all downloads; no rows (but the columns) when there is none."""
    live = [publisher.tidy(counted[name]) for name, publisher in publishers.PROJECTS.items() if name in counted]
    empty = pd.DataFrame(columns=project_list.COLUMNS, dtype="str")
    return pd.concat(live, ignore_index=True) if live else empty


def documents(counted: Folders) -> pd.DataFrame:
    """The documents of every publisher and every collection of projects, one row each."""
    kept = [*map(folders.raw, publishers.PUBLISHERS), *project_frames.documented()]
    places_of_figures = [*kept, *counted.values()]
    return rows(catalogue.Document, (record for folder in places_of_figures for record in catalogue.documents(folder).values()))


def _indicators(known: pd.DataFrame) -> pd.DataFrame:
    """The catalogue's indicators; one whose figures a refresh has brought is no longer awaited."""
    frame = rows(catalogue.Indicator, catalogue.indicators().values()).drop(columns=["sv", "en"])
    has_figures = frame["id"].isin(known[known["value"].notna()]["indicator"])
    return frame.assign(position=range(len(frame)), state=frame["state"].mask(has_figures, "published"))


def _indicator_texts() -> pd.DataFrame:
    """What readers see of each indicator, one row a language: a frozen link has the words of its day too."""
    both = [(item, language) for item in catalogue.indicators().values() for language in words.LANGUAGES]
    return pd.DataFrame([{"indicator": item.id, "language": language, **asdict(item.text(language))} for item, language in both])


def collect(counted: Folders | None = None) -> dict[str, pd.DataFrame]:
    """Every frame that the SQL in queries/build and queries/checks may name. `counted`: the downloads to build from."""
    live = counted or {}
    every = small_figures.held(figures(live))
    # Regions of the EU (SE32) are no areas of ours: they and Sweden beside them have a table of their own, so that no map meets them.
    is_region = every["document"].str.startswith("eurostat/")
    tables = {
        "raw_observation": every[~is_region],
        "raw_regional": every[is_region],
        "raw_listing": projects(live),
        "raw_stand_in": pd.DataFrame({"source": stand_ins(live)}, dtype="str"),
        "catalogue_document": documents(live),
        "catalogue_area": rows(catalogue.Area, catalogue.areas().values()),
        "catalogue_indicator": _indicators(every),
        "catalogue_indicator_text": _indicator_texts(),
        "catalogue_source": rows(catalogue.Source, catalogue.sources().values()).assign(position=range(len(catalogue.sources()))),
        "catalogue_break": rows(catalogue.Break, catalogue.breaks()),
        "catalogue_unlike": rows(catalogue.Unlike, catalogue.unlike()),
        "catalogue_estimate": rows(catalogue.Estimate, catalogue.estimates().values()).reset_index(names="position"),
        "geography_shape": geography.svg_shapes(catalogue.COUNTY),
        "geography_boundary": geography.boundaries(),
        **project_frames.collect(),
    }
    tables |= {name: without_persons(tables[name]) for name in TOLD}
    earlier = [small_groups.shown_in(path) for path in snapshots.kept()]
    tables["shown_project"], tables["shown_outcome"] = small_groups.held(tables["raw_project"], tables["raw_outcome"], earlier)
    return tables
