"""Workbooks in which a reader sees something else than the cells hold: formats, hidden rows, headings that went wrong; and headings by other names."""

import openpyxl
import pytest

from insteg.collect.own import projects, tables
from tests.unit.own_files import CELLS, HEAD, folder, saved, table, workbook  # noqa: F401

RECORD = ["Projektnamn", "Diarienummer", "Projektperiod", "Kommun/er", "Webbplats"]


def changed(file, change):
    book = openpyxl.load_workbook(file)
    change(book.active)
    book.save(file)
    return file


@pytest.mark.parametrize(
    ("form", "amount", "asked"),
    [
        ("0%", [], "'67453700 %'"),
        ("#,##0.00 [$€-1]", [], "'674537 €'"),
        ('_-* #,##0.00\\ "kr"_-', ["674537"], ""),
        ("#,##0 [$kr-41D]", ["674537"], ""),
        ('#,##0 "100% säkert"', ["674537"], ""),
    ],
)
def test_an_amount_is_what_the_reader_of_the_workbook_sees(folder, form, amount, asked):  # noqa: F811
    file = workbook(folder, {"Blad1": [HEAD, [*CELLS[:7], 674537, *CELLS[8:]]]})
    plan = projects.plan(changed(file, lambda sheet: setattr(sheet.cell(2, 8), "number_format", form)))
    assert plan.new["total_budget_sek"].tolist() == amount
    assert asked in "".join(map(str, plan.rejections))


def test_hidden_rows_and_columns_are_told(folder):  # noqa: F811
    def hide(sheet):
        sheet.row_dimensions[3].hidden = sheet.column_dimensions["D"].hidden = sheet.column_dimensions["Z"].hidden = True

    file = workbook(folder, {"Blad1": [HEAD, CELLS, ["B", "Annat", *CELLS[2:]]]})
    assert not any("hides" in note for note in projects.plan(file).notes)
    notes = projects.plan(changed(file, hide)).notes
    assert "Rows that the sheet hides are read too: 3. Remove them if they are not meant." in notes
    assert "Columns that the sheet hides are read too: D. Remove them if they are not meant." in notes


def test_a_heading_that_is_an_error_is_named_by_cell(folder):  # noqa: F811
    plan = projects.plan(workbook(folder, {"Blad1": [[*HEAD[:7], "#REF!", *HEAD[8:]], [*CELLS[:7], "5", *CELLS[8:]]]}))
    assert plan.notes == ("Cell H1 holds the error #REF!. Write the value itself.",) and plan.unknown_columns == ("#REF!",)


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_letters_of_dos_and_old_macs_are_told_as_broken(folder, encoding):  # noqa: F811
    text = f"{';'.join(HEAD)}\r\n{';'.join(CELLS)}\r\n"
    with pytest.raises(tables.ImportRefused, match="the letters å, ä, ö are broken"):
        projects.plan(saved(folder, text.encode(encoding)))


@pytest.mark.parametrize(
    "period",
    [
        "2014-01-02 till och med 2014-12-31", "Från och med 2014-01-02 till och med 2014-12-31", "fr.o.m. 2014-01-02 t.o.m. 2014-12-31",
        "2014/01/02-2014/12/31", "2014-01-02/2014-12-31", "från 2014-01-02 TILL 2014-12-31",
    ],
)  # fmt: skip
def test_a_period_in_other_words(folder, period):  # noqa: F811
    plan = projects.plan(
        workbook(folder, {"Blad1": [RECORD, ["Växthuset", "2013/00001", period, "Sundsvall", "https://www.exempel.se/1"]]})
    )
    assert plan.new[["start_date", "end_date"]].values.tolist() == [["2014-01-02", "2014-12-31"]]


def test_no_column_of_ours_is_named_to_whoever_brings_a_record(folder):  # noqa: F811
    rows = [["Växthuset", "2013/00001", "2014", "Sundsvall", "https://www.exempel.se/1"]] * 2
    said = " ".join(map(str, projects.plan(workbook(folder, {"Blad1": [RECORD, *rows]})).rejections))
    assert "Diarienummer" in said and "project_id" not in said
    with pytest.raises(tables.ImportRefused) as refused:
        projects.plan(workbook(folder, {"Blad1": [[*RECORD[:3], "Ort", RECORD[4]], rows[0]]}))
    assert "lacks the headings Kommuner" in str(refused.value) and "not known are Ort" in str(refused.value)
    assert "project_id" not in str(refused.value)


def test_a_slip_in_the_title_is_the_same_project_where_all_else_is(folder):  # noqa: F811
    known = {"Id": "X-1", "Projektets namn": "Lärr", "Kommuner": "Sundsvall", "Projektägare": "Kommunförbundet Västernorrland", "Start": "2014-01-02",
             "Slut": "2014-12-31", "Källans adress": "https://www.esf.se/sv/Resultat/Projektbanken/Behallare-for-projekt/Mellersta-Norrland/Lar/"}  # fmt: skip
    assert projects.plan(table(folder, first=known)).published == ("X-1",)
    assert projects.plan(table(folder, first={**known, "Projektets namn": "Bro"})).new["project_id"].tolist() == ["X-1"]
    assert projects.plan(table(folder, first={**known, "Slut": "2015-12-31"})).new["project_id"].tolist() == ["X-1"]
