"""A list with nothing in it is built like any other: its table has no rows, and the columns that every question asks for."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields

import duckdb
import pytest

from insteg.collect.snapshot import record_frames
from insteg.figures import profile
from insteg.figures.benchmark import NATION, REGION, Benchmark
from insteg.reference import interventions
from insteg.store import folders, sql_files
from tests.examples import questions

LISTS = ("project_links", "lessons", "project_readings", "breaks")
TABLES = ("project_partners.csv", "project_facts.csv")


@pytest.fixture(scope="module")
def emptied(tmp_path_factory):
    """A snapshot of a folder where the lists of the catalogue and the tables beside the projects hold nothing but their headings."""
    data = tmp_path_factory.mktemp("emptied")
    for name in ("catalogue", "words", "raw"):
        shutil.copytree(folders.data() / name, data / name)
    for name in LISTS:
        path = data / "catalogue" / f"{name}.toml"
        path.write_text(re.split(r"(?m)^\[\[", path.read_text(encoding="utf-8"))[0], encoding="utf-8")
    origin = data / "raw" / "projects" / "origin.toml"
    for name in TABLES:
        _empty(data / "raw" / "projects" / name, origin)
    _empty(data / "catalogue" / "project_partner_coding.csv", origin)
    built = subprocess.run(
        [sys.executable, "-m", "insteg", "build"], env={**os.environ, "INSTEG_DATA": str(data)}, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    [snapshot] = (data / "snapshots").glob("*.duckdb")
    with duckdb.connect(str(snapshot), read_only=True) as connection:
        yield connection


def _empty(path, origin) -> None:
    before = path.read_bytes()
    path.write_bytes(before.splitlines(keepends=True)[0])
    signed = origin.read_text(encoding="utf-8").replace(*(hashlib.sha256(text).hexdigest() for text in (before, path.read_bytes())))
    origin.write_text(signed, encoding="utf-8")


@pytest.mark.parametrize("table", ["project_link", "lesson", "break_in_series", "project_fact", "project_partner"])
def test_an_empty_list_is_a_table_without_rows(emptied, table):
    assert emptied.execute(f"select count(*) from {table}").fetchone() == (0,)
    types = {name: kind for name, kind, *_ in emptied.execute(f"describe {table}").fetchall()}
    texts = {"predecessor", "text_sv", "indicator", "field", "partner"} & types.keys()
    assert {types[name] for name in texts} == {"VARCHAR"}


@pytest.mark.parametrize("name", ["chains", "lessons", "project_facts", "project_partners", "project_search", "breaks"])
def test_the_questions_are_answered_all_the_same(emptied, name):
    sql = sql_files.read(folders.QUERIES / f"{name}.sql").sql
    for asked in questions(name):
        rows = emptied.execute(sql, asked).df()
        assert rows.empty or name == "project_search"
    if name == "project_search":
        assert set(rows["partner_status"]) == {"not_read"}


def test_the_columns_of_an_empty_list_are_those_of_its_record():
    frame = record_frames.rows(interventions.Lesson, ())
    assert list(frame.columns) == [field.name for field in fields(interventions.Lesson)]
    kinds = {name: kind for name, kind, *_ in duckdb.sql("describe select actors, id from frame").fetchall()}
    assert kinds == {"actors": "VARCHAR[]", "id": "VARCHAR"}


@pytest.mark.parametrize("kind", [NATION, REGION])
def test_the_rows_of_the_county_are_made_although_some_measures_have_no_municipality(kind):
    """The facts from press releases are of the county and the country only: no cloud, no spread of the municipalities."""
    found = {row["id"]: row for row in profile.rows("22", "sv", Benchmark(kind))}
    assert found["unemployed_press_18_24"]["place"] == profile.words.load("sv")("place.too_few")
    assert found["neet_16_24"]["place"] != found["unemployed_press_18_24"]["place"]
