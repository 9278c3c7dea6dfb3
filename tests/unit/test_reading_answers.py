"""The arithmetic and the shapes of what publishers send, against answers worked out by hand."""

import math

import pandas as pd
import pytest

from insteg.collect import project_list
from insteg.collect.errors import SourceError
from insteg.collect.publishers import _interval, _jsonstat
from insteg.collect.publishers.kolada._tidy import area_code

# The composed example of the contract: two municipalities, two ages.
EXAMPLE = {
    "id": ["Region", "Kon", "Alder", "ContentsCode", "Tid"],
    "size": [2, 1, 2, 1, 1],
    "updated": "2026-08-28T06:00:00Z",
    "dimension": {
        "Region": {"category": {"index": {"2281": 0, "2282": 1}}},
        "Kon": {"category": {"index": ["1+2"]}},
        "Alder": {"category": {"index": {"20-24": 1, "16-19": 0}}},
        "ContentsCode": {"category": {"label": {"000004YH": "antal arbetslösa"}}},
        "Tid": {"category": {"index": {"2026M06": 0}}},
    },
    "value": [210, 305, None, 64],
    "status": {"2": ".."},
}


def cells(**changes):
    return _jsonstat.read({**EXAMPLE, **changes}, "x").cells


def test_the_last_dimension_varies_fastest():
    frame = cells()
    assert list(zip(frame["Region"], frame["Alder"], frame["value"], strict=True))[:2] == [("2281", "16-19", 210), ("2281", "20-24", 305)]
    assert math.isnan(frame["value"][2]) and frame["symbol"][2] == ".."


def test_sparse_values_stand_at_their_place():
    frame = cells(value={"1": 305, "3": 64}, status={})
    assert frame["value"].isna().tolist() == [True, False, True, False]


@pytest.mark.parametrize("status", ["p", ["p", "p", "p", "p"], {"0": "p", "1": "p", "2": "p", "3": "p"}])
def test_signs_may_be_one_word_a_list_or_an_object(status):
    assert set(cells(status=status)["symbol"]) == {"p"}


@pytest.mark.parametrize(
    "change",
    [
        {"value": [1, 2, 3]}, {"value": {"9": 1}}, {"size": [2, 1, 2, 1]},
        {"size": [2, 1, 3, 1, 1]}, {"status": {"x": ".."}}, {"id": ["Region"] * 5},
    ],
)  # fmt: skip
def test_a_dataset_that_contradicts_itself_is_refused(change):
    with pytest.raises(SourceError, match=r"^x"):
        cells(**change)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<5", (None, 0, 4, "<5")), ("..", (None, 0, None, "..")), ("1 234", (1234, 1234, 1234, "")), ("7,5", (7.5, 7.5, 7.5, "")),
        (12, (12, 12, 12, "")), (None, (None, None, None, "")), (0, (0, 0, 0, "")),
    ],
)  # fmt: skip
def test_a_cell_is_a_number_an_interval_or_nothing(cell, expected):
    found = [None if isinstance(part, float) and math.isnan(part) else part for part in _interval.interval(cell, "x")]
    assert tuple(found) == expected


def test_a_text_that_is_no_number_is_refused_with_its_place():
    with pytest.raises(SourceError, match="share row 3: 'många'"):
        _interval.interval("många", "share row 3")


def test_106_and_a_hidden_number_make_at_least_106():
    parts = _interval.intervals(pd.Series([100, 6, "<5"]), "x").assign(group="a")
    row = _interval.total(parts, ["group"]).iloc[0]
    assert math.isnan(row["value"]) and (row["lower"], row["upper"], row["symbol"]) == (106, 110, "<")


@pytest.mark.parametrize("odd", ["4", True, float("inf"), 10**400, [], {}])
def test_a_cell_that_is_no_number_is_missing_and_named(odd):
    known = _jsonstat.read({**EXAMPLE, "value": [1, 2, 3, odd], "status": {}}, "x")
    assert known.odd == {3: odd} and known.cells["value"].isna().tolist() == [False, False, False, True]


@pytest.mark.parametrize(("theirs", "ours"), [("0000", "00"), ("0022", "22"), ("2281", "2281"), ("0114", "0114"), ("G33629", "G33629")])
def test_koladas_codes_become_ours(theirs, ours):
    assert area_code(theirs) == ours


@pytest.mark.parametrize(
    ("text", "number"), [("4\u00a0973\u00a0906", 4973906), ("+25000", 25000), ("1234567.5", 1234567.5), ("", None), ("12,5", 12.5)]
)
def test_sums_of_money(text, number):
    assert project_list.amount(text, "SEK") == number


@pytest.mark.parametrize(
    ("number", "is_shown"), [("212000-2411", True), ("5560000001", True), ("850101-1234", False), ("", False), ("8501011234", False)]
)
def test_only_an_organisation_is_named(number, is_shown):
    assert (project_list.organisation("Namn", number) == "Namn") is is_shown
