"""Who worked with whom, as far as the sources name them: actors by project, and which actors met in which municipality."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from insteg.figures import markup, pictures, record
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import Grid
from insteg.figures.situation import by_size
from insteg.figures.synchronisation.choice import FIGURES, SynchronisationChoice
from insteg.figures.synchronisation.undertakings import Undertaking, undertakings
from insteg.reference import in_view, interventions
from insteg.reference.catalogue import COUNTY
from insteg.reference.words import Words
from insteg.store.remembered import ask, remembered

NAMED, NOBODY_ELSE, NOT_READ = "named", "nobody_else_named", "not_read"
SQUARE = 30


@remembered
def parties() -> pd.DataFrame:
    """Owners and partners of the county's projects, one row a party; evaluators work for a project and are none."""
    rows = ask("project_partners", project_id=None, areas=None, kinds=None)
    return rows[rows["is_local"] & (rows["role"] != "evaluator")]


@remembered
def by_project() -> dict[str, dict[str, tuple[str, ...]]]:
    """By project: the names of its parties by what kind of actor they are."""
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for row in parties().itertuples():
        found[row.project_id][row.kind] = (*found[row.project_id].get(row.kind, ()), row.partner)
    return dict(found)


def _actor(say: Words, kind: str) -> str:
    # "another", since a phrase that ends in "other" is the form of a number.
    return say(f"sync.actor.{'another' if kind == 'other' else kind}")


def with_status(status: str, area_code: str = "") -> list[Undertaking]:
    """Those of which this is known of the parties; of one of the seven where a code is given."""
    return [one for one in undertakings() if one.partner_status == status and one.reached(area_code)]


def _kinds() -> list[str]:
    """The kinds of actors that any project names with somebody else, in the order of the catalogue."""
    held = {kind for one in with_status(NAMED) for kind in by_project()[one.project_id]}
    return [kind for kind in interventions.PARTNER_KINDS if kind in held]


def _figure(view: SynchronisationChoice, name: str, sentence: str, table: pd.DataFrame, rows: pd.DataFrame) -> Figure:
    say, credit = view.say, document_line(view.language, "projects")
    return Figure(FIGURES[name], say(f"sync.{name}"), sentence, None, table, rows, credit, say(f"sync.{name}.method"))


@remembered
def drawn(view: SynchronisationChoice) -> tuple[Figure, Grid] | None:
    """Projects of which a source names at least two parties, by kind of actor; the others are counted, read and not read apart."""
    say, some, kinds = view.say, with_status(NAMED, view.area_code), _kinds()
    if not some:
        return None
    names = {kind: _actor(say, kind) for kind in kinds}
    corner = say("project.column.project")
    table = pd.DataFrame([{corner: one.title} | {names[kind]: _listed(one, kind) for kind in kinds} for one in some])
    cells = pd.DataFrame([_cell(one, kind, names) for one in some for kind in kinds])
    counts = {status: len(with_status(status, view.area_code)) for status in (NAMED, NOBODY_ELSE, NOT_READ)}
    sentence = say("sync.parties.sentence", all=sum(counts.values()), **counts)
    rows = parties()
    figure = _figure(view, "parties", sentence, table, rows[rows["project_id"].isin([one.project_id for one in some])])
    return figure, pictures.grid(cells, [one.title for one in some], list(names.values()), corner, SQUARE)


def others(view: SynchronisationChoice) -> str:
    """Those without a row of their own, in two boxes that do not look alike: read, nobody else named; and not read. As markup."""
    boxes = [
        {
            "status": status,
            "title": view.say(f"sync.others.{status}", count=len(some)),
            "names": [(one.title, record.link_to("projekt", view.language, projekt=one.project_id)) for one in some],
        }
        for status in (NOBODY_ELSE, NOT_READ)
        if (some := with_status(status, view.area_code))
    ]
    return markup.rendered("others.html", boxes=boxes)


def _listed(one: Undertaking, kind: str) -> str:
    return "; ".join(by_project()[one.project_id].get(kind, ())) or "–"


def _cell(one: Undertaking, kind: str, names: dict[str, str]) -> dict[str, Any]:
    own = by_project()[one.project_id].get(kind, ())
    return {
        "row": one.title,
        "column": names[kind],
        "strength": min(1.0, len(own) / 2),
        "label": str(len(own)) if own else "",
        "text": f"{one.title}, {names[kind]}: {'; '.join(own) or '–'}",
    }


@remembered
def meetings() -> dict[tuple[str, str], dict[str, tuple[str, ...]]]:
    """By two kinds of actors: in which place which projects name both. A project in several places counts in each."""
    found: dict[tuple[str, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
    for one in with_status(NAMED):
        kinds = [kind for kind in interventions.PARTNER_KINDS if kind in by_project()[one.project_id]]
        for pair in combinations(kinds, 2):
            for place in _places(one):
                found[pair][place] = (*found[pair].get(place, ()), one.title)
    return dict(found)


def _places(one: Undertaking) -> Sequence[str]:
    return [COUNTY] if one.is_countywide or not one.places else one.places


@remembered
def drawn_meetings(view: SynchronisationChoice) -> tuple[Figure, Grid] | None:
    """Which kinds of actors met in which municipality, in how many projects."""
    say, found = view.say, meetings()
    if not found:
        return None
    order = {kind: place for place, kind in enumerate(interventions.PARTNER_KINDS)}
    pairs = [pair for pair, _ in sorted(found.items(), key=lambda item: (order[item[0][0]], order[item[0][1]]))]
    names = {pair: _pair_name(say, pair) for pair in pairs}
    places = {code: area.name(view.language) for code, area in by_size().items()} | {COUNTY: in_view.areas()[COUNTY].name(view.language)}
    corner = say("sync.meetings.corner")
    cells = [(pair, code, found[pair].get(code, ())) for pair in pairs for code in places]
    drawn_cells = pd.DataFrame([_meeting(names[pair], places[code], titles) for pair, code, titles in cells])
    table = pd.DataFrame(
        [{corner: names[pair]} | {places[code]: "; ".join(found[pair].get(code, ())) or "–" for code in places} for pair in pairs]
    )
    rows = pd.DataFrame([(*pair, code, len(titles)) for pair, code, titles in cells], columns=["kind", "other_kind", "area_code", "count"])
    sentence = say("sync.meetings.sentence", pairs=len(pairs), named=len(with_status(NAMED)), not_read=len(with_status(NOT_READ)))
    figure = _figure(view, "meetings", sentence, table, rows)
    return figure, pictures.grid(drawn_cells, list(names.values()), list(places.values()), corner, SQUARE)


def _pair_name(say: Words, pair: tuple[str, str]) -> str:
    return " – ".join(_actor(say, kind) for kind in pair)


def _meeting(name: str, place: str, titles: Sequence[str]) -> dict[str, Any]:
    return {
        "row": name,
        "column": place,
        "strength": min(1.0, len(titles) / 3),
        "label": str(len(titles)) if titles else "",
        "text": f"{name}, {place}: {'; '.join(titles) or '–'}",
    }
