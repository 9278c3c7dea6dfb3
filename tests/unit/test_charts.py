"""What the figures do with breaks, gaps and names."""

from itertools import pairwise

import pandas as pd

from insteg.charts import Look, series, sparkline, strip
from insteg.charts.series import segments, spread

LINE = pd.DataFrame({"area_code": "2281", "period": ["2013", "2014", "2015", "2016"], "value": [1.0, 2.0, 3.0, None], "text": "t"})


def test_a_break_cuts_the_line_before_its_first_period():
    assert [part["period"].tolist() for part in segments(LINE, ["2015"])] == [["2013", "2014"], ["2015", "2016"]]


def test_no_trace_joins_figures_on_both_sides_of_a_break():
    figure = series(LINE, [("2281", "Sundsvall")], [], [("2015", "brott")], Look.of("light"), "Procent")
    assert all(not ({"2014", "2015"} <= set(trace.x)) for trace in figure.data)


def test_gaps_are_never_bridged():
    figure = series(LINE, [("2281", "Sundsvall")], [], [], Look.of("light"), "Procent")
    assert all(trace.connectgaps is False for trace in figure.data)


def test_scattered_facts_are_not_joined():
    figure = series(LINE, [("2281", "Sundsvall")], [], [], Look.of("light"), "Procent", joined=False)
    assert {trace.mode for trace in figure.data} == {"markers"}


def test_names_at_line_ends_keep_their_distance():
    heights = [place[1] for place in spread([(5.0, "a"), (5.1, "b"), (5.2, "c"), (9.0, "d")], room=0.5)]
    assert all(second - first >= 0.5 - 1e-9 for first, second in pairwise(heights))


def test_both_themes_have_their_own_colours():
    assert Look.of("dark").ink != Look.of("light").ink
    assert Look.of(None) is Look.of("light")


def test_a_sparkline_starts_anew_after_a_gap_and_a_break():
    path = sparkline([1.0, 2.0, None, 3.0, 4.0], {4}, "text").split('d="')[1].split('"')[0]
    assert path.count("M") == 3


def test_the_strip_holds_the_benchmark_even_where_it_lies_outside():
    svg = strip([200.0, 210.0], 205.0, 230.0, "text")
    assert 'd="M146.0,6V34"' in svg


def test_alternative_texts_are_escaped():
    assert "<b>" not in sparkline([1.0], set(), "<b>")
