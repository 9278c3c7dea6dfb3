"""Types of intervention side by side, as a document (DOCX) and as a tagged PDF (PDF/UA-1): a table on lying paper, with the sentences of the page."""

from collections.abc import Callable

from insteg.figures import type_tray
from insteg.figures.type_aspects import SideLine
from insteg.figures.type_tray import TrayChoice
from insteg.files import document_docx, document_pdf
from insteg.files.document import MIME, PaperDocument, Prose, TableBlock, TextRun, prose

__all__ = ["FORMATS", "MIME", "document", "docx", "pdf"]
# The names of the aspects, as a part of a type's column.
NAMES = 0.4
SWEDISH = "sv"


def document(view: TrayChoice) -> PaperDocument:
    """The figure and its lines. Raises ValueError where there are not two types to compare."""
    drawn = type_tray.drawn(view)
    if drawn is None:
        raise ValueError(f"A comparison needs at least {type_tray.FEWEST} types that exist; asked for {', '.join(view.types) or 'none'}.")
    figure, held = drawn[0], type_tray.content(view)
    rows = tuple(
        (_name(aspect.name), *(tuple(_said(line, len(lines) > 1) for line in lines) for lines in aspect.cells)) for aspect in held.aspects
    )
    heads = (str(figure.table.columns[0]), *held.titles)
    table = TableBlock(heads, rows, (NAMES, *(1.0 for _ in held.titles)))
    blocks = (table, prose(figure.method, "quiet"))
    return PaperDocument(figure.title, view.language, figure.sentence, blocks, figure.source, is_lying=True)


def _name(text: str) -> tuple[Prose, ...]:
    return (Prose((TextRun(text, is_bold=True),)),)


def _said(line: SideLine, is_one_of_many: bool) -> Prose:
    """An address on this site leads nowhere on paper: only those of sources are links."""
    href = line.href if line.href.startswith("http") else ""
    parts = (
        TextRun(f"{line.title}:" if line.title else "", href=href, language=SWEDISH),
        TextRun(line.text),
        TextRun(line.source, language=SWEDISH),
        TextRun(line.work, href=href, language=SWEDISH),
    )
    runs = [part for part in parts if part.text]
    spaced = [one for run in runs for one in (TextRun(" "), run)][1:]
    return Prose(tuple(spaced), "item" if is_one_of_many else "usual")


def docx(view: TrayChoice) -> bytes:
    return document_docx.docx(document(view))


def pdf(view: TrayChoice) -> bytes:
    return document_pdf.pdf(document(view))


FORMATS: dict[str, Callable[[TrayChoice], bytes]] = {"docx": docx, "pdf": pdf}
