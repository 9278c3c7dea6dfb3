"""What is known before a project starts, as a document of about two pages to take to a meeting."""

import io
from dataclasses import dataclass

from docx import Document
from docx.shared import Cm, Pt

MARGIN = Cm(1.8)
SIZE = Pt(9.5)


@dataclass(frozen=True)
class Section:
    """One heading with its lines; a line may have a bold beginning."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Summary:
    """What the document holds. The idea stands here and nowhere else: it is not kept."""

    title: str
    language: str
    idea: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    foot: str


def document(summary: Summary) -> bytes:
    """The summary as DOCX: A4, small margins, real headings and lists, so that a screen reader finds its way."""
    made = Document()
    _page(made)
    made.core_properties.title, made.core_properties.author = summary.title, "Insteg"
    made.core_properties.language = summary.language
    made.add_heading(summary.title, level=1)
    for name, text in summary.idea:
        _line(made.add_paragraph(), name, text)
    for section in summary.sections:
        made.add_heading(section.heading, level=2)
        for name, text in section.lines:
            _line(made.add_paragraph(style="List Bullet"), name, text)
    _line(made.sections[0].footer.paragraphs[0], "", summary.foot)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _page(made) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    made.styles["Normal"].font.size = SIZE
    made.styles["Normal"].paragraph_format.space_after = Pt(2)


def _line(paragraph, name: str, text: str) -> None:
    paragraph.paragraph_format.space_after = Pt(1)
    if name:
        paragraph.add_run(f"{name} ").bold = True
    paragraph.add_run(text)
