"""What the page on an idea found, as a document to take along. Made when the button is pressed, and kept nowhere."""

from insteg.figures import idea_lists
from insteg.figures.credit import document_line
from insteg.figures.idea_card import SimilarProject, group_name
from insteg.figures.idea_need import home_of, needs
from insteg.figures.record import type_title
from insteg.files.idea_document import Section, Summary, document
from insteg.reference import in_view
from insteg.reference.words import Words
from insteg.search import Idea

IN_DOCUMENT, FINDINGS, RUNNING = 5, 6, 6


def summary(say: Words, asked: Idea, found: list[SimilarProject]) -> Summary:
    """The document's content: the five most similar, six findings shared among the types (one each at least), so that it stays at about two pages."""
    place = in_view.areas()[home_of(asked.places)]
    sections = (
        (say("idea.need", place=place.phrase(say.language)), _needed(say, place.area_code), ""),
        (say("idea.similar"), [(f"{item.title}.", _told(say, item)) for item in found[:IN_DOCUMENT]], say("idea.nothing")),
        (
            say("idea.evidence"),
            idea_lists.evidence_lines(say, asked.types, max(1, FINDINGS // max(1, len(asked.types)))),
            say("idea.no_types"),
        ),
        (say("idea.parties"), _parties(say, found[:IN_DOCUMENT]), say("idea.no_parties")),
        (say("idea.overlap"), idea_lists.overlap_lines(say, asked)[:RUNNING], say("idea.no_overlap")),
        (say("idea.checklist"), idea_lists.checklist(say, found), ""),
    )
    made_of = tuple(Section(heading, tuple(lines) or (("", empty),)) for heading, lines, empty in sections)
    return Summary(
        say("idea.document"), say.language, _about(say, asked), made_of, document_line(say.language, "projects"), place.name(say.language)
    )


def _about(say: Words, asked: Idea) -> tuple[tuple[str, str], ...]:
    """The idea as it was understood or changed; what it does not say is left out."""
    areas = in_view.areas()
    years = [f"{day.year}" for day in asked.period or ()]
    read = {
        "choice.idetyp": [type_title(say.language, name) for name in asked.types],
        "choice.idegrupp": [group_name(say.language, name) for name in asked.groups],
        "choice.alderspann": [say("span.alderspann", span="–".join(map(str, asked.ages)))] if asked.ages else [],
        "choice.ideplats": [areas[code].name(say.language) for code in asked.places],
        "choice.idepart": [say(f"project.partner_kind.{kind}") for kind in asked.partners],
        "choice.projekttid": ["–".join(dict.fromkeys(years))] if years else [],
    }
    return (
        (f"{say('idea.text')}:", asked.text or "–"),
        *((f"{say(name)}:", ", ".join(values)) for name, values in read.items() if values),
    )


def _needed(say: Words, area_code: str) -> list[tuple[str, str]]:
    return [(f"{item.title}:", ". ".join((item.main, *item.said)) + ".") for item in needs(area_code, say.language)]


def _parties(say: Words, found: list[SimilarProject]) -> list[tuple[str, str]]:
    return [(f"{party.kind}:", "; ".join(party.names)) for party in idea_lists.parties(say, found)]


def _told(say: Words, item: SimilarProject) -> str:
    """Owner, time, why it matches, cost, outcome, whom to call and the source, each under its own name."""
    named = {"why": item.why, "cost": item.cost, "outcome": _cut(item.outcome), "call": item.call}
    parts = [f"{item.owner}, {item.time}", *(f"{say(f'idea.{name}')} {text}" for name, text in named.items())]
    cite = f"[{item.cite.text}]({item.cite.href.replace(')', '%29')})" if item.cite.href else item.cite.text
    return " ".join(f"{part.rstrip('.')}." for part in [*parts, cite])


def _cut(text: str) -> str:
    return text if len(text) <= 260 else f"{text[:259].rstrip()}…"


def made(say: Words, asked: Idea, found: list[SimilarProject]) -> bytes:
    """The document as DOCX."""
    return document(summary(say, asked, found))
