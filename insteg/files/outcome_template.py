"""The XLSX template for a project's own follow-up: a sheet for sums, one for a row a participant, and what the columns mean."""

import io

from openpyxl import Workbook

from insteg.files.project_template import TEXTS, entry, explanations
from insteg.reference import outcome_columns
from insteg.reference.outcome_columns import AGGREGATE, PARTICIPANT

SHEETS = {
    "sv": {AGGREGATE: "Summor", PARTICIPANT: "En rad per deltagare", "explained": "Förklaringar"},
    "en": {AGGREGATE: "Sums", PARTICIPANT: "One row a participant", "explained": "Explanations"},
}
RULES = {
    "sv": "Fyll i ett av de två bladen. Gula kolumner måste fyllas i. Tomt betyder okänt, aldrig noll. Skriv aldrig personnummer, "
    "namn, e-post eller telefon: då tas filen inte emot. Av rader om deltagare sparas bara summor, och grupper under fem visas inte.",
    "en": "Fill in one of the two sheets. Yellow columns must be filled in. Empty means unknown, never zero. Never write identity numbers, "
    "names, e-mail or telephone: the file is then refused. Of rows about participants only sums are kept, and groups below five are not shown.",
}


def workbook(language: str = "sv") -> bytes:
    """The template as XLSX. Either of the first two sheets is what import-outcomes reads."""
    names, words = SHEETS[language], {**TEXTS[language], "rule": RULES[language]}
    book = Workbook()
    book.remove(book.active)
    for shape in (AGGREGATE, PARTICIPANT):
        entry(book.create_sheet(names[shape]), outcome_columns.columns(shape), language)
    for shape in (AGGREGATE, PARTICIPANT):
        explanations(book.create_sheet(f"{names['explained']} – {names[shape]}"[:31]), outcome_columns.columns(shape), language, words)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
