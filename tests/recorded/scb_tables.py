"""The five SCB tables we ask for, with the dimensions, codes and labels that were recorded in August and September 2026 (shapes/).

Unemployed 2023 and population 2022 are real; the other measures are stand-ins. Regions are all of areas.csv.
"""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path

from tests.recorded import figures

Cell = float | int | None
SHAPES = Path(__file__).parent / "shapes"
# What the recorded labels of the labour market tables stand for; retired, sick and others are not needed and always 0.
MEASURES = {
    "number of employed": "employed", "number of unemployed": "unemployed", "number of employed and unemployed (labour force)": "labour_force",
    "number of students": "students", "total number": "persons", "unemployment": "rate",
}  # fmt: skip


def shape(name: str) -> dict:
    return json.loads((SHAPES / f"{name}.json").read_text(encoding="utf-8"))


@dataclass
class Table:
    """One table: its dimensions in order, how a cell is found, and which cells are hidden."""

    id: str
    label: str
    updated: str
    codes: dict[str, list[str]]
    extensions: dict[str, dict]
    value: Callable[..., Cell]
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    hidden: set[tuple[str, ...]] = field(default_factory=set)
    notes: list[str] = field(default_factory=lambda: ["Statistiken skyddas; summan av delarna är inte alltid totalen."])

    @property
    def omittable(self) -> set[str]:
        return {name for name, extension in self.extensions.items() if extension["elimination"]}

    def measures(self) -> dict[str, str]:
        """Code -> what it measures, for the labour market tables."""
        return {code: MEASURES.get(label, "") for code, label in self.labels["ContentsCode"].items()}

    def code(self, measure: str) -> str:
        return next(code for code, known in self.measures().items() if known == measure)

    def cells(self, chosen: dict[str, list[str]]) -> tuple[list[Cell], dict[str, str]]:
        """Row-major values, and ".." by flat position where a cell is hidden."""
        left_out = {name: "" for name in self.codes if name not in chosen}
        names = [*chosen, *left_out]
        order = [names.index(name) for name in self.codes]
        values, status = [], {}
        for place, key in enumerate(product(*chosen.values())):
            full = [*key, *left_out.values()]
            cell = tuple(full[position] for position in order)
            hidden = cell in self.hidden
            values.append(None if hidden else self.value(*cell))
            if hidden:
                status[str(place)] = ".."
        return values, status


def months(first: int, last: int, until: int = 12) -> list[str]:
    """2023M01 ... through month `until` of the last year."""
    return [f"{year}M{month:02d}" for year in range(first, last + 1) for month in range(1, 13) if (year, month) <= (last, until)]


def regions() -> list[str]:
    return figures.areas()["area_code"].tolist()


def tables(first: str = "2023M01", last: str = "2024M06") -> list[Table]:
    """A fresh set a server: tests change them. first, last: the months of the monthly tables, fewer than recorded to be quick."""
    both = [
        _recorded(name, _bas(name, factor), "Arbetsmarknadsstatus", (first, last)) for name, factor in (("TAB6260", 1.01), ("TAB2948", 1.0))
    ]
    others = [
        _recorded("TAB638", _population_old, "Folkmängd"),
        _recorded("TAB5557", _population_new, "Folkmängd efter region, civilstånd, ålder, kön och år"),
        _recorded("TAB6534", _education, "Befolkning 25–65 år efter region och utbildningsnivå"),
    ]
    # Small areas stand among the municipalities under codes of their own.
    others[-1].codes["Region"] += [f"{region}{area}" for region in figures.HOME for area in ("A0010_DeSO2025", "R001_RegSO2025")]
    return [*both, *others]


def _recorded(name: str, value: Callable[..., Cell], label: str, span: tuple[str, str] = ("", "9999")) -> Table:
    known = shape(name)
    codes = {dimension: list(described["codes"]) for dimension, described in known["dimension"].items()}
    codes["Region"] = regions()
    codes["Tid"] = [period for period in _periods(*codes["Tid"]) if span[0] <= period <= span[1] and period[:4] >= "2007"]
    if name == "TAB2948":
        codes["Tid"] = [period for period in codes["Tid"] if period <= "2023M12"] or codes["Tid"]
    parts = known["dimension"].items()
    labels = {dimension: described["labels"] for dimension, described in parts}
    labels["Region"] = dict(figures.areas()[["area_code", "name_sv"]].to_numpy())
    return Table(name, label, known["updated"], codes, {dimension: described["extension"] for dimension, described in parts}, value, labels)


def _periods(first: str, last: str) -> list[str]:
    """Every year, or every month, from the first to the last."""
    if "M" in first:
        return months(int(first[:4]), int(last[:4]), int(last[-2:]))
    return [str(year) for year in range(int(first), int(last) + 1)]


def _bas(name: str, factor: float) -> Callable[..., Cell]:
    labels = shape(name)["dimension"]["ContentsCode"]["labels"]
    measures = {code: MEASURES.get(label, "") for code, label in labels.items()}

    def value(*cell: str) -> Cell:
        region, sex, age, _, content, period = cell
        return bas(measures[content], (region, ("1", "2") if sex in ("1+2", "") else (sex,), age), period[-2:], factor)

    return value


@cache
def bas(measure: str, group: tuple[str, tuple[str, ...], str], month: str, factor: float) -> Cell:
    """Unemployed as published (other years: the same month of 2023); the rest are stand-ins from the population."""
    region, sexes, age = group
    if age not in ("16-19", "20-24"):
        return 0
    people = sum(figures.population().get((region, sex, age), 0) for sex in sexes)
    found = sum(_unemployed(region, sex, age, f"2023-{month[-2:]}") for sex in sexes) * factor
    force = found + people * (0.35 if age == "16-19" else 0.65)
    counts = {
        "unemployed": found,
        "labour_force": force,
        "employed": force - found,
        "students": people * (0.55 if age == "16-19" else 0.2),
        "persons": people,
    }
    return round(100 * found / force, 1) if measure == "rate" and force else round(counts.get(measure, 0))


def _unemployed(region: str, sex: str, age: str, month: str) -> int:
    known = figures.unemployed()
    if (region, sex, age, month) in known:
        return known[region, sex, age, month]
    inside = [code for code, parent in _parents() if region in ("00", parent)]
    return sum(known.get((code, sex, age, month), 0) for code in inside)


def _parents() -> list[tuple[str, str]]:
    if not _PARENTS:
        _PARENTS.extend(figures.municipalities()[["area_code", "parent_code"]].itertuples(index=False, name=None))
    return _PARENTS


_PARENTS: list[tuple[str, str]] = []


def _population_old(*cell: str) -> Cell:
    region, _, age, sex, *_ = cell
    return figures.population().get((region, sex, age), 0)


def _population_new(*cell: str) -> Cell:
    region, _, age, sex, *_ = cell
    everybody = sex not in ("1", "2")
    if age == "TotSA":
        total = figures.population_total().get(region, 0)
        return total if everybody else total // 2
    return sum(figures.population().get((region, part, age), 0) for part in (("1", "2") if everybody else (sex,))) + _noise(
        region, age, sex
    )


# Shares of the group 25-65 by level: stand-ins, with a little more post-secondary education each year.
LEVELS = {"21": 0.11, "3+4": 0.47, "5": 0.15, "6": 0.25, "US": 0.02}


def _education(*cell: str) -> Cell:
    region, level, _, year = cell
    return education(region, level, year)


def education(region: str, level: str, year: str) -> int:
    """A stand-in: half the population is 25-65, spread over the levels by LEVELS."""
    more = {"21": -0.002, "6": 0.002}.get(level, 0) * (int(year) - 2024)
    return round(figures.population_total()[region[:4]] * 0.5 * (LEVELS.get(level, 0.01) + more))


def _noise(region: str, age: str, sex: str) -> int:
    """A little disclosure noise, the same at every call."""
    return round(2 * math.sin(sum(map(ord, region + age + sex))))
