"""Charts of projects: overlap is shaded, a half-known project is an arrow, the band stops at a break."""

from datetime import date
from xml.etree import ElementTree

import pandas as pd
import pytest
from pptx import Presentation

from insteg.figures.pictures import Look, Series, curve, grid, timeline
from insteg.figures.pictures.description import Bar
from insteg.figures.pictures.grid import in_two_lines
from insteg.figures.pictures.plotly.plain import plain
from insteg.figures.pictures.svg.picture import alone
from insteg.figures.pictures.timeline import short, with_room
from insteg.files.pptx.paper import PICTURE
from insteg.files.pptx.timeline import add_timeline, parted


def drawn(picture) -> tuple[list[dict], dict]:
    found = plain(picture, Look.of("light"), "sv")
    return found["data"], found["layout"]


def test_the_timeline_draws_bars_arrows_and_shaded_overlap():
    days = pd.to_datetime(["2010-01-01", "2011-01-01", "2012-01-01"])
    ends = pd.to_datetime(["2012-12-31", "2013-12-31", None])
    rows = pd.DataFrame({"place": "Ånge", "lane": [0, 1, 2], "starts_on": days, "ends_on": ends, "label": list("abc"), "text": list("abc")})
    (bars, arrows, names), layout = drawn(timeline(rows, {"Ånge": [(date(2011, 1, 1), date(2012, 12, 31))]}))
    assert bars["text"] == ["a", "b"]
    assert arrows["marker"]["symbol"] == ["triangle-right"] and names["text"][0].strip() == "c"
    # From the known start on, dashed, to the arrow.
    dashed = [shape for shape in layout["shapes"] if shape.get("line", {}).get("dash") == "dash"]
    assert [(shape["x0"], shape["x1"]) for shape in dashed] == [("2012-01-01", arrows["x"][0])]
    assert [shape["x0"] for shape in layout["shapes"] if shape["type"] == "rect"] == ["2011-01-01"]


def test_a_gap_in_the_grid_is_an_open_square():
    cells = pd.DataFrame({"row": ["a", "b"], "column": "x", "strength": [1.0, 0.0], "label": ["3", ""], "text": ["", ""]})
    data, _ = drawn(grid(cells, ["a", "b"], ["x"], ""))
    assert [trace["marker"]["symbol"] for trace in data[:2]] == ["square", "square-open"]
    assert data[2]["text"] == ["3"]


def test_a_long_name_is_wrapped_between_words():
    assert in_two_lines("Kartläggning, mätning och kunskapsspridning") == ["Kartläggning, mätning", "och kunskapsspridning"]
    assert in_two_lines("Kort") == ["Kort"]


def test_the_grey_band_and_the_lines_stop_at_a_break():
    periods = [str(year) for year in range(2012, 2018)]
    frame = pd.concat([pd.DataFrame({"area_code": code, "period": periods, "value": 5.0, "text": ""}) for code in ("2281", "22")])
    band = pd.DataFrame({"period": periods, "low": 4.0, "high": 6.0})
    projects = pd.DataFrame([{"number": 3, "starts": 2013.5, "ends": 2014.5, "lane": 0, "text": "P", "unknown": ""}])
    lines = Series("A", "2281"), Series("B", "22")
    data, layout = drawn(curve(frame, lines[0], lines[1:], ("Lika stora", band), projects, [("2015", "brott")], "Procent"))
    bands = [trace for trace in data if trace.get("fill") == "toself"]
    assert [trace["x"][:3] for trace in bands] == [["2012", "2013", "2014"], ["2015", "2016", "2017"]]
    assert [trace["y"] for trace in bands] == [[6.0] * 3 + [4.0] * 3] * 2
    rectangle = next(shape for shape in layout["shapes"] if shape["type"] == "rect")
    assert (rectangle["x0"], rectangle["x1"]) == (1.0, 2.0)
    assert any(note["text"] == "<b>3</b>" for note in layout["annotations"])


def test_a_time_line_over_several_slides_has_the_same_years_on_each():
    """A bar of ten years must not be as long on one slide as one of two years on the next."""
    spans = {"Ånge": ("2000-03-01", "2001-06-30"), "Kramfors": ("2010-01-01", "2012-12-31"), "Timrå": ("2020-05-01", "2022-01-01")}
    rows = pd.DataFrame(
        [
            {"place": place, "lane": lane, "starts_on": pd.Timestamp(first), "ends_on": pd.Timestamp(last), "label": f"P{lane}", "text": ""}
            for place, (first, last) in spans.items()
            for lane in range(14)
        ]
    )
    parts = parted(timeline(rows, {}))
    assert len(parts) > 1 and [name for part in parts for name in part.rows] == list(spans)
    assert {part.span for part in parts} == {(date(2000, 1, 1), date(2023, 1, 1))}


@pytest.mark.parametrize(("today", "slides"), [(None, 1), ((date(2015, 1, 1), "I dag"), 2)])
def test_a_slide_that_is_full_has_no_room_for_the_word_of_a_marked_day(today, slides):
    """Seven rows in sixteen lanes fill the picture; the word stands below them, and must not lie on what stands under the picture."""
    rows = pd.DataFrame(
        [
            {"place": f"Ort {row}", "lane": lane, "starts_on": pd.Timestamp("2014-01-01"), "ends_on": pd.Timestamp("2015-12-31"), "label": "P", "text": ""}
            for row, count in enumerate((3, 3, 2, 2, 2, 2, 2))
            for lane in range(count)
        ]
    )  # fmt: skip
    parts = parted(timeline(rows, {}, today=today))
    assert len(parts) == slides
    deck = Presentation()
    for part in parts:
        group = add_timeline(deck.slides.add_slide(deck.slide_layouts[6]), part)
        assert max(shape.top + shape.height for shape in group.shapes) <= PICTURE.bottom


def test_a_half_known_project_is_marked_in_svg_at_the_end_that_is_known():
    """Dashed from a stroke across the known end towards the end that nobody knows, which lies after a start and before an end."""
    days, ends = pd.to_datetime(["2012-01-01", None]), pd.to_datetime([None, "2014-12-31"])
    rows = pd.DataFrame({"place": "Ånge", "lane": [0, 1], "starts_on": days, "ends_on": ends, "label": ["a", "b"], "text": ""})
    root = ElementTree.fromstring(alone(timeline(rows, {}), Look.of("light"), ("T", "B"), "sv"))
    found = {}
    for group in (part for part in root.iter() if part.get("data-name") in ("a", "b")):
        dashed, stroke = (part.get("d") for part in group if part.tag.endswith("path"))
        left, right, at = (float(text) for text in (dashed[1:].split()[0], dashed.split("H")[1], stroke[1:].split()[0]))
        assert left < right
        found[group.get("data-name")] = {left: "left", right: "right"}[at]
    assert found == {"a": "left", "b": "right"}


LONG = "Ungdomsjobbsatsning i hela länet med många parter"


@pytest.mark.parametrize(
    ("next_start", "edge", "expected"),
    [
        (None, date(2030, 1, 1), LONG),  # nothing stands in the way
        (date(2019, 1, 1), date(2030, 1, 1), f"{LONG[:41]}…"),  # 3287 days to the next bar are 46 letters, of which four stay free
        (None, date(2019, 1, 1), f"{LONG[:41]}…"),
        (date(2013, 1, 1), date(2030, 1, 1), short(LONG)),  # no room for more than the short one
    ],
)
def test_a_name_is_as_long_as_its_lane_has_room_for(next_start, edge, expected):
    bars = [Bar(0, 0, date(2009, 12, 1), date(2010, 1, 1), short(LONG), "", LONG)]
    bars += [Bar(0, 0, next_start, date(2025, 1, 1), "B", "", "B"), Bar(0, 1, date(2010, 6, 1), None, "C", "", "C")] if next_start else []
    assert with_room(bars, edge)[0].label == expected
