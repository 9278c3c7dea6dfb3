"""The sheets of two pages: what is known of the types of intervention, and what ran at the same time. Their figures are the pages' own."""

from collections.abc import Iterator
from dataclasses import replace

from insteg.figures.figure import Figure
from insteg.figures.pictures import Picture
from insteg.figures.registry import RECIPES
from insteg.files import figure_blocks
from insteg.files.document import Abreast, Block, Heading, PaperDocument, prose
from insteg.reference import words
from insteg.store import snapshots
from insteg.store.remembered import ask

Drawn = tuple[Figure, Picture]
# The figures of each, in the order of the page.
SHEETS = {
    "insatser": ("luckor", "insatstyper"),
    "synkronisering": ("synk-nu", "synk-tid", "synk-samtidigt", "synk-lika", "synk-koppling", "synk-foljd", "synk-parter"),
}
# What begins a page, what its sentence says as well as its picture would, and what stands beside each other: two pages of A4 always.
ON_A_NEW_PAGE = ("insatstyper",)
IN_WORDS = ("synk-nu", "synk-koppling", "synk-foljd")
ABREAST = ("synk-samtidigt", "synk-lika")
# Whose method says how the picture is read; that of the others is told on the page.
EXPLAINED = ("luckor", "insatstyper", "synk-tid")


@snapshots.of_one
def document(page: str, language: str) -> PaperDocument:
    """The sheet of the page, as its figures stand today without any choice."""
    say = words.load(language)
    drawn = {name: found for name in SHEETS[page] if (found := _drawn(name, language))}
    sources = dict.fromkeys(figure.source for figure, _ in drawn.values() if figure.source)
    method = [] if set(drawn) <= set(EXPLAINED) else [say("paper.method", page=say(f"page.{page}.menu"))]
    blocks = (*_blocks(drawn, language), prose(" ".join((*sources, *method)), "quiet"))
    built = f"{say('frame.processing')} {say('frame.built', date=say.date(ask('snapshot')['built_at'].iloc[0]))}"
    return PaperDocument(say(f"page.{page}.title"), language, say(f"paper.lead.{page}"), blocks, built)


def _drawn(name: str, language: str) -> Drawn | None:
    recipe = RECIPES[name]
    return recipe.make(recipe.adapter.validate_python({"language": language, "mode": "light"}))


def _blocks(drawn: dict[str, Drawn], language: str) -> Iterator[Block]:
    """The figures in their order; the two that stand abreast as one."""
    for name, found in drawn.items():
        if name == ABREAST[1] and ABREAST[0] in drawn:
            continue
        own = _figure(name, found, language)
        if name == ABREAST[0] and (other := drawn.get(ABREAST[1])):
            yield Abreast(tuple(own), tuple(_figure(ABREAST[1], other, language)))
        else:
            yield from own


def _figure(name: str, drawn: Drawn, language: str) -> list[Block]:
    figure, picture = drawn
    if name in IN_WORDS:
        return [Heading(figure.title), prose(figure.sentence.replace("**", ""))]
    told = figure_blocks.of(replace(figure, source=""), picture, language, is_new_page=name in ON_A_NEW_PAGE)
    return [*told, prose(figure.method.replace("**", ""), "quiet")] if name in EXPLAINED and figure.method else told


def file_name(page: str, language: str, kind: str = "pdf") -> str:
    return f"insteg-{page}-{language}.{kind}"


def made(page: str, language: str, kind: str = "pdf") -> bytes:
    """The sheet as PDF or DOCX."""
    # Imported here: the writers take a moment to load, and pages that offer the sheet should not wait for them.
    from insteg.files import document_docx, document_pdf

    make = {"pdf": document_pdf.pdf, "docx": document_docx.docx}[kind]
    return make(document(page, language))
