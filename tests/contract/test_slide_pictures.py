"""What PowerPoint shows: whole years, numbers as on screen, limits, what lies in front, names apart, nothing outside, one colour a place."""

import io
import re
from itertools import combinations

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from insteg.figures.pictures import Look
from insteg.figures.pictures.look import tint
from insteg.show import powerpoint, ready
from insteg.show.slides import rendered
from insteg.show.stories import Slide, Story

PANELS = Slide("jamforelse", {"indicator_id": "neet_16_24", "area_codes": ["2281", "2284", "00"], "form": "rutor"}, "jamfor", {}, "Rutor")
QUESTION = {"indicator_id": "neet_16_24", "area_code": "2281", "start": 2018, "pool": "alla", "listed": [], "accepts_break": True}
EFFECTS = tuple(Slide(f"effekt-{name}", {"question": QUESTION}, "effekt", {}, name) for name in ("paths", "gaps", "ratios", "second"))
READY = tuple(slide for name in ready.NAMES for slide in ready.ready(name, "sv", "2281").slides)
STORY = Story("Prov", (*READY, PANELS, *EFFECTS))
NUMBER = re.compile(r"\d")


@pytest.fixture(scope="module")
def drawn() -> dict:
    """The slides by their heading."""
    slides = Presentation(io.BytesIO(powerpoint.pptx(STORY, "sv"))).slides
    return {slide.shapes.title.text_frame.text: slide for slide in slides}


def chart(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def names_in(slide) -> list[str]:
    return [series.name for shape in slide.shapes if shape.has_chart for series in shape.chart.plots[0].series]


def boxes(slide) -> list:
    """Every box of text, those in groups as well."""
    found = []
    for shape in slide.shapes:
        found += list(shape.shapes) if shape.shape_type == 6 else [shape]
    return [shape for shape in found if shape.has_text_frame and shape.text_frame.text.strip()]


def test_nothing_reaches_past_the_edge_of_a_slide(drawn):
    width, height = 12_191_695, 6_858_000
    for heading, slide in drawn.items():
        for shape in [*slide.shapes, *boxes(slide)]:
            assert shape.left >= 0 and shape.top >= 0, (heading, shape.name)
            assert shape.left + shape.width <= width and shape.top + shape.height <= height, (heading, shape.name)


def test_no_two_texts_lie_on_each_other(drawn):
    for heading, slide in drawn.items():
        for one, other in combinations(boxes(slide), 2):
            is_apart_across = one.left >= other.left + other.width or other.left >= one.left + one.width
            is_apart_up = one.top >= other.top + other.height or other.top >= one.top + one.height
            assert is_apart_across or is_apart_up, (heading, one.text_frame.text, other.text_frame.text)


def test_all_text_is_at_least_twelve_points(drawn):
    for heading, slide in drawn.items():
        sizes = [int(size) for size in slide._element.xpath(".//a:rPr/@sz | .//a:endParaRPr/@sz")]
        assert min(sizes) >= 1200, heading
        for shape in slide.shapes:
            if shape.has_chart:
                assert min(int(size) for size in shape.chart._chartSpace.xpath(".//a:defRPr/@sz")) >= 1200, heading


def test_every_slide_has_its_number_its_source_and_its_date(drawn):
    for heading, slide in list(drawn.items())[1:]:
        assert slide._element.xpath(".//a:fld[@type='slidenum']"), heading
        foot = [box.text_frame.text for box in boxes(slide) if box.top > Pt(480)]
        assert any("Källa:" in text and "Siffrorna lades in" in text for text in foot), heading


def test_years_are_whole_numbers_and_ticks_those_of_the_screen(drawn):
    for heading in ("paths", "gaps", "second"):
        axis = chart(drawn[heading]).category_axis
        assert axis.tick_labels.number_format == "0"
        assert (axis.minimum_scale, axis.major_unit) == (2008, 1)
    for heading in ("De sju bland landets kommuner", "Vilka skillnader håller?"):
        axis = chart(drawn[heading]).category_axis
        steps = (axis.maximum_scale - axis.minimum_scale) / axis.major_unit
        assert axis.minimum_scale % axis.major_unit == 0 and steps == round(steps) <= 10
        assert axis.tick_labels.number_format.endswith("#,##0")


def test_an_axis_of_shares_goes_from_nought_to_a_hundred(drawn):
    axis = chart(drawn["Vad projekten har redovisat"]).category_axis
    assert (axis.minimum_scale, axis.maximum_scale, axis.major_unit) == (0, 100, 25)


def test_the_limits_of_the_funnel_are_lines_that_can_be_seen(drawn):
    found = [series for series in chart(drawn["Små kommuner svänger mer"]).plots[0].series if series.name in ("95\u00a0%", "99,8\u00a0%")]
    assert [series.name for series in found] == ["95\u00a0%", "95\u00a0%", "99,8\u00a0%", "99,8\u00a0%"]
    for upper, lower in (found[:2], found[2:]):
        values = [list(map(float, side._element.xpath("c:yVal//c:pt/c:v/text()"))) for side in (upper, lower)]
        assert len(values[0]) == 80 and all(high > low for high, low in zip(*values, strict=True))
        assert str(upper.format.line.color.rgb) == "1C2B33"
    # LibreOffice draws no line at all where one series of the chart has none.
    assert not chart(drawn["Små kommuner svänger mer"])._chartSpace.xpath(".//c:ser/c:spPr/a:ln/a:noFill")


def test_the_chosen_one_lies_in_front(drawn):
    """PowerPoint paints by number, the last one in front; LibreOffice the first one written."""
    for heading, name in (("Så har det utvecklats", "Örnsköldsvik"), ("gaps", "Sundsvall")):
        plot = chart(drawn[heading]).plots[0]
        own = next(series for series in plot.series if series.name == name)
        grey = [series for series in plot.series if str(series.format.line.color.rgb) == "8B949A"]
        assert grey and all(series._element.order.val < own._element.order.val for series in grey)
        written = [series.find(qn("c:order")).get("val") for series in plot._element.findall(qn("c:ser"))]
        assert all(written.index(str(own._element.order.val)) < written.index(str(series._element.order.val)) for series in grey)


def test_a_series_is_named_by_its_place_and_never_by_a_code(drawn):
    for heading, slide in drawn.items():
        for name in names_in(slide):
            assert name and name != "–" and not re.fullmatch(r"\d{2,4}", name), heading
    assert {"Ånge", "Timrå", "Kramfors"} <= set(names_in(drawn["Så har det utvecklats"]))


def test_a_place_has_one_colour_on_every_slide(drawn):
    look, found = Look.of("light"), {}
    for slide in drawn.values():
        for series in (one for shape in slide.shapes if shape.has_chart for one in shape.chart.plots[0].series):
            if str(series.format.line.color.rgb) != "8B949A":
                found.setdefault(series.name, set()).add(str(series.format.line.color.rgb))
    assert found["Sundsvall"] == {tint("2281", look).lstrip("#")}
    assert found["Örnsköldsvik"] == {tint("2284", look).lstrip("#")}
    assert found["Sundsvall"] != found["Örnsköldsvik"]
    assert found["Riket"] == {"1C2B33"}
    assert all(len(colours) == 1 for colours in found.values())


def test_the_band_of_the_curve_has_its_edges_the_right_way(drawn):
    slide = drawn["Utveckling och projekt"]
    sides = {}
    for series in chart(slide).plots[0].series:
        if series.name[-1] in "↓↑":
            sides.setdefault(series.name[-1], []).append([value for value in series.values if value is not None])
    assert len(sides["↓"]) == len(sides["↑"]) == 2
    for low, high in zip(sides["↓"], sides["↑"], strict=True):
        assert len(low) > 5 and all(one < other for one, other in zip(low, high, strict=True))
    # 2008: a quarter of the twenty similar-sized lie below 6,3 and a quarter above 8,5; the shade goes from one to the other.
    shade = next(shape for shape in slide.shapes if shape.shape_type == 5)
    heights = [int(height) for height in shape_heights(shade)]
    assert max(heights) > 0 and min(heights) == 0
    count = len(sides["↓"][0])
    upper, lower = heights[:count], heights[count : 2 * count][::-1]
    assert all(above < below for above, below in zip(upper, lower, strict=True))


def shape_heights(shape) -> list[str]:
    return shape._element.xpath(".//a:path/a:moveTo/a:pt/@y | .//a:path/a:lnTo/a:pt/@y")


def test_dots_and_shading_are_kept(drawn):
    slide = drawn["Vilka skillnader håller?"]
    assert [shape for shape in slide.shapes if shape.shape_type == 1 and not shape.has_chart and shape.name == "1–7"]
    places = [series for series in chart(slide).plots[0].series if series.name != "Riket"]
    for series in places:
        low, value, high = map(float, series._element.xpath("c:xVal//c:pt/c:v/text()"))
        assert low < value < high
    assert len(places) == 7
    cloud = next(series for series in chart(drawn["De sju bland landets kommuner"]).plots[0].series if series.name == "Sveriges kommuner")
    assert len(cloud._element.xpath("c:yVal//c:pt")) == 290


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_slide_says_measure_unit_and_year(language):
    for slide in STORY.slides:
        found = rendered(slide, language, "light")
        told = f"{found.heading} {found.sentence}"
        assert NUMBER.search(told) or found.figure.name == "skillnader-heat", slide.figure
        if found.figure.indicator and found.figure.name != "skillnader-heat":
            assert found.figure.indicator.text(language).title in told, slide.figure
            assert found.figure.rows["period"].max() in told, slide.figure
            assert re.search({"sv": "procent|i delar av", "en": "per cent|percentage|in parts of"}[language], told.lower()), slide.figure
