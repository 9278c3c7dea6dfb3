"""The table of types as markup: rows with boxes to press on their page, without them in the show."""

from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from insteg.figures import markup, record, type_marks
from insteg.figures.bank import projects_in
from insteg.figures.sentences import projects as told
from insteg.figures.type_rows import RATED, TypeRow
from insteg.figures.type_table import RATINGS, TypesChoice, countries, hundreds, last_year
from insteg.reference import in_view
from insteg.reference.words import Words


@dataclass(frozen=True)
class Pick:
    """The box of a row: where pressing it leads, and what is then in the tray. title: of the type; is_full: no more may be added."""

    title: str
    href: str
    chosen: str
    is_chosen: bool
    is_full: bool


def rendered(view: TypesChoice) -> str:
    """The table as markup, for the show: nothing to press."""
    return with_boxes(view, {})


def with_boxes(view: TypesChoice, picks: dict[str, Pick]) -> str:
    """The table as markup. picks: the box of every type, where they can be chosen; then names lead to all that is known.

    Those in the tray come first, in its order; they can be taken away also where their row is not shown.
    """
    say, rows = view.say, view.rows
    raters = _raters(rows)
    shown = {row.item.id: {**_shown(say, row, raters), "here": here} for row, here in zip(rows, _here(view, rows), strict=True)}
    parts = [
        {"name": "compared", "rows": [shown[row.item.id] for row in rows if row.is_compared]},
        {"name": "followed", "rows": [shown[row.item.id] for row in rows if row.findings and not row.is_compared]},
    ]
    untested = [row.title(view.language) for row in rows if not row.findings]
    return markup.rendered(
        "type_table.html",
        say=say,
        parts=parts,
        picks=picks,
        chosen=[(name, pick) for name, pick in picks.items() if pick.is_chosen],
        columns=type_marks.COLUMNS,
        kinds=type_marks.KINDS,
        raters=[(letter, work) for work, letter in raters.items()],
        untested="; ".join(untested),
        untested_count=len(untested),
    )


def _raters(rows: list[TypeRow]) -> dict[str, str]:
    """A letter for every work that rates strength or cost, in the order of the rows."""
    works = dict.fromkeys(work for row in rows for name in RATINGS for _, work in row.rated(name))
    return dict(zip(works, ascii_lowercase, strict=False))


def _shown(say: Words, row: TypeRow, raters: dict[str, str]) -> dict[str, Any]:
    language = say.language
    return {
        "id": row.item.id,
        "title": row.title(language),
        "line": row.item.line_en if language == "en" else row.item.line_sv,
        "marks": {name: type_marks.by_work(row.marks, name) for name in type_marks.COLUMNS},
        "told": {name: type_marks.in_words(say, row.marks, name) for name in type_marks.COLUMNS},
        "hundreds": hundreds(say, row),
        "ratings": {name: [_rating(say, value, raters[work]) for value, work in row.rated(name)] for name in RATINGS},
        "works": say.number(row.counts.work_count),
        "countries": ", ".join(countries(say, row)),
        "is_nordic": row.is_nordic,
        "projects": row.counts.local_project_count,
        "local": say.many("types.projects", row.counts.local_project_count),
        "results": say("types.results", count=say.number(row.counts.local_result_count)),
        # All of the county's, also where a place is chosen: as many as the link says.
        "link": record.link_to("projekt", language, insats=row.item.id, omfang="lanet", projektplats=""),
        "last": last_year(row),
        "open": say("types.open", count=say.number(row.counts.local_open_count)) if row.counts.local_open_count else "",
    }


def _here(view: TypesChoice, rows: list[TypeRow]) -> list[str]:
    """Of each row how many of its projects reached the place chosen; empty where none is, or where there are no projects."""
    area = in_view.areas().get(view.place)
    if area is None:
        return [""] * len(rows)
    reached = set(projects_in(area.area_code)["project_id"])
    counts = [sum(one.project_id in reached for one in row.projects) for row in rows]
    where = area.phrase(view.language)
    return [
        view.say("types.here", place=where, count=view.say.number(count)) if row.projects else ""
        for row, count in zip(rows, counts, strict=True)
    ]


def _rating(say: Words, value: str, letter: str) -> dict[str, Any]:
    """full: how many of the three boxes are filled; none for a rating in the work's own words."""
    return {"word": told.coded(say, "intervention.rating", value), "full": RATED.index(value) + 1 if value in RATED else 0, "by": letter}
