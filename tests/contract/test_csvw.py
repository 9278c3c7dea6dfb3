"""CSV on the Web: an outside reader opens the ZIP, finds it valid and gets every row back as it was."""

import io
import json
import math
import warnings
import zipfile
from pathlib import Path

import csvw as outside
import pandas as pd
import pytest

from insteg import files
from insteg.figures.bank import all_projects
from insteg.reference import words
from insteg.store import queries


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    return queries.ask(
        "explore",
        indicators=["merit_value_year_9", "neet_16_24"],
        area_codes=["2281", "22"],
        period_from=None,
        period_to=None,
        sexes=None,
        ages=None,
    )


def _opened(content: bytes, folder: Path) -> tuple[outside.CSVW, dict]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    path = folder / "uppgifter.csv-metadata.json"
    with warnings.catch_warnings():
        # Anything that the reader finds strange in the description is a fault of ours.
        warnings.simplefilter("error")
        return outside.CSVW(str(path), validate=True), json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_row_comes_back_with_its_types(rows, language, tmp_path):
    found, described = _opened(files.csvw(rows, language), tmp_path)
    assert found.is_valid
    back = list(found.tables[0].iterdicts())
    wanted = files.described(rows, language)
    assert len(back) == len(rows) > 10
    for row, one in zip(back, wanted.to_dict("records"), strict=True):
        assert [row["indicator"], row["area_code"], row["period"], row["status"], row["address"]] == [
            one["indicator"], one["area_code"], one["period"], one["status"], one["address"],
        ]  # fmt: skip
        assert row["value"] is None if math.isnan(one["value"]) else float(row["value"]) == pytest.approx(one["value"])
    assert any(row["value"] is None for row in back)
    assert described["tableSchema"]["primaryKey"] == ["indicator", "area_code", "period", "sex", "age"]


def test_the_description_says_what_a_stranger_must_know(rows, tmp_path):
    _, described = _opened(files.csvw(rows, "sv"), tmp_path)
    columns = {column["name"]: column for column in described["tableSchema"]["columns"]}
    assert columns["value"]["titles"] == {"sv": ["värde", "value"], "en": ["value", "value"]}
    assert all(set(column["titles"]) == {"sv", "en"} for column in columns.values())
    assert "missing = saknas i underlaget" in columns["status"]["dc:description"]
    assert {note["indicator"] for note in described["notes"]} == {"merit_value_year_9", "neet_16_24"}
    assert all(address.startswith("http") for address in described["dc:source"])
    assert described["dc:rights"]
    assert described["schema:dateModified"].startswith("20")
    # Two units in one file: the unit stands in a column, not over all of them.
    assert "schema:unitText" not in columns["value"]


def test_one_measure_tells_its_unit_over_the_column(rows, tmp_path):
    _, described = _opened(files.csvw(rows[rows["indicator"] == "neet_16_24"], "en"), tmp_path)
    assert next(column for column in described["tableSchema"]["columns"] if column["name"] == "value")["schema:unitText"] == "Per cent"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_projects_come_back_too(language, tmp_path):
    projects = all_projects()
    found, described = _opened(files.table_csvw(projects, language), tmp_path)
    assert found.is_valid
    back = list(found.tables[0].iterdicts())
    assert [row["project_id"] for row in back] == projects["project_id"].tolist()
    assert [row["title"] for row in back] == projects["title"].tolist()
    assert described["dc:source"]


def test_a_fault_is_found(rows, tmp_path):
    """The check can fail: a value that is no number is refused."""
    content = files.csvw(rows, "en")
    _opened(content, tmp_path)
    path = tmp_path / "uppgifter.csv"
    frame = pd.read_csv(path, dtype=str)
    frame.loc[0, "value"] = "många"
    frame.to_csv(path, index=False)
    with pytest.raises(ValueError, match="många"):
        list(outside.Table.from_file(tmp_path / "uppgifter.csv-metadata.json").iterdicts())


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_first_letter_of_the_file_is_the_first_columns(rows, language):
    """Excel's mark of the encoding would be a part of the first column's name to programs that follow the standard."""
    for content in (files.csvw(rows, language), files.table_csvw(all_projects(), language)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            head = archive.read("uppgifter.csv").splitlines()[0].decode()
            described = json.loads(archive.read("uppgifter.csv-metadata.json"))
        assert head.replace(";", ",").split(",")[0] == described["tableSchema"]["columns"][0]["name"]
