"""A show on paper, to hand out: every slide with its picture, what is said of it and the speaker's note."""

from insteg.figures import overview
from insteg.files import document_pdf, figure_blocks
from insteg.files.document import Block, PaperDocument, Prose, TextRun, linked, prose
from insteg.reference import words
from insteg.show import own_slides
from insteg.show.slides import rendered
from insteg.show.stories import Slide, Story
from insteg.store import snapshots
from insteg.store.remembered import ask


@snapshots.of_one
def document(story: Story, language: str) -> PaperDocument:
    """The slides in their order, as they are shown today."""
    say = words.load(language)
    blocks = [
        block
        for number, slide in enumerate(story.slides, 1)
        if own_slides.is_on_paper(slide)
        for block in slide_blocks(slide, number, language)
    ]
    return PaperDocument(story.title or say("show.title"), language, overview.kicker(say), tuple(blocks), built(language))


def slide_blocks(slide: Slide, number: int, language: str, has_note: bool = True) -> list[Block]:
    """One slide with its number in the show."""
    found = rendered(slide, language, "light")
    told = figure_blocks.of(found.figure, found.picture, language, f"{number}. {found.heading}", found.sentence)
    note = [line for line in slide.note.split("\n") if line.strip()] if has_note else []
    if not note:
        return told
    name = TextRun(f"{words.load(language)('handout.note')} ", is_bold=True)
    return [*told, Prose((name, *linked(note[0]))), *(prose(line) for line in note[1:])]


def built(language: str) -> str:
    say = words.load(language)
    return f"{say('frame.processing')} {say('frame.built', date=say.date(ask('snapshot')['built_at'].iloc[0]))}"


def pdf(story: Story, language: str) -> bytes:
    """The handout as a tagged PDF."""
    return document_pdf.pdf(document(story, language))
