"""Kolada's answers as the long table: areas in our codes, zeros that stand for nothing taken out, gaps named."""

from pathlib import Path

import pandas as pd

from insteg import catalogue
from insteg.catalogue import COUNTY
from insteg.sources import _schema
from insteg.sources._errors import SourceError
from insteg.sources._table import indicators_of, long, verified
from insteg.sources.kolada import _wire

SEX = {"T": "total", "K": "women", "M": "men", "F": "women"}
KEY = ["series", "area_code", "period", "sex"]
PLACEHOLDER = "Kolada ger 0 för riket, vilket står för att uppgift saknas"


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of all kept pages, later downloads winning over earlier ones."""
    names = [name for name in sorted(catalogue.documents(folder)) if name.endswith("-data.json")]
    if not names:
        raise SourceError(f"{folder.name} holds no figures from Kolada. Fetch again.")
    raw = pd.concat([_rows(verified(folder, name), name) for name in names], ignore_index=True)
    current = raw.drop_duplicates(KEY, keep="last")
    # An increment reports a removed figure as deleted: it takes the earlier one with it.
    kept = _own_areas(current[~current["deleted"]])
    return _schema.checked(long(_with_gaps(_without_placeholders(kept)), "kolada", ""))


def _rows(path: Path, name: str) -> pd.DataFrame:
    """One page as rows: series, area_code, period, sex, value, symbol, deleted, and where each was read."""
    records = [
        (
            row.kpi,
            area_code(row.municipality),
            str(row.period),
            SEX[figure.gender],
            figure.value,
            figure.status or "",
            figure.isdeleted,
            line,
        )
        for line, row in enumerate(_wire.rows(path.read_bytes(), name), start=1)
        for figure in row.values
    ]
    frame = pd.DataFrame(records, columns=[*KEY, "value", "symbol", "deleted", "row"])
    kinds = {"value": "float64", "deleted": "bool", **dict.fromkeys([*KEY, "symbol"], "str")}
    return frame.astype(kinds).assign(file=f"kolada/{name}", document=f"kolada/live/{name}")


def area_code(municipality: str) -> str:
    """Our code: 00 for Sweden (0000), two digits for a region (0022), four for a municipality; others unchanged."""
    return municipality[2:] if len(municipality) == 4 and municipality.startswith("00") else municipality


def _own_areas(frame: pd.DataFrame) -> pd.DataFrame:
    """Without groups (G33629 ...): their figures are unweighted means and belong to no area."""
    wanted = frame["series"].isin(list(indicators_of("kolada"))) & frame["area_code"].isin(list(catalogue.areas()))
    return frame[wanted].reset_index(drop=True)


def _without_placeholders(frame: pd.DataFrame) -> pd.DataFrame:
    """A share of exactly 0 for Sweden is a placeholder, and so are the other zeros of that series, year and sex."""
    kinds = frame["series"].map({name: item.kind for name, item in indicators_of("kolada").items()})
    zero = (frame["value"] == 0) & (kinds == "share")
    group = frame["series"] + "|" + frame["period"] + "|" + frame["sex"]
    empty = zero & group.isin(group[zero & (frame["area_code"] == "00")])
    value = frame["value"].mask(empty)
    return frame.assign(value=value, note=empty.map({True: PLACEHOLDER, False: ""}))


def _with_gaps(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame plus a missing row for each of the nine home areas that lacks a row in a year the series has."""
    home = ["00", COUNTY, *catalogue.the_seven()]
    years = frame[frame["sex"] == "total"].drop_duplicates(["series", "period"]).drop(columns=["area_code", "value", "symbol", "note"])
    grid = years.merge(pd.DataFrame({"area_code": home}), how="cross")
    known = pd.MultiIndex.from_frame(frame[KEY])
    gaps = grid[~pd.MultiIndex.from_frame(grid[KEY]).isin(known)].assign(note="Kolada sänder ingen rad", symbol="")
    return pd.concat([frame, gaps], ignore_index=True)
