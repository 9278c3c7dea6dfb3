"""What may be two things is asked about, in counts and days too; what a workbook shows otherwise than it holds is read as it is shown; sums are no rows."""

import zipfile
from datetime import datetime

import openpyxl
import pytest

from insteg.collect.own import findings, outcomes, projects, written_amounts, written_dates, written_places
from insteg.collect.own.tables import ImportRefused
from insteg.collect.own.unclear import Ambiguous, Unclear
from tests.unit.own_files import ROW, folder, saved, table  # noqa: F401  a fixture
from tests.unit.test_import_outcomes import SUMS
from tests.unit.test_import_outcomes import table as follow_up


@pytest.mark.parametrize("text", ["1.000", "1,000", "2.500 st", "12.000 deltagare", "1,200"])
def test_a_count_with_one_group_of_three_is_asked_about(text):
    """1.000 was read as one participant."""
    with pytest.raises(Ambiguous, match=r"This may be \d+000 or \d+ and decimals|This may be \d+[25]00 or"):
        written_amounts.count(text)


@pytest.mark.parametrize(("text", "count"), [("1 000", "1000"), ("60,0", "60"), ("60.00", "60"), ("1000", "1000"), ("0060", "60")])
def test_a_clear_count_is_read(text, count):
    assert written_amounts.count(text) == count


def test_the_reason_reaches_whoever_brings_projects(folder):  # noqa: F811
    plan = projects.plan(table(folder, {"Planerade deltagare": "1.000"}))
    assert [item.fix for item in plan.rejections] == ["This may be 1000 or 1 and decimals. Write 1000 or 1."]


def test_the_reason_reaches_whoever_brings_a_follow_up(folder):  # noqa: F811
    plan = outcomes.plan(follow_up(folder, {"Avslutade": "1.000", "Började": ""}))
    assert [item.fix for item in plan.rejections] == ["This may be 1000 or 1 and decimals. Write 1000 or 1."]


@pytest.mark.parametrize("text", ["2011/12", "2009/10", "2008/09"])
def test_a_school_year_is_no_month(text):
    with pytest.raises(Ambiguous, match="school year"):
        written_dates.read(text)


@pytest.mark.parametrize(("text", "day"), [("2011-12", "2011-12"), ("2011/11", "2011-11"), ("2024/03", "2024-03"), ("12/2011", "2011-12")])
def test_a_month_is_a_month(text, day):
    assert written_dates.read(text)[0] == day


def workbook(folder, cells: dict, forms: dict[str, str]):  # noqa: F811
    """One project in a workbook, some of its cells shown in their own way."""
    row = ROW | cells
    book = openpyxl.Workbook()
    book.active.append(list(row))
    book.active.append(list(row.values()))
    for place, title in enumerate(row, start=1):
        book.active.cell(2, place).number_format = forms.get(title, "General")
    book.save(folder / "egna.xlsx")
    return folder / "egna.xlsx"


BUDGET = "Total budget, kronor"


@pytest.mark.parametrize(
    ("value", "form", "amount"),
    [
        (10177, '#,##0 "tkr"', "10177000"),
        (10.2, '0.0" mkr"', "10200000"),
        # The comma at the end divides: the cell holds kronor.
        (10177559, '#,##0, "tkr"', "10177559"),
        (10177559, '#,##0 "kr"', "10177559"),
        (10177559, "#,##0", "10177559"),
    ],
)
def test_an_amount_counts_as_it_is_shown(folder, value, form, amount):  # noqa: F811
    """10 177 tkr was read as ten thousand kronor."""
    plan = projects.plan(workbook(folder, {BUDGET: value}, {BUDGET: form}))
    assert list(plan.new["total_budget_sek"]) == [amount]


@pytest.mark.parametrize(
    ("form", "day"),
    [("mmm-yy", "2024-09"), ("yyyy", "2024"), ("yyyy-mm", "2024-09"), ("yyyy-mm-dd", "2024-09-01"), ("d/m/yyyy", "2024-09-01")],
)
def test_a_day_counts_as_it_is_shown(folder, form, day):  # noqa: F811
    """Who writes 2024-09 in a spreadsheet has the first of September in the cell."""
    plan = projects.plan(workbook(folder, {"Start": datetime(2024, 9, 1)}, {"Start": form}))
    assert list(plan.new["start_date"]) == [day]


@pytest.mark.parametrize("name", ["Summa", "Totalt:", "SUMMA TOTALT", "Delsumma"])
def test_a_sum_below_the_rows_is_named_and_not_read(folder, name):  # noqa: F811
    plan = projects.plan(table(folder, {}, dict.fromkeys(ROW, "") | {"Id": name, BUDGET: "10 177 559 kr"}))
    assert (len(plan.new), plan.rejections) == (1, ())
    assert [note for note in plan.notes if note == f"Row 3 is a sum ({name!r}) and is not read."]


def test_a_sum_below_a_follow_up_too(folder):  # noqa: F811
    plan = outcomes.plan(follow_up(folder, {}, dict.fromkeys(SUMS, "") | {"Projektets id": "Summa", "Avslutade": "52"}))
    assert plan.rejections == () and len(plan.rows)


@pytest.mark.parametrize("cells", [{"Id": "Summa"}, {"Id": "Totalt", "Projektets namn": "Totalt ung"}])
def test_a_project_that_is_called_so_is_read(folder, cells):  # noqa: F811
    plan = projects.plan(table(folder, cells))
    assert (len(plan.new), len(plan.notes)) == (1, 0)


@pytest.mark.parametrize("read", [projects.plan, outcomes.plan, findings.plan])
def test_a_workbook_with_a_password_is_told_so(folder, read):  # noqa: F811
    file = saved(folder, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "egna.xlsx")
    with pytest.raises(ImportRefused, match=r"egna.xlsx is locked with a password, or an old XLS"):
        read(file)


@pytest.mark.parametrize("text", ["10,2", "10.2", "0,5", "999,99"])
def test_a_few_kronor_with_decimals_are_no_budget(text):
    """10,2 meant millions and was read as ten kronor."""
    with pytest.raises(Ambiguous, match="or its unit"):
        written_amounts.read(text)


@pytest.mark.parametrize(
    ("text", "amount"), [("10,2 mkr", "10200000"), ("674 537,50", "674537.5"), ("500", "500"), ("0,00", "0"), ("999,00 kr", "999")]
)
def test_clear_amounts_are_read(text, amount):
    assert written_amounts.read(text)[0] == amount


@pytest.mark.parametrize("text", ["Hela länet", "Västernorrland", "Västernorrlands län", "alla kommuner", "ALLA SJU"])
def test_the_whole_county_is_written_as_its_municipalities(text):
    with pytest.raises(Unclear, match=r"For the whole county write all of them: .*Sundsvall.*Örnsköldsvik"):
        written_places.read(text)


def test_a_code_behind_a_name_must_be_its_own():
    """The code was passed by."""
    assert written_places.read("Sundsvall (2281)") == "Sundsvall"
    with pytest.raises(Unclear, match="2282 is Kramfors, not Sundsvall"):
        written_places.read("Sundsvall (2282)")


def test_a_table_whose_lines_are_quoted_whole_is_read(folder):  # noqa: F811
    """As a program saves what it took for one column."""
    lines = table(folder, {"Projektets namn": 'Växthuset "Ung"'}).read_text(encoding="utf-8").splitlines()
    quoted = "\r\n".join('"' + line.replace('"', '""') + '"' for line in lines)
    plan = projects.plan(saved(folder, quoted.encode()))
    assert list(plan.new["title"]) == ['Växthuset "Ung"']


def test_the_mark_of_utf_8_before_what_is_not_hides_no_heading(folder):  # noqa: F811
    """The first heading was not known, and a diary number took the id's place."""
    file = table(folder, {"Diarienummer": "2014/00231"}, encoding="cp1252")
    plan = projects.plan(saved(folder, b"\xef\xbb\xbf" + file.read_bytes()))
    assert list(plan.new["project_id"]) == ["A"]


def test_a_workbook_of_another_kind_is_told_so(folder):  # noqa: F811
    plain = workbook(folder, {}, {})
    with zipfile.ZipFile(plain) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(plain, "w") as archive:
        for name, content in parts.items():
            archive.writestr(
                name, content.replace(b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/").replace(b"/2006/", b"/")
            )
    with pytest.raises(ImportRefused, match=r"egna\.xlsx"):
        projects.plan(plain)


@pytest.mark.parametrize(
    "address", ["https://[exempel.se/x", "https://exempel.se:999999/x", "https://exempel.se:port/x", "https://exempel.se/" + "x" * 3000]
)
def test_an_address_that_no_program_can_take_apart_is_refused(folder, address):  # noqa: F811
    """It was taken, and every page that shows its project failed."""
    plan = projects.plan(table(folder, {"Källans adress": address}))
    assert [item.fix for item in plan.rejections] == ["Write the whole address, beginning with https://."]


@pytest.mark.parametrize(
    ("cells", "fix"),
    [
        ({"Id": "x" * 61}, "at most 60 signs"),
        ({"Id": "=1+1"}, "an id of letters"),
        ({"Id": "../../x"}, "an id of letters"),
        ({"Id": "<b>"}, "an id of letters"),
        ({"Projektets namn": "å" * 301}, "at most 300 signs"),
        ({"Resultat i ord": "å" * 5001}, "at most 5000 signs"),
    ],
)
def test_what_fits_no_link_and_no_page_is_refused(folder, cells, fix):  # noqa: F811
    (rejection,) = projects.plan(table(folder, cells)).rejections
    assert fix in rejection.fix


@pytest.mark.parametrize("name", ["SVL-01", "2014/00231", "Dnr 2014:231", "A.1", "23-066-S02", "Å1"])
def test_ids_as_people_give_them_are_taken(folder, name):  # noqa: F811
    assert projects.plan(table(folder, {"Id": name})).rejections == ()


def test_a_web_page_with_the_ending_of_a_table_is_told_so(folder):  # noqa: F811
    with pytest.raises(ImportRefused, match=r"egna\.csv is a web page"):
        projects.plan(saved(folder, b"\r\n<!DOCTYPE html><html><body>Logga in</body></html>"))
