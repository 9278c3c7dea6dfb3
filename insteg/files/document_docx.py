"""A document as DOCX that people can go on writing in: real headings, lists, tables and links in one look, with the owner's mark."""

import io
import re
from functools import partial
from typing import Any

import docx as python_docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Pt, RGBColor

from insteg.figures.pictures.look import LIGHT
from insteg.files import engine, mark
from insteg.files.document import Abreast, Block, Heading, PaperDocument, PictureBlock, Prose, TableBlock, TextRun, leading, plain
from insteg.reference import owner, words

FONT = "Arial"
DEEP, INK, QUIET, RULE = LIGHT.accent, LIGHT.ink, LIGHT.quiet, "C9CFD2"
SHORT, LONG, MARGIN = Cm(21), Cm(29.7), Cm(1.9)
# Points. Nothing smaller than the last.
SIZES = {"Title": 20, "Heading 1": 20, "Heading 2": 13, "Heading 3": 11, "Normal": 9.5, "Quiet": 9, "Lead": 11.5}
LOGO_TALL = Cm(0.9)
# Letters: a cell with more may go on over the end of the page, or half a page would stand empty.
LONGEST_WHOLE = 500
# Dots for each unit of an SVG, drawn at about 600 units to a page's width: sharp in print.
DOTS_AN_INCH = 200
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
UNWRITABLE = re.compile(r"[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def docx(made: PaperDocument) -> bytes:
    """The document on A4."""
    file: Any = python_docx.Document()
    _lay_out(file, made)
    _style(file, made.language)
    properties, whose = file.core_properties, mark.shown()
    properties.title, properties.author, properties.language = _clean(made.title), whose.name or "Insteg", made.language
    file.add_heading(_clean(made.title), level=1)
    if made.lead:
        file.add_paragraph(_clean(made.lead), style="Lead")
    for block, leads in zip(made.blocks, leading(made.blocks), strict=True):
        _add(file, block)
        if leads:
            file.paragraphs[-1].paragraph_format.keep_with_next = True
    _head(file.sections[0], whose)
    _foot(file.sections[0], made, whose)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return UNWRITABLE.sub(" ", text)


def _lay_out(file: Any, made: PaperDocument) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = (LONG, SHORT) if made.is_lying else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if made.is_lying else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.header_distance = section.footer_distance = Cm(0.9)


def _style(file: Any, language: str) -> None:
    """One family of letters and our colours for everything, in styles that whoever goes on writing finds in the menu."""
    for name in ("Quiet", "Lead"):
        file.styles.add_style(name, 1).base_style = file.styles["Normal"]
    for name, size in SIZES.items():
        style = file.styles[name]
        style.font.size, style.font.name = Pt(size), FONT
        letters = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            letters.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("ascii", "hAnsi", "cs"):
            letters.set(qn(f"w:{kind}"), FONT)
        is_heading = name.startswith("Heading")
        style.font.color.rgb = _colour(QUIET if name == "Quiet" else DEEP if name == "Heading 2" else INK)
        style.font.bold = is_heading or name == "Lead"
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size * 0.8 if is_heading else 0), Pt(4)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), {"sv": "sv-SE", "en": "en-GB"}[language])
    file.styles["Normal"].element.get_or_add_rPr().append(spoken)


def _colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.lstrip("#"))


def _add(file: Any, block: Block) -> None:
    match block:
        case Heading():
            file.add_heading(_clean(block.text), block.level).paragraph_format.page_break_before = block.is_new_page
        case Prose():
            _write(partial(file.add_paragraph), block)
        case TableBlock():
            _table(file, block)
        case PictureBlock():
            _picture(file, block)
        case Abreast():
            for one in (*block.first, *block.second):
                _add(file, one)


def _write(add: Any, block: Prose) -> None:
    style = {"quiet": "Quiet", "lead": "Lead", "item": "List Bullet"}.get(block.kind)
    paragraph = add(style=style)
    for run in block.runs:
        _run(paragraph, run)


def _run(paragraph: Any, run: TextRun) -> None:
    made = paragraph.add_run(_clean(run.text))
    made.bold = run.is_bold or None
    if run.language:
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), run.language)
        made._r.get_or_add_rPr().append(spoken)
    if run.href:
        made.font.color.rgb, made.font.underline = _colour(DEEP), True
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.href, LINK, is_external=True))
        made._r.addprevious(link)
        link.append(made._r)


def _table(file: Any, block: TableBlock) -> None:
    """Rules between the rows, the names of the columns again on every page, no row torn in two unless it is longer than most."""
    table = file.add_table(rows=1, cols=len(block.heads))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    table._tbl.tblPr.append(
        parse_xml(
            f'<w:tblBorders {nsdecls("w")}><w:bottom w:val="single" w:sz="4" w:color="{RULE}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:color="{RULE}"/></w:tblBorders>'
        )
    )
    for cell, name in zip(table.rows[0].cells, block.heads, strict=True):
        cell.paragraphs[0].style = "Quiet"
        _run(cell.paragraphs[0], TextRun(name, is_bold=True))
    mark_row(table.rows[0], "tblHeader")
    for row in block.rows:
        made = table.add_row()
        if max(len(plain(run for line in lines for run in line.runs)) for lines in row) <= LONGEST_WHOLE:
            mark_row(made, "cantSplit")
        for cell, lines in zip(made.cells, row, strict=True):
            _fill(cell, lines)
    section = file.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for column, share in zip(table.columns, block.shares, strict=True):
        column.width = Emu(int(room * share / sum(block.shares)))
        for cell in column.cells:
            cell.width = column.width
    file.add_paragraph(style="Quiet").paragraph_format.space_after = Pt(0)


def mark_row(row: Any, name: str) -> None:
    """tblHeader: the row is told as the table's heading and repeated; cantSplit: it is kept on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))


def _fill(cell: Any, lines: tuple[Prose, ...]) -> None:
    """One paragraph a line; what is many has bullets."""
    for at, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.style, paragraph.paragraph_format.space_after = "Quiet", Pt(2)
        for run in ((TextRun("• "),) if line.kind == "item" else ()) + line.runs:
            _run(paragraph, run)


def _picture(file: Any, block: PictureBlock) -> None:
    section = file.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    shape = file.add_picture(io.BytesIO(engine.png(block.svg, DOTS_AN_INCH)), width=Emu(int(room * block.share)))
    shape._inline.docPr.set("descr", _clean(block.alternative))


def _head(section: Any, whose: owner.Owner) -> None:
    """The owner's mark at the top of every page; without one nothing stands there."""
    paragraph = section.header.paragraphs[0]
    if whose.logo:
        shape = paragraph.add_run().add_picture(io.BytesIO(mark.png(whose)), height=LOGO_TALL)
        shape._inline.docPr.set("descr", _clean(whose.name))
        paragraph.add_run("   ")
    if whose.line:
        paragraph.style = "Quiet"
        _run(paragraph, TextRun(whose.name, is_bold=True))
        _run(paragraph, TextRun(f", {whose.address}" if whose.name and whose.address else whose.address))


def _foot(section: Any, made: PaperDocument, whose: owner.Owner) -> None:
    """The source and the number of the page."""
    paragraph, say = section.footer.paragraphs[0], words.load(made.language)
    paragraph.style = "Quiet"
    _run(paragraph, TextRun(f"{made.foot} {say('sheet.page')} "))
    for code in ("PAGE", "NUMPAGES"):
        if code == "NUMPAGES":
            _run(paragraph, TextRun(" / "))
        field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        paragraph._p.append(field)
