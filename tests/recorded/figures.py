"""What the stubs serve: real figures where we have them, small ones derived from data/raw elsewhere.

Real: Kolada N02797, N03942, N03954, N15428, N15507, N17473; SCB population 2018 and 2022 by age; SCB unemployed by month 2023; registered unemployed
2018 and 2022. Made up here, because nobody published them to us: everything that a docstring below calls a stand-in.
"""

import os
from functools import cache
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
SHARED = Path(os.environ.get("INSTEG_SHARED", ROOT.parent / "shared"))
HOME = ["2260", "2262", "2280", "2281", "2282", "2283", "2284"]


def reference(name: str) -> pd.DataFrame | None:
    """A reference table, or None where the shared folder is not at hand."""
    path = SHARED / "data" / "reference" / f"{name}.parquet"
    return pd.read_parquet(path) if path.exists() else None


@cache
def areas() -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / "catalogue" / "areas.csv", dtype=str, keep_default_na=False)


def municipalities() -> pd.DataFrame:
    return areas()[areas()["level"] == "municipality"]


@cache
def kolada() -> dict[tuple[str, str, int], float | None]:
    """(series, our area code, year) -> value, as transcribed."""
    frames = []
    for series in ("N02797", "N03942", "N03954", "N15428", "N15507", "N17473"):
        frames.append(pd.read_csv(RAW / "kolada" / f"{series.lower()}.csv", dtype={"area_code": str}).assign(kpi=series))
    rows = pd.concat(frames)
    return {
        (row.kpi, row.area_code, int(row.year)): None if pd.isna(row.value) else float(row.value) for row in rows.itertuples(index=False)
    }


@cache
def population_total() -> dict[str, int]:
    frame = pd.read_csv(RAW / "scb" / "population_total.csv", dtype={"area_code": str})
    return dict(zip(frame["area_code"], frame["population"].astype(int), strict=True))


@cache
def population() -> dict[tuple[str, str, str], int]:
    """(area, sex 1 or 2, age) -> persons 2022; without the reference table a stand-in: 1.15 % of the population a single year."""
    table = reference("scb_population_by_age_2018_2022")
    if table is None:
        ages = {**{str(age): 1 for age in range(15, 25)}, "15-19": 5, "20-24": 5, "16-19": 4}
        return {
            (area, sex, age): round(total * 0.0058 * years)
            for area, total in population_total().items()
            for sex in "12"
            for age, years in ages.items()
        }
    recent = table[table["period"] == "2022"].assign(sex=lambda frame: frame["sex"].map({"män": "1", "kvinnor": "2"}))
    known = {(row.area_code, row.sex, row.age): int(row.value) for row in recent.itertuples(index=False)}
    bands = {(area, sex, "15-19"): known[area, sex, "15"] + known[area, sex, "16-19"] for area, sex, age in known if age == "15"}
    return {**known, **bands}


@cache
def unemployed() -> dict[tuple[str, str, str, str], int]:
    """(municipality, sex, age, month of 2023) -> persons; without the reference table a stand-in: 6 % of the age group."""
    table = reference("scb_bas_unemployed_2023_monthly")
    if table is None:
        months = [f"2023-{month:02d}" for month in range(1, 13)]
        return {
            (area, sex, age, month): round(0.06 * population()[area, sex, age])
            for area in municipalities()["area_code"] for sex in "12" for age in ("16-19", "20-24") for month in months
        }  # fmt: skip
    young = table[table["age"].isin(["16-19", "20-24"])].assign(sex=lambda frame: frame["sex"].map({"män": "1", "kvinnor": "2"}))
    return {(row.area_code, row.sex, row.age, row.period): int(row.value) for row in young.itertuples(index=False)}


@cache
def registered() -> dict[tuple[str, str], int]:
    """(municipality, month) -> registered unemployed of all ages; without the reference table a stand-in: 4 % of the population."""
    table = reference("af_registered_total_2018_2022_monthly")
    if table is None:
        months = [f"{year}-{month:02d}" for year in (2018, 2022) for month in range(1, 13)]
        return {(area, month): round(0.04 * population_total()[area]) for area in municipalities()["area_code"] for month in months}
    return {(row.area_code, row.period): int(row.value) for row in table.itertuples(index=False) if len(row.area_code) == 4}
