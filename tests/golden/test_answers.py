"""Every question to the shipped snapshot, every figure and every open resource: what a reader gets, and in which order."""

import json
import re
from datetime import date

import pytest

from insteg.figures import chains, evidence, idea, idea_lists, lessons, overview, profile, record
from insteg.figures.benchmark import Benchmark
from insteg.figures.pictures.twin import Twin, twin
from insteg.figures.registry import RECIPES
from insteg.files import csv_on_the_web, idea_summary, rows, sheet
from insteg.reference import words
from insteg.search import Idea
from insteg.show.slides import rendered
from insteg.show.stories import Slide
from insteg.store import queries
from insteg.web.api.resources import RESOURCES
from tests import examples
from tests.golden import digest
from tests.golden.golden import compare

# When the snapshot was built differs from run to run.
UNSTABLE = {"snapshot"}
IDEA = Idea("coacher söker upp unga som slutat gymnasiet", ("2281",), (18, 24), ("outreach",), (date(2015, 1, 1), date(2017, 12, 31)))


class Today(date):
    """Which projects are ongoing depends on the day: here it is always the same."""

    @classmethod
    def today(cls) -> date:
        return date(2026, 11, 24)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(lessons, "date", Today)


def test_answers_of_every_question():
    lines = []
    for name in sorted(set(examples.PARAMS) - UNSTABLE):
        for params in examples.questions(name):
            told = ", ".join(f"{key}={digest.plain(value)}" for key, value in params.items() if value is not None)
            lines += [f"{name}({told})", *digest.table(queries.ask(name, **params))]
    compare("questions.txt", "\n".join(lines) + "\n")


def _drawn(row: Twin) -> str:
    """One figure of a picture; three decimals, since the last ones depend on the machine."""
    numbers = [f"{value:.3f}" if isinstance(value, float) else str(value) for value in (row.value, row.low, row.high)]
    return " ".join([row.name, row.at, *numbers])


def _figure(name: str, view: dict, language: str) -> list[str]:
    shown = rendered(Slide(name, view, "", {}), language, "light")
    found = shown.figure
    drawn = "\n".join(map(_drawn, twin(shown.picture))) if shown.picture else ""
    more = {"picture": drawn, "markup": shown.markup}
    return [
        f"{name} {json.dumps(view, sort_keys=True)}",
        *(f"  {key}: {getattr(found, key)}" for key in ("title", "sentence", "source", "method") if getattr(found, key)),
        *(f"  {key}: {len(text)} characters ({digest.checksum([text])})" for key, text in more.items() if text and text != "null"),
        "  table",
        *(f"  {line}" for line in digest.table(found.table)),
        "  rows",
        *(f"  {line}" for line in digest.table(found.rows)),
    ]


def test_no_figure_is_without_an_example():
    assert set(examples.FIGURES) == set(RECIPES) and all(examples.FIGURES.values())


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_figure_in_words(language):
    lines = [line for name, views in examples.FIGURES.items() for view in views for line in _figure(name, view, language)]
    compare(f"figures.{language}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_open_resource(language):
    lines = []
    for one in RESOURCES:
        if one.name not in UNSTABLE:
            more = {"observations": {"area": ["2281"]}, "synchronisation": {"as_of": "2026-11-24"}}.get(one.name, {})
            found = one.find(one.choices(lang=language, **more))
            lines += [
                f"{one.name} ({found.total})",
                *digest.table(found.rows[[name for name in one.row.model_fields if name in found.rows]]),
            ]
    compare(f"resources.{language}.txt", "\n".join(lines) + "\n")


def _read(markup: str) -> list[str]:
    """What a reader reads of some markup, a line a piece; where links lead, and what only a pointer or a voice finds."""
    named = re.sub(r'<[^>]*?(?:href|title|aria-label)="([^"]*)"[^>]*>', r"\n\1\n", markup)
    pieces = [" ".join(piece.split()) for piece in re.sub(r"<[^>]+>", "\n", named).splitlines()]
    return [f"  {digest.short(piece)} ({digest.checksum([piece])})" if len(piece) > 90 else f"  {piece}" for piece in pieces if piece]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_is_read_beside_the_figures(language):
    """Chains, rows of a municipality, a project's card, research, lessons, and an idea against what was tried."""
    say, learned = words.load(language), lessons.everything()
    marked = {
        "chains": chains.drawn(language),
        "card VN07": record.card("VN07", language),
        "card VN14": record.card("VN14", language, True),
        "research": evidence.sections(("supported_employment", "summer_jobs"), language),
        "lessons": lessons.rendered(learned.head(8), language),
    }
    lines = [line for name, markup in marked.items() for line in (name, *_read(markup))]
    for code, against in (("2281", "riket"), ("2260", "lan"), ("2282", "riket")):
        for row in profile.rows(code, language, Benchmark(against)):
            lines += [
                f"{code} {against}",
                *(f"  {key}: {digest.short(digest.plain(value))} ({digest.checksum([str(value)])})" for key, value in row.items()),
            ]
    found = idea.similar(say, IDEA)
    lines += [f"idea\n  {digest.plain(list(vars(item).values()))}" for item in found]
    told = [
        *idea_lists.evidence_lines(say, ("supported_employment", "outreach"), 2),
        *idea_lists.overlap_lines(say, IDEA),
        *idea_lists.checklist(say, found),
    ]
    lines += [f"  {name} {text}" for name, text in told]
    # What comes next depends on the day the snapshot was built.
    lines += ["news", *overview.news(language)[0].splitlines()]
    compare(f"readings.{language}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_is_taken_along(language):
    """The sheet of a municipality, the document of an idea, and what every file of figures says of itself."""
    say, lines = words.load(language), []
    for code in ("2281", "2260"):
        found = vars(sheet.of(code, language))
        kept = {name: value for name, value in found.items() if name not in ("words", "picture")}
        lines += [
            code,
            *(f"  {name}: {digest.short(digest.plain(value))} ({digest.checksum([str(value)])})" for name, value in kept.items()),
        ]
        lines += [f"  {name}: {text}" for name, text in found["words"].items() if name != "built"]
    summary = idea_summary.summary(say, IDEA, idea.similar(say, IDEA))
    lines += ["idea", *(f"  {name} {text}" for name, text in summary.idea)]
    for section in summary.sections:
        lines += [f"  {section.heading}", *(f"    {name} {digest.short(text)} ({digest.checksum([text])})" for name, text in section.lines)]
    figures = queries.ask("explore", **examples.questions("explore")[1] | {"area_codes": ["2281", "00"]})
    lines += ["definitions", *digest.table(rows.definitions(figures, language)), "sources", *digest.table(rows.sources(figures, language))]
    described = csv_on_the_web.metadata(figures, language) | {"schema:dateModified": ""}
    lines += ["csvw", json.dumps(described, ensure_ascii=False, indent=1)]
    compare(f"taken_along.{language}.txt", "\n".join(lines) + "\n")
