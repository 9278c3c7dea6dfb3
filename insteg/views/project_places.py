"""Where the found projects ran: counts for the map and the table."""

import pandas as pd

from insteg import catalogue, words
from insteg.catalogue import COUNTY
from insteg.views import record
from insteg.views.bank import Filters, View, found
from insteg.views.credit import document_line
from insteg.views.data import remembered
from insteg.views.figure import Figure
from insteg.views.map import counts


@remembered
def per_municipality(filters: Filters) -> dict[str, int]:
    """How many of the found projects name each of the seven."""
    counted = found(filters).explode("area_codes")["area_codes"].value_counts()
    return {code: int(counted.get(code, 0)) for code in catalogue.the_seven()}


@remembered
def map_figure(view: View) -> Figure | None:
    """Where the found projects ran; None when none was found."""
    say, rows = view.say, found(view.filters)
    if rows.empty:
        return None
    table, credit = places(view.filters, view.language), document_line(view.language, "projects")
    title, sentence = say("project.where"), say("project.where.text")
    return Figure("projektkarta", title, sentence, None, table, rows, credit, say("project.timeline.method"))


def picture(view: View) -> dict:
    """The map with a count in each of the seven."""
    return counts(view.say("project.column.count"), per_municipality(view.filters), view.language)


@remembered
def places(filters: Filters, language: str) -> pd.DataFrame:
    """How many of the found projects ran in each of the seven, and how many covered the county."""
    say, rows = words.load(language), found(filters)
    per_place = rows.explode("area_codes")["area_codes"].value_counts()
    home = [*catalogue.the_seven(), COUNTY]
    elsewhere = int(sum(1 for codes in map(record.listed, rows["area_codes"]) if codes and not set(codes) & set(home)))
    names = [catalogue.areas()[code].name(language) for code in home]
    numbers = [int(per_place.get(code, 0)) for code in home]
    unknown = int(rows["area_codes"].isna().sum())
    return pd.DataFrame(
        {
            say("project.column.place"): [*names, say("project.elsewhere"), say("project.place_unknown").capitalize()],
            say("project.column.count"): [*numbers, elsewhere, unknown],
        }
    )
