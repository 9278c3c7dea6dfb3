"""Which findings may share an axis: the same measure, outcome and exact time of follow-up, each with a number and its interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insteg.figures import effect_ratios
from insteg.figures.effect_ratios import RatiosChoice
from insteg.statistics.effect_axes import MeasuredEffect, axes, months_of, number

effects = st.builds(
    MeasuredEffect,
    st.uuids().map(str),
    st.sampled_from(["oddskvot", "riskkvot", "procentenheter", ""]),
    st.sampled_from(["arbete", "studier", ""]),
    st.sampled_from([None, 12, 24]),
    st.sampled_from([None, 0.5, 1.2, 3.0]),
    st.sampled_from([None, 0.4, 1.0]),
    st.sampled_from([None, 1.1, 4.0]),
)


@given(st.lists(effects, max_size=12))
def test_an_axis_holds_only_what_is_the_same(found):
    shared, alone = axes(found)
    drawn = [effect for axis in shared for effect in axis.effects]
    assert len(drawn) == len(set(drawn)) and not set(drawn) & set(alone)
    for axis in shared:
        assert len(axis.effects) > 1
        assert {(one.measure, one.outcome, one.months) for one in axis.effects} == {(axis.measure, axis.outcome, axis.months)}
        assert all(0 < one.low <= one.value <= one.high for one in axis.effects) and axis.measure in ("oddskvot", "riskkvot")
    # Nothing that could be drawn with another is left out.
    keys = [(one.measure, one.outcome, one.months) for one in found if one.is_drawable]
    assert len(drawn) == sum(keys.count(key) > 1 for key in keys)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("12 månader", 12),
        ("1 månad", 1),
        ("2 år", 24),
        ("drygt 1 år", None),
        ("6-36 månader", None),
        ("", None),
        ("2,5 år", None),
        ("inom 1 år", None),
    ],
)
def test_a_time_that_is_not_exact_is_no_time(text, months):
    assert months_of(text) == months


@pytest.mark.parametrize(("text", "value"), [("10.39", 10.39), ("-6", -6.0), ("14-23", None), ("positiv", None), ("", None)])
def test_a_size_is_a_number_or_none(text, value):
    assert number(text) == value


def test_the_published_odds_ratios_that_share_an_axis():
    """IPS in Norway and in Denmark: both an odds ratio for ordinary work after 12 months. No others are alike."""
    shared, alone = effect_ratios.shared(())
    assert [(axis.measure, axis.outcome, axis.months, [one.evidence_id for one in axis.effects]) for axis in shared] == [
        ("oddskvot", "reguljärt arbete", 12, ["E21", "E94"])
    ]
    assert {one.evidence_id for one in alone} == {"E22", "E24", "E95", "E98", "E125"}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_forest_says_what_the_sources_say(language):
    figure, plot = effect_ratios.drawn(RatiosChoice((), 0, language, "light"))
    points = plot.marks[0].points
    assert [(point.low, point.x, point.high) for point in points] == [(2.79, 10.39, 38.68), (0.73, 1.18, 1.9)]
    assert plot.x.low <= min(point.low for point in points) and plot.x.high >= max(point.high for point in points)
    assert ("överlappar inte" if language == "sv" else "do not overlap") in figure.sentence
    assert effect_ratios.drawn(RatiosChoice((), 1, language, "light")) is None
    assert effect_ratios.drawn(RatiosChoice(("payroll_tax",), 0, language, "light")) is None
