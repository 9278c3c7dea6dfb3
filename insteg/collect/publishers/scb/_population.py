"""Population 16-24 and 18-24 on 31 December, from single years (to 2024) or from noisy bands (from 2025)."""

import pandas as pd

from insteg.collect.publishers.scb._ages import by_age
from insteg.collect.publishers.scb._questions import TOTAL

PLACE = ["area_code", "period", "sex"]
NOTE_OLD = "Summa av ettårsklasser"
NOTE_NEW = "Beräknad ur publicerade åldersgrupper med slumpmässigt brus"


def of_single_years(cells: pd.DataFrame) -> pd.DataFrame:
    """TAB638: sums of single years."""
    table = by_age(cells, PLACE, [str(age) for age in range(16, 25)])
    groups = {
        "POPULATION_16_24": table[[str(age) for age in range(16, 25)]].sum(axis=1, skipna=False),
        "POPULATION_18_24": table[[str(age) for age in range(18, 25)]].sum(axis=1, skipna=False),
    }
    return _long(groups, cells, NOTE_OLD)


def of_bands(cells: pd.DataFrame) -> pd.DataFrame:
    """TAB5557: 15-19 plus 20-24 less 15, three noisy terms instead of nine; 18-24 likewise from 18, 19 and 20-24."""
    table = by_age(cells, PLACE, ["15-19", "20-24", "15", "18", "19", TOTAL])
    groups = {
        "POPULATION_16_24": table["15-19"] + table["20-24"] - table["15"],
        "POPULATION_18_24": table["18"] + table["19"] + table["20-24"],
    }
    published = _long({"TAB5557": table[TOTAL]}, cells, "")
    return pd.concat([_long(groups, cells, NOTE_NEW), published[published["sex"] == "total"]], ignore_index=True)


def _long(groups: dict[str, pd.Series], cells: pd.DataFrame, note: str) -> pd.DataFrame:
    where = cells.drop_duplicates(["area_code", "period"]).set_index(["area_code", "period"])[["file", "document", "row", "updated"]]
    parts = [people.rename("value").reset_index().assign(series=series) for series, people in groups.items()]
    return pd.concat(parts).join(where, on=["area_code", "period"]).assign(note=note)
