"""A figure as parts of a document: heading, sentence, picture or table, source."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from insteg.figures.figure import Figure
from insteg.figures.pictures import Grid, Picture
from insteg.figures.pictures.look import LIGHT
from insteg.figures.pictures.svg.picture import alone
from insteg.files.column_shares import shares
from insteg.files.document import Block, Heading, PictureBlock, Prose, TableBlock, TextRun, linked, prose
from insteg.reference import words
from insteg.reference.words import begun

PAPER = replace(LIGHT, paper="#FFFFFF")
# Units across: letters of 12 in a picture as wide as the page are then 9 points. A map needs less of the page.
WIDTH, MAP_WIDTH, MAP_SHARE = 670.0, 400.0, 0.6
# A table of more rows is not for paper: its page has it all.
MOST_ROWS = 40
MOST_COLUMNS, SHORT = 6, 10
EMPTY = ("", "–", "0")


def of(
    figure: Figure, picture: Picture | None, language: str, heading: str = "", sentence: str = "", is_new_page: bool = False
) -> list[Block]:
    """All that is told of a figure. heading, sentence: where others than the figure's own are wanted."""
    said = (sentence or figure.sentence).replace("**", "")
    first: list[Block] = [Heading(heading or figure.title, 2, is_new_page), prose(said)]
    shown = [drawn(figure, picture, said, language)] if picture is not None and not isinstance(picture, Grid) else []
    rows = _rows(figure.table, picture, language) if not shown and not figure.table.empty else []
    return [*first, *shown, *rows, *([prose(figure.source, "quiet")] if figure.source else [])]


def _rows(frame: pd.DataFrame, picture: Picture | None, language: str) -> list[Block]:
    """A grid whose cells hold words stands as it does on a slide; of counts alone the table twin says more."""
    if isinstance(picture, Grid) and len(frame.columns) > MOST_COLUMNS and _is_in_words(picture):
        return grid(picture)
    return [table(frame, language)]


def _is_in_words(picture: Grid) -> bool:
    return any(sign.isalpha() for cell in picture.cells for sign in cell.label)


def grid(picture: Grid) -> list[Block]:
    """The grid as a table, below what its letters mean."""
    corner, _, key = picture.corner.partition(" (")
    cells = {(cell.row, cell.column): cell.label for cell in picture.cells}
    rows = [[name, *(cells.get((down, across), "") for across in range(len(picture.columns)))] for down, name in enumerate(picture.rows)]
    heads = (corner, *picture.columns)
    explained = [prose(begun(key.rstrip(")")) + ".", "quiet")] if key else []
    return [*explained, TableBlock(heads, _filled(rows), shares(heads, rows))]


def _filled(rows: Sequence[Sequence[str]]) -> tuple[tuple[tuple[Prose, ...], ...], ...]:
    return tuple(tuple((Prose(linked(cell)),) for cell in row) for row in rows)


def drawn(figure: Figure, picture: Picture, sentence: str, language: str) -> PictureBlock:
    """The picture in the screen's light colours on white."""
    is_map = hasattr(picture, "areas")
    width, share = (MAP_WIDTH, MAP_SHARE) if is_map else (WIDTH, 1.0)
    return PictureBlock(alone(picture, PAPER, (figure.title, sentence), language, width), f"{figure.title}. {sentence}", share)


def table(frame: pd.DataFrame, language: str) -> TableBlock:
    """The table twin, as long as it is short; one of many columns with words in them is told row by row, without its empty cells."""
    rows = [tuple(str(value) for value in row) for row in frame.head(MOST_ROWS).itertuples(index=False)]
    heads = tuple(map(str, frame.columns))
    if len(heads) <= MOST_COLUMNS or max((len(cell) for row in rows for cell in row[1:]), default=0) <= SHORT:
        return TableBlock(heads, _filled(rows), shares(heads, rows))
    told = ((row[0], [(head, cell) for head, cell in zip(heads[1:], row[1:], strict=True) if cell not in EMPTY]) for row in rows)
    turned = tuple(((prose(name),), (_abreast(cells),)) for name, cells in told)
    return TableBlock((heads[0], words.load(language)("paper.facts")), turned, (1.0, 3.5))


def _abreast(cells: list[tuple[str, str]]) -> Prose:
    """Each value after its name, one after the other."""
    return Prose(tuple(run for head, cell in cells for run in (TextRun(f"{head}: ", is_bold=True), *linked(f"{cell}. "))))
