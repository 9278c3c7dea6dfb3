"""What a figure is compared with: Sweden, the county, or the mean of the most similar municipalities."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from insteg import catalogue, sentences, words
from insteg.catalogue import COUNTRY, COUNTY, Area
from insteg.measures.similarity import Neighbours, nearest
from insteg.views.data import ask, remembered

NATION, REGION, SIMILAR = "riket", "lan", "liknande"
CODE = "liknande"
COUNT = 7
LEVEL_MEASURE, UNEMPLOYED, LONG_TERM = "neet_16_24", "unemployed_bas_18_24", "long_term_of_unemployed_18_65"
# Weights from the start. The level of the measure itself is left out: whoever is chosen for having it cannot be judged on it.
DEFAULTS = {"storlek": 2, "tidigare": 1, "niva": 0, "arbetslosa": 1, "lange": 1}
OWN_MEASURE = {"niva": LEVEL_MEASURE, "arbetslosa": UNEMPLOYED, "lange": LONG_TERM}


@dataclass(frozen=True)
class Benchmark:
    """Which kind, and for the similar ones the weights as (variable, weight) pairs; part of what answers are remembered by."""

    kind: str = NATION
    weights: tuple[tuple[str, int], ...] = ()

    @property
    def area(self) -> Area:
        """The area compared with; the similar ones stand as an area that is computed."""
        if self.kind != SIMILAR:
            return catalogue.areas()[COUNTRY if self.kind == NATION else COUNTY]
        sv, en = (words.load(language) for language in ("sv", "en"))
        return Area(CODE, sv("similar.name"), en("similar.name"), sv("similar.phrase"), en("similar.phrase"), "computed", "")

    def weighs(self, indicator_id: str) -> bool:
        """Whether the similar ones were chosen partly by this very measure."""
        return self.kind == SIMILAR and any(weight and OWN_MEASURE.get(name) == indicator_id for name, weight in self.weights)


@remembered
def structure() -> pd.DataFrame:
    """The structural variables that the snapshot holds: one row a municipality."""
    level = _wide(LEVEL_MEASURE)
    codes = [code for code, area in catalogue.areas().items() if area.level == "municipality"]
    last = level.columns[-1]
    since = max(item.period for item in catalogue.breaks() if item.indicator == LEVEL_MEASURE)
    first = [period for period in level.columns if period >= since][:3]
    frame = {
        "storlek": np.log(ask("sizes").set_index("area_code")["population"]),
        "tidigare": level[first].mean(axis=1, skipna=False),
        "niva": level[last],
        "arbetslosa": _latest(UNEMPLOYED),
        "lange": _latest(LONG_TERM),
    }
    return pd.DataFrame({name: column.reindex(codes) for name, column in frame.items()})


def _wide(indicator_id: str) -> pd.DataFrame:
    return ask("panel", indicator=indicator_id).pivot_table(index="area_code", columns="period", values="value")


def _latest(indicator_id: str) -> pd.Series:
    """The latest period, never mixed with an older one."""
    return _wide(indicator_id).iloc[:, -1]


@remembered
def neighbours(area_code: str, weights: tuple[tuple[str, int], ...]) -> Neighbours:
    """The most similar municipalities by the reader's weights."""
    return nearest(structure(), area_code, dict(weights or DEFAULTS.items()), COUNT)


@remembered
def values(indicator_id: str, area_code: str, benchmark: Benchmark) -> dict[str, float]:
    """The benchmark by period. For the similar ones: their mean, weighted by the number of young people."""
    panel = ask("panel", indicator=indicator_id).dropna(subset=["value"])
    if benchmark.kind != SIMILAR:
        own = panel[panel["area_code"] == benchmark.area.area_code]
        return dict(zip(own["period"], own["value"], strict=True))
    codes = neighbours(area_code, benchmark.weights).distance.index
    wide = panel[panel["period"].str.len() == 4].pivot_table(index="period", columns="area_code", values="value").reindex(columns=codes)
    # A year in which one of them has no figure has no mean: it would be a mean of somebody else.
    return {period: float(np.average(row, weights=_people()[codes])) for period, row in wide.dropna().iterrows()}


@remembered
def _people() -> pd.Series:
    """The number of young people by area."""
    return ask("panel", indicator=LEVEL_MEASURE).groupby("area_code")["persons"].last()


@remembered
def explanation(area_code: str, benchmark: Benchmark, language: str) -> str:
    """Why each of the similar ones was chosen, and what the choice lacks."""
    say, areas, found = words.load(language), catalogue.areas(), neighbours(area_code, benchmark.weights)
    lines = [f"- {sentences.why_similar(say, found, areas[code])}" for code in found.distance.index]
    left_out = [say("similar.left_out", count=len(found.left_out))] if found.left_out else []
    return "\n".join([*lines, "", " ".join([*left_out, say("similar.missing")])])
