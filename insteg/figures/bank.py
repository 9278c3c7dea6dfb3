"""The project bank: what the filters can be set to, the projects that fit, when and where they ran."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from insteg.figures import pictures
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import Timeline
from insteg.figures.pictures.lanes import shared
from insteg.figures.pictures.timeline import short
from insteg.figures.sentences import projects as told
from insteg.reference import catalogue, in_view, words
from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.reference.words import Words
from insteg.statistics.concurrent import most_at_once
from insteg.store.remembered import ask, remembered

NO_FILTER = dict.fromkeys(
    ["areas", "starts_before", "ends_after", "periods", "owner_types", "disability_focus", "types", "phases", "local_only"]
)
EVERYWHERE, LOCAL = "alla", "lanet"


@dataclass(frozen=True)
class Filters:
    """What the reader asked for; empty lets everything through."""

    project: str | None = None
    text: str = ""
    areas: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    owner_types: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    youth: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    local_only: bool = False

    @property
    def is_typed(self) -> bool:
        """Whether it holds words that a reader typed, which nothing may remember."""
        return bool(self.text)


FILTERS = (
    "projekt",
    "sok",
    "projektplats",
    "insats",
    "omfang",
    "programperiod",
    "agare",
    "funktion",
    "malgrupp",
    "fas",
    "pagickfran",
    "pagicktill",
)


@dataclass(frozen=True)
class BankChoice:
    """What the reader looks at in the project bank."""

    filters: Filters
    language: str
    mode: str

    @property
    def is_typed(self) -> bool:
        return self.filters.is_typed

    @property
    def say(self) -> Words:
        return words.load(self.language)


def projects_in(area_code: str) -> pd.DataFrame:
    """The projects that reached one of the seven, those of the whole county among them."""
    return ask("project_search", **{**NO_FILTER, "areas": [area_code]})


def all_projects() -> pd.DataFrame:
    """All projects, those of the county first."""
    return ask("project_search", **NO_FILTER)


def choices(field: str) -> list[str]:
    found = ask("project_choices")
    return list(found.loc[found["field"] == field, "choice"])


def areas_of_projects() -> list[str]:
    """Every place that any project names, the seven and the county first."""
    return [*catalogue.the_seven(), COUNTY, *(code for code in choices("area") if code not in (*catalogue.the_seven(), COUNTY))]


def found(filters: Filters) -> pd.DataFrame:
    """The projects that pass, in the order of the query: the county's own first, latest start first. Never by result."""
    rows = ask(
        "project_search",
        areas=filters.areas or None,
        starts_before=date(int(filters.last), 12, 31) if filters.last else None,
        ends_after=date(int(filters.first), 1, 1) if filters.first else None,
        periods=filters.periods or None,
        owner_types=filters.owner_types or None,
        disability_focus=filters.focus or None,
        types=filters.types or None,
        phases=filters.phases or None,
        local_only=filters.local_only,
    )
    if filters.is_typed:
        rows = rows[rows["searched_text"].str.casefold().str.contains(filters.text.casefold(), regex=False)]
    rows = rows[rows["youth_specific"].isin(filters.youth)] if filters.youth else rows
    rows = rows.drop(columns="searched_text")
    return rows[rows["project_id"] == filters.project] if filters.project else rows


def _timeline_rows(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """One row a project and place, with its lane; only places with any known time."""
    say = words.load(language)
    times = ask("project_timeline", area_code=None, local_only=False)
    times = times[times["project_id"].isin(rows["project_id"]) & (times["time_status"] != "neither_known")]
    home = [*catalogue.the_seven(), COUNTY]
    order = {code: place for place, code in enumerate([*home, COUNTRY])}
    # The county is what the figure is for; other places are drawn only when nothing else is left.
    in_county = times["area_code"].isin(home)
    times = times[in_county] if in_county.any() else times
    times = times.assign(order=[order.get(code, 99) for code in times["area_code"]]).sort_values(["order", "area_code"], kind="stable")
    parts = []
    for code, group in times.groupby("area_code", sort=False):
        name = in_view.areas()[str(code)].name(language)
        texts = [f"{row.title}. {told.span(say, row)}" for row in group.itertuples()]
        named = group.assign(place=name, label=[short(title) for title in group["title"]], text=texts)
        parts.append(named.assign(lane=pictures.in_lanes(named)))
    return pd.concat(parts) if parts else times.assign(place="", lane=0, label="", text="")


def _spans(known: pd.DataFrame) -> list[tuple[date, date]]:
    return [(row.starts_on.date(), row.ends_on.date()) for row in known.itertuples()]


def _meetings(lines: pd.DataFrame) -> dict[str, list[tuple[date, date]]]:
    known = lines[lines["starts_on"].notna() & lines["ends_on"].notna()]
    return {str(place): shared(_spans(group)) for place, group in known.groupby("place")}


@remembered
def timeline(filters: Filters, language: str) -> tuple[Figure, Timeline] | None:
    """The Gantt chart with its sentence and table; None when nothing found has a known time."""
    say, rows = words.load(language), found(filters)
    lines = _timeline_rows(rows, language)
    if lines.empty:
        return None
    known = lines[lines["starts_on"].notna() & lines["ends_on"].notna()]
    counts = {str(place): most_at_once(_spans(group)) for place, group in known.groupby("place", sort=False)}
    near = rows[rows["is_local"]] if rows["is_local"].any() else rows
    undrawn = len(set(near["project_id"]) - set(lines["project_id"]))
    table = pd.DataFrame(
        {
            say("project.column.place"): lines["place"],
            say("project.column.project"): lines["title"],
            say("project.column.start"): [told.day(say, text) for text in lines["start_date"]],
            say("project.column.end"): [told.day(say, text) for text in lines["end_date"]],
        }
    )
    figure = Figure(
        "tidslinje",
        say("project.timeline"),
        told.overlap(say, counts, undrawn),
        None,
        table,
        lines.drop(columns=["order", "label", "text"]),
        document_line(language, "projects"),
        say("project.timeline.method"),
    )
    return figure, pictures.timeline(lines, _meetings(lines))


def drawn_timeline(view: BankChoice) -> tuple[Figure, Timeline] | None:
    return timeline(view.filters, view.language)
