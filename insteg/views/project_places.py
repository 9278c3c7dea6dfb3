"""Where the found projects ran: counts for the map and the table."""

import pandas as pd

from insteg import catalogue, words
from insteg.catalogue import COUNTY
from insteg.views import record
from insteg.views.bank import Filters, found
from insteg.views.data import remembered


@remembered
def per_municipality(filters: Filters) -> dict[str, int]:
    """How many of the found projects name each of the seven."""
    counted = found(filters).explode("area_codes")["area_codes"].value_counts()
    return {code: int(counted.get(code, 0)) for code in catalogue.the_seven()}


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
