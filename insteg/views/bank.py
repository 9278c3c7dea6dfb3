"""The project bank: what the filters can be set to, the projects that fit, when and where they ran."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from insteg import catalogue, charts, words
from insteg.catalogue import COUNTRY, COUNTY
from insteg.charts import Chart, Look
from insteg.measures.lanes import lanes, shared
from insteg.sentences import projects as told
from insteg.views.credit import document_line
from insteg.views.data import ask, remembered
from insteg.views.figure import Figure
from insteg.words import Words

NO_FILTER = dict.fromkeys(
    ["areas", "starts_before", "ends_after", "periods", "owner_types", "disability_focus", "types", "phases", "words", "local_only"]
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


@dataclass(frozen=True)
class View:
    """What the reader looks at in the project bank."""

    filters: Filters
    language: str
    mode: str

    @property
    def say(self) -> Words:
        return words.load(self.language)


def all_projects() -> pd.DataFrame:
    """All projects, those of the county first."""
    return ask("project_search", **NO_FILTER)


def choices(field: str) -> list[str]:
    found = ask("project_choices")
    return found.loc[found["field"] == field, "choice"].tolist()


def places_of_projects() -> list[str]:
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
        words=filters.text or None,
        local_only=filters.local_only,
    )
    rows = rows[rows["youth_specific"].isin(filters.youth)] if filters.youth else rows
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
        name = catalogue.areas()[str(code)].name(language)
        texts = [f"{row.title}. {told.span(say, row)}" for row in group.itertuples()]
        labels = [_short(title) for title in group["title"]]
        parts.append(group.assign(place=name, lane=lanes(_with_room(_spans(group), labels)), label=labels, text=texts))
    return pd.concat(parts) if parts else times.assign(place="", lane=0, label="", text="")


def _spans(group: pd.DataFrame) -> list[tuple[date, date]]:
    """Spans to lay out; a project known at one end has the rest of its lane to itself, but is drawn as an arrow only."""
    starts = [date.min if pd.isna(day) else day.date() for day in group["starts_on"]]
    ends = [date.max if pd.isna(day) else day.date() for day in group["ends_on"]]
    return list(zip(starts, ends, strict=True))


def _with_room(spans: list[tuple[date, date]], labels: list[str]) -> list[tuple[date, date]]:
    """The spans, lengthened where the name needs more room than the bar: a name must not run into the next project."""
    return [
        (start, end if start == date.min or end == date.max else max(end, start + (end - start) * (not fits) + len(label) * charts.LETTER))
        for (start, end), label in zip(spans, labels, strict=True)
        for fits in [end - start >= len(label) * charts.LETTER]
    ]


def _short(title: str) -> str:
    return title if len(title) <= 28 else f"{title[:27].rstrip()}…"


def _meetings(lines: pd.DataFrame) -> dict[str, list[tuple[date, date]]]:
    known = lines[lines["starts_on"].notna() & lines["ends_on"].notna()]
    return {str(place): shared(_spans(group)) for place, group in known.groupby("place")}


@remembered
def timeline(filters: Filters, language: str, mode: str) -> tuple[Figure, Chart] | None:
    """The Gantt chart with its sentence and table; None when nothing found has a known time."""
    say, rows = words.load(language), found(filters)
    lines = _timeline_rows(rows, language)
    if lines.empty:
        return None
    known = lines[lines["starts_on"].notna() & lines["ends_on"].notna()]
    counts = {str(place): max(lanes(_spans(group)), default=-1) + 1 for place, group in known.groupby("place", sort=False)}
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
    return figure, charts.timeline(lines, _meetings(lines), Look.of(mode))
