"""What the funnel, the trend, the verdict and the season say where the truth is known, on the sizes and swings of the real municipalities."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from insteg.figures import effect
from insteg.statistics import funnel, seasonal
from insteg.statistics.interval import wilson
from insteg.statistics.standing import printed_change
from insteg.statistics.trend import POINTS, recent_trend, yearly_spread
from insteg.statistics.verdict import compare
from insteg.store.remembered import ask

INDICATOR, FIRST, LAST = "neet_16_24", 2015, 2024
SEED = 20240831
# One of these: what is counted, the class, how often (percent), out of how many.
Counted = tuple[str, str, float, int]


def people() -> pd.DataFrame:
    """Shares and numbers of young people of the comparable years: columns (share, people), years below."""
    panel = ask("panel", indicator=INDICATOR, sex="total")
    rows = panel[panel["area_code"].isin(effect.outcomes(INDICATOR).columns) & panel["period"].between(str(FIRST), str(LAST))]
    return rows.pivot_table(index="area_code", columns="period", values=["value", "persons"]).dropna()


def funnels(draws: int) -> list[Counted]:
    """How many areas lie outside limits by name when areas differ truly with a known spread."""
    random, sizes = np.random.default_rng(SEED), people()["persons"][str(LAST)].to_numpy().astype(int)
    told: list[Counted] = []
    for spread in (0.0, 0.01, 0.02, 0.033, 0.05):
        outside = []
        for _ in range(draws):
            true = np.sin(np.clip(np.arcsin(np.sqrt(0.07)) + spread * random.standard_normal(len(sizes)), 0, np.pi / 2)) ** 2
            points = funnel.fit(pd.Series(100 * random.binomial(sizes, true) / sizes), pd.Series(sizes)).points
            outside.append([(points[side] != "inside").mean() for side in ("outside_95", "outside_998")])
        usual, strict = 100 * np.mean(outside, axis=0)
        told += [
            ("funnel 95 %", f"spread {spread}", usual, draws * len(sizes)),
            ("funnel 99.8 %", f"spread {spread}", strict, draws * len(sizes)),
        ]
    return told


def trends(draws: int) -> list[Counted]:
    """How many trends are told by size quarter where there is none: the line of every municipality is taken away, its real swings stay."""
    random, table = np.random.default_rng(SEED), people()
    shares, young = table["value"].to_numpy(), table["persons"].to_numpy()
    spread, logits = yearly_spread(shares, young), np.log(shares / (100 - shares))
    when = np.arange(shares.shape[1]) - (shares.shape[1] - 1) / 2
    slope = (logits * when).sum(axis=1) / (when**2).sum()
    flat = logits - np.outer(slope, when)
    quarter = _quarter(effect.sizes()[table.index].to_numpy())
    told = []
    shuffled = [random.permuted(flat, axis=1)[:, :POINTS] for _ in range(draws)]
    # As they came, good and bad years together: so few stretches that each is taken, and chance has no part in the answer.
    in_order = [flat[:, first : first + POINTS] for first in range(flat.shape[1] - POINTS + 1)]
    for title, drawn in (("trend, years shuffled", shuffled), ("trend, years in order", in_order)):
        found = np.array([[_has_trend(*pair, spread) for pair in zip(lines, young, strict=True)] for lines in drawn])
        told += _by_quarter(title, found, quarter)
    return told


def _has_trend(line: np.ndarray, young: np.ndarray, spread: float) -> bool:
    size = dict(enumerate(young[:POINTS]))
    counts = {year: size[year] / (1 + np.exp(-logit)) for year, logit in enumerate(line)}
    return recent_trend(counts, size, "none", spread=spread).is_change


def verdicts(draws: int) -> list[Counted]:
    """How often a municipality is called higher or lower than seven others where all eight have the same true share."""
    random, table = np.random.default_rng(SEED), people()
    young, quarter = table["persons"][str(LAST)].to_numpy().astype(int), _quarter(effect.sizes()[table.index].to_numpy())
    order = np.argsort(young)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    found = np.zeros((draws, len(young)), dtype=bool)
    for draw in range(draws):
        share = 100 * random.binomial(young, 0.07) / young
        for unit in range(len(young)):
            first = min(max(place[unit] - 3, 0), len(young) - 8)
            alike = [other for other in order[first : first + 8] if other != unit][:7]
            mean, total = float(np.average(share[alike], weights=young[alike])), float(young[alike].sum())
            found[draw, unit] = compare(share[unit], wilson(share[unit], young[unit]), mean, "none", wilson(mean, total)).is_difference
    return _by_quarter("verdict beside seven similar", found, quarter)


def seasons(draws: int) -> list[Counted]:
    """How often a jump of two points is off by more than half a point after the season is taken out, by length of the series."""
    random = np.random.default_rng(SEED)
    told = []
    for months in (36, 48, 60):
        wrong = []
        for _ in range(draws):
            place, number = int(random.integers(8, months - 8)), np.arange(months)
            level = 8.0 + 2.0 * (number >= place) + 0.1 * random.standard_normal(months)
            names = [f"{2019 + month // 12}-{month % 12 + 1:02d}" for month in number]
            found = seasonal.adjusted(pd.Series(level + np.sin(2 * np.pi * number / 12), index=names))
            assert found is not None
            wrong.append(abs((found.iloc[place] - found.iloc[place - 1]) - (level[place] - level[place - 1])) > 0.5)
        told.append(("jump lost with the season", f"{months} months", 100 * float(np.mean(wrong)), draws))
    return told


def changes() -> list[Counted]:
    """How many printed changes differ from the difference of the printed figures."""
    table = effect.outcomes(INDICATOR)
    pairs = [(now, before) for code in table for before, now in zip(table[code], table[code].iloc[1:], strict=False)]
    wrong = [abs(printed_change(now, before, 1) - (round(float(now), 1) - round(float(before), 1))) > 1e-9 for now, before in pairs]
    return [("printed change off", "all", 100 * float(np.mean(wrong)), len(pairs))]


def _quarter(sizes: np.ndarray) -> np.ndarray:
    return np.digitize(sizes, np.quantile(sizes, [0.25, 0.5, 0.75]))


def _by_quarter(title: str, found: np.ndarray, quarter: np.ndarray) -> list[Counted]:
    return [
        (title, f"size quarter {number + 1}", 100 * float(found[:, quarter == number].mean()), int(found[:, quarter == number].size))
        for number in range(4)
    ]


PARTS: dict[str, Callable[[int], list[Counted]]] = {"funnel": funnels, "trend": trends, "verdict": verdicts, "season": seasons}
