"""After the seminar: what was asked, what the room answered as far as it was released, and the slides that were shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from insteg.figures.pictures.svg.bars import bars
from insteg.files import document_docx, document_pdf, figure_blocks
from insteg.files.document import MIME, Block, Heading, PaperDocument, PictureBlock, Prose, TextRun, prose
from insteg.reference import words
from insteg.reference.words import Words
from insteg.show import handout, own_slides, stories
from insteg.show.rooms.answer_groups import AnswerGroup, grouped
from insteg.show.rooms.questions import Question
from insteg.show.rooms.store import RoomRecord, SeminarStore
from insteg.show.stories import Story
from insteg.store import snapshots

__all__ = ["FORMATS", "MIME", "AskedQuestion", "HeldSeminar", "document", "held"]
# Units across, and the share of the page's width.
PICTURE = 520.0, 0.8


@dataclass(frozen=True)
class AskedQuestion:
    """A question and what came of it. groups: empty as long as the answers were not released; is_free: answered in words."""

    text: str
    slide: int
    is_free: bool
    is_released: bool
    groups: tuple[AnswerGroup, ...] = ()

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


@dataclass(frozen=True)
class HeldSeminar:
    """All that the report is made of, whoever keeps it. shown: the numbers of the slides that stood on the wall."""

    story: Story
    held_on: date
    questions: tuple[AskedQuestion, ...]
    shown: tuple[int, ...]


def held(store: SeminarStore, record: RoomRecord) -> HeldSeminar:
    """The seminar of a room. Hidden answers, and those that were never released, stay behind."""
    asked = tuple(_asked(store, question) for question in store.questions(record.code))
    story = stories.decode(record.story)
    every = tuple(range(1, len(story.slides) + 1))
    # Of a room from before this was kept nobody knows: all of them then.
    return HeldSeminar(
        story, record.created_at.date(), asked, tuple(number for number in store.shown(record.code) if number in every) or every
    )


def _asked(store: SeminarStore, question: Question) -> AskedQuestion:
    groups = grouped(question, store.answers(question.id)) if question.is_released else ()
    return AskedQuestion(question.text, question.slide, question.is_free, question.is_released, groups)


@snapshots.of_one
def document(seminar: HeldSeminar, language: str) -> PaperDocument:
    """The questions first, then the slides that were shown."""
    say = words.load(language)
    asked = [
        block
        for number, question in enumerate(seminar.questions, 1)
        for block in _question(say, number, _told_in(language, question, seminar))
    ]
    every = seminar.story.slides
    slides = [
        block
        for number in seminar.shown
        if own_slides.is_on_paper(every[number - 1])
        for block in handout.slide_blocks(every[number - 1], number, language, False)
    ]
    title = say("report.title", title=seminar.story.title or say("show.title"))
    blocks: tuple[Block, ...] = (
        Heading(say("report.questions")),
        *(asked or [prose(say("report.no_questions"))]),
        Heading(say("report.slides"), is_new_page=bool(asked)),
        *_below(slides),
    )
    lead = say("report.lead", date=say.date(seminar.held_on), questions=len(seminar.questions), shown=len(seminar.shown), slides=len(every))
    return PaperDocument(title, language, lead, blocks, handout.built(language))


def _told_in(language: str, asked: AskedQuestion, seminar: HeldSeminar) -> AskedQuestion:
    """A question that was prepared in several languages, in the report's; one that was written in the room stays as it was asked."""
    slide = next(iter(seminar.story.slides[asked.slide - 1 : asked.slide]), None)
    if slide is None or slide.figure != own_slides.QUESTION or asked.text not in (slide.heading, *slide.headings.values()):
        return asked
    labels = own_slides.choices(slide, language)
    is_offered = [group.label for group in asked.groups] in own_slides.in_every_language(slide)
    groups = (
        [replace(group, label=label) for group, label in zip(asked.groups, labels, strict=True)] if is_offered and labels else asked.groups
    )
    return replace(asked, text=slide.heading_in(language), groups=tuple(groups))


def _below(blocks: Sequence[Block]) -> list[Block]:
    """The same one level down, below the heading of the slides."""
    return [Heading(block.text, 3) if isinstance(block, Heading) else block for block in blocks]


def _question(say: Words, number: int, asked: AskedQuestion) -> list[Block]:
    begun: list[Block] = [Heading(f"{number}. {asked.text}", 3), prose(say("report.on_slide", slide=asked.slide), "quiet")]
    if not asked.is_released:
        return [*begun, prose(say("report.not_released"))]
    if not asked.count:
        return [*begun, prose(say("room.no_answers"))]
    named = [(_label(say, group), group.count, _told(say, group.count, asked)) for group in asked.groups]
    svg, told = bars(named, asked.text, figure_blocks.PAPER, PICTURE[0])
    counted = prose(say("report.answers", count=asked.count))
    said = [block for group in asked.groups for block in _said(say, group)] if asked.is_free else []
    return [*begun, counted, PictureBlock(svg, told, PICTURE[1]), *said]


def _label(say: Words, group: AnswerGroup) -> str:
    return group.label or say("report.rest")


def _told(say: Words, count: int, asked: AskedQuestion) -> str:
    """Count and share; free answers belong to groups of words, where a share would say too much."""
    return f"{count}" if asked.is_free else f"{count} ({say.measured(100 * count / asked.count, 'percent', 0)})"


def _said(say: Words, group: AnswerGroup) -> list[Block]:
    """As they were written: what a stranger wrote is never a link."""
    return [prose("", name=f"{_label(say, group)}:"), *(Prose((TextRun(text),), "item") for text in group.texts)]


FORMATS: dict[str, Callable[[PaperDocument], bytes]] = {"pdf": document_pdf.pdf, "docx": document_docx.docx}
