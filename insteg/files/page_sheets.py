"""The sheets of two pages: what is known of the types of intervention, and what ran at the same time. Their figures are the pages' own."""

from insteg.figures.registry import RECIPES
from insteg.files import figure_blocks
from insteg.files.document import Block, PaperDocument, prose
from insteg.reference import words
from insteg.store import snapshots
from insteg.store.remembered import ask

# The figures of each, in the order of the page.
SHEETS = {
    "insatser": ("luckor", "insatstyper"),
    "synkronisering": ("synk-nu", "synk-tid", "synk-samtidigt", "synk-lika", "synk-koppling", "synk-foljd", "synk-parter"),
}
LYING = ("insatser",)


@snapshots.of_one
def document(page: str, language: str) -> PaperDocument:
    """The sheet of the page, as its figures stand today without any choice."""
    say = words.load(language)
    blocks = [block for name in SHEETS[page] for block in _figure(name, language)]
    built = f"{say('frame.processing')} {say('frame.built', date=say.date(ask('snapshot')['built_at'].iloc[0]))}"
    return PaperDocument(say(f"page.{page}.title"), language, say(f"paper.lead.{page}"), tuple(blocks), built, page in LYING)


def _figure(name: str, language: str) -> list[Block]:
    recipe = RECIPES[name]
    drawn = recipe.make(recipe.adapter.validate_python({"language": language, "mode": "light"}))
    if drawn is None:
        return []
    figure, picture = drawn
    told = figure_blocks.of(figure, picture, language)
    return [*told, prose(figure.method.replace("**", ""), "quiet")] if figure.method else told


def file_name(page: str, language: str, kind: str = "pdf") -> str:
    return f"insteg-{page}-{language}.{kind}"


def made(page: str, language: str, kind: str = "pdf") -> bytes:
    """The sheet as PDF or DOCX."""
    # Imported here: the writers take a moment to load, and pages that offer the sheet should not wait for them.
    from insteg.files import document_docx, document_pdf

    make = {"pdf": document_pdf.pdf, "docx": document_docx.docx}[kind]
    return make(document(page, language))
