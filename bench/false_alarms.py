"""How often the effect page and its second method find something where nothing happened: all municipalities, all starts, both pools.

Every answer is the product's own (`p_rank`, `conclude`, `difference_in_differences`). Only the donor weights are shared between
questions: a mixture that gives a donor no weight is the same without that donor, so most placebos need not be fitted again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from insteg.figures import effect
from insteg.statistics.did import difference_in_differences
from insteg.statistics.placebo import Placebos, conclude, p_rank
from insteg.statistics.simplex import NEGLIGIBLE, simplex_weights
from insteg.statistics.synthetic import PENALTY, WORST_FIT, from_weights
from insteg.statistics.window import Window

INDICATOR, BREAK, FIRST, LAST = "neet_16_24", 2015, 2008, 2024
EFFECT = -2.0
PIECES = {"before": (FIRST, BREAK - 1), "after": (BREAK, LAST)}
STARTS = {"before": (2013, 2014), "after": (2020, 2021, 2022, 2023, 2024)}
POOLS = (effect.EVERYBODY, effect.SAME_SIZE)


@dataclass(frozen=True)
class Job:
    """One start with one pool, for every municipality or every `step`th of them in order of size."""

    piece: str
    start: int
    pool: str
    step: int = 1


class Mixtures:
    """Donor weights by unit, found once for a pool and used again for every smaller one that keeps the weighted donors."""

    def __init__(self, table: np.ndarray, is_before: np.ndarray):
        self.table, self.is_before = table, is_before
        self.known: dict[int, list[tuple[frozenset[int], dict[int, float]]]] = {}

    def of(self, unit: int, pool: frozenset[int]) -> dict[int, float]:
        for larger, weights in self.known.get(unit, []):
            if pool <= larger and weights.keys() <= pool:
                return weights
        columns = sorted(pool)
        found = simplex_weights(self.table[np.ix_(self.is_before, columns)], self.table[self.is_before, unit], PENALTY)
        weights = {column: float(weight) for column, weight in zip(columns, found, strict=True) if weight > NEGLIGIBLE}
        self.known.setdefault(unit, []).insert(0, (pool, weights))
        del self.known[unit][40:]
        return weights

    def gap(self, unit: int, pool: frozenset[int]) -> np.ndarray:
        weights = self.of(unit, pool)
        return self.table[:, unit] - self.table[:, list(weights)] @ np.array(list(weights.values()))


def jobs(step: int = 1) -> list[Job]:
    """The slowest first, so that the cores finish together."""
    asked = [(piece, start) for piece, starts in STARTS.items() for start in starts]
    return [Job(piece, start, pool, step) for pool in reversed(POOLS) for piece, start in reversed(asked)]


def rows_of(job: Job) -> pd.DataFrame:
    """One row a municipality: size, fit, what each method finds with nothing there and with an effect of two points."""
    return pd.DataFrame(list(_rows(job)))


def _rows(job: Job) -> Iterator[dict[str, object]]:
    outcomes, sizes = effect.outcomes(INDICATOR).dropna(axis=1), effect.sizes()
    table = outcomes.loc[slice(*PIECES[job.piece])]
    codes = sorted(table.columns, key=lambda code: sizes[code])
    table = table[codes]
    mixtures = Mixtures(table.to_numpy(), np.asarray(table.index < job.start))
    free = [place for place, code in enumerate(codes) if code not in effect.with_own_project()]
    logs = np.log(sizes[codes].to_numpy(dtype=float))
    for unit in range(0, len(codes), job.step):
        pool = [place for place in free if place != unit]
        if job.pool == effect.SAME_SIZE:
            pool = sorted(sorted(pool, key=lambda place: abs(logs[place] - logs[unit]))[: effect.NEAREST_IN_SIZE])
        if unit in free:
            # First with the treated area as one more donor: that answer serves the questions of its neighbours too.
            for donor in pool:
                mixtures.of(donor, frozenset({*pool, unit} - {donor}))
        yield _row(job, mixtures, table, unit, pool, sizes)


def _row(job: Job, mixtures: Mixtures, table: pd.DataFrame, unit: int, pool: list[int], sizes: pd.Series) -> dict[str, object]:
    codes, everyone = list(table.columns), frozenset(pool)
    window = Window(table[[codes[unit], *(codes[place] for place in pool)]], codes[unit], job.start, sizes=sizes)
    weights = mixtures.of(unit, everyone)
    result = from_weights(window, np.array([weights.get(place, 0.0) for place in pool]), PENALTY)
    other = difference_in_differences(window)
    bars = other.by_year.loc[job.start :]
    misses = (bars["low"] > 0) | (bars["high"] < 0)
    told = {
        "pool": job.pool, "start": job.start, "code": codes[unit], "people": float(sizes[codes[unit]]), "fit": result.rmspe_before,
        "is_refused": result.fit_index > WORST_FIT, "second": not other.interval.holds(0), "any_bar": bool(misses.any()), "bars": float(misses.mean()),
    }  # fmt: skip
    if told["is_refused"]:
        return told
    placebos = _placebos(mixtures, window, pool)
    moved = window.outcomes.copy()
    moved.loc[job.start :, codes[unit]] += EFFECT
    shifted = from_weights(replace(window, outcomes=moved), np.array([weights.get(place, 0.0) for place in pool]), PENALTY)
    found = {"rank": p_rank(result, placebos) <= 0.05, "power_rank": p_rank(shifted, placebos) <= 0.05}
    finding, power = conclude(result, placebos), conclude(shifted, placebos)
    return told | found | {"finding": finding != "not_distinguishable", "power": power == "lower"}


def _placebos(mixtures: Mixtures, window: Window, pool: list[int]) -> Placebos:
    """As `in_space`: every donor out of the other donors, the treated area never among them."""
    everyone = frozenset(pool)
    gaps = np.column_stack([mixtures.gap(donor, everyone - {donor}) for donor in pool])
    before = np.sqrt((gaps[mixtures.is_before] ** 2).mean(axis=0))
    frame = pd.DataFrame(gaps, index=window.outcomes.index, columns=window.donors)
    return Placebos(
        frame, pd.Series(before, index=window.donors), pd.Series(window.people(window.donors), index=window.donors), window.start
    )
