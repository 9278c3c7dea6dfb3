"""Kolada's answers as the long table: areas in our codes, zeros that stand for nothing taken out, gaps named."""

import re
from pathlib import Path
from typing import Any

import pandas as pd

from insteg.collect import set_aside
from insteg.collect.errors import SourceError
from insteg.collect.long_table import indicators_of, long, verified
from insteg.collect.publishers import _schema
from insteg.collect.publishers.kolada import _wire
from insteg.collect.set_aside import Aside, OddRow
from insteg.reference import catalogue
from insteg.reference.catalogue import COUNTRY, COUNTY

SEX = {"T": "total", "K": "women", "M": "men", "F": "women"}
KEY = ["series", "area_code", "period", "sex"]
UNKNOWN = "unknown series"
PLACEHOLDER = "Kolada ger 0 för riket, vilket står för att uppgift saknas"


def tables(folder: Path, aside: Aside) -> dict[str, pd.DataFrame]:
    """The long table of each series, later downloads winning over earlier ones."""
    names = [name for name in sorted(catalogue.documents(folder)) if name.endswith("-data.json")]
    if not names:
        raise SourceError(f"{folder.name} holds no figures from Kolada. Fetch again.")
    read = Aside()
    raw = pd.concat([_page(verified(folder, name), name, read) for name in names], ignore_index=True)
    odd: dict[str, list[OddRow]] = {}
    for row in read.rows:
        odd.setdefault(row.table, []).append(row)
    # What is not even known to belong to a series of ours costs none of them.
    aside.rows += odd.get(UNKNOWN, [])
    aside.judge_share(UNKNOWN, raw, len(raw))
    series = [name for name in sorted(indicators_of("kolada")) if name in odd or (raw["series"] == name).any()]
    return set_aside.each(series, lambda name, told: _series(raw[raw["series"] == name], name, odd.get(name, []), told), aside)


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of all series that can be read."""
    return pd.concat(tables(folder, Aside()).values(), ignore_index=True)


def _series(raw: pd.DataFrame, name: str, odd: list[OddRow], aside: Aside) -> pd.DataFrame:
    """One series. An increment reports a removed figure as deleted: it takes the earlier one with it."""
    aside.rows += odd
    current = raw.drop_duplicates(KEY, keep="last")
    # Groups (G33629 ...) belong to no area: their figures are unweighted means.
    known = current[~current["deleted"] & current["area_code"].isin(list(catalogue.areas()))].reset_index(drop=True)
    return _schema.kept(long(_with_gaps(_without_placeholders(known)), "kolada", ""), name, aside, len(raw))


def _page(path: Path, name: str, aside: Aside) -> pd.DataFrame:
    """One page as rows: series, area_code, period, sex, value, symbol, deleted, and where each was read."""
    records = []
    for line, row, odd in _wire.rows(path.read_bytes(), name):
        if isinstance(row, _wire.Row):
            place = (row.kpi, area_code(row.municipality), str(row.period))
            records += [(*place, SEX[figure.gender], figure.value, figure.status or "", figure.isdeleted, line) for figure in row.values]
            odd.extend(_nowhere(row))
        for column, sent, why, gender in odd:
            table, about = _about(row)
            aside.put(table, f"kolada/{name}", line, column, sent, f"{why}.", sex=SEX.get(gender, ""), **about)
    frame = pd.DataFrame(records, columns=[*KEY, "value", "symbol", "deleted", "row"])
    kinds = {"value": "float64", "deleted": "bool", **dict.fromkeys([*KEY, "symbol"], "str")}
    placed = _of_this_page(frame, name, path.parent).astype(kinds).assign(file=f"kolada/{name}", document=f"kolada/live/{name}")
    return _without_contradictions(placed, aside)


def _nowhere(row: _wire.Row) -> list[_wire.Odd]:
    """A row about an area that we do not know. Groups of municipalities (G33629 ...) are known to be none."""
    is_known = area_code(row.municipality) in catalogue.areas() or row.municipality.startswith("G")
    return [] if is_known else [("municipality", row.municipality, "which is no area that we know", "")]


def _without_contradictions(page: pd.DataFrame, aside: Aside) -> pd.DataFrame:
    """Of two figures of one page that contradict each other neither is believed; on later pages stand later downloads."""
    # A figure that is taken back beside the one in its place is a revision.
    told = page[~page["deleted"]].drop_duplicates([*KEY, "value"])
    twice = told[told.duplicated(KEY, keep=False)]
    own = indicators_of("kolada")
    for row in twice.to_dict("records"):
        about = {"area_code": row["area_code"] if row["area_code"] in catalogue.areas() else "", "period": row["period"], "sex": row["sex"]}
        table = row["series"] if row["series"] in own else UNKNOWN
        aside.put(table, row["file"], row["row"], "value", row["value"], "but another row says something else.", **about)
    return page[~pd.MultiIndex.from_frame(page[KEY]).isin(pd.MultiIndex.from_frame(twice[KEY]))]


def _of_this_page(frame: pd.DataFrame, name: str, folder: Path) -> pd.DataFrame:
    """A page kept for one series only (N02797-0007-data.json) brings no other one, and no other page brings that one."""
    own = set(indicators_of("kolada"))
    held = {document.split("-", 1)[0] for document in catalogue.documents(folder)} & own
    only = name.split("-", 1)[0]
    return frame[frame["series"] == only] if only in own else frame[~frame["series"].isin(list(held))]


def _about(row: _wire.Row | dict[str, Any]) -> tuple[str, dict[str, str]]:
    """The series, and what can be told of area and year, of a row in which something is odd."""
    sent = row.model_dump() if isinstance(row, _wire.Row) else row
    kpi, municipality, period = (sent.get(name) for name in ("kpi", "municipality", "period"))
    year = str(period) if re.fullmatch(r"(19|20)\d\d", str(period)) else ""
    place = area_code(str(municipality))
    about = {"area_code": place if place in catalogue.areas() else "", "period": year}
    return (str(kpi) if str(kpi) in indicators_of("kolada") else UNKNOWN), about


def area_code(municipality: str) -> str:
    """Our code: 00 for Sweden (0000), two digits for a region (0022), four for a municipality; others unchanged."""
    plain = municipality.strip()
    is_padded = len(plain) == 4 and plain.isdigit() and int(plain) < 100
    return plain[2:] if is_padded else plain


def _without_placeholders(frame: pd.DataFrame) -> pd.DataFrame:
    """A share of exactly 0 for Sweden is a placeholder, and so are the other zeros of that series, year and sex."""
    kinds = frame["series"].map({name: item.kind for name, item in indicators_of("kolada").items()})
    zero = (frame["value"] == 0) & (kinds == "share")
    group = frame["series"] + "|" + frame["period"] + "|" + frame["sex"]
    empty = zero & group.isin(group[zero & (frame["area_code"] == COUNTRY)])
    value = frame["value"].mask(empty)
    return frame.assign(value=value, note=empty.map({True: PLACEHOLDER, False: ""}))


def _with_gaps(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame plus a missing row for each of the nine home areas that lacks a row in a year the series has."""
    home = [COUNTRY, COUNTY, *catalogue.the_seven()]
    years = frame[frame["sex"] == "total"].drop_duplicates(["series", "period"]).drop(columns=["area_code", "value", "symbol", "note"])
    grid = years.merge(pd.DataFrame({"area_code": home}), how="cross")
    known = pd.MultiIndex.from_frame(frame[KEY])
    gaps = grid[~pd.MultiIndex.from_frame(grid[KEY]).isin(known)].assign(note="Kolada sänder ingen rad", symbol="")
    return pd.concat([frame, gaps], ignore_index=True)
