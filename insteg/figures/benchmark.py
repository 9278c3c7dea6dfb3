"""What a figure is compared with: Sweden, the county, or the mean of the most similar municipalities."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from insteg.figures import sentences
from insteg.reference import in_view, words
from insteg.reference.catalogue import COUNTRY, COUNTY, Area
from insteg.reference.words import Words
from insteg.statistics.similarity import Neighbours, nearest
from insteg.store.remembered import ask, remembered

NATION, REGION, SIMILAR = "riket", "lan", "liknande"
EVERYBODY = "total"
CODE, REST = "liknande", "resten-av-lanet"
COUNT = 7
LEVEL_MEASURE, UNEMPLOYED, LONG_TERM = "neet_16_24", "unemployed_bas_18_24", "long_term_of_unemployed_18_65"
# What else all municipalities have, taken from a year that lies behind what is judged, as the earlier years of NEET are.
EARLIER_YEAR = "2017"
EARLIER = {
    "examen": "diploma_4_years", "yrkesbehorighet": "eligible_vocational_year_9", "hogskolebehorighet": "eligible_university_3_years",
    "inskrivna": "registered_of_population_16_24", "bistand": "financial_assistance_18_24",
}  # fmt: skip
# Weights from the start: everything counts alike but the level of NEET, since whoever is chosen for having it cannot be judged on it.
DEFAULTS = {"storlek": 1, "tidigare": 1, "niva": 0, "arbetslosa": 1, "lange": 1, **dict.fromkeys(EARLIER, 1)}
# A measure that fewer municipalities have says nothing of likeness in the country.
MOST_MISSING = 0.2
OWN_MEASURE = {"niva": LEVEL_MEASURE, "arbetslosa": UNEMPLOYED, "lange": LONG_TERM}


@dataclass(frozen=True)
class Benchmark:
    """Which kind, and for the similar ones the weights as (variable, weight) pairs; part of what answers are remembered by.

    sex: whose figures are compared, always with the same sex's. The similar ones are known for everybody (EVERYBODY) only.
    """

    kind: str = NATION
    weights: tuple[tuple[str, int], ...] = ()
    sex: str = EVERYBODY

    @property
    def area(self) -> Area:
        """The area compared with; the similar ones stand as an area that is computed."""
        if self.kind != SIMILAR:
            return in_view.areas()[COUNTRY if self.kind == NATION else COUNTY]
        sv, en = (words.load(language) for language in ("sv", "en"))
        return Area(CODE, sv("similar.name"), en("similar.name"), sv("similar.phrase"), en("similar.phrase"), "computed", "")

    def weighs(self, indicator_id: str) -> bool:
        """Whether the similar ones were chosen partly by this very measure."""
        return self.kind == SIMILAR and any(weight and OWN_MEASURE.get(name) == indicator_id for name, weight in self.weights)


# The similar ones as they are from the start, before a reader weighs anything otherwise.
SIMILAR_ONES = Benchmark(SIMILAR, tuple(DEFAULTS.items()))


@remembered
def structure() -> pd.DataFrame:
    """The structural variables that the snapshot holds: one row a municipality."""
    level = _wide(LEVEL_MEASURE)
    codes = [code for code, area in in_view.areas().items() if area.level == "municipality"]
    last = level.columns[-1]
    frame = {
        "storlek": np.log(ask("sizes").set_index("area_code")["population"]),
        "tidigare": level[_earlier_years(level)].mean(axis=1, skipna=False),
        "niva": level[last],
        "arbetslosa": _latest(UNEMPLOYED),
        "lange": _latest(LONG_TERM),
        **{name: _in_year(indicator_id, EARLIER_YEAR) for name, indicator_id in EARLIER.items()},
    }
    whole = pd.DataFrame({name: column.reindex(codes) for name, column in frame.items()})
    return whole.loc[:, whole.isna().mean() <= MOST_MISSING]


def _earlier_years(level: pd.DataFrame) -> list[str]:
    """The first three years since the break: likeness before what is judged."""
    since = max(item.period for item in in_view.breaks() if item.indicator == LEVEL_MEASURE)
    return [str(period) for period in level.columns if period >= since][:3]


def _wide(indicator_id: str) -> pd.DataFrame:
    return ask("panel", indicator=indicator_id, sex="total").pivot_table(index="area_code", columns="period", values="value")


def _latest(indicator_id: str) -> pd.Series:
    """The latest period, never mixed with an older one."""
    return _wide(indicator_id).iloc[:, -1]


def _in_year(indicator_id: str, year: str) -> pd.Series:
    """One year's figures; none where the snapshot has no such year."""
    wide = _wide(indicator_id)
    return wide[year] if year in wide else pd.Series(dtype=float)


@remembered
def usual() -> dict[str, int]:
    """The weights from the start, of the variables that the snapshot holds."""
    return {name: weight for name, weight in DEFAULTS.items() if name in structure()}


@remembered
def neighbours(area_code: str, weights: tuple[tuple[str, int], ...]) -> Neighbours:
    """The most similar municipalities by the reader's weights; one that the snapshot cannot weigh counts for nothing."""
    return nearest(structure(), area_code, _heeded(weights), COUNT)


def similar_areas(area_code: str, weights: tuple[tuple[str, int], ...] = SIMILAR_ONES.weights) -> list[Area]:
    """The most similar municipalities, the most alike first; none for a place of which too little is known, or that is no municipality."""
    if area_code not in structure().dropna().index:
        return []
    return [in_view.areas()[code] for code in neighbours(area_code, weights).distance.index]


def _heeded(weights: tuple[tuple[str, int], ...]) -> dict[str, int]:
    known = {name: weight for name, weight in weights if name in structure()}
    return known if any(known.values()) else usual()


@remembered
def years_of_choice(indicator_id: str, benchmark: Benchmark) -> frozenset[str]:
    """The years of a measure by which the similar ones were themselves chosen: there their likeness was made, not found."""
    if benchmark.kind != SIMILAR:
        return frozenset()
    wide = _wide(indicator_id)
    by_variable = {
        "tidigare": _earlier_years(wide) if indicator_id == LEVEL_MEASURE else [],
        **{name: [str(wide.columns[-1])] for name, own in OWN_MEASURE.items() if own == indicator_id},
        **{name: [EARLIER_YEAR] for name, own in EARLIER.items() if own == indicator_id},
    }
    return frozenset(year for name, weight in _heeded(benchmark.weights).items() if weight for year in by_variable.get(name, []))


def incomparable(indicator_id: str, area_code: str) -> set[str]:
    """The periods in which an area's figure is on another base than the others': nothing may be compared with it."""
    return {item.period for item in in_view.unlike() if (item.indicator, item.area_code) == (indicator_id, area_code)}


@remembered
def _years(indicator_id: str, sex: str) -> pd.DataFrame:
    """Every year's figures, a column an area: made once, since every municipality has similar ones of its own."""
    panel = ask("panel", indicator=indicator_id, sex=sex).dropna(subset=["value"])
    return panel[panel["period"].str.len() == 4].pivot_table(index="period", columns="area_code", values="value")


@remembered
def values(indicator_id: str, area_code: str, benchmark: Benchmark) -> dict[str, float]:
    """The benchmark by period. For the similar ones: their mean, weighted by the number of young people."""
    if benchmark.kind != SIMILAR:
        panel = ask("panel", indicator=indicator_id, sex=benchmark.sex).dropna(subset=["value"])
        code = benchmark.area.area_code
        own = panel[(panel["area_code"] == code) & ~panel["period"].isin(incomparable(indicator_id, code))]
        return dict(zip(own["period"], own["value"], strict=True))
    codes, weights = similar_weights(area_code, benchmark.weights)
    wide = _years(indicator_id, benchmark.sex).reindex(columns=codes)
    # A year in which one of them has no figure has no mean: it would be a mean of somebody else.
    return {period: float(np.average(row, weights=weights)) for period, row in wide.dropna().iterrows()}


def similar_weights(area_code: str, weights: tuple[tuple[str, int], ...]) -> tuple[list[str], np.ndarray]:
    """The similar municipalities, and how much each counts in their mean: by its number of young people, all together one."""
    codes = list(neighbours(area_code, weights).distance.index)
    people = _people()[codes].to_numpy(dtype=float)
    return codes, people / people.sum()


def rest_of_county() -> Area:
    """The county without the municipality that is compared with it, as an area that is computed."""
    sv, en = (words.load(language) for language in ("sv", "en"))
    return Area(REST, sv("rest.name"), en("rest.name"), sv("rest.phrase"), en("rest.phrase"), "computed", "")


@remembered
def _people() -> pd.Series:
    """The number of young people by area."""
    return ask("panel", indicator=LEVEL_MEASURE, sex="total").groupby("area_code")["persons"].last()


@remembered
def explanation(area_code: str, benchmark: Benchmark, language: str) -> str:
    """Why each of the similar ones was chosen, and what the choice lacks."""
    say, areas, found = words.load(language), in_view.areas(), neighbours(area_code, benchmark.weights)
    lines = [f"- {sentences.why_similar(say, found, areas[code])}" for code in found.distance.index]
    left_out = [say("similar.left_out", count=len(found.left_out))] if found.left_out else []
    return "\n".join([*lines, "", " ".join([_used(say, found), *left_out, say("similar.missing")])])


def _used(say: Words, found: Neighbours) -> str:
    """What likeness was made of, and how much each property weighs where they do not weigh alike."""
    names = {name: say(f"similar.variable.{name}") for name in found.weights.index}
    if found.weights.nunique() == 1:
        return say("similar.used.even", names=say.listed(list(names.values())))
    shares = [f"{names[name]} ({say.measured(100 * share, 'percent', 0)})" for name, share in found.weights.items()]
    return say("similar.used", names=say.listed(shares))
