"""What the build SQL reads: the figures, the catalogue and the boundaries as frames."""

from collections.abc import Iterable
from dataclasses import asdict

import pandas as pd

from insteg import catalogue, geography, places, sources
from insteg.sources import _projects
from insteg.warehouse import project_frames
from insteg.warehouse.live import Folders, stand_ins

PERIOD = ["indicator", "period"]
GRAIN = ["indicator", "area_code", "period", "sex", "age"]


def figures(folders: Folders) -> pd.DataFrame:
    """The long tables of all publishers. A period of an indicator that was downloaded replaces the transcribed one as a whole."""
    transcribed = pd.concat([publisher.tidy(places.raw() / name) for name, publisher in sources.PUBLISHERS.items()], ignore_index=True)
    live = [publisher.tidy(folders[name]) for name, publisher in sources.FIGURES.items() if name in folders]
    if not live:
        return transcribed
    fetched = pd.concat(live, ignore_index=True)
    known = fetched[fetched["value"].notna()]
    replaced = pd.MultiIndex.from_frame(transcribed[PERIOD]).isin(pd.MultiIndex.from_frame(known[PERIOD]))
    replaced |= pd.MultiIndex.from_frame(transcribed[GRAIN]).isin(pd.MultiIndex.from_frame(fetched[GRAIN]))
    return pd.concat([transcribed[~replaced], fetched], ignore_index=True)


def projects(folders: Folders) -> pd.DataFrame:
    """The project lists of all downloads; no rows (but the columns) when there is none."""
    live = [publisher.tidy(folders[name]) for name, publisher in sources.PROJECTS.items() if name in folders]
    empty = pd.DataFrame(columns=_projects.COLUMNS, dtype="str")
    return pd.concat(live, ignore_index=True) if live else empty


def documents(folders: Folders) -> pd.DataFrame:
    """The documents of every publisher and every collection of projects, one row each."""
    kept = [*(places.raw() / name for name in sources.PUBLISHERS), *project_frames.folders(places.raw())]
    places_of_figures = [*kept, *folders.values()]
    return _rows(record for folder in places_of_figures for record in catalogue.documents(folder).values())


def _rows(records: Iterable) -> pd.DataFrame:
    return pd.DataFrame([asdict(record) for record in records])


def _indicators(known: pd.DataFrame) -> pd.DataFrame:
    """The catalogue's indicators; one whose figures a refresh has brought is no longer awaited."""
    frame = _rows(catalogue.indicators().values()).drop(columns=["sv", "en"])
    has_figures = frame["id"].isin(known[known["value"].notna()]["indicator"])
    return frame.assign(position=range(len(frame)), state=frame["state"].mask(has_figures, "published"))


def collect(folders: Folders | None = None) -> dict[str, pd.DataFrame]:
    """Every frame that the SQL in queries/build and queries/checks may name. `folders`: the downloads to build from."""
    live = folders or {}
    every = figures(live)
    # Regions of the EU (SE32) are no areas of ours: they and Sweden beside them have a table of their own, so that no map meets them.
    is_region = every["document"].str.startswith("eurostat/")
    return {
        "raw_observation": every[~is_region],
        "raw_regional": every[is_region],
        "raw_listing": projects(live),
        "raw_stand_in": pd.DataFrame({"source": stand_ins(live)}, dtype="str"),
        "catalogue_document": documents(live),
        "catalogue_area": _rows(catalogue.areas().values()),
        "catalogue_indicator": _indicators(every),
        "catalogue_source": _rows(catalogue.sources().values()),
        "catalogue_break": _rows(catalogue.breaks()),
        "catalogue_estimate": _rows(catalogue.estimates().values()),
        "geography_shape": geography.svg_shapes(catalogue.COUNTY),
        **project_frames.collect(places.raw()),
    }
