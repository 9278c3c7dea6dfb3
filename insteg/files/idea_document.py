"""What is known before a project starts, as a document of about two pages to take to a meeting."""

from dataclasses import dataclass

from insteg.files import document_docx
from insteg.files.document import Block, Heading, PaperDocument, prose


@dataclass(frozen=True)
class Section:
    """One heading with its lines; a line may have a bold beginning."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Summary:
    """What the document holds. The idea stands here and nowhere else: it is not kept. place: the municipality it is about."""

    title: str
    language: str
    idea: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    foot: str
    place: str = ""


def document(summary: Summary) -> bytes:
    """The summary as DOCX: real headings, lists and links, so that a screen reader finds its way."""
    about: list[Block] = [prose(text, name=name) for name, text in summary.idea]
    for section in summary.sections:
        about += [Heading(section.heading), *(prose(text, "item", name) for name, text in section.lines)]
    return document_docx.docx(PaperDocument(summary.title, summary.language, summary.place, tuple(about), summary.foot))
