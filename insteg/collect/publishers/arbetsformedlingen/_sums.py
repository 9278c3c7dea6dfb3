"""Figures of municipalities with their sums for the county and Sweden; hidden and unread parts make bounds, never values."""

import pandas as pd

from insteg.collect.errors import SourceError
from insteg.collect.publishers import _interval
from insteg.collect.publishers._interval import status_of
from insteg.collect.publishers.arbetsformedlingen._places import Placed
from insteg.collect.set_aside import Aside
from insteg.reference import catalogue

__all__ = ["PLACE", "status_of", "with_sums"]

PLACE = ["area_code", "period", "sex"]
NOTE_SUM = "Summa av kommunerna"
NOTE_SHORT = "Minst: en eller flera rader i filen är tomma eller gick inte att läsa"


def with_sums(raw: Placed, column: str, sex: str, table: str, aside: Aside) -> pd.DataFrame:
    """One row an area and month of the column: the municipalities, Västernorrland and Sweden."""
    cells, short = _cells(raw, column, sex, table, aside)
    parent = cells["area_code"].map(lambda code: catalogue.areas()[code].parent_code)
    county = _interval.total(cells[parent == catalogue.COUNTY].assign(area_code=catalogue.COUNTY), PLACE).assign(note=NOTE_SUM)
    # One empty cell anywhere must not cost Sweden its month: the others are at least as many.
    is_empty = cells["lower"].isna() & cells["lower"].notna().groupby(cells["period"]).transform("any")
    country = _interval.total(cells[~is_empty].assign(area_code=catalogue.COUNTRY), PLACE).assign(note=NOTE_SUM)
    return pd.concat([_added(cells).assign(note=""), county, _at_least(country, short | set(cells[is_empty]["period"]))], ignore_index=True)


def _cells(raw: Placed, column: str, sex: str, table: str, aside: Aside) -> tuple[pd.DataFrame, set[str]]:
    """The cells that can be read, as intervals, and the months in which one could not."""
    found, short = [], set(raw.short_months)
    for row in raw.rows[["area_code", "period", "row", column]].itertuples(index=False, name=None):
        try:
            found.append((*row[:3], sex, *_interval.interval(row[3], "")))
        except SourceError:
            about = {"area_code": row[0], "period": row[1], "sex": sex}
            why = "which is neither a number nor a sign for a hidden one."
            aside.put(table, f"arbetsformedlingen/{table}.xlsx", row[2], column, row[3], why, **about)
            short.add(row[1])
    return pd.DataFrame(found, columns=["area_code", "period", "row", "sex", *_interval.COLUMNS]), short


def _added(cells: pd.DataFrame) -> pd.DataFrame:
    """One row a municipality and month: Heby stands under two counties while it changed from one to the other, and the parts are added."""
    twice = cells.duplicated(PLACE, keep=False)
    if not twice.any():
        return cells
    first = cells[twice].drop_duplicates(PLACE)[[*PLACE, "row"]]
    return pd.concat([cells[~twice], _interval.total(cells[twice], PLACE).merge(first, on=PLACE)], ignore_index=True)


def _at_least(country: pd.DataFrame, short: set[str]) -> pd.DataFrame:
    """Sweden's sums; in a month with a part that could not be read only the lower bound is known."""
    lacking = country["period"].isin(short)
    return country.assign(
        value=country["value"].mask(lacking), upper=country["upper"].mask(lacking), note=country["note"].mask(lacking, NOTE_SHORT),
        symbol=country["symbol"].mask(lacking, "<"),
    )  # fmt: skip
