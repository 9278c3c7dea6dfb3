"""Which municipality and month a row of a workbook is about, and what is done with a row that does not say."""

import re
from dataclasses import dataclass
from functools import cache

import pandas as pd

from insteg.collect.errors import SourceError
from insteg.collect.set_aside import Aside, shown
from insteg.privacy.plain import composed
from insteg.reference import catalogue

# Unemployed whose municipality is not known: in no municipality, and in no sum that we publish for one. Some files leave the cell empty.
NOWHERE = ("uppgift saknas", "okänd", "okänt", "utlandet", "", "none", "nan", "-")
# A sum among the municipalities: counted again it would double what it sums.
SUMS = ("totalt", "total", "summa", "samtliga", "riket", "hela riket", "länet", "hela länet")
MONTH = re.compile(r"^((?:19|20)\d\d)[-M]?(0[1-9]|1[0-2])(?:-\d\d.*)?$")


@dataclass(frozen=True)
class Placed:
    """The rows of municipalities with our code and month, and the months that lack a row: sums for Sweden are then only "at least"."""

    rows: pd.DataFrame
    short_months: frozenset[str]


def placed(raw: pd.DataFrame, county: str, municipality: str, table: str, aside: Aside) -> Placed:
    """Every row whose municipality and month are known; others are put aside. Raises SourceError when such a row is the county's own."""
    names = raw[municipality].map(_name)
    here = ~names.isin([*NOWHERE, *SUMS, *_counties()])
    frame = raw.assign(area_code=names.map(_codes()), period=raw["PERIOD"].map(_month), county=raw[county].map(_name))[here]
    unknown = frame[frame["area_code"].isna() | frame["period"].isna()]
    for _, row in unknown.iterrows():
        _put_aside(row, municipality, table, aside)
    rows = _without_copies(frame.drop(index=unknown.index), table, aside)
    return Placed(rows, frozenset(unknown["period"].dropna()))


@cache
def _codes() -> dict[str, str]:
    """Every municipality's code by its name, also as "Timrå kommun" and "Sundsvalls kommun", in lower case."""
    names = {code: area.name_sv.casefold() for code, area in catalogue.areas().items() if area.level == "municipality"}
    return {written: code for code, name in names.items() for written in (f"{name}s kommun", f"{name} kommun", name)}


def _counties() -> list[str]:
    return [area.name_sv.casefold() for area in catalogue.areas().values() if area.level == "county"]


def _put_aside(row: pd.Series, municipality: str, table: str, aside: Aside) -> None:
    no_place = pd.isna(row["area_code"])
    column = municipality if no_place else "PERIOD"
    why = "which is no municipality. Add the spelling to areas.csv or to NOWHERE." if no_place else "which is no month."
    if no_place and row["county"] == catalogue.areas()[catalogue.COUNTY].name_sv.casefold():
        raise SourceError(f"{table}.xlsx row {row['row']}: {column} is {shown(row[column])!r}, in our own county, {why}")
    known = {"area_code": row["area_code"] if not no_place else "", "period": row["period"] if isinstance(row["period"], str) else ""}
    aside.put(table, f"arbetsformedlingen/{table}.xlsx", row["row"], column, row[column], why, **known)


def _without_copies(rows: pd.DataFrame, table: str, aside: Aside) -> pd.DataFrame:
    """Without rows that stand twice under the same county. One municipality under two counties is two parts of it; a copy is not, and of two
    rows that contradict each other neither is believed."""
    key = ["area_code", "period", "county"]
    copies = rows.drop(columns="row").astype(str).duplicated()
    contradicted = rows[~copies].duplicated(key, keep=False).reindex(rows.index, fill_value=False)
    for place in rows.index[copies | contradicted]:
        row, why = rows.loc[place], "which stands twice in that month" + (", with other figures." if contradicted[place] else ".")
        about = {"area_code": row["area_code"], "period": row["period"]}
        aside.put(table, f"arbetsformedlingen/{table}.xlsx", row["row"], "row", catalogue.areas()[row["area_code"]].name_sv, why, **about)
    return rows[~(copies | contradicted)]


def _name(cell: object) -> str:
    return " ".join(composed(str("" if cell is None or cell != cell else cell)).split()).casefold()  # noqa: PLR0124  nan


def _month(cell: object) -> str | None:
    """2026-08 from "2026-08", 202608, 202608.0 or a date; None when it is no month."""
    text = cell.strftime("%Y-%m") if hasattr(cell, "strftime") else str(cell).strip().removesuffix(".0")
    match = MONTH.match(text)
    return f"{match[1]}-{match[2]}" if match else None
