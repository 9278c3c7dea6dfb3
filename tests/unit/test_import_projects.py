"""Bring your own projects: read as they come, refused cell by cell, shown before anything is written."""

import csv
import io
import shutil
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pytest

from insteg import cli
from insteg.collect.own import formats, projects, shelf, tables
from insteg.files import project_template
from insteg.privacy import persons
from insteg.reference import interventions, project_columns
from insteg.store import folders, snapshots

ROW = {
    "Id": "SVL-01",
    "Projektets namn": "Ung i rörelse",
    "Kommuner": "Sundsvall; Timrå",
    "Start": "2024-09",
    "Slut": "2027-08-31",
    "Planerade deltagare": "60",
    "Insatstyper": "Uppsökande arbete; coachning",
    "Källans adress": "https://example.org/projekt/1",
}
ESF_HEADER = (
    "Diarienummer / Operation ID;Stödmottagare / Beneficiary;Projektägare organisationsnummer / Beneficiary ID;"
    "Projektägare ort / Beneficiary city;Namn på insatsen / Operation Name;Total projektbudget / Total budget SEK;"
    "Unionens medfinansieringsgrad / Union co-financing rate;EU-stöd i SEK / EU contribution SEK;Sammanfattning / Summary;"
    "Startdatum / Start date;Slutdatum / End date;EU-fond / EU fund;Program CCI / Program CCI"
)
KOHESIO_HEADER = [
    "Operation_Unique_Identifier", "Operation_Local_Identifier", "Operation_Name_Programme_Language", "Operation_Start_Date",
    "Operation_End_Date", "Total_Eligible_Expenditure_amount", "Project_EU_Budget", "Beneficiary_Name", "Beneficiary_Local_Identifier",
    "LAU_IDs", "NUTS3_Code", "Operation_Summary_Programme_Language", "Programming_Period", "Fund_Name",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A copy of the real data folder that the test may write to."""
    shutil.copytree(folders.ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("snapshots", "own_projects"))
    monkeypatch.setenv("INSTEG_DATA", str(tmp_path / "data"))
    return tmp_path


def own(folder: Path, *rows: dict, separator: str = ";", encoding: str = "utf-8") -> Path:
    file = folder / "egna.csv"
    text = io.StringIO()
    writer = csv.DictWriter(text, list(ROW), delimiter=separator)
    writer.writeheader()
    writer.writerows([ROW | row for row in rows or ({},)])
    file.write_bytes(text.getvalue().encode(encoding))
    return file


@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8"), (",", "utf-8"), (";", "utf-8-sig"), (";", "cp1252")])
def test_csv_is_read_with_either_separator_and_any_common_encoding(folder, separator, encoding):
    plan = projects.plan(own(folder, separator=separator, encoding=encoding))
    assert plan.rejections == ()
    assert plan.new["title"].tolist() == ["Ung i rörelse"]
    assert plan.new["area_group"].tolist() == ["Västernorrland"]


def test_the_template_comes_back_with_row_numbers_that_agree(folder):
    book = openpyxl.load_workbook(io.BytesIO(project_template.workbook()))
    sheet = book.worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    for name, value in (ROW | {"Ålder från": "tolv"}).items():
        sheet.cell(3, headers.index(name) + 1, value)
    book.save(folder / "mall.xlsx")
    plan = projects.plan(folder / "mall.xlsx")
    assert [str(item) for item in plan.rejections] == [
        "row 3, Ålder från = 'tolv': Write a whole number up to 1000000, or leave it empty when it is unknown."
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_template_explains_every_column_and_type(language):
    book = openpyxl.load_workbook(io.BytesIO(project_template.workbook(language)))
    assert book.worksheets[0].max_column == len(project_columns.columns())
    assert book.worksheets[1].max_row == len(project_columns.columns()) + 2
    assert book.worksheets[2].max_row == len(interventions.types()) + 1


@pytest.mark.parametrize(
    ("change", "column", "fix"),
    [
        ({"Projektets namn": ""}, "title", "can't be empty"),
        ({"Kommuner": "Sundsval"}, "municipalities", "four-digit code"),
        ({"Start": "2024-13"}, "start_date", "real date"),
        ({"Slut": "2020"}, "end_date", "end come after"),
        ({"Planerade deltagare": "ca 60"}, "participants_planned", "whole number"),
        ({"Insatstyper": "trolleri"}, "intervention_types", "sheet Insatstyper"),
        ({"Källans adress": "www"}, "source_url", "beginning with https"),
        ({"Projektets namn": "Ring 010203-1234"}, "title", "persons stay out"),
        ({"Projektets namn": "Skriv till a@b.se"}, "title", "persons stay out"),
        ({"Projektets namn": "Anna Exempelsson"}, "title", "person's name"),
        ({"Start": "3024", "Slut": ""}, "start_date", "between 1980 and 2060"),
        ({"Planerade deltagare": "²"}, "participants_planned", "whole number"),
        ({"Planerade deltagare": "99999999999"}, "participants_planned", "whole number"),
    ],
)
def test_a_rejected_cell_is_named_with_row_column_value_and_fix(folder, change, column, fix):
    plan = projects.plan(own(folder, {"Id": "A"}, {"Id": "B"} | change))
    assert [(item.row, item.column) for item in plan.rejections] == [(3, column)]
    assert fix in plan.rejections[0].fix
    # What points out a person is not repeated.
    assert plan.rejections[0].value == ("(not shown)" if "person" in fix else next(iter(change.values())))
    assert plan.new["project_id"].tolist() == ["A"]


@pytest.mark.parametrize("name", ["Sundsvalls kommun", "Sara Kulturskola", "Ung i Timrå", "Eriks väg", "Karin-projektet"])
def test_an_organisation_is_not_taken_for_a_person(folder, name):
    assert projects.plan(own(folder, {"Projektets namn": name})).rejections == ()


@pytest.mark.parametrize(
    ("owner", "number", "is_shown"),
    [
        ("Sundsvalls kommun", "212000-2411", True),
        ("Sundsvalls kommun", "", True),
        ("Anna Exempelsson", "", False),
        ("Exempelssons Städ", "19800101-1234", False),
    ],
)
def test_an_owner_is_shown_only_when_it_is_surely_no_person(owner, number, is_shown):
    assert persons.is_organisation(owner, number) is is_shown


def test_the_id_of_another_project_in_the_collection_is_refused(folder):
    (item,) = projects.plan(own(folder, {"Id": "VN07"})).rejections
    assert (item.row, item.column, item.value) == (2, "project_id", "VN07")
    assert "'Plattform U'" in item.fix


def test_strict_takes_no_row_when_one_is_rejected(folder):
    plan = projects.plan(own(folder, {"Id": "A"}, {"Id": "B", "Start": "nyss"}), strict=True)
    assert plan.rejections and not plan.writes


def test_the_strict_command_writes_no_row_when_one_is_rejected(folder, capsys):
    file = own(folder, {"Id": "A"}, {"Id": "B", "Start": "nyss"})
    assert cli.main(["import-projects", str(file), "--strict", "--yes"]) == 1
    assert not shelf.folder().exists()


def test_an_id_that_stands_twice_is_refused(folder):
    plan = projects.plan(own(folder, {"Id": "A"}, {"Id": "A"}))
    assert [item.row for item in plan.rejections] == [2, 3]


def test_nothing_is_written_before_it_is_accepted(folder, capsys):
    file = own(folder)
    assert cli.main(["import-projects", str(file)]) == 0
    assert "+ SVL-01: Ung i rörelse" in capsys.readouterr().out
    assert not shelf.folder().exists()
    assert cli.main(["import-projects", str(file), "--yes"]) == 0
    assert (shelf.folder() / "projects.csv").exists()


def test_a_change_is_shown_cell_by_cell_and_an_empty_cell_wipes_nothing(folder):
    projects.accept(projects.plan(own(folder)))
    plan = projects.plan(own(folder, {"Planerade deltagare": "70", "Insatstyper": ""}))
    assert [(item.column, item.before, item.after) for item in plan.changes] == [("participants_planned", "60", "70")]
    projects.accept(plan)
    stored = shelf.stored(projects.COLUMNS)
    assert stored["intervention_types"].tolist() == ["Uppsökande arbete; coachning"]
    again = projects.plan(own(folder, {"Planerade deltagare": "70"}))
    assert again.unchanged == ("SVL-01",) and not again.writes


def test_imported_projects_stand_in_the_next_snapshot_with_their_origin(folder):
    projects.accept(projects.plan(own(folder)))
    assert cli.main(["build"]) == 0
    with duckdb.connect(str(snapshots.current()), read_only=True) as connection:
        found = connection.execute(
            "select title, starts_on::varchar, start_precision, collection, is_citable from project where project_id = 'SVL-01'"
        )
        assert found.fetchall() == [("Ung i rörelse", "2024-09-01", "month", "own_projects", True)]
        types = connection.execute("select intervention_type from project_type where project_id = 'SVL-01' order by 1").fetchall()
        assert types == [("coaching",), ("outreach",)]
        reach = connection.execute("select area_code from project_municipality where project_id = 'SVL-01' order by 1").fetchall()
        assert reach == [("2262",), ("2281",)]
    origin = (shelf.folder() / "origin.toml").read_text(encoding="utf-8")
    assert 'file = "egna.csv"' in origin and 'format = "own template"' in origin


def test_the_esf_export_is_read_as_it_comes(folder):
    lines = [
        '99-001-S01;Sundsvalls kommun;212000-2411;Sundsvall;Ny väg;4 973 906;40%;1\u00a0989\u00a0562;"<p>Unga &amp; <b>arbete</b></p>";2024-02-01;2026-06-30;ESF+;2021SE05SFPR',
        "99-002-S01;Anna Andersson;19800101-1234;Kramfors;Annas väg;100;40%;40;Text;2024-02-01;2026-06-30;ESF+;2021SE05SFPR",
        "99-003-S01;Lunds kommun;212000-1132;Lund;Annan väg;100;40%;40;Text;2024-02-01;2026-06-30;ESF+;2021SE05SFPR",
    ]
    file = folder / "esf.csv"
    file.write_text("\n".join([ESF_HEADER, *lines]), encoding="utf-8-sig")
    plan = projects.plan(file)
    assert (plan.format, plan.elsewhere, plan.rejections) == (formats.ESF, 1, ())
    first, second = (row for _, row in plan.new.iterrows())
    assert (first.total_budget_sek, first.esf_or_eu_support_sek, first.cofinancing_rate_pct) == ("4973906", "1989562", "40")
    assert (first.summary, first.programme_period, first.municipalities) == ("Unga & arbete", "2021-2027", "")
    assert first.source_url.endswith("?dnr=99-001-S01") and "Sundsvall" in first.note
    assert second.owner == "" and "privatperson" in second.note


def test_kohesio_is_read_as_it_comes_in_euro_and_knows_its_municipalities(folder):
    file = folder / "kohesio.csv"
    rows = [
        ["https://kohesio.ec.europa.eu/en/projects/Q1", "2021SE05SFPR001_99-004-S01", "Väg in", "14/02/2024", "30/06/2026", "653413.77", "+260123.50",
         "Härnösands kommun", "212000-2403", "2280|2282", "SE321", "Rad ett\nrad två", "2021-2027", "ESF+"],
        ["https://kohesio.ec.europa.eu/en/projects/Q2", "2021SE05SFPR001_99-005-S01", "Väg ut", "14/02/2024", "30/06/2026", "1", "1",
         "Lunds kommun", "212000-1132", "1281", "SE224", "Text", "2021-2027", "ESF+"],
    ]  # fmt: skip
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([KOHESIO_HEADER, *rows])
    plan = projects.plan(file)
    assert (plan.format, plan.elsewhere, plan.rejections) == (formats.KOHESIO, 1, ())
    row = plan.new.iloc[0]
    assert (row.project_id, row.start_date, row.end_date) == ("99-004-S01", "2024-02-14", "2026-06-30")
    assert (row.total_budget_eur, row.eu_support_eur, row.total_budget_sek) == ("653413.77", "260123.50", "")
    assert row.municipalities == "2280; 2282"


def test_a_project_of_the_collection_is_not_imported_twice(folder):
    file = folder / "esf.csv"
    line = "23-066-S02;Vårsta;802005-0000;Härnösand;Antiloopen;1;40%;1;Text;2024-09-01;2027-08-31;ESF+;2021SE05SFPR"
    file.write_text("\n".join([ESF_HEADER, line]), encoding="utf-8")
    assert projects.plan(file).published == ("23-066-S02",)


def test_a_diary_number_makes_two_files_speak_of_one_project(folder):
    header, line = (
        ESF_HEADER,
        "99-001-S01;Sundsvalls kommun;212000-2411;Sundsvall;Ny väg;100;40%;40;Text;2024-02-01;2026-06-30;ESF+;2021SE05SFPR",
    )
    file = folder / "esf.csv"
    file.write_text(f"{header}\n{line}", encoding="utf-8")
    projects.accept(projects.plan(file))
    mine = folder / "egna.csv"
    mine.write_text(
        "Id;Projektets namn;Kommuner;Diarienummer;Källans adress\nSVL-9;Ny väg;Sundsvall;99-001-S01;https://example.org/projekt/9\n",
        encoding="utf-8",
    )
    plan = projects.plan(mine)
    assert plan.new.empty
    assert ("municipalities", "", "Sundsvall") in {(item.column, item.before, item.after) for item in plan.changes}
    assert {item.key for item in plan.changes} == {"99-001-S01"}


@pytest.mark.parametrize(
    ("name", "content", "fix"),
    [
        ("a.pdf", b"x", "Save it as one of them"),
        ("a.csv", b"", "at least one row"),
        ("a.csv", b"x;y\n1;2\n", "Start from the template"),
        ("a.csv", b"Id;Projektets namn\nA;B;C\n", "row 2 has more cells"),
        ("a.xlsx", b"x", "save it again"),
        ("a.csv", b"Id;Projektets namn\n;\n", "at least one row"),
        ("a.csv", b"Id;Projektets namn;Id\nA;B;C\n", "'Id' stands twice"),
        ("a.csv", b"Id;Projektets namn;title\nA;B;C\n", "mean the same"),
        ("a.csv", b"Id;Projektets namn;\nA;B;C\n", "column 3 holds text but has no header"),
        ("a.csv", b'Id;Projektets namn\nA;"B\nC;D\n', "not closed"),
        ("a.csv", b"Id;Projektets namn\nA;B\0\n", "not readable as text"),
    ],
)
def test_a_file_that_cannot_be_imported_is_refused_in_a_sentence(folder, name, content, fix):
    (folder / name).write_bytes(content)
    with pytest.raises(tables.ImportRefused, match=fix):
        projects.plan(folder / name)


def test_a_folder_is_refused_in_a_sentence(folder):
    (folder / "a.csv").mkdir()
    with pytest.raises(tables.ImportRefused, match="is a folder"):
        projects.plan(folder / "a.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_rows_above_the_header_and_the_hint_of_excel_move_no_row_number(folder, encoding):
    lines = "sep=;\n\nId;Projektets namn;Kommuner;Källans adress;Start\n;;;;\nA;B;Ånge;https://example.org/a;nyss\n"
    (folder / "a.csv").write_bytes(lines.encode(encoding))
    plan = projects.plan(folder / "a.csv")
    # A spreadsheet does not show the hint: an empty row, the header, an empty row, the project.
    assert [(item.row, item.value) for item in plan.rejections] == [(4, "nyss")]


def test_a_workbook_made_to_fill_the_memory_is_not_opened(folder):
    plain, bomb = folder / "plain.xlsx", folder / "bomb.xlsx"
    openpyxl.Workbook().save(plain)
    with zipfile.ZipFile(plain) as there, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        for name in there.namelist():
            made.writestr(name, there.read(name))
        made.writestr("xl/extra.xml", b"a" * 20_000_000)
    with pytest.raises(tables.ImportRefused, match="far more than a table of projects"):
        projects.plan(bomb)


def test_a_row_that_meets_another_through_its_diary_number_is_refused(folder):
    first = folder / "esf.csv"
    line = "99-001-S01;Sundsvalls kommun;212000-2411;Sundsvall;Ny väg;100;40%;40;Text;2024-02-01;2026-06-30;ESF+;2014SE05M9OP001"
    first.write_text(f"{ESF_HEADER}\n{line}", encoding="utf-8")
    projects.accept(projects.plan(first))
    assert shelf.stored(projects.COLUMNS)["programme_period"].tolist() == ["2014-2020"]
    mine = folder / "egna.csv"
    head, end = "Id;Projektets namn;Kommuner;Diarienummer;Källans adress\n", "https://example.org/projekt/9\n"
    mine.write_text(f"{head}A;Ny väg;Timrå;99-001-S01;{end}99-001-S01;Annan väg;Timrå;;{end}", encoding="utf-8")
    plan = projects.plan(mine)
    assert [item.row for item in plan.rejections] == [2, 3] and not plan.writes
