"""What the figures do with breaks, gaps and names."""

import re
from itertools import pairwise

import pandas as pd

from insteg.figures.pictures import Look, OwnGap, Role, Series, gaps, series, sparkline, strip
from insteg.figures.pictures.plot import Axis, Band, Dots, Line, Plot, Point
from insteg.figures.pictures.plotly.plain import plain
from insteg.figures.pictures.series import segments
from insteg.figures.pictures.spread import spread
from insteg.figures.pictures.svg.paper import width_of
from insteg.figures.pictures.svg.plot import svg

LINE = pd.DataFrame({"area_code": "2281", "period": ["2013", "2014", "2015", "2016"], "value": [1.0, 2.0, 3.0, None], "text": "t"})


SUNDSVALL = Series("Sundsvall", "2281")


def drawn(*arguments, **named) -> list[dict]:
    """The traces of one line's picture."""
    return plain(series(LINE, [SUNDSVALL], *arguments, "Procent", **named), Look.of("light"), "sv")["data"]


def test_a_break_cuts_the_line_before_its_first_period():
    assert [part["period"].tolist() for part in segments(LINE, ["2015"])] == [["2013", "2014"], ["2015", "2016"]]


def test_no_trace_joins_figures_on_both_sides_of_a_break():
    assert all(not ({"2014", "2015"} <= set(trace["x"])) for trace in drawn([], [("2015", "brott")]))
    picture = series(LINE, [SUNDSVALL], [], [("2015", "brott")], "Procent")
    assert [[point.x for point in piece] for piece in picture.marks[0].pieces] == [["2013", "2014"], ["2015", "2016"]]


def test_a_long_title_of_an_axis_stands_on_several_lines():
    """On a phone it was cut at both ends."""
    said = "Hur många andelen är räknad på, minst (logaritmisk skala)"
    plot = Plot(Axis(title=said), Axis(title="Procent"), (Dots(Series("Andel"), (Point(1.0, 2.0),)),), 300)
    lines = plain(plot, Look.of("light"), "sv")["layout"]["xaxis"]["title"]["text"].split("<br>")
    assert " ".join(lines) == said and all(len(line) <= 36 for line in lines)
    narrow, wide = (re.findall(r">([^<]+)</text>", svg(plot, Look.of("light"), width, "sv")[0]) for width in (300.0, 900.0))
    assert said in wide and said not in narrow
    parts = [part for part in narrow if part in said and len(part) > 3]
    assert " ".join(parts) == said and all(width_of(part, 14) < 300 for part in parts)


def test_gaps_are_never_bridged():
    assert all(trace["connectgaps"] is False for trace in drawn([], []))
    assert drawn([], [])[0]["y"] == [1.0, 2.0, 3.0, None]


def test_scattered_facts_are_not_joined():
    assert {trace["mode"] for trace in drawn([], [], joined=False)} == {"markers"}


def test_names_at_line_ends_keep_their_distance():
    heights = spread([5.0, 5.1, 5.2, 9.0], room=0.5)
    assert heights == sorted(heights) and all(second - first >= 0.5 - 1e-9 for first, second in pairwise(heights))


def test_names_at_line_ends_have_room_in_pixels_and_long_ones_stand_in_lines():
    """On a phone a part of the width would cut them."""
    named = [Series("Örnsköldsvik", "2281"), Series("Liknande kommuner (beräknat)", "2281", Role.COMPUTED)]
    layout = plain(series(LINE, named, [], [], "Procent"), Look.of("light"), "sv")["layout"]
    notes = {note["name"]: note["text"] for note in layout["annotations"]}
    assert notes == {"Örnsköldsvik": "Örnsköldsvik", "Liknande kommuner (beräknat)": "Liknande<br>kommuner<br>(beräknat)"}
    # 14 pixels a letter is more than any takes, 6 less: the longest line of letters has its room, and no more is taken.
    assert 12 * 6 < layout["margin"]["r"] < 12 * 14
    assert layout["xaxis"]["range"] == [-0.4, 3.4]


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


def test_the_drawn_mean_of_a_gap_is_of_the_start_year_and_all_after_it():
    """3, 1 and -1 from the start on: their mean is 1; the years before do not count."""
    by_year = pd.Series([9.0, 9.0, 3.0, 1.0, -1.0], index=range(2018, 2023))
    mean, box = Series("Medel", role=Role.COMPUTED), Series("Slump", role=Role.LIMIT)
    own = OwnGap(by_year, Series("Ånge", "2260"), 2020, 2.5, mean, box)
    cloud = pd.DataFrame({"0114": 0.5, "0115": -0.5}, index=by_year.index)
    picture = gaps(own, cloud, ("Andra", {}), [(2020, "start")], "Enheter", str)
    drawn = [point for mark in picture.marks if isinstance(mark, Line) and mark.of == mean for piece in mark.pieces for point in piece]
    assert [point.y for point in drawn] == [1.0, 1.0]
    edges = [edge for mark in picture.marks if isinstance(mark, Band) for piece in mark.pieces for edge in piece]
    assert {(edge.low, edge.high) for edge in edges} == {(-2.5, 2.5)}
