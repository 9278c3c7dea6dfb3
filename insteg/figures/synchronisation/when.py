"""When the county's projects ran, in a lane a place, with arcs between the alike ones that ran at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from insteg.figures import markup, pictures, record
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import Join, Timeline
from insteg.figures.pictures.timeline import short
from insteg.figures.sentences import projects
from insteg.figures.situation import by_size
from insteg.figures.synchronisation import told
from insteg.figures.synchronisation.at_once import coverage
from insteg.figures.synchronisation.choice import FIGURES, SynchronisationChoice
from insteg.figures.synchronisation.pairs import Pair, alike
from insteg.figures.synchronisation.undertakings import Undertaking, undertakings
from insteg.reference import in_view
from insteg.reference.catalogue import COUNTY
from insteg.reference.words import Words, begun
from insteg.store.remembered import remembered

SEVERAL = "several"


def _lane_of(one: Undertaking) -> str:
    if one.is_countywide or not one.places:
        return COUNTY
    return one.places[0] if len(one.places) == 1 else SEVERAL


def listed(view: SynchronisationChoice, among: Sequence[Undertaking]) -> pd.DataFrame:
    """One row a project, in the order of the lanes: the seven by population, several of them, the whole county."""
    say, areas = view.say, in_view.areas()
    names = {code: area.name(view.language) for code, area in by_size().items()}
    names |= {SEVERAL: say("sync.several"), COUNTY: areas[COUNTY].name(view.language)}
    return pd.DataFrame([_line(say, one, name) for code, name in names.items() for one in among if _lane_of(one) == code])


def in_lanes(lines: pd.DataFrame) -> pd.DataFrame:
    """The rows that can be drawn, each in its lane. lines: as `listed` gives them, of which some date is known."""
    return pd.concat([group.assign(lane=pictures.in_lanes(group)) for _, group in lines.groupby("place", sort=False)])


def _line(say: Words, one: Undertaking, place: str) -> dict[str, Any]:
    return {
        "project_id": one.project_id,
        "title": one.title,
        "place": place,
        "start_date": one.start,
        "end_date": one.end,
        "starts_on": one.times.earliest_start,
        "ends_on": one.times.latest_end,
        "label": short(one.title),
        "text": f"{one.title}. {_time(say, one)}",
    }


def _time(say: Words, one: Undertaking) -> str:
    return say("project.time", start=projects.day(say, one.start), end=projects.day(say, one.end))


def table_of(say: Words, lines: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            say("project.column.place"): lines["place"],
            say("project.column.project"): lines["title"],
            say("project.column.start"): [projects.day(say, text) for text in lines["start_date"]],
            say("project.column.end"): [projects.day(say, text) for text in lines["end_date"]],
        }
    )


def _joins(say: Words, pairs: Sequence[Pair], lines: pd.DataFrame) -> list[Join]:
    """The pairs as arcs, numbered in the order in which they met, each at the middle of the time they shared."""
    at = {name: place for place, name in enumerate(lines["project_id"])}
    return [
        Join(
            (at[pair.one.project_id], at[pair.other.project_id]),
            pair.meeting.first + (pair.meeting.last - pair.meeting.first) / 2,
            str(number),
            told.word(say, pair.tie),
            told.sentence(say, pair),
        )
        for number, pair in enumerate(pairs, 1)
        if pair.meeting
    ]


def drawn(view: SynchronisationChoice) -> tuple[Figure, Timeline] | None:
    """Every project of which any time is known, and the alike pairs that certainly ran at once; None where no time is known."""
    pairs = pairs_of(view)
    beside = {one.project_id for pair in pairs for one in (pair.one, pair.other)}
    shown = [one for one in undertakings() if one.reached(view.area_code) or one.project_id in beside]
    timed = tuple(one.project_id for one in shown if not one.times.is_unknown)
    return _drawn(view, view.day, timed) if timed else None


def pairs_of(view: SynchronisationChoice) -> list[Pair]:
    """The alike pairs of the county, or those of which one reached the place."""
    return [pair for pair in alike(view.likeness) if pair.one.reached(view.area_code) or pair.other.reached(view.area_code)]


@remembered
def _drawn(view: SynchronisationChoice, day: date, timed: tuple[str, ...]) -> tuple[Figure, Timeline]:
    say, pairs = view.say, pairs_of(view)
    lines = in_lanes(listed(view, [one for one in undertakings() if one.project_id in timed]))
    joins = _joins(say, pairs, lines)
    known, read = (
        (sum(holds) for holds in zip(*[(pair.tie.is_known, not pair.tie.is_known and pair.tie.is_read) for pair in pairs], strict=True))
        if pairs
        else (0, 0)
    )
    unread = len(pairs) - known - read
    sentence = say("sync.when.sentence", pairs=len(pairs), likeness=view.likeness, tied=known, nothing_found=read, not_read=unread)
    table = table_of(say, lines)
    figure = figure_of(view, "when", f"{of_place(view, 'when')}{sentence} {coverage(say)}", table, lines)
    return figure, pictures.timeline(lines, {}, joins, (day, say.date(day)))


def of_place(view: SynchronisationChoice, name: str) -> str:
    """Which place it is about, where it is not the whole county."""
    if not view.area_code:
        return ""
    return f"{view.say(f'sync.{name}.of_place', place=in_view.areas()[view.area_code].phrase(view.language))} "


def figure_of(view: SynchronisationChoice, name: str, sentence: str, table: pd.DataFrame, lines: pd.DataFrame) -> Figure:
    say, credit = view.say, document_line(view.language, "projects")
    rows = lines.drop(columns=["label", "text", "lane"], errors="ignore")
    return Figure(FIGURES[name], say(f"sync.{name}"), sentence, None, table, rows, credit, say(f"sync.{name}.method"))


def pair_list(view: SynchronisationChoice) -> str:
    """The pairs behind the arcs' numbers, each with what the two share and what ties them, as markup."""
    say = view.say
    shown = [
        {
            "number": number,
            "titles": [(one.title, record.link_to("projekt", view.language, projekt=one.project_id)) for one in (pair.one, pair.other)],
            "met": begun(told.met(say, pair.meeting)),
            "likeness": say("sync.likeness", share=pair.likeness),
            "shared": told.shared(say, pair),
            "tie": begun(told.tied(say, pair.tie)),
            "is_known": pair.tie.is_known,
        }
        for number, pair in enumerate(pairs_of(view), 1)
    ]
    return markup.rendered("pairs.html", pairs=shown, say=say)
