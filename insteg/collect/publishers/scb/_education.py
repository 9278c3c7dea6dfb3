"""Education 25-65: the share with post-secondary education, of those whose education is known."""

import pandas as pd

from insteg.collect.errors import SourceError
from insteg.collect.publishers.scb._bas import SIGNS

PLACE = ["area_code", "period"]
# Upper secondary education is one level in this table, so its length cannot be told.
BELOW = ["21", "3+4"]
POST_SECONDARY = ["5", "6"]
UNKNOWN = "US"
NOTE = "Beräknad ur antal per utbildningsnivå; okänd utbildning ingår inte"


def share(cells: pd.DataFrame) -> pd.DataFrame:
    """One series in percent with numerator and denominator (persons); unknown as soon as one of the four known levels is.

    Raises SourceError when the table's levels are not exactly those above: a level left out would make the denominator wrong.
    """
    _same_levels(cells)
    known = cells[cells["UtbildningsNiva"] != UNKNOWN]
    people = known.pivot(index=PLACE, columns="UtbildningsNiva", values="value")
    numerator = people[POST_SECONDARY].sum(axis=1, skipna=False)
    denominator = people[[*BELOW, *POST_SECONDARY]].sum(axis=1, skipna=False)
    value = (100 * numerator / denominator).where(denominator > 0)
    symbol = known[known["symbol"] != ""].groupby(PLACE)["symbol"].first().reindex(people.index, fill_value="").where(value.isna(), "")
    status = symbol.map(SIGNS).fillna("missing").where(value.isna(), "ok")
    figures = pd.DataFrame({"value": value, "numerator": numerator, "denominator": denominator, "status": status, "symbol": symbol})
    where = known.drop_duplicates(PLACE).set_index(PLACE)[["file", "document", "row", "updated"]]
    return figures.join(where).reset_index().assign(series="EDUCATION_POST_SECONDARY_25_65", sex="total", note=NOTE)


def _same_levels(cells: pd.DataFrame) -> None:
    found, wanted = set(cells["UtbildningsNiva"]), {*BELOW, *POST_SECONDARY, UNKNOWN}
    if found != wanted:
        raise SourceError(
            f"{cells['file'].iloc[0]}: UtbildningsNiva has the codes {sorted(found)}, not {sorted(wanted)}. Mend the levels in _education.py."
        )
