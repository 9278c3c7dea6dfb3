"""Labour market status 16-24 by month: BAS has no such age group, so counts of 16-19 and 20-24 are added."""

import pandas as pd

from insteg.collect.publishers.scb._ages import by_age

NOTE = "Beräknad ur antal 16–19 och 20–24 år"
# SCB's signs: ".." too uncertain or confidential, "." cannot occur. A null with another sign is simply missing.
SIGNS = {"..": "suppressed", ".": "not_applicable"}
PLACE = ["area_code", "period", "sex"]


def shares(cells: pd.DataFrame, status: str) -> pd.DataFrame:
    """Two series: unemployed of the labour force, and neither employed nor student of all. Percent with numerator and denominator."""
    counts, hidden = _counts(cells), _hidden(cells)
    known = {"hidden": hidden.reindex(counts.index, fill_value="")}
    places = _where(cells).reindex(counts.index)
    unemployed = counts.assign(numerator=counts["unemployed"], denominator=counts["labour_force"], series="BAS_UNEMPLOYED_16_24", **known)
    outside = counts["persons"] - counts["employed"] - counts["students"]
    neither = counts.assign(numerator=outside, denominator=counts["persons"], series="BAS_OUTSIDE_16_24", **known)
    both = [_finished(part.join(places), status) for part in (unemployed, neither)]
    return pd.concat(both, ignore_index=True)


def _counts(cells: pd.DataFrame) -> pd.DataFrame:
    """One column a measure; the sum over the two age groups is unknown as soon as one of them is."""
    table = by_age(cells, [*PLACE, "measure"], ["16-19", "20-24"])
    both = (table["16-19"] + table["20-24"]).unstack("measure")
    return both.reindex(columns=["employed", "unemployed", "labour_force", "students", "persons"])


def _hidden(cells: pd.DataFrame) -> pd.Series:
    """SCB's sign where any of the cells that we add has one."""
    signs = cells[cells["symbol"] != ""]
    return signs.groupby(PLACE)["symbol"].first()


def _where(cells: pd.DataFrame) -> pd.DataFrame:
    return cells.drop_duplicates(PLACE).set_index(PLACE)[["file", "document", "row", "updated"]]


def _finished(frame: pd.DataFrame, status: str) -> pd.DataFrame:
    # Noise in small areas can make the count of those outside a little below zero: that says "none", not "fewer than none".
    numerator = frame["numerator"].clip(lower=0)
    value = (100 * numerator / frame["denominator"]).where(frame["denominator"] > 0)
    symbol = frame["hidden"].where(value.isna(), "")
    states = symbol.map(SIGNS).fillna("missing").where(value.isna(), status)
    ready = frame.assign(value=value.clip(upper=100), numerator=numerator, status=states, symbol=symbol, note=NOTE)
    return ready.reset_index().drop(columns=["hidden", "employed", "unemployed", "labour_force", "students", "persons"])
