"""Arbetsförmedlingen's workbooks as the long table: municipalities as published, county and Sweden as sums."""

import re
from pathlib import Path

import pandas as pd

from insteg import catalogue
from insteg.sources import _interval, _schema
from insteg.sources._errors import SourceError
from insteg.sources._table import long, verified
from insteg.sources.arbetsformedlingen import _pivot, _sheet

SEX = {"total": ("UNGSOK", "UNGAK"), "women": ("UNGKSOK", "UNGKAK"), "men": ("UNGMSOK", "UNGMAK")}
# Unemployed whose municipality is not known: in no municipality, and in no sum that we publish for one.
NOWHERE = ("Uppgift saknas", "Okänd", "Utlandet")
YOUNG = re.compile(r"^18\D{1,5}24\b")
DURATIONS = {6: "AF_LONG_6", 12: "AF_LONG_12", 24: "AF_LONG_24"}
PLACE = ["area_code", "period", "sex"]
NOTE_SUM = "Summa av kommunerna"


def tidy(folder: Path) -> pd.DataFrame:
    """Registered unemployed 18-24 (count, share of the BAS labour force) and how many of them have long been without work."""
    frame = pd.concat([_shares(verified(folder, "share.xlsx")), _durations(verified(folder, "duration.xlsx"))], ignore_index=True)
    return _schema.checked(long(frame, "arbetsformedlingen", ""))


def _shares(path: Path) -> pd.DataFrame:
    columns = [column for pair in SEX.values() for column in pair]
    raw = _placed(_pivot.read(path, ["PERIOD", "LAN", "KOM", *columns]), "KOM", path.name)
    parts = [_one_sex(raw, sex, *pair, path.name) for sex, pair in SEX.items()]
    return pd.concat(parts, ignore_index=True).assign(file=f"arbetsformedlingen/{path.name}", document="arbetsformedlingen/live/share.xlsx")


def _one_sex(raw: pd.DataFrame, sex: str, found: str, force: str, name: str) -> pd.DataFrame:
    """Counts and shares of one sex for every area. A share is a sum divided by a sum, never a mean of shares."""
    place = raw[["area_code", "period", "row"]].assign(sex=sex)
    seeking = _with_sums(pd.concat([place, _interval.intervals(raw[found], f"{name} {found}")], axis=1))
    labour = _with_sums(pd.concat([place, _interval.intervals(raw[force], f"{name} {force}")], axis=1))
    count = seeking.assign(series="AF_COUNT_18_24", status=_interval.status_of(seeking))
    denominator = labour.set_index(PLACE)["value"].reindex(pd.MultiIndex.from_frame(seeking[PLACE])).to_numpy()
    share = seeking.assign(series="AF_SHARE_18_24", numerator=seeking["value"], denominator=denominator)
    usable = share["denominator"].where(share["denominator"] > 0)
    for column in ("value", "lower", "upper"):
        share[column] = 100 * share[column] / usable
    return pd.concat([count, share.assign(status=_interval.status_of(share))], ignore_index=True)


def _durations(path: Path) -> pd.DataFrame:
    sheet = _sheet.read(path, "Ålder")
    age = _column(sheet, ("ALDER", "ÅLDER"), path.name)
    young = sheet[sheet[age].astype(str).str.match(YOUNG)]
    if young.empty:
        raise SourceError(f"{path.name}: no age group 18-24 in {sorted(set(sheet[age].astype(str)))[:12]}. Look at the labels.")
    raw = _placed(young, _column(sheet, ("KOMMUN",), path.name), path.name)
    parts = [_one_duration(raw, _month_column(sheet, months, path.name), series, path.name) for months, series in DURATIONS.items()]
    return pd.concat(parts).assign(file=f"arbetsformedlingen/{path.name}", document="arbetsformedlingen/live/duration.xlsx")


def _one_duration(raw: pd.DataFrame, column: str, series: str, name: str) -> pd.DataFrame:
    place = raw[["area_code", "period", "row"]].assign(sex="total")
    cells = _with_sums(pd.concat([place, _interval.intervals(raw[column], f"{name} {column}")], axis=1))
    return cells.assign(series=series, status=_interval.status_of(cells))


def _column(sheet: pd.DataFrame, names: tuple[str, ...], file: str) -> str:
    found = next((name for name in names if name in sheet.columns), None)
    if found is None:
        raise SourceError(f"{file} lacks the column {names[0]}; it has {list(sheet.columns)}. The publisher has changed the file.")
    return found


def _month_column(sheet: pd.DataFrame, months: int, file: str) -> str:
    pattern = re.compile(rf"\b{months} månader", re.IGNORECASE)
    found = next((name for name in sheet.columns if pattern.search(str(name))), None)
    if found is None:
        raise SourceError(f"{file} lacks a column for {months} months; it has {list(sheet.columns)}. The publisher has changed the file.")
    return str(found)


def _placed(raw: pd.DataFrame, column: str, file: str) -> pd.DataFrame:
    """The rows of municipalities, with our code and month. An unknown name stops: no municipality is dropped silently."""
    codes = {area.name_sv.casefold(): code for code, area in catalogue.areas().items() if area.level == "municipality"}
    names = raw[column].astype(str).str.strip()
    here = ~names.isin(NOWHERE)
    found = names[here].str.casefold().map(codes)
    if found.isna().any():
        raise SourceError(
            f"{file}: no municipality is called {names[here][found.isna()].iloc[0][:60]!r}. Add the spelling to areas.csv or to NOWHERE."
        )
    return raw[here].assign(area_code=found, period=[_month(cell, file) for cell in raw["PERIOD"][here]])


def _month(cell: object, file: str) -> str:
    """2026-08 from "2026-08", 202608, 202608.0 or a date."""
    text = cell.strftime("%Y-%m") if hasattr(cell, "strftime") else str(cell).strip().removesuffix(".0")
    match = re.match(r"^((?:19|20)\d\d)-?(0[1-9]|1[0-2])(?:-\d\d.*)?$", text)
    if not match:
        raise SourceError(f"{file}: the period {text[:40]!r} is no month. The publisher has changed the file.")
    return f"{match[1]}-{match[2]}"


def _with_sums(cells: pd.DataFrame) -> pd.DataFrame:
    """The municipalities' rows plus their sums for Västernorrland and Sweden; hidden parts make bounds, not values."""
    parent = cells["area_code"].map(lambda code: catalogue.areas()[code].parent_code)
    county = _interval.total(cells[parent == catalogue.COUNTY].assign(area_code=catalogue.COUNTY), PLACE)
    country = _interval.total(cells.assign(area_code=catalogue.COUNTRY), PLACE)
    sums = pd.concat([county, country], ignore_index=True).assign(note=NOTE_SUM)
    return pd.concat([cells.assign(note=""), sums], ignore_index=True)
