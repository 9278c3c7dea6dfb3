"""Arbetsförmedlingen's workbooks as the long table: municipalities as published, county and Sweden as sums."""

import re
from pathlib import Path

import pandas as pd

from insteg.collect import set_aside
from insteg.collect.errors import SourceError
from insteg.collect.long_table import long, verified
from insteg.collect.publishers import _schema
from insteg.collect.publishers.arbetsformedlingen import _pivot, _places, _sheet, _sums
from insteg.collect.set_aside import Aside

SEX = {"total": ("UNGSOK", "UNGAK"), "women": ("UNGKSOK", "UNGKAK"), "men": ("UNGMSOK", "UNGMAK")}
YOUNG = re.compile(r"^18\D{1,5}24\b")
DURATIONS = {6: "AF_LONG_6", 12: "AF_LONG_12", 24: "AF_LONG_24"}


def tables(folder: Path, aside: Aside) -> dict[str, pd.DataFrame]:
    """Registered unemployed 18-24 (count, share of the BAS labour force), and how many of them have long been without work."""
    readers = {"share": _shares, "duration": _durations}

    def read(name: str, told: Aside) -> pd.DataFrame:
        frame, rows_read = readers[name](verified(folder, f"{name}.xlsx"), told)
        placed = frame.assign(file=f"arbetsformedlingen/{name}.xlsx", document=f"arbetsformedlingen/live/{name}.xlsx")
        return _schema.kept(long(placed, "arbetsformedlingen", ""), name, told, rows_read)

    return set_aside.each([name for name in readers if (folder / f"{name}.xlsx").exists()], read, aside)


def _shares(path: Path, aside: Aside) -> tuple[pd.DataFrame, int]:
    columns = [column for pair in SEX.values() for column in pair]
    raw = _pivot.read(path, ["PERIOD", "LAN", "KOM", *columns])
    placed = _places.placed(raw, "LAN", "KOM", "share", aside)
    parts = [_one_sex(placed, sex, *pair, aside) for sex, pair in SEX.items()]
    return pd.concat(parts, ignore_index=True), len(raw)


def _one_sex(raw: _places.Placed, sex: str, found: str, force: str, aside: Aside) -> pd.DataFrame:
    """Counts and shares of one sex for every area. A share is a sum divided by a sum, never a mean of shares."""
    seeking = _sums.with_sums(raw, found, sex, "share", aside)
    labour = _sums.with_sums(raw, force, sex, "share", aside)
    count = seeking.assign(series="AF_COUNT_18_24", status=_sums.status_of(seeking))
    denominator = labour.set_index(_sums.PLACE)["value"].reindex(pd.MultiIndex.from_frame(seeking[_sums.PLACE])).to_numpy()
    share = seeking.assign(series="AF_SHARE_18_24", numerator=seeking["value"], denominator=denominator)
    usable = share["denominator"].where(share["denominator"] > 0)
    for column in ("value", "lower", "upper"):
        share[column] = 100 * share[column] / usable
    return pd.concat([count, share.assign(status=_sums.status_of(share))], ignore_index=True)


def _durations(path: Path, aside: Aside) -> tuple[pd.DataFrame, int]:
    seen: set[str] = set()

    def is_young(row: dict[str, object]) -> bool:
        label = str(row.get("ALDER", row.get("ÅLDER")))
        if len(seen) < 50:
            seen.add(label)
        return bool(YOUNG.match(label))

    sheet = _sheet.read(path, "Ålder", is_young)
    _column(sheet, ("ALDER", "ÅLDER"), path.name)
    if sheet.empty:
        raise SourceError(f"{path.name}: no age group 18-24 in {sorted(seen)[:12]}. Look at the labels.")
    county, municipality = _column(sheet, ("LÄN", "LAN"), path.name), _column(sheet, ("KOMMUN",), path.name)
    placed = _places.placed(sheet, county, municipality, "duration", aside)
    columns = {series: _month_column(sheet, months, path.name) for months, series in DURATIONS.items()}
    parts = [_one_duration(placed, column, series, aside) for series, column in columns.items()]
    return pd.concat(parts, ignore_index=True), len(sheet)


def _one_duration(raw: _places.Placed, column: str, series: str, aside: Aside) -> pd.DataFrame:
    cells = _sums.with_sums(raw, column, "total", "duration", aside)
    return cells.assign(series=series, status=_sums.status_of(cells))


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
