"""A story as a PowerPoint file: native charts, shapes and tables that can be edited, with notes and text alternatives."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from insteg.figures.pictures.description import AreaMap, Grid, Picture, Timeline
from insteg.figures.pictures.plot import Plot, Stretch
from insteg.files import mark
from insteg.files.pptx import area_map, charts, tables, template, timeline
from insteg.files.pptx.paper import (
    ACROSS,
    DEEP,
    FONT,
    INK,
    LEFT,
    QUIET,
    SMALLEST,
    Box,
    colour,
    describe,
    lines_of,
    write,
)  # fmt: skip
from insteg.files.pptx.places import SENTENCE, SlidePlaces
from insteg.reference import owner

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
# A table twin longer than this is not for the notes.
MOST_ROWS = 16


@dataclass(frozen=True)
class SlideContent:
    """One slide. picture: its description; heads, rows: the figure's table, for the notes."""

    heading: str
    sentence: str
    source: str
    note: str = ""
    picture: Picture | None = None
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def pptx(title: str, subtitle: str, pages: Sequence[SlideContent], language: str) -> bytes:
    """The file: a title slide and one slide a page, 16:9 or as the owner's template is. Raises BadSetting."""
    deck, whose = template.opened(), mark.shown()
    places = SlidePlaces(template.spare(deck))
    properties = deck.core_properties
    properties.title, properties.language, properties.author = title, LANGUAGES[language], whose.name or "Insteg"
    _begin(deck, title, subtitle, places)
    for page in pages:
        for part in _parted(page, places.picture):
            _add(deck, part, language, places)
    for slide in deck.slides:
        template.empty(slide)
        if template.is_given():
            template.recolour(slide._element, deck)
        _speak(slide._element, language)
        if slide.has_notes_slide:
            _speak(slide.notes_slide._element, language)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _begin(deck: Any, title: str, subtitle: str, places: SlidePlaces) -> None:
    slide = deck.slides.add_slide(template.layout(deck, template.is_given()))
    _set_title(slide, title, places.title, 44)
    write(slide.shapes, subtitle, places.subtitle, 20, QUIET)
    _mark(slide, mark.shown(), places.mark)


def _mark(slide: Any, whose: owner.Owner, place: Box) -> None:
    """Logo, name and address of whoever gives the show; without them nothing stands there."""
    left = place.left
    if whose.logo:
        wide, tall = mark.size(whose)
        shape = slide.shapes.add_picture(io.BytesIO(mark.png(whose)), Emu(left), Emu(place.top), height=Emu(place.height))
        describe(shape, whose.name, whose.name)
        left += place.height * wide // tall + int(Inches(0.2))
    if whose.line:
        write(slide.shapes, whose.line, Box(left, place.top + place.height // 4, place.right - left, place.height), 14, QUIET)


def _parted(page: SlideContent, place: Box) -> list[SlideContent]:
    """A grid or time line of many rows goes on over several slides: on one its letters would be too small to read."""
    parts: Sequence[Picture | None] = [page.picture]
    if isinstance(page.picture, Grid):
        parts = tables.parted(page.picture, place)
    elif isinstance(page.picture, Timeline):
        parts = timeline.parted(page.picture, place)
    numbers = [f" ({number}/{len(parts)})" if len(parts) > 1 else "" for number in range(1, len(parts) + 1)]
    return [replace(page, heading=page.heading + number, picture=part) for number, part in zip(numbers, parts, strict=True)]


def _add(deck: Any, page: SlideContent, language: str, places: SlidePlaces) -> None:
    slide = deck.slides.add_slide(template.layout(deck))
    left, wide = template.title_span(deck) if template.is_given() else (int(LEFT), int(ACROSS))
    _set_title(slide, page.heading, Box(left or int(LEFT), int(Inches(0.3)), wide or int(ACROSS), int(Inches(0.75))), 30)
    write(slide.shapes, page.sentence, SENTENCE, _fitting(page.sentence, SENTENCE, (20, 17, 15, 14, 13)), INK)
    for number, shape in enumerate(_draw(slide, page, language, places.picture), 1):
        describe(shape, page.heading if number == 1 else f"{page.heading} ({number})", page.sentence)
    write(slide.shapes, page.source, places.foot, SMALLEST, QUIET)
    _number(slide, places.number)
    slide.notes_slide.notes_text_frame.text = "\n\n".join(
        part for part in (page.sentence, page.note, *_projects(page.picture), *_in_words(page), page.source) if part
    )


def _fitting(text: str, box: Box, sizes: tuple[int, ...]) -> float:
    """The largest size in which the text stays in its box."""
    lines = {size: lines_of(text, size, box.width) for size in sizes}
    return next((size for size in sizes if lines[size] * Pt(size * 1.2) <= box.height), SMALLEST)


def _draw(slide: Any, page: SlideContent, language: str, place: Box) -> list[Any]:
    """The picture in the kind that PowerPoint can hold it in; at least one shape, unless there is nothing to show."""
    match page.picture:
        case AreaMap():
            return [area_map.add_map(slide, page.picture, place)]
        case Timeline():
            return [timeline.add_timeline(slide, page.picture)]
        case Grid():
            return [tables.add_grid(slide, page.picture, place)]
        case Plot():
            return charts.add_charts(slide, page.picture, language, place)
        case _:
            return []


def _number(slide: Any, place: Box) -> None:
    """The slide's number as a field: it follows when slides are moved."""
    box = write(slide.shapes, "", place, SMALLEST, QUIET, align=PP_ALIGN.RIGHT)
    box.name = "Slide number"
    run = box.text_frame.paragraphs[0]._p.find(qn("a:r"))
    size = f'<a:rPr sz="{SMALLEST * 100}"><a:solidFill><a:srgbClr val="{QUIET.lstrip("#")}"/></a:solidFill></a:rPr>'
    number = f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{size}<a:t>‹#›</a:t></a:fld>'
    run.addprevious(parse_xml(number))
    run.getparent().remove(run)


def _projects(picture: Picture | None) -> list[str]:
    """What the numbers of the projects in a curve stand for."""
    marks = picture.marks if isinstance(picture, Plot) else ()
    return ["\n".join(f"{mark.number}: {mark.text}" for mark in marks if isinstance(mark, Stretch))]


def _in_words(page: SlideContent) -> list[str]:
    """The figure's table in the notes, where it is short: the presenter has every figure at hand."""
    if not page.rows or len(page.rows) > MOST_ROWS:
        return []
    return ["\n".join(" · ".join(row) for row in (page.heads, *page.rows))]


def _set_title(slide: Any, text: str, place: Box, size: float) -> None:
    title = slide.shapes.title
    if title is None:  # a template whose layouts have none
        write(slide.shapes, text, place, size, DEEP, True)
        return
    title.left, title.top, title.width, title.height = (Emu(part) for part in (place.left, place.top, place.width, place.height))
    frame = title.text_frame
    frame.text = text
    frame.word_wrap = True
    frame.margin_left = 0
    run = frame.paragraphs[0].runs[0] if frame.paragraphs[0].runs else frame.paragraphs[0].add_run()
    fitting = _fitting(text, place, (int(size), int(size * 0.8), int(size * 0.65)))
    run.font.size = Pt(fitting)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    if not template.is_given():
        run.font.bold, run.font.color.rgb = True, colour(DEEP)


def _speak(element: Any, language: str) -> None:
    """The language of every piece of text, for spelling and for voices; and its letters: the template's, where there is one."""
    letters = "+mn-lt" if template.is_given() else FONT
    for run in element.iter(qn("a:r"), qn("a:fld")):
        properties = run.find(qn("a:rPr"))
        if properties is None:
            properties = etree.Element(qn("a:rPr"))
            run.insert(0, properties)
        properties.set("lang", LANGUAGES[language])
        if properties.find(qn("a:latin")) is None and not (template.is_given() and _is_title(run)):
            etree.SubElement(properties, qn("a:latin")).set("typeface", letters)


def _is_title(run: Any) -> bool:
    """What stands in the template's own place for a title has the template's own letters."""
    shape = next(run.iterancestors(qn("p:sp")), None)
    return shape is not None and shape.find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}") is not None
