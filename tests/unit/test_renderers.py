"""Generated pictures: every renderer shows the same numbers, in the same order, with the same names."""

import io
import re
from datetime import date
from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from insteg.figures.pictures import Join, Look, Series, curve, grid, ordered_dots, series, small_multiples, timeline
from insteg.figures.pictures.look import stroke, tint
from insteg.figures.pictures.plot import Axis, Dots, Kind, Plot, Point
from insteg.figures.pictures.plotly.plain import plain
from insteg.figures.pictures.svg.paper import width_of
from insteg.figures.pictures.svg.picture import alone, svg
from insteg.figures.pictures.twin import twin
from insteg.files.pptx import arcs
from insteg.files.pptx.presentation import SlideContent, pptx

LOOK = Look.of("light")
PLACES = {"2281": "Sundsvall", "2284": "Örnsköldsvik", "22": "Länet", "2260": "Ånge"}
values = st.floats(0.1, 99, allow_nan=False).map(lambda value: round(value, 1))
holes = st.one_of(st.none(), values)


@st.composite
def lines(draw):
    """A picture of one to three lines with holes, one place behind, and sometimes a break."""
    years = [str(year) for year in range(2010, 2010 + draw(st.integers(3, 9)))]
    codes = draw(st.lists(st.sampled_from(list(PLACES)), min_size=2, max_size=4, unique=True))
    parts = [
        pd.DataFrame({"area_code": code, "period": years, "value": [draw(holes) for _ in years], "text": "t"}).astype({"value": float})
        for code in codes
    ]
    named = [Series(PLACES[code], code) for code in codes[1:]]
    breaks = [(years[2], "brott")] if draw(st.booleans()) else []
    return series(pd.concat(parts), named, [Series(PLACES[codes[0]], codes[0])], breaks, "Procent")


@st.composite
def dots(draw):
    rows = []
    for code, name in draw(st.permutations(list(PLACES.items()))):
        low, value, high = sorted(draw(st.lists(values, min_size=3, max_size=3, unique=True)))
        rows.append({"area_code": code, "name": name, "value": value, "low": low, "high": high, "group": 1, "text": "t", "selected": False})
    return ordered_dots(pd.DataFrame(rows), [], "Procent")


@st.composite
def grids(draw):
    rows, columns = [f"Rad {at}" for at in range(draw(st.integers(1, 5)))], ["A", "B"]
    cells = [
        {"row": row, "column": column, "strength": 0.5, "label": str(draw(st.integers(1, 99))), "text": ""}
        for row in rows
        for column in columns
    ]
    return grid(pd.DataFrame(cells), rows, columns, "Hörn")


def slides(picture) -> list:
    return list(Presentation(io.BytesIO(pptx("T", "U", [SlideContent("H", "S", "K", picture=picture)], "sv"))).slides)[1:]


def of_slide(picture, values_of) -> list[tuple[str, list[float]]]:
    """(name, figures) of each native series, those behind first."""
    chart = next(shape.chart for shape in slides(picture)[0].shapes if shape.has_chart)
    return [(one.name, [float(text) for text in one._element.xpath(f"c:{values_of}//c:pt/c:v/text()")]) for one in chart.plots[0].series]


def of_svg(picture) -> list[tuple[str, str]]:
    root = ElementTree.fromstring(alone(picture, LOOK, ("T", "B"), "sv"))
    return [(part.get("data-name"), part.get("data-values")) for part in root.iter() if part.get("data-values") is not None]


def joined(pairs) -> list[tuple[str, list[float]]]:
    """Neighbours of one name together: a line in pieces is one line."""
    found: list[tuple[str, list[float]]] = []
    for name, numbers in pairs:
        if found and found[-1][0] == name:
            found[-1][1].extend(numbers)
        else:
            found.append((name, list(numbers)))
    return found


@given(lines())
@settings(max_examples=25)
def test_lines_are_the_same_on_page_slide_and_in_svg_and_table(picture):
    expected = joined((row.name, [row.value] if row.value is not None else []) for row in twin(picture))
    assert joined(of_slide(picture, "val")) == expected
    assert [(name, [float(text) for text in numbers.split()]) for name, numbers in of_svg(picture)] == expected
    behind = expected[0][0]
    page = [(trace["name"] or behind, [value for value in trace["y"] if value is not None]) for trace in plain(picture, LOOK, "sv")["data"]]
    assert joined(page) == expected


@given(dots())
@settings(max_examples=15)
def test_intervals_are_the_same_on_page_slide_and_in_svg_and_table(picture):
    expected = [(row.name, [row.low, row.value, row.high]) for row in twin(picture)]
    assert of_slide(picture, "xVal") == expected
    shown = [(name, [float(text) for text in numbers.split()]) for name, numbers in of_svg(picture)]
    assert [(name, [low, value, high]) for name, (value, _, low, high) in shown] == expected
    *intervals, points = plain(picture, LOOK, "sv")["data"]
    assert [(trace["name"], [trace["x"][0], value, trace["x"][1]]) for trace, value in zip(intervals, points["x"], strict=True)] == expected
    assert points["ids"] == [name for name, _ in expected]
    # By its code a dot and its place on the map light each other.
    assert points["customdata"] == [code for name, _ in expected for code, known in PLACES.items() if known == name]


@st.composite
def bars(draw):
    """Bars with and without intervals, of which one may lie below zero."""
    points = []
    for at, (code, name) in enumerate(draw(st.permutations(list(PLACES.items())))):
        low, value, high = sorted(draw(st.lists(values, min_size=3, max_size=3, unique=True)))
        sign, ends = draw(st.sampled_from([1, -1])), draw(st.booleans())
        points.append(Point(sign * value, at, "t", Series(name, code), *((sign * low, sign * high) if ends else (None, None))))
    names = tuple(point.of.name for point in points)
    low = min(0.0, *(float(end) for point in points for end in (point.x, point.high or 0)))
    heights = Axis(Kind.ROWS, low=-1.0, high=len(names) - 0.3, names=names)
    return Plot(Axis(title="Antal", low=low), heights, (Dots(Series("Antal"), tuple(points), "x", is_from_zero=True),), 250)


@given(bars())
@settings(max_examples=15)
def test_bars_go_from_zero_to_the_same_figure_on_page_slide_and_in_svg_and_table(picture):
    expected = [(row.name, row.value) for row in twin(picture)]
    slide = [(name, numbers) for name, numbers in of_slide(picture, "xVal") if not name.endswith("±")]
    assert slide == [(name, [0.0, value]) for name, value in expected]
    page = [trace for trace in plain(picture, LOOK, "sv")["data"] if trace.get("line", {}).get("width") == 18]
    assert [(trace["name"], list(trace["x"])) for trace in page] == [(name, [0.0, value]) for name, value in expected]
    root = ElementTree.fromstring(alone(picture, LOOK, ("T", "B"), "sv"))
    groups = [part for part in root.iter() if part.get("data-values") is not None]
    assert [(part.get("data-name"), float(part.get("data-values").split()[0])) for part in groups] == expected
    rects = [next(one for one in part.iter() if one.tag.endswith("rect")) for part in groups]
    left, right = [float(one.get("x")) for one in rects], [float(one.get("x")) + float(one.get("width")) for one in rects]
    zeros = [at for (_, value), *ends in zip(expected, left, right, strict=True) for at in [ends[0] if value > 0 else ends[1]]]
    # All begin at one place, and are as long as their figures are large.
    assert max(zeros) - min(zeros) < 0.2
    lengths = [(end - start) / abs(value) for (_, value), start, end in zip(expected, left, right, strict=True) if abs(value) > 1]
    assert not lengths or max(lengths) == pytest.approx(min(lengths), rel=0.06)


@given(grids())
@settings(max_examples=15)
def test_grids_are_the_same_on_page_slide_and_in_svg_and_table(picture):
    expected = [(row.name, row.value) for row in twin(picture)]
    tables = [shape.table for slide in slides(picture) for shape in slide.shapes if shape.has_table]
    shown = [(row.cells[0].text, cell.text) for table in tables for row in list(table.rows)[1:] for cell in list(row.cells)[1:]]
    assert shown == expected == of_svg(picture)
    labels = plain(picture, LOOK, "sv")["data"][-1]
    assert [(picture.rows[row], text) for row, text in zip(labels["y"], labels["text"], strict=True)] == expected


@given(st.lists(st.tuples(values, values), min_size=4, max_size=8))
@settings(max_examples=15)
def test_a_band_has_its_lower_edge_below_in_every_renderer(pairs):
    """Reversed edges on a slide must be caught: low is low and high is high wherever the band is drawn."""
    years = [str(year) for year in range(2010, 2010 + len(pairs))]
    edges = [(min(pair), max(pair) + 0.5) for pair in pairs]
    frame = pd.concat([pd.DataFrame({"area_code": code, "period": years, "value": 5.0, "text": "t"}) for code in ("2281", "22")])
    band = pd.DataFrame({"period": years, "low": [low for low, _ in edges], "high": [high for _, high in edges]})
    none = pd.DataFrame({"number": [], "starts": [], "ends": [], "lane": [], "text": [], "unknown": []})
    picture = curve(frame, Series("A", "2281"), [Series("B", "22")], ("Lika stora", band), none, [], "Procent")
    on_slide = dict(of_slide(picture, "val"))
    assert (on_slide["Lika stora ↓"], on_slide["Lika stora ↑"]) == ([low for low, _ in edges], [high for _, high in edges])
    in_svg = dict(of_svg(picture))["Lika stora"].split()
    assert list(zip(map(float, in_svg[::2]), map(float, in_svg[1::2]), strict=True)) == edges
    page = next(trace for trace in plain(picture, LOOK, "sv")["data"] if trace.get("fill"))
    assert page["y"] == [*(high for _, high in edges), *(low for low, _ in edges[::-1])]
    assert [(row.low, row.high) for row in twin(picture) if row.name == "Lika stora"] == edges
    shade = next(shape for shape in slides(picture)[0].shapes if shape.name == "Lika stora" and shape.shape_type == 5)
    heights = [int(text) for text in shade._element.xpath(".//a:moveTo/a:pt/@y | .//a:lnTo/a:pt/@y")][: 2 * len(edges)]
    assert all(above < below for above, below in zip(heights[: len(edges)], heights[len(edges) :][::-1], strict=True))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_an_svg_says_what_it_shows_and_where_it_comes_from(mode):
    frame = pd.DataFrame({"area_code": "2281", "period": ["2023", "2024"], "value": [7.5, 8.0], "text": ["<a>", "b"]})
    picture = series(frame, [Series("Sundsvall & <Timrå>", "2281")], [], [], "Procent")
    text = svg(picture, Look.of(mode), ("Titel <b>", "En mening.", "Källa: Kolada."), "sv")
    root = ElementTree.fromstring(text)
    assert root.get("role") == "img"
    named = {part.get("id"): part.text for part in root if part.get("id")}
    assert [named[name] for name in root.get("aria-labelledby").split()] == ["Titel <b>", "En mening. Källa: Kolada."]
    written = "".join("".join(part.itertext()) for part in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "Titel <b>" in written and "Källa: Kolada." in written and "Sundsvall & <Timrå>" in written
    assert Look.of(mode).paper in text and Look.of(mode).ink in text
    heights = [float(part.get("cy")) for part in root.iter("{http://www.w3.org/2000/svg}circle")]
    # 8,0 lies above 7,5, sixteen times as far from zero as half a point is.
    assert heights[1] < heights[0]
    assert not re.search(r"<script|javascript:|href=", text)


def test_a_place_has_one_colour_whatever_it_is_drawn_as():
    for mode in ("light", "dark"):
        look = Look.of(mode)
        seven = ["2260", "2262", "2280", "2281", "2282", "2283", "2284"]
        assert len({tint(code, look) for code in [*seven, "22", "00"]}) == 9
        assert {stroke(Series("S", "2281"), look, turn).colour for turn in range(4)} == {tint("2281", look)}
    page = plain(series(FRAME, [Series("Sundsvall", "2281"), Series("Riket", "00")], [], [], ""), LOOK, "sv")["data"]
    other = plain(series(FRAME, [Series("Riket", "00"), Series("Sundsvall", "2281")], [], [], ""), LOOK, "sv")["data"]
    colours = [{trace["name"]: trace["line"]["color"] for trace in traces} for traces in (page, other)]
    assert colours[0] == colours[1]
    assert f'stroke="{tint("2281", LOOK)}"' in alone(series(FRAME, [Series("S", "2281")], [], [], ""), LOOK, ("", ""), "sv")


FRAME = pd.concat(
    [pd.DataFrame({"area_code": code, "period": ["2023", "2024"], "value": [1.0, 2.0], "text": "t"}) for code in ("2281", "00")]
)


def test_an_interval_on_the_page_has_the_colour_of_its_place():
    """Ånge and Sundsvall are two of the seven, each with a hue of its own, and the county is neutral."""
    rows = [{"area_code": code, "name": PLACES[code], "value": 5.0, "low": 4.0, "high": 6.0} for code in ("2260", "2281", "22")]
    picture = ordered_dots(pd.DataFrame(rows).assign(group=1, text="t", selected=False), [], "Procent")
    *intervals, points = plain(picture, LOOK, "sv")["data"]
    colours = [trace["line"]["color"] for trace in intervals]
    assert colours == [LOOK.places[0], LOOK.places[3], LOOK.quiet] == points["marker"]["color"]


def test_the_arrow_of_a_half_known_time_points_to_the_end_that_is_not_known():
    """A known start runs on to the right; a known end comes from the left."""
    days = {"starts_on": pd.to_datetime(["2010-01-01", "2012-01-01", None]), "ends_on": pd.to_datetime(["2011-12-31", None, "2014-12-31"])}
    rows = pd.DataFrame({"place": "Ånge", "lane": [0, 1, 2], "label": ["Båda", "Början", "Slutet"], "text": "t", **days})
    picture = timeline(rows, {})
    assert re.findall("[▷◁] [^<]+", alone(picture, LOOK, ("T", "B"), "sv")) == ["▷ Början", "◁ Slutet"]
    *_, arrows, names = plain(picture, LOOK, "sv")["data"]
    assert list(zip(map(str.strip, names["text"]), arrows["marker"]["symbol"], strict=True)) == [
        ("Början", "triangle-right"),
        ("Slutet", "triangle-left"),
    ]
    # The arrow stands on the side that is not known, the name after what is drawn.
    assert arrows["x"][0] > "2012-01-01" and arrows["x"][1] < "2014-12-31" and "2014-12-31" < names["x"][1] < "2015-06-30"
    group = next(shape for shape in slides(picture)[0].shapes if hasattr(shape, "shapes"))
    said = [shape.text_frame.text for shape in group.shapes if shape.has_text_frame]
    assert [text for text in said if text.endswith(("Båda", "Början", "Slutet"))] == ["Båda", "▸ Början", "◂ Slutet"]


@pytest.mark.parametrize(("language", "mark"), [("sv", ","), ("en", ".")])
def test_an_axis_of_steps_below_one_is_written_with_its_decimals(language, mark):
    """Up to 1.4 the steps are fifths, and no two ticks are written alike."""
    frame = pd.DataFrame({"area_code": "2281", "period": ["2023", "2024"], "value": [0.3, 1.4], "text": "t"})
    root = ElementTree.fromstring(alone(series(frame, [Series("Sundsvall", "2281")], [], [], "Procent"), LOOK, ("T", "B"), language))
    shown = ["".join(part.itertext()) for part in root.iter() if part.tag.endswith("text")]
    written = [text for text in shown if re.fullmatch(r"\d([.,]\d+)?", text)]
    assert written == [f"{fifth // 5}{mark}{2 * (fifth % 5)}" for fifth in range(9)]


def test_small_pictures_side_by_side_have_one_scale():
    """Ånge's 30 % must not be drawn as high as Sundsvall's 6 %."""
    values_of = {"2281": [5.0, 6.0], "2260": [20.0, 30.0], "22": [7.0, 8.0]}
    frame = pd.concat(
        [pd.DataFrame({"area_code": code, "period": ["2023", "2024"], "value": own, "text": "t"}) for code, own in values_of.items()]
    )
    picture = small_multiples(frame, [Series(PLACES[code], code) for code in values_of], [], [], "Procent")
    layout = plain(picture, LOOK, "sv")["layout"]
    axes = {name: axis for name, axis in layout.items() if re.fullmatch(r"yaxis\d*", name)}
    assert len(axes) == 3
    # Plotly gives axes that match one range; the numbers stand at the left ones only.
    assert {axis.get("matches") for name, axis in axes.items() if name != "yaxis"} == {"y"}


@pytest.mark.parametrize(("unknown", "label"), [("", "7"), ("end", "7 →"), ("start", "← 7")])
def test_a_time_of_which_one_end_is_unknown_is_dashed_and_unshaded_in_every_renderer(unknown, label):
    years = [str(year) for year in range(2010, 2016)]
    frame = pd.DataFrame({"area_code": "2281", "period": years, "value": 5.0, "text": "t"})
    band = pd.DataFrame({"period": [], "low": [], "high": []})
    project = pd.DataFrame([{"number": 7, "starts": 2012.0, "ends": 2013.0, "lane": 0, "text": "P", "unknown": unknown}])
    picture = curve(frame, Series("A", "2281"), [], ("x", band), project, [], "Procent")
    chart = plain(picture, LOOK, "sv")["layout"]
    bar = next(shape for shape in chart["shapes"] if shape["type"] == "line" and shape["line"]["width"] == 4)
    assert (bar["line"]["dash"] != "solid", bar["x1"] - bar["x0"]) == (bool(unknown), pytest.approx(1.0))
    assert any(shape["type"] == "rect" for shape in chart["shapes"]) is not bool(unknown)
    assert any(note["text"] == f"<b>{label}</b>" for note in chart["annotations"])
    svg = alone(picture, LOOK, ("t", "s"), "sv", 700.0)
    assert (
        f">{label}<" in svg and ('stroke-dasharray="5 4"' in svg) is bool(unknown) and ('fill-opacity="0.13"' in svg) is not bool(unknown)
    )
    drawn = [shape for shape in slides(picture)[0].shapes if shape.name == "P"]
    assert [shape.shape_type for shape in drawn] == ([9] if unknown else [1, 1])
    assert any(shape.has_text_frame and shape.text_frame.text == label for shape in slides(picture)[0].shapes)


@st.composite
def joined_timelines(draw):
    """Bars in one to four places, some known at one end only, with arcs between some of them; every other tie is known."""
    count = draw(st.integers(2, 8))
    rows = []
    for at in range(count):
        first = draw(st.integers(2005, 2020))
        last = first + draw(st.integers(0, 4))
        start, end = draw(st.sampled_from([(first, last), (first, None), (None, last)]))
        days = {"starts_on": start and pd.Timestamp(start, 1, 1), "ends_on": end and pd.Timestamp(end, 12, 31)}
        rows.append({"place": f"Plats {draw(st.integers(0, 3))}", "lane": 0, "label": f"P{at}", "text": f"Projekt {at}", **days})
    frame = pd.DataFrame(rows).sort_values("place", kind="stable").reset_index(drop=True)
    frame["lane"] = frame.groupby("place").cumcount()
    pairs = draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=4))
    joins = [
        Join((one, other), date(2012, 6, 1), str(number), "samma part" if number % 2 else "", f"par {number}")
        for number, (one, other) in enumerate(((one, other) for one, other in pairs if one != other), 1)
    ]
    return timeline(frame, {}, joins, (date(2022, 5, 1), "1 maj 2022"))


@given(joined_timelines())
@settings(max_examples=20, deadline=None)
def test_arcs_are_the_same_on_page_slide_phone_and_in_svg_and_table(picture):
    """Number, word and colour of each; on a slide an arc whose ends stand on two slides is a number in both names."""
    expected = [(join.label, join.text) for join in picture.joins]
    assert [(row.name, row.value) for row in twin(picture)][len(picture.bars) :] == expected
    known = {join.label for join in picture.joins if join.word}
    for width in (860.0, 358.0):
        root = ElementTree.fromstring(alone(picture, LOOK, ("T", "B"), "sv", width))
        told = [(part.get("data-name"), part.get("data-values")) for part in root.iter() if part.get("data-name")]
        assert [pair for pair in told if pair in expected] == expected
        texts = [part.text for part in root.iter() if part.tag.endswith("text")]
        assert texts.count("samma part") == len(known) and "1 maj 2022" in texts
    layout = plain(picture, LOOK, "sv")["layout"]
    curves = [shape for shape in layout["shapes"] if shape["type"] == "path"]
    assert [one["line"]["color"] for one in curves] == [LOOK.places[1] if join.word else LOOK.places[0] for join in picture.joins]
    assert sum(note["text"] == "samma part" for note in layout["annotations"]) == len(known)
    said = [shape.text_frame.text for slide in slides(picture) for group in slide.shapes if hasattr(group, "shapes") for shape in group.shapes if shape.has_text_frame]  # fmt: skip
    for join in picture.joins:
        named = [text for text in said if re.search(rf"\((?:[^)]*, )?{join.label}[,)]", text)]
        assert (join.label in said) is not (len(named) == 2)


def test_a_slide_that_holds_one_end_of_an_arc_names_its_number():
    rows = pd.DataFrame([{"place": place, "lane": 0, "starts_on": pd.Timestamp(2010, 1, 1), "ends_on": pd.Timestamp(2011, 1, 1), "label": place, "text": ""} for place in "ABC"])  # fmt: skip
    whole = timeline(rows, {}, [Join((0, 1), date(2010, 6, 1), "1", "", "x"), Join((0, 2), date(2010, 6, 1), "2", "", "y")])
    bars, joins = arcs.kept(whole, [0, 1])
    assert [bar.label for bar in bars] == ["A (2)", "B"] and [(join.label, join.bars) for join in joins] == [("1", (0, 1))]
    bars, joins = arcs.kept(whole, [2])
    assert [bar.label for bar in bars] == ["C (2)"] and joins == ()


@pytest.mark.parametrize("width", [358.0, 860.0])
def test_no_name_on_a_phone_goes_out_of_the_picture(width):
    days = {"starts_on": [pd.Timestamp(2004, 1, 1), pd.Timestamp(2026, 1, 1), None], "ends_on": [None, None, pd.Timestamp(2015, 3, 1)]}
    rows = pd.DataFrame({"place": "Västernorrlands län", "lane": [0, 1, 2], "label": "Ett långt namn på tjugoåtta", "text": "", **days})
    root = ElementTree.fromstring(alone(timeline(rows, {}), LOOK, ("T", "B"), "sv", width))
    for part in (part for part in root.iter() if part.tag.endswith("text")):
        x, wide = float(part.get("x")), width_of(part.text or "", float(part.get("font-size")))
        left = x - wide if part.get("text-anchor") == "end" else x - wide / 2 if part.get("text-anchor") == "middle" else x
        assert left >= -1 and left + wide <= width + 1, part.text


def test_a_name_at_the_end_of_a_line_stands_at_its_last_figure_in_every_renderer():
    """Two lines that cross: whoever began lowest ends highest, and its name stands there."""
    years = ["2020", "2021", "2022"]
    figures = {"2281": (10.0, 20.0, 30.0), "2284": (30.0, 20.0, 10.0)}
    frame = pd.concat(
        [pd.DataFrame({"area_code": code, "period": years, "value": list(own), "text": "t"}) for code, own in figures.items()]
    )
    picture = series(frame, [Series(PLACES[code], code) for code in figures], [], [], "Procent")
    upper, lower = PLACES["2281"], PLACES["2284"]
    slide = {shape.text_frame.text: shape.top for shape in slides(picture)[0].shapes if shape.has_text_frame}
    assert slide[upper] < slide[lower]
    root = ElementTree.fromstring(alone(picture, LOOK, ("T", "B"), "sv"))
    drawn = {part.text: float(part.get("y")) for part in root.iter() if part.tag.endswith("text") and part.text in (upper, lower)}
    assert drawn[upper] < drawn[lower]
    page = {note["text"]: note["y"] for note in plain(picture, LOOK, "sv")["layout"]["annotations"]}
    assert page[upper] > page[lower]
