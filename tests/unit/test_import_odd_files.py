"""Files as people save them: encodings, separators, titles, sheets, formulas. Read right, or refused in a sentence that names the place."""

import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from insteg import cli
from insteg.collect.own import projects, report, tables
from tests.unit.own_files import CELLS, HEAD, folder, saved, table, workbook  # noqa: F401

TEXT = ";".join(HEAD) + "\r\n" + ";".join(f'"{cell}"' for cell in CELLS) + "\r\n"
RECORD = ["Projektnamn", "Diarienummer", "Programområde", "Projektfas", "Projektägare", "Beviljat ESF-stöd", "Total projektbudget", "Projektperiod",
          "Region", "Kommun", "Kontaktväg", "Länk"]  # fmt: skip
RECORDED = ["Växthuset", "2013/00001", "Programområde 2", "Genomförande", "Exempelkommunen", "674 537 kr", "674 537 kr",
            "2014-01-02 till 2014-12-31", "Mellersta Norrland", "Sundsvalls kommun", "-", "https://www.exempel.se/projekt/1"]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode("utf-8"), id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="UTF-8 with its mark"),
        pytest.param(TEXT.encode("cp1252"), id="what Windows wrote"),
        pytest.param(TEXT.encode("utf-16"), id="UTF-16 with its mark"),
        pytest.param(TEXT.encode("utf-16-le"), id="UTF-16 without mark, little end first"),
        pytest.param(TEXT.encode("utf-16-be"), id="UTF-16 without mark, big end first"),
        pytest.param(TEXT.encode("utf-32"), id="UTF-32"),
        pytest.param(("sep=;\r\n" + TEXT).encode(), id="Excel's hint"),
        pytest.param(TEXT.replace("\r\n", "\r").encode(), id="lines of an old Mac"),
        pytest.param(("Projektlista 2024\r\n\r\n" + TEXT).encode(), id="a title above"),
        pytest.param(("Lista, uttagen 2024-01-02, av kansliet, sid 1\r\n" + TEXT).encode(), id="a title with commas"),
        pytest.param((TEXT + ";;;;;;;;;;;;\r\n" * 3).encode(), id="empty rows with too many separators"),
        pytest.param(TEXT.replace("Kommuner", "KOMMUNER *").replace("Start", " start: ").encode(), id="headings in another spelling"),
        pytest.param(TEXT.replace("ä", "a\u0308").replace("å", "a\u030a").encode(), id="letters with combining marks"),
    ],
)
def test_one_and_the_same_table_however_it_was_saved(folder, content):  # noqa: F811
    plan = projects.plan(saved(folder, content))
    assert plan.rejections == ()
    assert plan.new[["project_id", "title", "municipalities", "owner"]].values.tolist() == [
        ["A", "Växthuset", "Sundsvall; Timrå", "Exempelkommunen"]
    ]


@pytest.mark.parametrize("separator", [",", "\t", "|"])
def test_any_common_separator(folder, separator):  # noqa: F811
    assert projects.plan(table(folder, separator=separator)).new["title"].tolist() == ["Växthuset"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(TEXT.encode("utf-8").decode("cp1252").encode("utf-8"), r"row 1: the letters å, ä, ö are broken", id="broken twice over"),
        pytest.param(TEXT.replace("ä", "\ufffd").encode(), r"the letters å, ä, ö are broken", id="lost letters"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0", "not readable as text|no rows", id="a picture"),
        pytest.param(";".join(f"K{i}" for i in range(40_000)).encode(), "row 1 has more than 300 cells", id="40 000 columns"),
        pytest.param((";".join(HEAD) + ";" + ";".join(f"K{i}" for i in range(40_000)) + "\n1\n").encode(), "more than 300 cells", id="40 000 more columns"),
        pytest.param(TEXT.encode() + b"x;" * 40_000, "row 3 has more than 300 cells", id="one long row"),
        pytest.param(TEXT.replace("Växthuset", "x" * 40_000).encode(), r"cell B2 holds more than 32767 signs", id="a huge cell"),
        pytest.param(TEXT.replace("Växthuset", "x" * 200_000).encode(), r"can't be read after row 1", id="a cell beyond the reader"),
        pytest.param(TEXT.replace('"Växthuset"', '"Växthuset').encode(), "quotation mark", id="an open quotation mark"),
        pytest.param("\n".join(f"{title};{cell}" for title, cell in zip(HEAD, CELLS, strict=True)).encode(), "below each other in the first column", id="turned over"),
        pytest.param(TEXT.replace("Källans adress", "Anteckning").encode(), "lacks the headings Källans adress", id="a required heading is missing"),
        pytest.param(TEXT.replace("Kommuner;", "Kommun;").replace("Fas", "Projektkommun").encode(), "'Kommun' and 'Projektkommun' mean the same", id="two headings for one"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(folder, content, said):  # noqa: F811
    with pytest.raises(tables.ImportRefused, match=said):
        projects.plan(saved(folder, content))


def test_a_public_record_is_mapped_and_what_is_not_used_is_named(folder):  # noqa: F811
    plan = projects.plan(saved(folder, "\n".join(";".join(line) for line in (RECORD, RECORDED)).encode()))
    row = plan.new.iloc[0]
    assert plan.rejections == () and plan.unknown_columns == ("Kontaktväg",)
    assert (row.project_id, row.phase, row.municipalities, row.region) == ("2013/00001", "genomförande", "Sundsvall", "Mellersta Norrland")
    assert (row.start_date, row.end_date, row.esf_or_eu_support_sek, row.total_budget_sek) == (
        "2014-01-02",
        "2014-12-31",
        "674537",
        "674537",
    )
    assert "Not in the template and not read: 'Kontaktväg'." in "\n".join(report.lines(plan))


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2014-01-02 – 2014-12-31", "2014-01-02", "2014-12-31"), ("jan 2014 - dec 2014", "2014-01", "2014-12"), ("2014-2016", "2014", "2016"),
        ("2014-01-02--2014-12-31", "2014-01-02", "2014-12-31"), ("2 jan 2014 t.o.m. 31 dec 2014", "2014-01-02", "2014-12-31"), ("2014", "2014", ""),
    ],
)  # fmt: skip
def test_a_period_becomes_start_and_end(folder, period, start, end):  # noqa: F811
    record = ";".join(RECORDED).replace("2014-01-02 till 2014-12-31", period)
    plan = projects.plan(saved(folder, f"{';'.join(RECORD)}\n{record}".encode()))
    assert plan.new[["start_date", "end_date"]].values.tolist() == [[start, end]]


def test_a_rejected_cell_shows_the_files_heading_and_the_templates(folder):  # noqa: F811
    record = ";".join(RECORDED).replace("674 537 kr", "674.537")
    said = [str(item) for item in projects.plan(saved(folder, f"{';'.join(RECORD)}\n{record}".encode())).rejections]
    assert any(text.startswith("row 2, Beviljat ESF-stöd (in the template: Varav EU-stöd, kronor) = '674.537': ") for text in said)


def test_an_amount_counts_what_its_heading_says_and_another_currency_is_no_kronor(folder):  # noqa: F811
    head = [*HEAD[:7], "Total budget (tkr)", "Varav EU-stöd (EUR)", HEAD[9]]
    plan = projects.plan(workbook(folder, {"Blad1": [head, [*CELLS[:7], "1 230", "45 000", CELLS[9]]]}))
    assert plan.new["total_budget_sek"].tolist() == ["1230000"]
    assert plan.new["esf_or_eu_support_sek"].tolist() == [""] and plan.unknown_columns == ("Varav EU-stöd (EUR)",)


@pytest.mark.parametrize(
    ("heading", "text", "kronor"),
    [
        ("Total budget (tkr)", "1230", "1230000"),
        # The cell is closer to the figure than the heading is.
        ("Total budget (tkr)", "1,2 mkr", "1200000"),
        ("Total budget (mkr)", "1230 tkr", "1230000"),
    ],
)
def test_a_unit_in_the_cell_counts_before_the_one_in_the_heading(folder, heading, text, kronor):  # noqa: F811
    plan = projects.plan(workbook(folder, {"Blad1": [[*HEAD[:7], heading, *HEAD[8:]], [*CELLS[:7], text, *CELLS[8:]]]}))
    assert plan.new["total_budget_sek"].tolist() == [kronor]


@pytest.mark.parametrize("text", ["674 537 kr", "SEK 674537", "674537:-"])
def test_kronor_in_the_cell_under_thousands_in_the_heading_may_be_two_amounts(folder, text):  # noqa: F811
    plan = projects.plan(workbook(folder, {"Blad1": [[*HEAD[:7], "Total budget (tkr)", *HEAD[8:]], [*CELLS[:7], text, *CELLS[8:]]]}))
    assert ["The heading says tkr and the cell says kronor" in str(one) for one in plan.rejections] == [True]


def test_title_rows_and_merged_titles_are_named(folder):  # noqa: F811
    plan = projects.plan(workbook(folder, {"Blad1": [["Projektlista 2024"], [], HEAD, CELLS]}, merged=("A1:J1",)))
    assert plan.new["title"].tolist() == ["Växthuset"] and plan.notes == ("Row 1 above the headings is not read: 'Projektlista 2024'.",)


@pytest.mark.parametrize(
    ("upper", "lower", "notes"),
    [
        # Groups above the headings: the lower row is the headings.
        (["Projekt", "", "", "", "", "Period", "", "Ekonomi"], HEAD, 1),
        # Headings merged downwards, and a group with its parts below: both rows together are the headings.
        ([*HEAD[:5], "Genomförs", "", *HEAD[7:]], ["", "", "", "", "", "Start", "Slut"], 0),
    ],
)
def test_two_rows_of_headings(folder, upper, lower, notes):  # noqa: F811
    cells = [*CELLS[:5], "2014-01-02", "2014-12-31", *CELLS[7:]]
    plan = projects.plan(workbook(folder, {"Blad1": [upper, lower, cells]}))
    assert plan.rejections == () and len(plan.notes) == notes
    assert plan.new[["title", "start_date", "end_date"]].values.tolist() == [["Växthuset", "2014-01-02", "2014-12-31"]]


def test_a_heading_merged_over_two_columns_is_named_by_cell(folder):  # noqa: F811
    head = [*HEAD[:5], "Projektperiod", "", *HEAD[7:]]
    with pytest.raises(tables.ImportRefused, match=r"column 7 holds text but has no header \(cell G2\).*merged"):
        projects.plan(workbook(folder, {"Blad1": [head, [*CELLS[:6], "2015", *CELLS[7:]]]}, merged=("F1:G1",)))


def test_the_visible_sheet_with_the_headings_is_read_and_the_others_are_named(folder):  # noqa: F811
    sheets = {"Läs mig": [["Så här fyller du i"]], "Gammalt": [HEAD, ["B", *CELLS[1:]]], "Projekt": [HEAD, CELLS]}
    plan = projects.plan(workbook(folder, sheets, hidden=("Gammalt",)))
    assert plan.new["project_id"].tolist() == ["A"]
    assert plan.notes == ("Sheets not read: 'Läs mig'.", "Hidden sheets not read: 'Gammalt'.")


def test_a_hidden_sheet_is_never_read(folder):  # noqa: F811
    with pytest.raises(tables.ImportRefused, match="the hidden sheet 'Gammalt', which is not read"):
        projects.plan(workbook(folder, {"Blad1": [["Här är tomt"]], "Gammalt": [HEAD, CELLS]}, hidden=("Gammalt",)))


def test_two_filled_sheets_are_asked_about(folder):  # noqa: F811
    with pytest.raises(tables.ImportRefused, match="2 filled sheets with headings: 'Ett', 'Två'"):
        projects.plan(workbook(folder, {"Ett": [HEAD, CELLS], "Två": [HEAD, CELLS]}))


def test_formulas_without_a_value_and_errors_are_named_by_cell(folder):  # noqa: F811
    cells = [CELLS[0], '=HYPERLINK("https://www.exempel.se","Klicka")', *CELLS[2:7], "=600000+74537", "#REF!", CELLS[9]]
    said = [str(item) for item in projects.plan(workbook(folder, {"Blad1": [HEAD, cells]})).rejections]
    assert [text.split(": ")[1].split(" without")[0].split(".")[0] for text in said] == [
        "Cell I2 holds the error #REF!", 'Cell B2 holds the formula =HYPERLINK("https://www', "Cell H2 holds the formula =600000+74537"]  # fmt: skip
    assert all(text.startswith("row 2, ") for text in said)


def test_real_dates_and_numbers_of_a_workbook(folder):  # noqa: F811
    cells = [
        7,
        "Växthuset",
        2281,
        "Exempelkommunen",
        "Genomförande",
        datetime(2014, 1, 2),
        date(2014, 12, 31),
        674537.0,
        1000.1 + 0.2,
        CELLS[9],
    ]
    plan = projects.plan(workbook(folder, {"Blad1": [HEAD, cells]}))
    assert plan.rejections == ()
    row = plan.new.iloc[0]
    assert (row.project_id, row.municipalities, row.start_date, row.end_date) == ("7", "2281", "2014-01-02", "2014-12-31")
    assert row.total_budget_sek == "674537" and float(row.esf_or_eu_support_sek) == pytest.approx(1000.3)


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({"xl/a.xml": b"a" * 20_000_000}, "far more than a table"),
        # Many members, none of them large: together they unpack to far more than the file holds.
        ({f"xl/m{number}.xml": b" " * 990_000 for number in range(60)}, "far more than a table"),
        ({f"xl/n{number}.xml": b"" for number in range(2_100)}, "far more than a table"),
        ({"xl/worksheets/b.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}, "declares its own entities"),
    ],
)  # fmt: skip
def test_a_workbook_made_to_fill_the_memory_is_not_opened(folder, extra, said):  # noqa: F811
    plain, bomb = workbook(folder, {"Blad1": [HEAD, CELLS]}), folder / "bomb.xlsx"
    with zipfile.ZipFile(plain) as there, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        for name in there.namelist():
            made.writestr(name, there.read(name))
        for name, content in extra.items():
            made.writestr(name, content)
    with pytest.raises(tables.ImportRefused, match=said):
        projects.plan(bomb)


def test_a_cell_far_out_is_refused_and_an_empty_format_far_out_is_not(folder):  # noqa: F811
    book = openpyxl.Workbook()
    for line in (HEAD, CELLS):
        book.active.append(line)
    book.active.cell(1, 9_000).number_format = "0.00"
    book.save(folder / "bred.xlsx")
    assert projects.plan(folder / "bred.xlsx").new["title"].tolist() == ["Växthuset"]
    book.active.cell(2, 9_000, "x")
    book.save(folder / "bred.xlsx")
    with pytest.raises(tables.ImportRefused, match=r"sheet Sheet row 2 has more than 300 cells"):
        projects.plan(folder / "bred.xlsx")


def test_a_long_report_is_summed_up_and_stands_whole_in_a_file(folder, capsys):  # noqa: F811
    rows = [
        {"Id": f"B-{number}", "Projektets namn": f"Växthus {number}", "Start": "våren" if number % 2 else "2014"} for number in range(100)
    ]
    file = table(folder, *rows)
    assert cli.main(["import-projects", str(file)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) < 60 and "50 new, 0 changed, 0 unchanged, 50 rejected." in said
    assert any(line.startswith("    50 times Start: Write a real date") for line in said)
    lines = (folder / "egna-import-report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 101 and sum(line.startswith("rejected;") for line in lines) == 50
    assert "rejected;3;;Start;våren;;Write a real date between 1980 and 2060 as 2015, 2015-06 or 2015-06-30, or leave it empty." in lines
