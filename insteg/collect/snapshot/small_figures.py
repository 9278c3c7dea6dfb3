"""Publishers' figures on few people: a count of 1-4, and whatever its sums would give it away by, is held back before the snapshot."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from insteg.privacy.small_numbers import THRESHOLD, Sum, held_back
from insteg.reference import catalogue

TABLE = ["indicator", "period", "age"]
Key = tuple[str, str]
SEXES = ("women", "men")
NOTHING = float("nan")


def held(figures: pd.DataFrame) -> pd.DataFrame:
    """The long table with small counts, and shares of few people, as suppressed. figures: as publishers' modules give them."""
    counts = _counts(figures)
    hidden = np.zeros(len(figures), dtype=bool)
    # Positions, not labels: several publishers' rows were put one after another.
    for places in _touched(figures, counts):
        rows, counted = figures.iloc[places], counts.iloc[places]
        # Publishers tell between what a part lies; who is left of those is no small number.
        hidden[places] |= _hidden_in(rows, counted["part"], _is_bounded(rows).to_numpy())
        hidden[places] |= _hidden_in(rows, counted["rest"], np.zeros(len(rows), dtype=bool))
    few = counts["whole"].between(1, THRESHOLD - 1).to_numpy()
    return _without(figures, hidden | few, few)


def _counts(figures: pd.DataFrame) -> pd.DataFrame:
    """Of how many people each row tells: the count or the share's numerator, who is left, and how many they are together."""
    unit = figures["indicator"].map({name: item.unit for name, item in catalogue.indicators().items()})
    is_share = unit.eq("percent")
    part = figures["numerator"].where(is_share, figures["value"].where(unit.eq("persons")))
    whole = figures["denominator"].where(is_share)
    # An estimated whole is no number of people: nothing exact follows from it.
    return pd.DataFrame({"part": part, "rest": (whole - part).where(whole.mod(1).eq(0)), "whole": whole})


def _touched(figures: pd.DataFrame, counts: pd.DataFrame) -> list[np.ndarray]:
    """The tables (one measure, one period) that hold a small count, or one that its publisher hides between bounds."""
    small = counts[["part", "rest"]].ge(1) & counts[["part", "rest"]].lt(THRESHOLD)
    is_touched = small.any(axis=1).to_numpy() | _is_bounded(figures).to_numpy()
    numbers = figures.groupby(TABLE, sort=False).ngroup().to_numpy()
    return [np.flatnonzero(numbers == number) for number in np.unique(numbers[is_touched])]


def _is_bounded(figures: pd.DataFrame) -> pd.Series:
    return figures["status"].eq("suppressed") & figures["upper"].notna() & figures["value"].isna()


def _hidden_in(rows: pd.DataFrame, counts: pd.Series, bounded: np.ndarray) -> np.ndarray:
    names = list(zip(rows["area_code"], rows["sex"], strict=True))
    between = {name: _bounds(row) for name, row, one in zip(names, rows.to_dict("records"), bounded, strict=True) if one}
    values = {name: count for name, count in zip(names, counts, strict=True) if not pd.isna(count)} | dict.fromkeys(between, NOTHING)
    found = held_back(values, _sums(list(values)), bounds=between, dear={name for name in values if _is_home(name[0])})
    return np.array([name in found and name not in between for name in names])


def _is_home(area_code: str) -> bool:
    """The areas that readers come for: no far-off municipality is protected at their cost as long as another can do it."""
    return area_code in (*catalogue.the_seven(), catalogue.COUNTY, catalogue.COUNTRY)


def _bounds(row: dict[Any, Any]) -> tuple[float, float]:
    """Between what a count lies that its publisher hides; bounds of a share are turned into people."""
    whole = row["denominator"] / 100 if not pd.isna(row["denominator"]) else 1.0
    return round(row["lower"] * whole, 6), round(row["upper"] * whole, 6)


def _sums(names: list[Key]) -> list[Sum[Key]]:
    """Women and men are all; the municipalities of a county are the county; the counties, or all municipalities, are the country."""
    found: list[Sum[Key]] = [([(code, one) for one in SEXES], (code, sex)) for code, sex in names if sex == "total"]
    for sex in {sex for _, sex in names}:
        # A sum with an area missing is passed over: it would not be one.
        found += [([(code, sex) for code in inside], (whole, sex)) for whole, inside in _divisions()]
    return found


@cache
def _divisions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every area and what it is divided into, once for each way."""
    inside: dict[str, list[str]] = {}
    for code, area in catalogue.areas().items():
        if area.parent_code:
            inside.setdefault(area.parent_code, []).append(code)
    municipalities = tuple(code for code, area in catalogue.areas().items() if area.level == "municipality")
    return (*((whole, tuple(parts)) for whole, parts in inside.items()), (catalogue.COUNTRY, municipalities))


def _without(figures: pd.DataFrame, hidden: np.ndarray, few: np.ndarray) -> pd.DataFrame:
    """Held back as a publisher holds back: no value, no count, no bounds, and a status that says so."""
    # A figure that was never there is not held back.
    is_held = pd.Series(hidden, index=figures.index) & figures["value"].notna()
    blank = {name: figures[name].mask(is_held) for name in ("value", "numerator", "lower", "upper")}
    denominator = figures["denominator"].mask(is_held & few)
    return figures.assign(**blank, denominator=denominator, status=figures["status"].mask(is_held, "suppressed"))
