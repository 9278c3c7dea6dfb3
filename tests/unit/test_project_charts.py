"""Charts of projects: overlap is shaded, a half-known project is an arrow, the band stops at a break."""

from datetime import date

import pandas as pd

from insteg.charts import Look, curve, grid, timeline
from insteg.charts.grid import wrapped

LOOK = Look.of("light")


def test_the_timeline_draws_bars_arrows_and_shaded_overlap():
    days = pd.to_datetime(["2010-01-01", "2011-01-01", "2012-01-01"])
    ends = pd.to_datetime(["2012-12-31", "2013-12-31", None])
    rows = pd.DataFrame({"place": "Ånge", "lane": [0, 1, 2], "starts_on": days, "ends_on": ends, "label": list("abc"), "text": list("abc")})
    chart = timeline(rows, {"Ånge": [(date(2011, 1, 1), date(2012, 12, 31))]}, LOOK)
    bars, arrows = chart.data
    assert list(bars.text) == ["a", "b"]
    assert list(arrows.marker.symbol) == ["triangle-right-open"]
    assert [shape.x0 for shape in chart.layout.shapes if shape.type == "rect"] == [date(2011, 1, 1)]


def test_a_gap_in_the_grid_is_an_open_square():
    cells = pd.DataFrame({"row": ["a", "b"], "column": "x", "strength": [1.0, 0.0], "label": ["3", ""], "text": ["", ""]})
    chart = grid(cells, ["a", "b"], ["x"], LOOK)
    assert [trace.marker.symbol for trace in chart.data[:2]] == ["square", "square-open"]
    assert list(chart.data[2].text) == ["3"]


def test_a_long_name_is_wrapped_between_words():
    assert wrapped("Kartläggning, mätning och kunskapsspridning") == "Kartläggning, mätning<br>och kunskapsspridning"
    assert wrapped("Kort") == "Kort"


def test_the_grey_band_and_the_lines_stop_at_a_break():
    periods = [str(year) for year in range(2012, 2018)]
    frame = pd.concat([pd.DataFrame({"area_code": code, "period": periods, "value": 5.0, "text": ""}) for code in ("2281", "22")])
    band = pd.DataFrame({"period": periods, "low": 4.0, "high": 6.0})
    projects = pd.DataFrame([{"number": 3, "starts": 2013.5, "ends": 2014.5, "lane": 0, "text": "P"}])
    chart = curve(frame, ("2281", "A"), ("22", "B"), ("Lika stora", band), projects, [("2015", "brott")], LOOK, "Procent")
    bands = [trace for trace in chart.data if trace.fill == "toself"]
    assert [list(trace.x)[:3] for trace in bands] == [["2012", "2013", "2014"], ["2015", "2016", "2017"]]
    rectangle = next(shape for shape in chart.layout.shapes if shape.type == "rect")
    assert (rectangle.x0, rectangle.x1) == (1.0, 2.0)
    assert any(note.text == "<b>3</b>" for note in chart.layout.annotations)
