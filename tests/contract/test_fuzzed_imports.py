"""Whatever file somebody brings, an import ends in a report or in a sentence: never in a traceback, never in a file half written.

INSTEG_FUZZ sets the number of inputs a test (default 15; the long run a few hundred).
"""

import io
import os
import shutil
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insteg import cli
from insteg.reference import evidence_columns, interventions, outcome_columns, project_columns
from insteg.reference.outcome_columns import AGGREGATE, PARTICIPANT
from insteg.store import folders
from tests.contract.damage import damaged_bytes

TRIED = {"inputs": 0}
fuzz = settings(
    max_examples=int(os.environ.get("INSTEG_FUZZ", "15")), deadline=None, derandomize="INSTEG_FUZZ" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)  # fmt: skip
HEADS = {
    "import-projects": [column.header_sv for column in project_columns.columns()],
    "import-outcomes": [column.header_sv for column in outcome_columns.columns(AGGREGATE)],
    "import-outcomes one each": [column.header_sv for column in outcome_columns.columns(PARTICIPANT)],
    "import-evidence": [column.header_sv for column in evidence_columns.columns()],
    "import-lessons": list(interventions.REVIEW_COLUMNS),
}
EXAMPLES = {
    "import-projects": [column.example for column in project_columns.columns()],
    "import-outcomes": [column.example for column in outcome_columns.columns(AGGREGATE)],
    "import-outcomes one each": [column.example for column in outcome_columns.columns(PARTICIPANT)],
    "import-evidence": [column.example for column in evidence_columns.columns()],
    "import-lessons": ["x"] * len(interventions.REVIEW_COLUMNS),
}
# What spreadsheets, banks and hands put into cells.
CELL = st.one_of(
    st.text(max_size=20),
    st.sampled_from([
        "", "0", "-0", "1e999", "nan", "inf", "٣", "²", "9" * 5000, "1.230.000", "674\u202f537 kr", "−5", "1,2 mkr", "=1+1", "#REF!", "02/01/2014", "31/12/2014",
        "12/31/2014", "00/00/0000", "41641", "99999", "2014-02-30", "0000", "jan 2014", "2014-01-02 till 2014-12-31", "0180", "2281;;", ";", "Sundsval",
        "O\u0308rnsko\u0308ldsvik", "\ufeff", "\u200b", "VN01", "VN07", "vn07", "kvinnor", "K", "16-19", "arbete", "ja", "https://", "www.a.b/c", "\ud800", "\r\n", "\0", '"',
    ]),
)  # fmt: skip
TITLE = st.one_of(st.sampled_from([title for head in HEADS.values() for title in head]), st.sampled_from(
    ["Projektperiod", "Kommun", "Region", "Total budget (tkr)", "Budget (EUR)", "Id *", "", "title", "Diarienummer", "Namn på insatsen"]), st.text(max_size=12))  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("fuzzed")
    for name in ("catalogue", "raw/projects"):
        shutil.copytree(folders.ROOT / "data" / name, made / "data" / name)
    return made


def brought(folder: Path, command: str, content: bytes, suffix: str, monkeypatch) -> None:
    """Import the file with --yes; anything but an answer of 0 or 1 with words is a fault."""
    TRIED["inputs"] += 1
    monkeypatch.setenv("INSTEG_DATA", str(folder / "data"))
    file = folder / f"fil{suffix}"
    file.write_bytes(content)
    said = io.StringIO()
    monkeypatch.setattr("sys.stdout", said)
    monkeypatch.setattr("sys.stderr", said)
    # Strict encoding as in a terminal: a report must be printable.
    try:
        assert cli.main([command.split(maxsplit=1)[0], str(file), "--yes"]) in (0, 1)
    finally:
        monkeypatch.undo()
    said.getvalue().encode("utf-8")
    assert said.getvalue().strip(), "an import without words"
    assert not list(folder.glob("data/raw/own_*/.*")), "a file half written"


def text_table(lines: list[list[str]], separator: str, encoding: str) -> bytes:
    rows = [separator.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines]
    return "\n".join(rows).encode(encoding, "replace")


@pytest.mark.parametrize("command", HEADS)
@fuzz
@given(data=st.data())
def test_any_cells_under_the_right_headings(command, folder, monkeypatch, data):
    rows = data.draw(st.lists(st.lists(CELL, max_size=len(HEADS[command])), max_size=4))
    odd = [[cell if place < len(row) and (cell := row[place]) else good for place, good in enumerate(EXAMPLES[command])] for row in rows]
    content = text_table(
        [HEADS[command], *odd, *rows],
        data.draw(st.sampled_from([";", ",", "\t"])),
        data.draw(st.sampled_from(["utf-8", "cp1252", "utf-16"])),
    )
    brought(folder, command, content, ".csv", monkeypatch)


@pytest.mark.parametrize("command", HEADS)
@fuzz
@given(data=st.data())
def test_any_headings_and_any_cells(command, folder, monkeypatch, data):
    head = data.draw(st.lists(TITLE, max_size=14))
    lines = data.draw(st.lists(st.lists(CELL, max_size=14), max_size=5))
    above = data.draw(st.lists(st.lists(TITLE, max_size=5), max_size=2))
    brought(folder, command, text_table([*above, head, *lines], ";", "utf-8"), ".csv", monkeypatch)


@pytest.mark.parametrize("command", HEADS)
@fuzz
@given(data=st.data())
def test_damaged_bytes_of_a_csv(command, folder, monkeypatch, data):
    good = text_table([HEADS[command], EXAMPLES[command]], ";", "utf-8")
    brought(folder, command, data.draw(damaged_bytes(good)), ".csv", monkeypatch)


@cache
def good_workbook(command: str) -> bytes:
    book = openpyxl.Workbook()
    for line in (HEADS[command], EXAMPLES[command]):
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("command", HEADS)
@fuzz
@given(data=st.data())
def test_damaged_workbooks(command, folder, monkeypatch, data):
    """Bytes of the whole file, or of one member within it."""
    good = good_workbook(command)
    if data.draw(st.booleans()):
        brought(folder, command, data.draw(damaged_bytes(good)), ".xlsx", monkeypatch)
        return
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as there, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        hit = data.draw(st.sampled_from(there.namelist()))
        for name in there.namelist():
            archive.writestr(name, data.draw(damaged_bytes(there.read(name))) if name == hit else there.read(name))
    brought(folder, command, made.getvalue(), ".xlsx", monkeypatch)


@pytest.mark.parametrize("command", HEADS)
@fuzz
@given(data=st.data())
def test_any_values_in_a_workbook(command, folder, monkeypatch, data):
    value = st.one_of(
        st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.floats(), st.dates(), st.datetimes(), st.times(), st.timedeltas(),
        CELL.filter(lambda text: not any(ord(sign) < 32 or sign == "\ud800" for sign in text)),
    )  # fmt: skip
    book = openpyxl.Workbook()
    book.active.append(HEADS[command])
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.lists(value, max_size=len(HEADS[command])))
        good = EXAMPLES[command][len(row) :]
        try:
            book.active.append([*row, *good])
        except (ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
            return
    file = io.BytesIO()
    try:
        book.save(file)
    except (ValueError, OverflowError):
        # What openpyxl won't write, nobody brings.
        return
    brought(folder, command, file.getvalue(), ".xlsx", monkeypatch)


def test_report_the_number_of_inputs():
    print(f"\nfuzzed inputs tried: {TRIED['inputs']}")
