"""A show as PowerPoint: native charts with every point, text alternatives, notes, titles, language."""

import io
import math
import re

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from insteg.exports import slide_traces
from insteg.stories import Slide, Story
from insteg.views import presentation, ready_stories
from insteg.views.slides import rendered

PANELS = Slide("jamforelse", {"indicator_id": "neet_16_24", "area_codes": ["2281", "2284", "00"], "form": "rutor"}, "jamfor", {})
STORY = Story("Prov", (*(slide for name in ready_stories.NAMES for slide in ready_stories.ready(name, "sv", "2282").slides), PANELS))


@pytest.fixture(scope="module")
def deck():
    return Presentation(io.BytesIO(presentation.pptx(STORY, "sv")))


# A grid of many rows goes on over several slides.
PARTS = {"luckor": 3}


def _pairs(deck):
    expected = [slide for slide in STORY.slides for _ in range(PARTS.get(slide.figure, 1))]
    return list(zip(expected, list(deck.slides)[1:], strict=True))


def _points(series) -> int:
    return len(series._element.xpath(".//*[self::c:val or self::c:yVal]//c:pt"))


def test_every_slide_has_title_sentence_source_and_note(deck):
    for slide, drawn in _pairs(deck):
        page = presentation.page_of(slide, "sv")
        texts = [shape.text_frame.text for shape in drawn.shapes if shape.has_text_frame]
        title = drawn.shapes.title.text_frame.text
        assert title == page.heading or (slide.figure in PARTS and re.sub(r" \(\d/\d\)$", "", title) == page.heading)
        assert page.sentence in texts
        assert any(page.source in text for text in texts)
        notes = drawn.notes_slide.notes_text_frame.text
        assert notes.startswith(page.sentence)
        assert slide.note in notes


def test_every_picture_says_its_sentence_to_those_who_hear_it(deck):
    checked = 0
    for slide, drawn in _pairs(deck):
        sentence = presentation.page_of(slide, "sv").sentence
        pictures = [shape for shape in drawn.shapes if not shape.has_text_frame]
        assert pictures, slide.figure
        for shape in pictures:
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == sentence
            checked += 1
    assert checked >= len(STORY.slides)


def test_native_charts_hold_every_point_of_the_figure(deck):
    charts = 0
    for slide, drawn in _pairs(deck):
        found = [shape.chart for shape in drawn.shapes if shape.has_chart]
        if not found:
            continue
        figure = rendered(slide, "sv", "light").chart.to_plotly_json()
        wanted = slide_traces.of(figure)
        series = [one for chart in found for one in chart.plots[0].series]
        # A project's time is a level line of its own in the curve; everything else is a trace of the figure.
        own = series[: len(wanted)] if slide.figure == "kurvan" else series
        assert len(own) == len(wanted), slide.figure
        assert sum(map(_points, own)) == sum(value is not None for one in wanted for value in one.y), slide.figure
        charts += len(found)
    assert charts > 5


def test_values_are_those_of_the_figure_and_a_break_is_a_gap(deck):
    at = next(at for at, slide in enumerate(STORY.slides) if slide.figure == "jamforelse")
    chart = next(shape.chart for shape in _pairs(deck)[at][1].shapes if shape.has_chart)
    figure = rendered(STORY.slides[at], "sv", "light").chart
    years = [str(name) for name in chart.plots[0].categories]
    for trace, series in zip(figure.data, chart.plots[0].series, strict=True):
        known = {year: value for year, value in zip(years, series.values, strict=True) if value is not None}
        assert known == pytest.approx({year: float(value) for year, value in zip(trace.x, trace.y, strict=True) if not math.isnan(value)})
        # No series reaches over the break, so nothing joins 2014 and 2015.
        assert max(known) < "2015" or min(known) >= "2015"
    assert chart._chartSpace.xpath("c:chart/c:dispBlanksAs/@val") == ["gap"]


def test_a_grid_over_several_slides_loses_no_row_and_no_number(deck):
    tables = [next(shape.table for shape in drawn.shapes if shape.has_table) for slide, drawn in _pairs(deck) if slide.figure == "luckor"]
    page = presentation.page_of(next(slide for slide in STORY.slides if slide.figure == "luckor"), "sv")
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
    deck = Presentation(io.BytesIO(presentation.pptx(Story("", STORY.slides[:2]), language)))
    runs = [run for slide in deck.slides for run in slide._element.xpath(".//a:r/a:rPr/@lang")]
    assert runs
    assert set(runs) == {code}
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
