"""Yearly key figures from Kolada that were transcribed from publications."""

from pathlib import Path

import pandas as pd

from insteg.sources._table import long, numbers, read, verified

# One file holds one series (named in the file name) or several (named in the column kpi).
ONE_SERIES = {"n02797.csv": "N02797", "n03942.csv": "N03942", "n03954.csv": "N03954"}
SEVERAL_SERIES = ["education.csv"]


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of everything transcribed from Kolada. Shares are 0-100; an empty cell is status missing."""
    single = [_one(verified(folder, name), series) for name, series in ONE_SERIES.items()]
    several = [_many(verified(folder, name)) for name in SEVERAL_SERIES]
    return pd.concat([*single, *several], ignore_index=True)


def _one(path: Path, series: str) -> pd.DataFrame:
    return _long(read(path, ["area_code", "year", "value"]).assign(series=series), path)


def _many(path: Path) -> pd.DataFrame:
    return _long(read(path, ["kpi", "area_code", "year", "value"]).rename(columns={"kpi": "series"}), path)


def _long(frame: pd.DataFrame, path: Path) -> pd.DataFrame:
    ready = frame.rename(columns={"year": "period"}).assign(value=numbers(frame, "value"))
    return long(ready, "kolada", f"kolada/{path.stem}")
