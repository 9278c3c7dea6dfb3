"""The five SCB tables we ask for. Unemployed 2023 and population 2022 are real; the other measures are stand-ins."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product

from tests.stubs import figures

Cell = float | int | None
AGES = ["15-19", "16-19", "20-24", "25-29", "060-64", "16-64"]
LABELS = {
    "employed": "antal sysselsatta", "unemployed": "antal arbetslösa", "labour_force": "antal i arbetskraften",
    "students": "antal studerande", "persons": "antal totalt", "rate": "arbetslöshet, procent",
}  # fmt: skip
PRELIMINARY = {
    "employed": "000006HI",
    "unemployed": "000004YH",
    "labour_force": "000006IU",
    "students": "000006IE",
    "persons": "000006I8",
    "rate": "000006II",
}
# The final table has codes of its own for the same labels.
FINAL = {measure: f"0000FIN{place}" for place, measure in enumerate(PRELIMINARY)}


@dataclass
class Table:
    """One table: its dimensions in order, how a cell is found, and which cells are hidden."""

    id: str
    label: str
    updated: str
    codes: dict[str, list[str]]
    omittable: set[str]
    value: Callable[..., Cell]
    labels: dict[str, str] = field(default_factory=dict)
    hidden: set[tuple[str, ...]] = field(default_factory=set)
    notes: list[str] = field(default_factory=lambda: ["Statistiken skyddas; summan av delarna är inte alltid totalen."])

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


def TABLES() -> list[Table]:  # noqa: N802  a fresh set a server: tests change them
    return [_bas("TAB6260", PRELIMINARY, months(2023, 2024, 6), "2026-08-28T06:00:00Z", 1.01), _bas("TAB2948", FINAL, months(2023, 2023), "2025-11-28T07:00:00Z", 1.0),
            _population_old(), _population_new(), _education()]  # fmt: skip


def _bas(name: str, contents: dict[str, str], periods: list[str], updated: str, factor: float) -> Table:
    measures = {code: measure for measure, code in contents.items()}

    def value(*cell: str) -> Cell:
        region, sex, age, _, content, period = cell
        parts = ["1", "2"] if sex in ("1+2", "") else [sex]
        return bas(measures[content], (region, parts, age), period, factor)

    codes = {
        "Region": regions(), "Kon": ["1", "2", "1+2"], "Alder": list(AGES), "Fodelseregion": ["tot", "in", "ut"],
        "ContentsCode": list(measures), "Tid": periods,
    }  # fmt: skip
    labels = {**{code: LABELS[measure] for code, measure in measures.items()}, **dict(figures.areas()[["area_code", "name_sv"]].to_numpy())}
    return Table(name, "Arbetsmarknadsstatus", updated, codes, {"Region", "Kon", "Fodelseregion"}, value, labels)


def bas(measure: str, group: tuple[str, list[str], str], period: str, factor: float) -> Cell:
    """Unemployed as published (other years: the same month of 2023); the rest are stand-ins from the population."""
    region, sexes, age = group
    if age not in ("16-19", "20-24"):
        return 0
    people = sum(figures.population().get((region, sex, age), 0) for sex in sexes)
    found = sum(_unemployed(region, sex, age, f"2023-{period[-2:]}") for sex in sexes) * factor
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


def _population_old() -> Table:
    def value(*cell: str) -> Cell:
        region, _, age, sex, *_ = cell
        return figures.population().get((region, sex, age), 0)

    codes = {
        "Region": regions(), "Civilstand": ["OG", "G", "ÄNKL", "SK"], "Alder": [*(str(age) for age in range(15, 25)), "100+", "tot"],
        "Kon": ["1", "2"], "ContentsCode": ["BE0101N1"], "Tid": [str(year) for year in range(2007, 2025)],
    }  # fmt: skip
    return Table("TAB638", "Folkmängd", "2025-02-21T07:00:00Z", codes, {"Region", "Civilstand", "Alder", "Kon"}, value)


def _population_new() -> Table:
    def value(*cell: str) -> Cell:
        region, _, age, sex, *_ = cell
        if age == "TotSA":
            total = figures.population_total().get(region, 0)
            return total if sex == "TotSA" else total // 2
        sexes = ["1", "2"] if sex == "TotSA" else [sex]
        return sum(figures.population().get((region, part, age), 0) for part in sexes) + _noise(region, age, sex)

    codes = {
        "Region": regions(), "Civilstand": ["OG", "G", "ÄNKL", "SK", "SC"], "Alder": [*(str(age) for age in range(15, 25)), "15-19", "20-24", "TotSA", "100+1"],
        "Kon": ["TotSA", "1", "2"], "ContentsCode": ["000007ME", "000007MG"], "Tid": ["2025"],
    }  # fmt: skip
    return Table("TAB5557", "Folkmängd (CKM)", "2026-02-20T07:00:00Z", codes, {"Region"}, value)


# Shares of the group 25-65 by level: stand-ins, with a little more post-secondary education each year.
LEVELS = {"21": 0.11, "3+4": 0.47, "5": 0.15, "6": 0.25, "US": 0.02}


def _education() -> Table:
    """No age, no sex; small areas (DeSO, RegSO) stand among the municipalities under codes of their own."""

    def value(*cell: str) -> Cell:
        region, level, _, year = cell
        return education(region, level, year)

    small = [f"{region}{area}" for region in figures.HOME for area in ("A0010_DeSO2025", "R001_RegSO2025")]
    codes = {"Region": [*regions(), *small], "UtbildningsNiva": list(LEVELS), "ContentsCode": ["000007Z6"], "Tid": ["2024", "2025"]}
    labels = {
        "21": "förgymnasial utbildning", "3+4": "gymnasial utbildning", "5": "eftergymnasial utbildning, mindre än 3 år",
        "6": "eftergymnasial utbildning, 3 år eller mer", "US": "uppgift om utbildningsnivå saknas",
    }  # fmt: skip
    return Table("TAB6534", "Befolkning 25–65 år efter region och utbildningsnivå", "2026-05-12T06:00:00Z", codes, set(), value, labels)


def education(region: str, level: str, year: str) -> int:
    """A stand-in: half the population is 25-65, spread over the levels by LEVELS."""
    more = {"21": -0.002, "6": 0.002}.get(level, 0) * (int(year) - 2024)
    return round(figures.population_total()[region[:4]] * 0.5 * (LEVELS[level] + more))


def _noise(region: str, age: str, sex: str) -> int:
    """A little disclosure noise, the same at every call."""
    return round(2 * math.sin(sum(map(ord, region + age + sex))))
