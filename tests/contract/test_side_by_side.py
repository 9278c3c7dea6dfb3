"""Two to four types side by side: the same words on the page, in the table twin, as DOCX and as PDF, each from a row."""

import io
import re

import pandas as pd
import pikepdf
import pytest
from docx import Document

from insteg.figures import type_aspects, type_marks, type_rows, type_tray
from insteg.figures.type_tray import MOST, TrayChoice
from insteg.files import side_by_side
from insteg.files.pptx import tables
from insteg.reference import interventions, words
from tests.contract.pdf_ua import findings

THREE = ("supported_employment", "coaching", "work_placement")
EVERY = [item.id for item in interventions.types()]


def tray(types=THREE, language="sv") -> TrayChoice:
    return TrayChoice(types, language, "light")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_type_says_something_under_every_aspect(language):
    for name in EVERY:
        said = type_aspects.of(words.load(language), next(row for row in type_rows.every() if row.item.id == name))
        assert list(said) == list(type_aspects.ASPECTS)
        assert all(lines and all(line.plain for line in lines) for lines in said.values()), name


def test_every_finding_and_every_project_of_the_county_is_there():
    for row in type_rows.every():
        said = type_aspects.of(words.load("sv"), row)
        assert len(said["research"]) == max(1, len(row.findings))
        assert [line.title for line in said["local"]][: len(row.projects)] == [one.title for one in row.projects]


def test_a_direction_in_one_word_is_not_told_twice():
    """E.g. "inget påvisat. Ingen påvisad": the mark's words say it already, and the source's stay where they say more."""
    findings = [one for row in type_rows.every() for one in row.findings]
    for one in findings:
        line = type_aspects._finding(words.load("sv"), one)
        same = type_aspects.DIRECTIONS.get(str(one.effect)) == type_marks.kind_of(one)
        assert line.source.lower().startswith(str(one.effect).lower()) is False if same else True, one.evidence_id
        assert line.source == line.source[:1].upper() + line.source[1:]
    assert sum(str(one.effect) == "ingen påvisad" for one in findings) > 0


def test_unknown_and_doubled_types_are_passed_by_and_five_are_four():
    assert [row.item.id for row in tray(("coaching", "nowhere", "coaching", "stepwise")).rows] == ["coaching", "stepwise"]
    assert len(tray(tuple(EVERY[:6])).rows) == MOST
    assert type_tray.drawn(tray(("coaching",))) is None and type_tray.drawn(tray(())) is None


def test_a_gap_is_told_where_the_rows_have_it_and_only_there():
    say = words.load("sv")
    for row in type_rows.every():
        told = type_aspects.gaps(say, row)
        compared = [one for one in row.findings if one.is_compared]
        nordic = {one.country_sv for one in compared} & {"Sverige", "Norge", "Danmark", "Finland", "Island"}
        assert (say("tray.gap.nordic") in told) == (not nordic), row.item.id
        studied = any("study" in one.domains for one in compared)
        assert (say("tray.gap.study") in told) == (not studied), row.item.id
        reported = row.counts.local_result_count
        assert any("utan publicerat resultat" in text for text in told) == bool(row.projects and not reported), row.item.id
        assert (say("tray.gap.untried") in told) == (not row.projects), row.item.id


def test_the_columns_keep_the_order_of_choosing():
    held = type_tray.content(tray(("work_placement", "coaching")))
    assert held.titles == ("Praktik och träning på en arbetsplats", "Coachning och mentorskap")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_page_twin_and_document_say_the_same(language):
    view = tray(language=language)
    held, (figure, grid) = type_tray.content(view), type_tray.drawn(view)
    lines = [line.plain for aspect in held.aspects for lines in aspect.cells for line in lines]
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", type_tray.rendered(view)).replace("&#39;", "'").replace("&amp;", "&"))
    assert [line for line in lines if " ".join(line.split()) not in shown] == []
    told = " ".join(figure.table.to_numpy().ravel())
    assert [line for line in lines if line not in told] == []
    assert grid.columns == held.titles and all(row.startswith(name) for row, name in zip(grid.rows, figure.table.iloc[:, 0], strict=True))
    document = Document(io.BytesIO(side_by_side.docx(view)))
    written = "\n".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    assert [line for line in lines if line not in written] == []
    assert [cell.text for cell in document.tables[0].rows[0].cells][1:] == list(held.titles)
    assert document.core_properties.language == language and figure.sentence in [part.text for part in document.paragraphs]


@pytest.mark.parametrize("types", [THREE[:2], (*THREE, "job_search")])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_pdf_is_tagged_and_names_its_columns(types, language):
    made = pikepdf.open(io.BytesIO(side_by_side.pdf(tray(types, language))))
    assert findings(made) == []
    assert made.Root.Lang == language


def test_a_slide_says_in_short_what_the_page_says_in_full():
    say = words.load("sv")
    for row in type_rows.every():
        short, full = type_aspects.in_short(say, row), type_aspects.of(say, row)
        assert list(short) == list(full) and all(short.values())
        letters = re.sub("|".join(say(f"types.column.{name}") for name in type_marks.COLUMNS), "", short["research"])
        assert sorted(re.sub(r"[ ,]", "", letters)) == sorted(type_marks.LETTERS[type_marks.kind_of(one)] for one in row.findings)
        given = [one for one in row.findings if pd.notna(one.of_100_with)]
        assert short["hundred"].count(" mot ") == len(given)
        assert (short["disagreement"] == "–") == (full["disagreement"][0].text == say("tray.no_disagreement"))


def test_four_types_take_few_slides_and_nothing_falls_below_them():
    _, grid = type_tray.drawn(tray((*THREE, "job_search")))
    parts = tables.parted(grid)
    assert len(parts) <= 3
    for part in parts:
        widths = tables._widths(part)
        rows = sum(tables._height(part, row, widths) for row in range(len(part.rows)))
        assert tables._head_height(part, widths) + rows <= tables.PICTURE.height


def test_no_document_of_one_type():
    for make in side_by_side.FORMATS.values():
        with pytest.raises(ValueError, match="at least 2"):
            make(tray(("coaching",)))
