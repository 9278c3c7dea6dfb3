"""What a workbook has no room for is said, in the file, before the press and by the API; nothing is cut or rounded in silence."""

import io

import openpyxl
import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from insteg.files import cell_room, cells, cross, own_answer, public_file, table
from insteg.reference import words
from insteg.store.own_questions import asking
from insteg.web.api import workbooks
from insteg.web.api.application import application
from insteg.web.api.resources import ADDRESS
from tests.app.test_sql_page import asked as page_of

MOST = cell_room.MOST_LETTERS
# A face is two signs to Excel, which calls a file with 32 768 of them damaged.
FACE = "\U0001f600"


@pytest.fixture(scope="module")
def api():
    with TestClient(Starlette(routes=[Mount(ADDRESS, app=application("none"))])) as found:
        yield found


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows_of(question: str):
    return asking.whole(public_file.path(), question)[0]


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(("text", "is_cut"), [("a" * MOST, False), ("a" * (MOST + 1), True), (FACE * 16_383, False), (FACE * 16_384, True)])
def test_a_text_without_room_says_so_in_its_cell_and_on_a_sheet(language, text, is_cut):
    say = words.load(language)
    found = book(table.xlsx(pd.DataFrame({"x": ["short", text], "n": [1, 2]}), language))
    cell = found.worksheets[0]["A3"].value
    assert found.worksheets[0]["A2"].value == "short" and cell_room.letters(cell) <= MOST
    if not is_cut:
        assert cell == text and say("export.cut") not in found.sheetnames
        return
    assert cell.startswith(text[:16_000]) and say.number(cell_room.letters(text)) in cell and "CSV" in cell
    heads, told = found[say("export.cut")].iter_rows(values_only=True)
    assert dict(zip(heads, told, strict=True)) == {
        "sheet": say("export.figures"), "column": "x", "row": 3, "letters": cell_room.letters(text),
        "text": say("export.cut.text", most=say.number(MOST)),
    }  # fmt: skip


def test_an_apostrophe_before_a_formula_is_counted_too():
    found = book(cells.workbook({"x": pd.DataFrame({"x": ["=" + "1" * (MOST - 1)]})}, "sv"))
    assert "Avkortat" in found.sheetnames and cell_room.letters(found["x"]["A2"].value) == MOST


@pytest.mark.parametrize("column", [pd.Series([10**15, 12345678901234567]), pd.Series([1, None, -(2**63)], dtype="Int64"), pd.Series([2**64 - 1], dtype="UInt64"), pd.Series([1, 2**70], dtype=object)])  # fmt: skip
def test_a_whole_number_with_more_digits_than_a_spreadsheet_has_is_text(column):
    found = [cell.value for (cell,) in book(cells.workbook({"x": pd.DataFrame({"n": column})}, "sv"))["x"].iter_rows(min_row=2)]
    assert [None if cell is None else int(cell) for cell in found] == [None if pd.isna(cell) else int(cell) for cell in column.tolist()]
    assert all(isinstance(cell, str) for cell in found if cell is not None and abs(int(cell)) > 10**15)


def test_a_number_of_usual_size_is_still_a_number():
    found = book(cells.workbook({"x": pd.DataFrame({"n": pd.Series([10**15, None, 5], dtype="Int64"), "x": [0.5, 1.5, None]})}, "sv"))["x"]
    assert [cell.value for cell in found[2]] == [10**15, 0.5] and found["A4"].value == 5


LONG = ["select repeat('a', 40000) as x", "select list(range) as x from range(20000)", "select [repeat('a', 40000)] as x"]


@pytest.mark.parametrize("question", LONG)
def test_an_answer_with_a_long_text_is_told_before_the_press_and_refused_to_programs(api, question):
    rows = rows_of(question)
    assert own_answer.has_long_text(rows.to_batches()[0])
    assert "Avkortat" in book(own_answer.xlsx(rows, "sv")).sheetnames
    answer = api.get(f"{ADDRESS}/sql.xlsx", params={"query": question})
    assert answer.status_code == 413 and answer.json()["parameter"] == "format"
    assert "Kolumnen x, rad 1, har en text på" in answer.json()["detail"] and "CSV eller Parquet" in answer.json()["detail"]
    for kind in ("csv", "parquet"):
        assert api.get(f"{ADDRESS}/sql.{kind}", params={"query": question}).status_code == 200
    test = page_of(question)
    assert not test.exception and "I XLSX avkortas de" in test.info[0].value


def test_a_short_answer_is_told_nothing():
    question = "select range as n, ['a', 'b'] as l, repeat('x', 300) as x from range(3)"
    assert not own_answer.has_long_text(rows_of(question).to_batches()[0])
    test = page_of(question)
    assert not test.exception and not test.info and len(test.get("download_button")) == 3


def test_more_cells_than_a_workbook_is_made_of_are_offered_otherwise(api, monkeypatch):
    """Ten million cells are thirty megabytes here and gigabytes in a workbook."""
    monkeypatch.setattr(own_answer, "MOST_WORKBOOK_CELLS", 20)
    question = "select range as a, 1 as b, 2 as c from range(7)"
    answer = api.get(f"{ADDRESS}/sql.xlsx", params={"query": question})
    assert answer.status_code == 413 and "7 rader" in answer.json()["detail"] and "högst 6" in answer.json()["detail"]
    test = page_of(question)
    assert "har högst 20 celler" in test.info[0].value and len(test.get("download_button")) == 2


def test_a_resource_with_a_long_text_is_refused_as_a_workbook(api, monkeypatch):
    monkeypatch.setattr(cell_room, "MOST_LETTERS", 10)
    answer = api.get(f"{ADDRESS}/areas.xlsx", params={"limit": 3, "lang": "en"})
    assert answer.status_code == 413 and "take csv or parquet" in answer.json()["detail"].lower()
    assert api.get(f"{ADDRESS}/areas.csv", params={"limit": 3}).status_code == 200
    assert workbooks.MOST_WORKBOOK_ROWS > 10


def test_a_table_wider_than_a_workbook_is_offered_as_csv_alone(monkeypatch):
    from tests.app.test_place import linked

    asked = {"form": "korstabell", "matt": "neet_16_24", "platser": "2281,00", "fran": "2020", "till": "2024"}
    test = linked("pages/90_utforska.py", **asked)
    assert len([button for button in test.get("download_button") if "korstabell" in button.proto.id]) == 2
    monkeypatch.setattr(cell_room, "MOST_COLUMNS", 3)
    test = linked("pages/90_utforska.py", **asked)
    assert any("kolumner i en arbetsbok" in caption.value for caption in test.caption)
    assert len([button for button in test.get("download_button") if "korstabell" in button.proto.id]) == 1
    assert cross.FORMATS.keys() == {"csv", "xlsx"}
