"""Yearly key figures from Kolada that were transcribed from publications."""

from pathlib import Path

import pandas as pd

from insteg.collect.long_table import long, numbers, read, verified
from insteg.reference import catalogue

# The catalogue of key figures lies beside them and holds none.
NO_FIGURES = "kpis.csv"
SAME = ["indicator", "area_code", "period", "sex", "value"]


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of everything transcribed from Kolada. Shares are 0-100; an empty cell is status missing.

    A file is named by its series: n17461.csv, and beside it n17461_by_sex.csv and n17461_290.csv. What two of them say alike is one
    figure; what they say differently stays twice, and the build refuses it.
    """
    names = [name for name in catalogue.documents(folder) if name != NO_FIGURES]
    figures = pd.concat([_one(verified(folder, name)) for name in names], ignore_index=True)
    return figures.drop_duplicates(SAME).reset_index(drop=True)


def _one(path: Path) -> pd.DataFrame:
    series = path.stem.split("_")[0].upper()
    frame = read(path, ["area_code", "year", "value"]).assign(series=series)
    ready = frame.rename(columns={"year": "period"}).assign(value=numbers(frame, "value"))
    return long(ready, "kolada", f"kolada/{path.stem}")
