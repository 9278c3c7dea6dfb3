"""A story as a PowerPoint file: native charts, shapes and tables that can be edited, with notes and text alternatives."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from insteg.exports import slide_charts, slide_shapes, slide_tables
from insteg.exports.slide_paper import ACROSS, DEEP, HEIGHT, INK, LEFT, QUIET, WIDTH, colour, describe, write

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
TITLE_ONLY = 5
# A table longer than this cannot be read from a chair.
MOST_ROWS = 16
# A grid has tall heads, and its names may take two lines.
MOST_GRID_ROWS = 9


@dataclass(frozen=True)
class Page:
    """One slide. chart: a Plotly figure as a plain dict; map: as views.map gives it; heads, rows: the table twin, drawn when neither is there."""

    heading: str
    sentence: str
    source: str
    note: str = ""
    chart: dict | None = None
    map: dict | None = None
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def pptx(title: str, subtitle: str, pages: Sequence[Page], language: str) -> bytes:
    """The file: a title slide and one slide a page, 16:9."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    deck.core_properties.title, deck.core_properties.language, deck.core_properties.author = title, LANGUAGES[language], "Insteg"
    _begin(deck, title, subtitle)
    for page in pages:
        for part in _parted(page):
            _add(deck, part)
    for slide in deck.slides:
        _speak(slide._element, language)
        if slide.has_notes_slide:
            _speak(slide.notes_slide._element, language)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _begin(deck: Any, title: str, subtitle: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    _set_title(slide, title, (LEFT, Inches(2.4), ACROSS, Inches(1.6)), 44)
    describe(write(slide.shapes, subtitle, (LEFT, Inches(4.1), ACROSS, Inches(1)), 20, QUIET), subtitle, "")


def _parted(page: Page) -> list[Page]:
    """A grid of many rows goes on over several slides: on one its letters would be too small to read."""
    if not (page.chart and slide_tables.is_grid(page.chart)):
        return [page]
    parts = slide_tables.parted(page.chart, MOST_GRID_ROWS)
    numbers = [f" ({number}/{len(parts)})" if len(parts) > 1 else "" for number in range(1, len(parts) + 1)]
    return [replace(page, heading=page.heading + number, chart=part) for number, part in zip(numbers, parts, strict=True)]


def _add(deck: Any, page: Page) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    _set_title(slide, page.heading, (LEFT, Inches(0.35), ACROSS, Inches(0.8)), 30)
    write(slide.shapes, page.sentence, (LEFT, Inches(1.2), ACROSS, Inches(0.9)), _fitting(page.sentence), INK)
    for number, shape in enumerate(_draw(slide, page), 1):
        describe(shape, page.heading if number == 1 else f"{page.heading} ({number})", page.sentence)
    told = " ".join([*_marks(page.chart), page.source]).strip()
    write(slide.shapes, told, (LEFT, Inches(6.92), ACROSS, Inches(0.4)), 12, QUIET)
    slide.notes_slide.notes_text_frame.text = "\n\n".join(
        part for part in (page.sentence, page.note, *_in_words(page), page.source) if part
    )


def _fitting(sentence: str) -> float:
    """A size that gives the sentence at most three lines."""
    return next((size for most, size in ((170, 20), (300, 17), (460, 14)) if len(sentence) < most), 12)


def _draw(slide: Any, page: Page) -> list[Any]:
    """The picture in the kind that PowerPoint can hold it in; at least one shape, unless there is nothing to show."""
    if page.map:
        return [slide_shapes.add_map(slide, page.map)]
    if page.chart and slide_shapes.is_timeline(page.chart):
        return [slide_shapes.add_timeline(slide, page.chart)]
    if page.chart and slide_tables.is_grid(page.chart):
        return [slide_tables.add_grid(slide, page.chart)]
    if page.chart:
        return slide_charts.add_charts(slide, page.chart)
    return [slide_tables.add_table(slide, page.heads, page.rows[:MOST_ROWS])] if page.rows else []


def _marks(chart: dict | None) -> list[str]:
    """What stands at the upper edge of the chart (a break in the series, a start): native charts have no place for it."""
    if not chart or any(trace.get("type") == "bar" for trace in chart["data"]):
        return []
    notes = chart["layout"].get("annotations", [])
    found = [note["text"] for note in notes if note.get("yref") == "paper" and note.get("y") == 1 and note.get("yanchor") == "bottom"]
    return [f"{text[:1].upper()}{text[1:]}." for text in dict.fromkeys(found)] if not chart["layout"].get("xaxis2") else []


def _in_words(page: Page) -> list[str]:
    """The table twin in the notes, where it is short: the presenter has every figure at hand."""
    if not page.rows or len(page.rows) > MOST_ROWS:
        return []
    return ["\n".join(" · ".join(row) for row in (page.heads, *page.rows))]


def _set_title(slide: Any, text: str, place: tuple[Any, Any, Any, Any], size: float) -> None:
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (Emu(int(part)) for part in place)
    frame = title.text_frame
    frame.text = text
    frame.word_wrap = True
    frame.margin_left = 0
    run = frame.paragraphs[0].runs[0] if frame.paragraphs[0].runs else frame.paragraphs[0].add_run()
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size if len(text) < 70 else size * 0.75), True, colour(DEEP)
    frame.paragraphs[0].alignment = 1


def _speak(element: Any, language: str) -> None:
    """The language of every piece of text, for spelling and for voices."""
    for run in element.iter(qn("a:r"), qn("a:fld")):
        properties = run.find(qn("a:rPr"))
        if properties is None:
            properties = etree.Element(qn("a:rPr"))
            run.insert(0, properties)
        properties.set("lang", LANGUAGES[language])
