"""A show as PowerPoint: native charts with every point, text alternatives, notes, titles, language."""

import io
import re

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from insteg.figures.pictures.plot import Kind, Line, Plot, points_of
from insteg.show import powerpoint, ready
from insteg.show.slides import rendered
from insteg.show.stories import Slide, Story

PANELS = Slide("jamforelse", {"indicator_id": "neet_16_24", "area_codes": ["2281", "2284", "00"], "form": "rutor"}, "jamfor", {})
STORY = Story("Prov", (*(slide for name in ready.NAMES for slide in ready.ready(name, "sv", "2282").slides), PANELS))


@pytest.fixture(scope="module")
def deck():
    return Presentation(io.BytesIO(powerpoint.pptx(STORY, "sv")))


def _pairs(deck):
    by_heading = {powerpoint.page_of(slide, "sv").heading: slide for slide in STORY.slides}
    found = [(by_heading[re.sub(r" \(\d/\d\)$", "", drawn.shapes.title.text_frame.text)], drawn) for drawn in list(deck.slides)[1:]]
    assert list(dict.fromkeys(slide.heading for slide, _ in found)) == [slide.heading for slide in STORY.slides]
    return found


def test_every_slide_has_title_sentence_source_and_note(deck):
    for slide, drawn in _pairs(deck):
        page = powerpoint.page_of(slide, "sv")
        texts = [shape.text_frame.text for shape in drawn.shapes if shape.has_text_frame]
        title = drawn.shapes.title.text_frame.text
        assert re.sub(r" \(\d/\d\)$", "", title) == page.heading
        assert page.sentence in texts
        assert any(page.source in text for text in texts)
        notes = drawn.notes_slide.notes_text_frame.text
        assert notes.startswith(page.sentence)
        assert slide.note in notes


def test_every_picture_says_its_sentence_to_those_who_hear_it(deck):
    checked = 0
    for slide, drawn in _pairs(deck):
        sentence = powerpoint.page_of(slide, "sv").sentence
        pictures = [shape for shape in drawn.shapes if not shape.has_text_frame and shape.shape_type != MSO_SHAPE_TYPE.LINE]
        assert pictures, slide.figure
        for shape in pictures:
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == sentence
            checked += 1
    assert checked >= len(STORY.slides)


def _charts(drawn):
    return [shape.chart for shape in drawn.shapes if shape.has_chart]


def _numbers(series) -> list[float]:
    """Every figure of a series, along both axes, in order."""
    return [float(text) for text in series._element.xpath(".//*[self::c:val or self::c:yVal or self::c:xVal]//c:pt/c:v/text()")]


def test_native_charts_hold_every_point_of_the_picture(deck):
    charts = 0
    for slide, drawn in _pairs(deck):
        picture = rendered(slide, "sv", "light").picture
        found = [number for chart in _charts(drawn) for series in chart.plots[0].series for number in _numbers(series)]
        if isinstance(picture, Plot):
            for point in points_of(picture):
                held = point.x if picture.y.kind is Kind.ROWS else point.y
                assert held is None or any(number == pytest.approx(held) for number in found), (slide.figure, point)
            charts += len(_charts(drawn))
    assert charts > 5


def test_values_are_those_of_the_picture_and_a_break_is_a_gap(deck):
    shown, drawn = next((slide, drawn) for slide, drawn in _pairs(deck) if slide.figure == "jamforelse")
    chart = _charts(drawn)[0]
    years = [str(name) for name in chart.plots[0].categories]
    pieces = [piece for mark in rendered(shown, "sv", "light").picture.marks if isinstance(mark, Line) for piece in mark.pieces]
    for piece, series in zip(pieces, chart.plots[0].series, strict=True):
        known = {year: value for year, value in zip(years, series.values, strict=True) if value is not None}
        assert series.name == piece[0].of.name
        assert known == pytest.approx({point.x: point.y for point in piece if point.y is not None})
        # No series reaches over the break, so nothing joins 2014 and 2015.
        assert max(known) < "2015" or min(known) >= "2015"
    assert chart._chartSpace.xpath("c:chart/c:dispBlanksAs/@val") == ["gap"]


def test_a_grid_over_several_slides_loses_no_row_and_no_number(deck):
    tables = [next(shape.table for shape in drawn.shapes if shape.has_table) for slide, drawn in _pairs(deck) if slide.figure == "luckor"]
    page = powerpoint.page_of(next(slide for slide in STORY.slides if slide.figure == "luckor"), "sv")
    shown = [tuple(cell.text for cell in row.cells) for table in tables for row in list(table.rows)[1:]]
    expected = [tuple("" if text == "–" else text for text in row) for row in page.rows]
    assert shown == expected


def test_maps_are_named_shapes_and_tables_are_tables(deck):
    kinds = {slide.figure: drawn for slide, drawn in _pairs(deck)}
    group = next(shape for shape in kinds["karta"].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
    shapes = [shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert {shape.name for shape in shapes} >= {"Sundsvall", "Ånge", "Kramfors"}
    assert len(shapes) == 7
    assert len({str(shape.fill.fore_color.rgb) for shape in shapes}) > 1
    assert any(shape.has_table for shape in kinds["skillnader-heat"].shapes)


@pytest.mark.parametrize(("language", "code"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_all_text_has_its_language(language, code):
    deck = Presentation(io.BytesIO(powerpoint.pptx(Story("", STORY.slides[:2]), language)))
    runs = [run for slide in deck.slides for run in slide._element.xpath(".//a:r/a:rPr/@lang")]
    assert runs
    assert set(runs) == {code}
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
