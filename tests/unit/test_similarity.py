"""Nearest neighbours against SciPy's standardised distance, and what "why similar" may say."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cdist

from insteg.statistics.similarity import nearest


def frame(rows=12, seed=0):
    random = np.random.default_rng(seed)
    return pd.DataFrame(
        random.normal(size=(rows, 3)) * [1, 10, 0.1], index=[f"{n:04}" for n in range(rows)], columns=["size", "education", "neet"]
    )


@given(seed=st.integers(0, 500), weights=st.tuples(*[st.floats(0.01, 5)] * 3))
def test_the_distance_is_the_standardised_one_of_scipy(seed, weights):
    data = frame(seed=seed)
    found = nearest(data, "0003", dict(zip(data.columns, weights, strict=True)), count=11)
    scaled = np.array(weights) / sum(weights)
    outside = cdist(data.loc[["0003"]], data, "seuclidean", V=data.var(ddof=0) / scaled)[0]
    assert found.distance.to_numpy() == pytest.approx(np.sort(outside)[1:], rel=1e-9)
    assert found.contribution.sum(axis=1).to_numpy() == pytest.approx(np.ones(11))


@given(factor=st.floats(0.1, 1000), shift=st.floats(-1000, 1000))
def test_units_do_not_matter(factor, shift):
    data = frame()
    moved = data.assign(size=data["size"] * factor + shift)
    weights = {"size": 1.0, "neet": 2.0}
    assert nearest(moved, "0000", weights).distance.to_numpy() == pytest.approx(
        nearest(data, "0000", weights).distance.to_numpy(), rel=1e-6
    )


def test_why_names_what_is_alike_and_why_not_what_differs():
    data = pd.DataFrame({"size": [1.0, 1.0, 9.0], "neet": [5.0, 9.0, 1.0]}, index=["a", "b", "c"])
    found = nearest(data, "a", {"size": 1, "neet": 1})
    assert found.distance.index[0] == "b"
    assert found.why("b", 1) == ["size"] and found.why_not("b") == ["neet"]
    assert found.contribution.loc["b"].tolist() == pytest.approx([0, 1])


def test_a_variable_without_weight_shuts_nobody_out():
    data = frame()
    data.loc["0005", "education"] = np.nan
    assert nearest(data, "0000", {"size": 1, "education": 0}).left_out == ()
    found = nearest(data, "0000", {"size": 1, "education": 1}, count=20)
    assert found.left_out == ("0005",) and len(found.distance) == 10


@pytest.mark.parametrize(
    "area, weights, message",
    [
        ("9999", {"size": 1}, "no area"),
        ("0000", {"jobs": 1}, "no variable"),
        ("0000", {"size": 0}, "above zero"),
        ("0000", {"size": -1, "neet": 2}, "zero or more"),
    ],
)
def test_what_cannot_be_asked_is_refused(area, weights, message):
    with pytest.raises(ValueError, match=message):
        nearest(frame(), area, weights)


def test_a_variable_that_is_the_same_everywhere_is_refused():
    with pytest.raises(ValueError, match="same in every area"):
        nearest(frame().assign(neet=1.0), "0000", {"neet": 1})


def test_an_area_lacking_a_value_is_refused_by_name():
    data = frame()
    data.loc["0000", "neet"] = np.nan
    with pytest.raises(ValueError, match="neet"):
        nearest(data, "0000", {"neet": 1, "size": 1})
