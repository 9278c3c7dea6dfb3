"""Similar municipalities by everything that all municipalities have, alike in weight, from before the years that are judged."""

import numpy as np
import pandas as pd
import pytest

from insteg.figures import benchmark
from insteg.figures.benchmark import SIMILAR, Benchmark
from insteg.reference import words
from insteg.store import queries

NINE = [name for name in benchmark.DEFAULTS if name != "niva"]


def test_nine_properties_weigh_alike_and_the_judged_level_nothing():
    found = benchmark.neighbours("2281", ())
    assert sorted(found.weights.index) == sorted(NINE)
    assert found.weights.to_numpy() == pytest.approx(np.full(9, 1 / 9))


def test_the_properties_of_2017_are_the_published_figures_of_2017():
    """Härnösand in n17461_290.csv and u31804_290.csv, and Sweden's 290 without the four that have no assistance in 2017."""
    structure = benchmark.structure()
    for name, indicator in benchmark.EARLIER.items():
        panel = queries.ask("panel", indicator=indicator, sex="total").query("period == '2017'").set_index("area_code")["value"]
        assert structure[name].dropna().equals(panel.reindex(structure[name].dropna().index).rename(name))
    assert int(structure["bistand"].isna().sum()) == 4
    assert set(structure.index[structure["bistand"].isna()]) == {"1231", "1233", "1499", "1960"}


def test_the_seven_are_the_nearest_by_a_distance_worked_out_here():
    whole = benchmark.structure()[NINE].dropna()
    standard = (whole - whole.mean()) / whole.std(ddof=0)
    distance = ((standard - standard.loc["2282"]) ** 2).mean(axis=1).drop("2282") ** 0.5
    assert list(benchmark.neighbours("2282", ()).distance.index) == list(distance.nsmallest(7).index)


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "alla med samma vikt: folkmängd, "), ("en", "all with the same weight: population, ")]
)
def test_the_page_tells_what_is_used(language, said):
    told = benchmark.explanation("2281", Benchmark(SIMILAR), language)
    assert said in told
    say = words.load(language)
    assert all(say(f"similar.variable.{name}") in told for name in NINE)
    assert say("similar.variable.niva") not in told


def test_uneven_weights_are_told_with_their_parts():
    told = benchmark.explanation("2281", Benchmark(SIMILAR, (("storlek", 3), ("examen", 1))), "sv")
    assert "folkmängd (75\u00a0%) och gymnasieexamen inom fyra år 2017 (25\u00a0%)" in told


def test_a_variable_that_the_snapshot_lacks_is_not_offered_and_weighs_nothing(monkeypatch):
    """As where a refresh has taken a year away: the old link still draws."""
    fewer = benchmark.structure().drop(columns=["bistand", "examen"])
    monkeypatch.setattr(benchmark, "structure", lambda: fewer)
    usual = {name: weight for name, weight in benchmark.DEFAULTS.items() if name in fewer}
    monkeypatch.setattr(benchmark, "usual", lambda: usual)
    found = benchmark.neighbours("2284", (("bistand", 5), ("examen", 2)))
    assert set(found.weights.index) == {name for name in NINE if name not in ("bistand", "examen")}


def test_a_year_that_is_not_there_is_no_variable():
    assert benchmark._in_year("diploma_4_years", "1999").empty
    assert isinstance(benchmark._in_year("diploma_4_years", "2017"), pd.Series)
