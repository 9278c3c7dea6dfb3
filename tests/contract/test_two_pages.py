"""The sheets of pages: two sides of one sheet of paper, without a word divided, cut or in the other language."""

import io
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import docx
import pikepdf
import pytest
from pptx import Presentation

from insteg.figures.pictures.description import Grid, GridCell
from insteg.figures.pictures.svg.paper import width_of
from insteg.files import document_docx, document_pdf, figure_blocks, page_sheets
from insteg.files.column_shares import shares
from insteg.files.document import Abreast, Block, Heading, PaperDocument, TableBlock, plain, prose
from insteg.files.pptx import tables
from insteg.files.pptx.paper import PICTURE
from insteg.reference import words
from insteg.show import powerpoint
from insteg.show.stories import Slide, Story
from tests.contract.pdf_ua import findings
from tests.contract.test_on_paper import marked, opened, sizes  # noqa: F401  (a fixture)

SHEETS = [(page, language) for page in page_sheets.SHEETS for language in words.LANGUAGES]
# Points between the margins of a standing A4, and half of it less the room between.
WIDE, HALF = 178 * 72 / 25.4, 85 * 72 / 25.4
INSET = 6
# width_of tells rather too much than too little.
SURELY = 0.8


def parts(blocks: Iterable[Block], width: float = WIDE) -> Iterator[tuple[Block, float]]:
    """Every block with the width it has."""
    for block in blocks:
        if isinstance(block, Abreast):
            yield from parts((*block.first, *block.second), HALF)
        else:
            yield block, width


@pytest.mark.parametrize(("page", "language"), SHEETS)
def test_a_pages_sheet_is_two_sides_of_one_sheet(page, language):
    made = opened(document_pdf.pdf(page_sheets.document(page, language)))
    assert len(made.pages) == 2 and findings(made) == [] and min(sizes(made)) >= 9


@pytest.mark.parametrize(("page", "language"), SHEETS)
def test_it_still_is_with_the_owners_mark(marked, page, language):  # noqa: F811
    made = opened(document_pdf.pdf(page_sheets.document(page, language)))
    assert len(made.pages) == 2 and findings(made) == []


@pytest.mark.parametrize(("page", "language"), SHEETS)
def test_no_word_is_wider_than_its_column(page, language):
    found = [(block, width) for block, width in parts(page_sheets.document(page, language).blocks) if isinstance(block, TableBlock)]
    assert found
    for block, width in found:
        for share, column in zip(block.shares, zip(*block.rows, strict=True), strict=True):
            room = width * share / sum(block.shares) - INSET
            said = {word for cell in column for line in cell for word in plain(line.runs).replace("–", "– ").split()}
            assert [word for word in said if width_of(word, 9) * SURELY > room] == []


def test_an_english_sheet_holds_no_swedish_season():
    assert re.findall("våren|hösten|månader", str(page_sheets.document("insatser", "en"))) == []


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_types_stand_in_a_table_with_a_column_for_each_thing(language):
    (table,) = [block for block, _ in parts(page_sheets.document("insatser", language).blocks) if isinstance(block, TableBlock)][1:]
    assert len(table.heads) == 8 and len(table.rows) == 25
    told = [block for block in page_sheets.document("insatser", language).blocks if "▲" in str(block) and not isinstance(block, TableBlock)]
    assert len(told) == 1, "the marks are explained once, above the table"


def test_a_column_is_as_wide_as_its_longest_word_needs_and_no_wider_than_it_asks_for():
    name, short, long = shares(["Insats", "Antal", "Text"], [["Praktik", "1", "ord " * 60], ["Coachning", "12", "–"]])
    assert short < name < long < width_of("ord " * 60, 1) / 3
    assert shares(["A", "Arbetslöshetsersättning"], [["a", "1"]])[1] > width_of("Arbetslöshetsersättning", 1)
    # Where there is not room for all, those who need it for a word come before those who ask for a shorter row.
    word, text = shares(["A", "B"], [["Arbetslöshetsersättning", "ord " * 60]], room=20)
    assert word > width_of("Arbetslöshetsersättning", 1) and text < 8
    assert shares(["A", "B"], []) == (pytest.approx(shares(["A", "B"], [])[0]),) * 2


def test_of_counts_alone_the_table_twin_says_more_than_the_grid():
    frame = figure_blocks.pd.DataFrame([{"Projekt": "X", **{f"k{at}": "Sundsvalls kommun; Region" for at in range(8)}}])
    counts = Grid("Projekt", ("X",), ("k0",), (GridCell(0, 0, 1.0, "2", ""),))
    said = Grid("Projekt (▲ talar för)", ("X",), ("k0",), (GridCell(0, 0, 1.0, "hög", ""),))
    assert "Sundsvalls kommun" in str(figure_blocks._rows(frame, counts, "sv"))
    key, table = figure_blocks._rows(frame, said, "sv")
    assert plain(key.runs) == "▲ talar för." and table.heads == ("Projekt", "k0")


def test_what_stands_abreast_is_read_one_after_the_other():
    pair = Abreast((Heading("Ett"), prose("första")), (Heading("Två"), prose("andra")))
    made = PaperDocument("Titel", "sv", "", (pair,), "Fot")
    assert [one.text for one in docx.Document(io.BytesIO(document_docx.docx(made))).paragraphs] == [
        "Titel",
        "Ett",
        "första",
        "Två",
        "andra",
    ]
    pdf = opened(document_pdf.pdf(made))
    assert findings(pdf) == []
    # Beside each other: the two headings begin at the same height.
    places = [
        operands[5]
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
        if str(operator) in ("Tm", "cm") and len(operands) == 6
    ]
    assert len({round(float(place)) for place in places}) < len(places)


GRIDS = ("skillnader-heat", "luckor", "insatstyper", "synk-parter", "synk-moten")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_slide_of_a_long_table_holds_a_single_row(language):
    neet = {"indicator_id": "neet_16_24", "area_code": "2281", "benchmark": {"kind": "riket"}}
    slides = tuple(Slide(name, neet if name == GRIDS[0] else {}, "insatser", {}) for name in GRIDS)
    deck = Presentation(io.BytesIO(powerpoint.pptx(Story("Rutor", slides), language)))
    held = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert len(held) <= 16 and min(len(table.rows) for table in held) > 3
    for table in held:
        assert sum(column.width for column in table.columns) <= PICTURE.width


def test_the_parts_of_a_grid_have_the_same_columns():
    cells = tuple(GridCell(row, 0, 0.0, "ord " * (30 if row == 3 else 1), "") for row in range(40))
    found = tables.parted(Grid("", tuple(f"Rad {row}" for row in range(40)), ("A",), cells))
    assert len(found) > 1
    assert all(one.columns == other.columns for one, other in pairwise(found))
