"""The XLSX template for bringing research findings: an empty sheet to fill in, what each column means, the types and the outcome areas."""

import io

from openpyxl import Workbook

from insteg.files.project_template import TEXTS, entry, explanations, terms
from insteg.reference import evidence_columns, interventions

SHEETS = {
    "sv": ("Forskningsresultat", "Förklaringar", "Insatstyper", "Utfallsområden"),
    "en": ("Findings", "Explanations", "Types", "Outcome areas"),
}
AREAS = {"sv": ("Utfallsområde", "Vad det betyder"), "en": ("Outcome area", "What it means")}
RULES = {
    "sv": "Gula kolumner måste fyllas i, ett forskningsresultat på varje rad. Tomt betyder att publikationen inte säger det, aldrig noll. "
    "Skriv inga förnamn på personer.",
    "en": "Yellow columns must be filled in, one finding on each row. Empty means that the publication does not say, never zero. "
    "Write no given names of persons.",
}


def workbook(language: str = "sv") -> bytes:
    """The template as XLSX. The first sheet is what import-evidence reads; its header is row 1, so row numbers agree."""
    findings, explained, types, areas = SHEETS[language]
    book = Workbook()
    sheet = book.active
    sheet.title = findings
    entry(sheet, evidence_columns.columns(), language)
    explanations(book.create_sheet(explained), evidence_columns.columns(), language, {**TEXTS[language], "rule": RULES[language]})
    terms(book.create_sheet(types), tuple(TEXTS[language]["types"]), interventions.types(), language)
    terms(book.create_sheet(areas), AREAS[language], interventions.domains(), language)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
