"""The XLSX template for bringing one's own projects: an empty sheet to fill in, and what each column means."""

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from insteg.files.cells import fill
from insteg.reference import interventions, project_columns
from insteg.reference.project_columns import Column

BOLD = Font(bold=True)
REQUIRED = PatternFill("solid", fgColor="FFF2CC")
ROWS = 500
TEXTS = {
    "sv": {
        "sheets": ("Projekt", "Förklaringar", "Insatstyper"),
        "explained": ("Kolumn", "Måste fyllas i", "Vad den betyder", "Tillåtna svar", "Exempel"),
        "types": ("Insatstyp", "Vad den betyder"),
        "yes": "ja",
        "no": "nej",
        "rule": "Gula kolumner måste fyllas i. Tomt betyder okänt, aldrig noll. Skriv inga namn på personer.",
    },
    "en": {
        "sheets": ("Projects", "Explanations", "Types"),
        "explained": ("Column", "Must be filled in", "What it means", "Allowed answers", "Example"),
        "types": ("Type of intervention", "What it means"),
        "yes": "yes",
        "no": "no",
        "rule": "Yellow columns must be filled in. Empty means unknown, never zero. Write no names of persons.",
    },
}


def workbook(language: str = "sv") -> bytes:
    """The template as XLSX. The first sheet is what import-projects reads; its header is row 1, so row numbers agree."""
    words = TEXTS[language]
    book = Workbook()
    projects, explained, types = words["sheets"]
    sheet = book.active
    sheet.title = projects
    entry(sheet, project_columns.columns(), language)
    explanations(book.create_sheet(explained), project_columns.columns(), language, words)
    terms(book.create_sheet(types), tuple(words["types"]), interventions.types(), language)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _said(item: object, name: str, language: str) -> str:
    return str(getattr(item, f"{name}_{language}"))


def entry(sheet: Worksheet, columns: tuple[Column, ...], language: str) -> None:
    """The empty table to fill in: header with comments, yellow where it must be filled in, lists to pick from."""
    fill(sheet, 1, [_said(column, "header", language) for column in columns])
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(1, number)
        cell.font = BOLD
        cell.comment = Comment(_said(column, "explanation", language), "Insteg")
        if column.required:
            cell.fill = REQUIRED
        sheet.column_dimensions[get_column_letter(number)].width = 24
        _limit(sheet, number, column)
    sheet.freeze_panes = "C2"


def _limit(sheet: Worksheet, number: int, column: Column) -> None:
    """Choices become a list to pick from; text columns stay text, so that 2015-06 is not turned into a day."""
    letter = get_column_letter(number)
    if column.choices:
        rule = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
        sheet.add_data_validation(rule)
        rule.add(f"{letter}2:{letter}{ROWS}")
    if column.kind in ("date", "text", "project"):
        for row in range(2, ROWS + 1):
            sheet.cell(row, number).number_format = "@"


def explanations(sheet: Worksheet, columns: tuple[Column, ...], language: str, words: dict[str, Any]) -> None:
    """What each column means, which must be filled in, and an example."""
    fill(sheet, 1, [words["rule"]])
    _header(sheet, 2, words["explained"])
    for row, column in enumerate(columns, start=3):
        must = words["yes"] if column.required else words["no"]
        texts = [_said(column, "header", language), must, _said(column, "explanation", language), "; ".join(column.choices), column.example]
        fill(sheet, row, texts)
    _wide(sheet, (32, 16, 70, 40, 40))


def terms(sheet: Worksheet, heads: tuple[str, ...], items: Iterable[object], language: str) -> None:
    """What a cell may name, and what each name means. items: with a title and a definition in each language."""
    _header(sheet, 1, heads)
    for row, item in enumerate(items, start=2):
        fill(sheet, row, [_said(item, "title", language), _said(item, "definition", language)])
    _wide(sheet, (44, 110))


def _header(sheet: Worksheet, row: int, names: tuple[str, ...]) -> None:
    fill(sheet, row, names)
    for number, _ in enumerate(names, start=1):
        sheet.cell(row, number).font = BOLD


def _wide(sheet: Worksheet, widths: tuple[int, ...]) -> None:
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
