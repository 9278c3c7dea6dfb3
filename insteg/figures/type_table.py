"""All types of intervention in one table, a row each: what research says as marks, what it costs, and where the county tried it."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.figures import disagreement, record, type_marks, type_rows
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import Grid, GridCell
from insteg.figures.pictures.hundred import hundred
from insteg.figures.sentences import projects as told
from insteg.figures.type_rows import RATED, TypeRow
from insteg.reference import words
from insteg.reference.words import Words

FIRST_ORDER = next(iter(type_rows.ORDERS))
RATINGS = ("strength", "cost")


@dataclass(frozen=True)
class TypesChoice:
    """Which types are shown and how. only: names of chips that all must hold; text: words that all must be found.

    place: one of the seven, whose projects are counted beside the county's; empty for none.
    """

    language: str
    mode: str
    only: tuple[str, ...] = ()
    text: str = ""
    order: str = FIRST_ORDER
    place: str = ""

    @property
    def is_typed(self) -> bool:
        """Whether it holds words that a reader typed, which nothing may remember."""
        return bool(self.text)

    @property
    def say(self) -> Words:
        return words.load(self.language)

    @property
    def rows(self) -> list[TypeRow]:
        return type_rows.found(self.only, self.text, self.order, self.language)


def drawn(view: TypesChoice) -> tuple[Figure, Grid] | None:
    """The table as a figure and as a picture for slides; None where no type passes."""
    rows = view.rows
    return (figure_of(view, rows), picture(view, rows)) if rows else None


def sentence(say: Words, rows: list[TypeRow]) -> str:
    """How many are shown, and of how many research compares."""
    compared = sum(row.is_compared for row in rows)
    followed = sum(bool(row.findings) and not row.is_compared for row in rows)
    return say("types.sentence", shown=len(rows), all=len(type_rows.every()), compared=compared, followed=followed)


def rated_sentence(say: Words) -> str:
    """Which types have the strongest evidence, as their works rate it, and at what cost; empty where nothing is rated."""
    rows = type_rows.strongest()
    if not rows:
        return ""
    every, highest = type_rows.every(), RATED[type_rows.strength_of(rows[0])]
    types = "; ".join(_with_cost(say, row) for row in rows)
    unrated = sum(not row.rated("strength") for row in every)
    return say("types.strongest", strength=told.coded(say, "intervention.rating", highest), types=types, unrated=unrated, all=len(every))


def _with_cost(say: Words, row: TypeRow) -> str:
    costs = list(dict.fromkeys(told.coded(say, "intervention.rating", value) for value, _ in row.rated("cost")))
    return say("types.strongest.one", type=row.title(say.language), cost=", ".join(costs) or say("types.unrated"))


def figure_of(view: TypesChoice, rows: list[TypeRow]) -> Figure:
    say = view.say
    source = pd.DataFrame([row.counts._asdict() for row in rows]).drop(columns=["Index"])
    return Figure(
        "insatstyper",
        say("types.title"),
        sentence(say, rows),
        None,
        pd.DataFrame([_in_words(say, row) for row in rows]),
        source,
        document_line(say.language, "evidence"),
        say("types.method"),
    )


def _in_words(say: Words, row: TypeRow) -> dict[str, str]:
    """A row of the table twin."""
    columns = {say(f"types.column.{name}"): type_marks.in_words(say, row.marks, name) or "–" for name in type_marks.COLUMNS}
    return {
        say("intervention.column.type"): row.title(say.language),
        **columns,
        say("types.column.hundred"): "; ".join(one["told"] for one in hundreds(say, row)) or "–",
        **{say(f"types.column.{name}"): _ratings_in_words(say, row, name) for name in ("strength", "cost")},
        say("types.column.works"): say.number(row.counts.work_count),
        say("types.column.countries"): ", ".join(countries(say, row)) or "–",
        say("types.column.local"): say.number(row.counts.local_project_count),
        say("types.column.results"): say.number(row.counts.local_result_count),
        say("types.column.last"): last_year(row),
        say("types.column.open"): say.number(row.counts.local_open_count),
    }


def _ratings_in_words(say: Words, row: TypeRow, name: str) -> str:
    return "; ".join(f"{told.coded(say, 'intervention.rating', value)} ({work})" for value, work in row.rated(name)) or "–"


def last_year(row: TypeRow) -> str:
    return str(int(row.counts.local_last_year)) if told.known(row.counts.local_last_year) else "–"


def countries(say: Words, row: TypeRow) -> list[str]:
    return record.listed(row.counts.countries_en if say.language == "en" else row.counts.countries_sv)


def picture(view: TypesChoice, rows: list[TypeRow]) -> Grid:
    """The table for slides and files: marks as letters, ratings as words."""
    say = view.say
    names = [*type_marks.COLUMNS, "hundred", "strength", "cost", "local"]
    cells = tuple(
        GridCell(down, across, 0.0, text, f"{row.title(say.language)}: {text}")
        for down, row in enumerate(rows)
        for across, text in enumerate(_letters(say, row))
    )
    heads = tuple(say(f"types.column.{name}") for name in names)
    corner = say("types.letters", type=say("intervention.column.type"), letters=type_marks.key(say))
    return Grid(corner, tuple(row.title(say.language) for row in rows), heads, cells)


def _letters(say: Words, row: TypeRow) -> list[str]:
    marks = [type_marks.in_letters(row.marks, name) for name in type_marks.COLUMNS]
    of_hundred = ", ".join(one["told"] for one in hundreds(say, row))
    ratings = [", ".join(dict.fromkeys(told.coded(say, "intervention.rating", value) for value, _ in row.rated(name))) for name in RATINGS]
    return [*marks, of_hundred, *ratings, say.number(row.counts.local_project_count)]


def hundreds(say: Words, row: TypeRow) -> list[dict[str, Any]]:
    """Where a source gives it: of a hundred, how many reached the result with the intervention and how many without."""
    return [_hundred(say, one) for one in row.of_hundred]


def _hundred(say: Words, row: Any) -> dict[str, Any]:
    treated, control = int(row.of_100_with), int(row.of_100_without)
    country = row.country_en if say.language == "en" else row.country_sv
    where = ", ".join(part for part in (disagreement.domain_names(say, tuple(row.domains)), country) if told.known(part))
    numbers = say("types.hundred", treated=treated, control=control)
    return {"numbers": numbers, "where": where, "told": f"{numbers} ({where})", "drawing": hundred(treated, control)}
