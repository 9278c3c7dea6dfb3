"""What a file says of itself in the second language, on its second sheet, of a second row: each value beside the first's."""

import io
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pytest
from docx import Document
from docx.oxml.ns import qn

from insteg.figures.figure import Figure
from insteg.figures.type_aspects import SideLine
from insteg.files import (
    cells,
    csv_on_the_web,
    document_docx,
    figure_blocks,
    idea_summary,
    project_template,
    rows,
    saved_picture,
    sheet,
    side_by_side,
    table,
    typeset,
)
from insteg.files.document import Heading, PaperDocument, PictureBlock, TableBlock, linked, prose
from insteg.reference import catalogue, project_columns, words
from insteg.search import Idea

HERE = PaperDocument("Titel", "sv", "", (Heading("Del"), TableBlock(("a", "b"), (((prose("1"),), (prose("2"),)),), (1.0, 1.0))), "Källa")


def test_the_header_of_the_first_sheet_stays_in_view_and_of_no_other():
    book = openpyxl.load_workbook(io.BytesIO(cells.workbook({"ett": pd.DataFrame({"a": [1]}), "två": pd.DataFrame({"a": [1]})}, "sv")))
    assert [one.freeze_panes for one in book.worksheets] == ["A2", None]


@pytest.mark.parametrize(("language", "name", "row"), [("sv", "Uppgifter", "1,5;x"), ("en", "Figures", "1.5,x")])
def test_a_table_s_file_is_in_the_language_of_the_reader(language, name, row):
    frame = pd.DataFrame({"value": [1.5], "listed": [["x"]]})
    assert openpyxl.load_workbook(io.BytesIO(table.xlsx(frame, language))).sheetnames == [name]
    text = table.csv(frame, language)
    assert text.startswith(b"\xef\xbb\xbf") and text.decode("utf-8-sig").splitlines()[1] == row


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_column_of_a_project_is_explained_in_the_language_of_the_file(language):
    say = words.load(language)
    column = next(
        item
        for item in project_columns.columns()
        if f"csvw.means.{item.name}" not in say.phrases and item.explanation_sv != item.explanation_en
    )
    assert csv_on_the_web._meaning(column.name, language) == getattr(column, f"explanation_{language}")


def test_figures_of_which_only_some_were_made_up_are_marked_one_by_one(monkeypatch):
    monkeypatch.setattr(rows.queries, "stand_ins", lambda: ["kolada"])
    frame = pd.DataFrame(
        [("neet_16_24", "2281", "ok", "kolada/n02797"), ("neet_16_24", "2281", "ok", "scb/x")],
        columns=["indicator", "area_code", "status", "source"],
    )
    told = rows.described(frame, "sv")
    assert told["stand_in"].tolist() == [words.load("sv")("stand_in.credit"), ""]
    assert "stand_in" not in rows.described(frame.tail(1), "sv")


@pytest.mark.parametrize(("language", "spoken"), [("sv", "sv-SE"), ("en", "en-GB")])
@pytest.mark.parametrize("is_lying", [False, True])
def test_a_document_says_its_language_lies_as_asked_and_repeats_its_heads(language, spoken, is_lying):
    file = Document(io.BytesIO(document_docx.docx(PaperDocument(HERE.title, language, "", HERE.blocks, HERE.foot, is_lying))))
    letters = file.styles["Normal"].element.rPr
    assert letters.findall(qn("w:lang"))[-1].get(qn("w:val")) == spoken
    section = file.sections[0]
    assert (section.page_width > section.page_height) is is_lying
    heads = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in file.tables[0].rows]
    assert heads == [True, False]


def test_a_link_within_the_site_is_words_on_paper_and_one_to_the_web_a_link():
    runs = linked("Se [kartan](jamfor?a=1) och [källan](https://a.se/b).")
    assert [(run.text, run.href) for run in runs] == [("Se ", ""), ("kartan", ""), (" och ", ""), ("källan", "https://a.se/b"), (".", "")]
    line = side_by_side._said(SideLine("sv", "text", "Titel", "verk", "projekt?projekt=VN01"), False)
    assert {run.href for run in line.runs} == {""}
    line = side_by_side._said(SideLine("said", "text", "Titel", "verk", "https://a.se"), True)
    told = {run.text: (run.href, run.language) for run in line.runs if run.text.strip()}
    assert told == {"Titel:": ("https://a.se", "sv"), "said": ("", ""), "text": ("", "sv"), "verk": ("https://a.se", "sv")}
    assert line.kind == "item"


@pytest.mark.parametrize(("count", "kept"), [(40, 40), (41, 40)])
def test_a_table_on_paper_has_forty_rows_at_most(count, kept):
    assert len(figure_blocks.table(pd.DataFrame({"a": range(count)}), "sv").rows) == kept


@pytest.mark.parametrize("picture", [None, object()])
def test_a_figure_on_paper_ends_with_its_source_with_a_picture_and_without(monkeypatch, picture):
    monkeypatch.setattr(figure_blocks, "drawn", lambda *_: PictureBlock("<svg/>", "Bild"))
    told = Figure("prov", "Titel", "Mening.", None, pd.DataFrame({"a": [1]}), pd.DataFrame(), "Källa: SCB")
    blocks = figure_blocks.of(told, picture, "sv")
    assert isinstance(blocks[-2], TableBlock if picture is None else PictureBlock)
    assert blocks[-1] == prose("Källa: SCB", "quiet")


def test_addresses_keep_their_signs_where_words_lose_what_cannot_be_shown():
    held = {"text": "a\u0e01", "href": "https://a.se/\u0e01", "rows": [("\u0e01", "b")]}
    assert typeset._written(held, typeset.UNWRITABLE) == {"text": "a?", "href": "https://a.se/\u0e01", "rows": [["?", "b"]]}


def test_a_saved_picture_says_its_sentence_without_marks_for_bold_and_its_source_in_words(monkeypatch):
    said = []
    monkeypatch.setattr(saved_picture, "drawn", lambda picture, look, told, language: said.append(told) or "<svg/>")
    saved_picture.svg(SimpleNamespace(title="T", sentence="Det är **högre**.", source="Källa: [SCB](https://scb.se)."), None, None, "sv")
    assert said == [("T", "Det är högre.", "Källa: SCB.")]


def test_yellow_is_what_must_be_filled_in_and_dates_stay_as_they_were_written():
    for language in words.LANGUAGES:
        entry = openpyxl.load_workbook(io.BytesIO(project_template.workbook(language))).worksheets[0]
        for number, column in enumerate(project_columns.columns(), start=1):
            head = entry.cell(1, number)
            assert head.value == getattr(column, f"header_{language}")
            assert (head.fill.fgColor.rgb == "00FFF2CC") is column.required, column.name
            assert (entry.cell(2, number).number_format == "@") is (column.kind in ("date", "text", "project")), column.name


@pytest.mark.parametrize(
    ("topics", "most", "kept"),
    [("aaabbc", 3, [0, 3, 5]), ("aaabbc", 4, [0, 1, 3, 5]), ("aaabbc", 5, [0, 1, 3, 4, 5]), ("aaa", 2, [0, 1])],
)
def test_every_topic_has_a_measure_on_the_sheet_before_any_has_two(topics, most, kept):
    measures = [{"topic": topic, "place": place} for place, topic in enumerate(topics)]
    assert [one["place"] for one in sheet._kept(measures, most)] == kept


def test_the_sheet_of_the_county_has_all_of_its_own_projects_and_of_a_municipality_those_that_reached_it(monkeypatch):
    asked = []
    found = pd.DataFrame({"project_id": list("ABC")})
    monkeypatch.setattr(sheet.bank, "found", lambda filters: asked.append(filters) or found)
    monkeypatch.setattr(sheet, "_project", lambda say, row: row.project_id)
    assert sheet._tried(words.load("sv"), "2281", 2) == (("A", "B"), 1) and sheet._tried(words.load("sv"), "22", 7) == (("A", "B", "C"), 0)
    assert [(filters.areas, filters.local_only) for filters in asked] == [(("2281",), True), ((), True)]


@pytest.mark.parametrize(("part", "tried"), [("measures", [(6, 7), (5, 7)]), ("projects", [(6, 7), (6, 6)])])
def test_what_does_not_fit_on_the_sheet_is_taken_from_the_part_that_is_too_long(monkeypatch, part, tried):
    asked = []

    def printed(held):
        if len(asked) == 1:
            raise sheet.SheetTooLong("Blad", part)
        return b"pdf"

    monkeypatch.setattr(sheet, "of", lambda code, language, measures, projects: asked.append((measures, projects)) or SimpleNamespace())
    monkeypatch.setattr(sheet.files, "sheet_pdf", printed)
    assert sheet.pdf("2281", "sv") == b"pdf" and asked == tried


def test_the_map_of_a_sheet_outlines_its_own_municipality():
    view = sheet.SituationChoice("neet_16_24", "2024", "2282", "sv", "light")
    assert [area.code for area in sheet._picture(view).areas if area.is_chosen] == ["2282"]


def test_the_idea_s_document_shares_six_findings_and_tells_of_five_projects(monkeypatch):
    asked_of = {}
    items = [SimpleNamespace(title=str(number), parts={}) for number in range(7)]
    monkeypatch.setattr(idea_summary.idea_lists, "evidence_lines", lambda say, types, most: asked_of.update(most=most) or [])
    monkeypatch.setattr(idea_summary, "_parties", lambda say, found: asked_of.update(parties=len(found)) or [])
    monkeypatch.setattr(idea_summary, "_told", lambda say, item: item.title)
    monkeypatch.setattr(idea_summary.idea_lists, "checklist", lambda say, found: [("", str(len(found)))])
    monkeypatch.setattr(idea_summary.idea_lists, "overlap_lines", lambda say, asked: [("", "x")] * 9)
    monkeypatch.setattr(idea_summary, "_about", lambda say, asked: ())
    found = []
    for types in ((), ("a",), ("a", "b"), tuple("abcdefgh")):
        sections = idea_summary.summary(words.load("sv"), Idea("", types=types), items).sections
        found.append((asked_of["most"], asked_of["parties"], len(sections[1].lines), len(sections[4].lines), sections[5].lines[0][1]))
    assert found == [(6, 5, 5, 6, "7"), (6, 5, 5, 6, "7"), (3, 5, 5, 6, "7"), (1, 5, 5, 6, "7")]


def test_a_bracket_in_a_source_s_address_does_not_end_the_link():
    item = SimpleNamespace(
        owner="K", time="2020", why="w", cost="c", outcome="o", call="x", cite=SimpleNamespace(href="https://a.se/b(1)", text="a.se")
    )
    assert "[a.se](https://a.se/b(1%29)" in idea_summary._told(words.load("sv"), item)


def test_the_country_stands_in_the_files_by_its_name_in_each_language():
    frame = pd.DataFrame([("neet_16_24", "00", "ok", "kolada/n02797")], columns=["indicator", "area_code", "status", "source"])
    for language in words.LANGUAGES:
        told = rows.described(frame, language).iloc[0]
        assert told["area"] == catalogue.areas()["00"].name(language) and told["status_text"] == words.load(language)("status.ok")
