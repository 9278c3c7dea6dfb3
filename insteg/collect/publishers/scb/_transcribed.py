"""Population from SCB that was transcribed from publications."""

from pathlib import Path

import pandas as pd

from insteg.collect.long_table import long, numbers, read, verified
from insteg.reference import catalogue

# The series of an age group, as the live tables name it; in 2018 and 2022 Kolada publishes the youngest itself (N01954).
SERIES = {"16-24": "POPULATION_16_24", "18-24": "POPULATION_18_24"}
YOUNGEST = {"16-19": "POPULATION_16_19"}
SUMMED = "Summan av kommunerna. SCB lägger till skyddsbrus, så SCB:s egen summa kan skilja sig något."


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of the population on 31 December, persons: everybody, and the young."""
    return pd.concat([_everybody(folder), _young(folder), _single_years(folder)], ignore_index=True)


def _everybody(folder: Path) -> pd.DataFrame:
    frame = read(verified(folder, "population_total.csv"), ["area_code", "year", "population"])
    ready = frame.rename(columns={"year": "period"}).assign(series="TAB5557", value=numbers(frame, "population"))
    return long(ready, "scb", "scb/population_total")


def _young(folder: Path) -> pd.DataFrame:
    """Two counted years for the home areas, one column an age group."""
    frame = read(verified(folder, "population_young_2018_2022.csv"), ["area_code", "year", *SERIES]).rename(columns={"year": "period"})
    parts = [frame.assign(series=series, value=numbers(frame, age)) for age, series in SERIES.items()]
    return long(pd.concat(parts, ignore_index=True), "scb", "scb/population_young_2018_2022")


def _single_years(folder: Path) -> pd.DataFrame:
    """The age groups of 2025 for every municipality, added up from single years of age, and for counties and country from these."""
    frame = read(verified(folder, "population_16_24_2025.csv"), ["area_code", "age", "value"])
    frame = frame.assign(value=numbers(frame, "value"), years=numbers(frame, "age"), period="2025").drop(columns="age")
    parents = {code: area.parent_code for code, area in catalogue.areas().items()}
    places = [frame.assign(note="")] + [
        frame.assign(area_code=code, note=SUMMED) for code in (frame["area_code"].map(parents), catalogue.COUNTRY)
    ]
    rows = pd.concat(places, ignore_index=True)
    parts = [_group(rows, age, series) for age, series in {**YOUNGEST, **SERIES}.items()]
    return long(pd.concat(parts, ignore_index=True), "scb", "scb/population_16_24_2025")


def _group(rows: pd.DataFrame, age: str, series: str) -> pd.DataFrame:
    first, last = map(int, age.split("-"))
    inside = rows[rows["years"].between(first, last)]
    summed = inside.groupby(["area_code", "period", "file"], as_index=False).agg(
        value=("value", "sum"), row=("row", "min"), note=("note", "first")
    )
    return summed.assign(series=series)
