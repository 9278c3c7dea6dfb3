"""What the page on an idea found, as a document to take along. Made when the button is pressed, and kept nowhere."""

from insteg import catalogue
from insteg.catalogue import COUNTY
from insteg.exports.idea_document import Section, Summary, document
from insteg.search import Idea
from insteg.views import idea
from insteg.views.credit import document_line
from insteg.words import Words

IN_DOCUMENT = 5


def summary(say: Words, asked: Idea, found: list[idea.Found]) -> Summary:
    """The document's content: the five most similar, two findings a type, so that it stays at about two pages."""
    types = idea.types_of(asked, found)[:3]
    ages = asked.ages or idea.AGES
    about = [
        (say("idea.text"), asked.text or "–"),
        (say("choice.kommun"), catalogue.areas()[asked.municipality or COUNTY].name(say.language)),
        (say("choice.alderspann"), f"{ages[0]}–{ages[1]}"),
    ]
    matches = tuple((f"{item.title}.", _told(say, item)) for item in found[:IN_DOCUMENT])
    sections = (
        Section(say("idea.similar"), matches or (("", say("idea.nothing")),)),
        Section(say("idea.evidence"), tuple(idea.evidence_lines(say, types, 2)) or (("", say("idea.no_types")),)),
        Section(say("idea.overlap"), tuple(idea.overlap_lines(say, asked)[:6]) or (("", say("idea.no_overlap")),)),
        Section(say("idea.checklist"), tuple(idea.checklist(say, found))),
    )
    return Summary(say("idea.document"), say.language, tuple(about), sections, document_line(say.language, "projects"))


def _told(say: Words, item: idea.Found) -> str:
    """Owner, time, why it matches, cost, outcome, whom to call and the source, each under its own name."""
    named = {"why": item.why, "cost": item.cost, "outcome": _cut(item.outcome), "call": item.call}
    parts = [f"{item.owner}, {item.time}", *(f"{say(f'idea.{name}')} {text}" for name, text in named.items())]
    return " ".join(f"{part.rstrip('.')}." for part in [*parts, item.cite.href or item.cite.text])


def _cut(text: str) -> str:
    return text if len(text) <= 260 else f"{text[:259].rstrip()}…"


def made(say: Words, asked: Idea, found: list[idea.Found]) -> bytes:
    """The document as DOCX."""
    return document(summary(say, asked, found))
