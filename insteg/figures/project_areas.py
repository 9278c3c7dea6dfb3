"""Where the found projects ran: counts for the map and the table."""

from dataclasses import replace
from typing import Any

import pandas as pd

from insteg.figures import record
from insteg.figures.area_map import counts, of_page
from insteg.figures.bank import BankChoice, Filters, found
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import AreaMap
from insteg.reference import catalogue, in_view, words
from insteg.reference.catalogue import COUNTY
from insteg.store.remembered import remembered


@remembered
def per_municipality(filters: Filters) -> dict[str, int]:
    """How many of the projects that fit the other filters name each of the seven: a place that is not chosen could be."""
    counted = found(replace(filters, areas=())).explode("area_codes")["area_codes"].value_counts()
    return {code: int(counted.get(code, 0)) for code in catalogue.the_seven()}


@remembered
def map_figure(view: BankChoice) -> Figure | None:
    """Where the projects ran that fit all filters but that of the place; None when none was found."""
    say, rows = view.say, found(replace(view.filters, areas=()))
    if rows.empty:
        return None
    table, credit = counted_by_area(view.filters, view.language), document_line(view.language, "projects")
    title, sentence = say("project.where"), say("project.where.text")
    return Figure("projektkarta", title, sentence, None, table, rows, credit, say("project.timeline.method"))


def counted(view: BankChoice) -> dict[str, Any]:
    """The map with a count in each of the seven."""
    chosen = view.filters.areas[0] if len(view.filters.areas) == 1 else ""
    return counts(view.say("project.column.count"), per_municipality(view.filters), view.language, chosen)


@remembered
def counted_by_area(filters: Filters, language: str) -> pd.DataFrame:
    """How many of them ran in each of the seven, and how many covered the county."""
    say, rows = words.load(language), found(replace(filters, areas=()))
    per_place = rows.explode("area_codes")["area_codes"].value_counts()
    home = [*catalogue.the_seven(), COUNTY]
    elsewhere = int(sum(1 for codes in map(record.listed, rows["area_codes"]) if codes and not set(codes) & set(home)))
    names = [in_view.areas()[code].name(language) for code in home]
    numbers = [int(per_place.get(code, 0)) for code in home]
    unknown = int(rows["area_codes"].isna().sum())
    return pd.DataFrame(
        {
            say("project.column.place"): [*names, say("project.elsewhere"), say("project.place_unknown").capitalize()],
            say("project.column.count"): [*numbers, elsewhere, unknown],
        }
    )


def drawn(view: BankChoice) -> tuple[Figure, AreaMap] | None:
    figure = map_figure(view)
    return (figure, of_page(counted(view))) if figure else None
