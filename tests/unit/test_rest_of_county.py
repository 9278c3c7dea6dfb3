"""A municipality beside its county is beside the rest of it, also where the county itself has no figure."""

import math

import numpy as np
import pytest

from insteg.figures import differences, judgement
from insteg.figures.apart import DifferencesChoice
from insteg.figures.benchmark import REGION, Benchmark
from insteg.figures.judgement import Cell
from insteg.figures.profile import rows
from insteg.reference import catalogue, words
from insteg.statistics.verdict import compare

COUNTY = Benchmark(REGION)
# Neither has a figure of the county in that year.
ASSISTANCE, PUPILS = ("financial_assistance_18_24", "2022"), ("diploma_4_years", "2022")


@pytest.mark.parametrize(("measure", "period"), [ASSISTANCE, PUPILS])
def test_without_a_county_the_rest_is_the_other_six_by_their_people(measure, period):
    figures = judgement._figures(measure, "total")
    others = [figures[code][period] for code in catalogue.the_seven() if code != "2281"]
    mean = np.average([cell.value for cell in others], weights=[cell.people for cell in others])
    aim = judgement.aim(measure, "2281", period, COUNTY)
    assert aim.value == pytest.approx(mean) and aim.area.area_code == "resten-av-lanet" and aim.lack == ""
    # The chance of the six: the variance of a weighted mean, each of its fewest people.
    shares = np.array([cell.people for cell in others]) / sum(cell.people for cell in others)
    error = math.sqrt(sum(w**2 * cell.value * (100 - cell.value) / cell.fewest for w, cell in zip(shares, others, strict=True)))
    assert aim.interval.low < mean < aim.interval.high and (aim.interval.high - aim.interval.low) / 2 == pytest.approx(
        1.96 * error, rel=0.03
    )
    found = judgement.judged(measure, "2281", period, COUNTY)
    assert found.verdict == compare(found.value, found.interval, aim.value, catalogue.indicators()[measure].good_direction, aim.interval)


def test_a_published_county_is_used_where_there_is_one():
    """The county less Sundsvall, worked out by hand."""
    figures = judgement._figures("neet_16_24", "total")
    own, county = figures["2281"]["2024"], figures["22"]["2024"]
    by_hand = (county.value * county.people - own.value * own.people) / (county.people - own.people)
    assert judgement.aim("neet_16_24", "2281", "2024", COUNTY).value == pytest.approx(by_hand)


@pytest.mark.parametrize("gap", [Cell(math.nan, 900.0, None, "counted"), Cell(5.0, math.nan, None, ""), Cell(5.0, 40.0, None, "at_least")])
def test_one_missing_municipality_leaves_no_rest(monkeypatch, gap):
    measure, period = ASSISTANCE
    figures = judgement._figures(measure, "total")
    monkeypatch.setattr(judgement, "_figures", lambda *_: {**figures, "2260": {**figures["2260"], period: gap}})
    aim = judgement.aim(measure, "2281", period, COUNTY)
    assert aim.value is None and aim.lack == "figure"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_number_of_people_is_blamed_only_where_it_is_missing(language):
    say = words.load(language)
    blamed = say("verdict.unknown", place=say("rest.phrase"))
    assert not [
        row["title"] for row in rows("2282", language, COUNTY) if row["verdict"] == blamed and row["people"] != say("row.people.unknown")
    ]
    view = DifferencesChoice(*ASSISTANCE, "2281", COUNTY, language, "light")
    # No line of a county that has no figure.
    assert say("differences.own_rest.others") in differences.dots(view)[0].sentence
