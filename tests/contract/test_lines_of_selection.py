"""Beside Utforska: each line to copy gives exactly the selection in view. Each is run."""

import io
import os
import re
import shutil
import subprocess
import sys

import pandas as pd
import pytest
from pygments.lexers import get_lexer_by_name
from pygments.token import Error
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from insteg.figures import api_link
from insteg.figures.exploration import every_row, lines, selection
from insteg.figures.exploration.selection import EVERYTHING, Selection
from insteg.files import public_file
from insteg.store.own_questions import asking, limits
from insteg.web.api.application import application
from insteg.web.api.parameters import MOST_ROWS
from tests.contract.test_api import listening

KEY = ["indicator", "area_code", "period", "sex", "age"]
TEXT = dict.fromkeys(("area_code", "period", "age"), str)
# With a code that begins with noughts, a figure that is not there, an end in a year, two sexes, and figures without an age.
SELECTIONS = {
    "places": Selection(("neet_16_24",), ("2281", "00", "0114"), "2015", "2024", ("total", "women")),
    "missing": Selection(("merit_value_year_9", "neet_16_24"), ("22", "2260"), "2020", None),
    "ages": Selection((), ("2281",), None, "2020", (), ("16-24", "")),
    "ageless": Selection(ages=("",)),
    "everything": EVERYTHING,
}


@pytest.fixture(scope="module")
def api():
    with TestClient(Starlette(routes=[Mount("/api/v1", app=application("none"))])) as found:
        yield found


def same(given: pd.DataFrame, chosen: Selection) -> None:
    """The same figures, each once, with the same values and statuses."""
    held, found = (
        frame.assign(age=frame["age"].fillna("")).sort_values(KEY, ignore_index=True)[[*KEY, "value", "status"]]
        for frame in (every_row.whole(chosen), given)
    )
    assert len(held) == selection.size(chosen).row_count > 0
    pd.testing.assert_frame_equal(held, found, check_dtype=False)


@pytest.mark.parametrize("name", SELECTIONS)
def test_the_addresses_give_exactly_the_selection(api, name):
    found = lines.addresses(SELECTIONS[name], "sv")
    assert found
    same(pd.concat([pd.read_csv(io.BytesIO(api.get(link.address).content), dtype=TEXT) for link in found]), SELECTIONS[name])


def run(tmp_path, text: str, kept: str) -> None:
    (tmp_path / "lines.py").write_text(text + kept, encoding="utf-8")
    subprocess.run([sys.executable, "lines.py"], cwd=tmp_path, check=True, capture_output=True, timeout=120)


def test_the_python_lines_run_with_pandas_and_with_duckdb(tmp_path):
    """In a process of their own, as a reader runs them, against a server that listens."""
    chosen = SELECTIONS["ages"]
    with listening() as server:
        found = lines.addresses(chosen, "sv")
        run(tmp_path, api_link.python(found, server), 'rows.to_parquet("pandas.parquet")\n')
        run(tmp_path, lines.duckdb(found, server), 'rows.write_parquet("duckdb.parquet")\n')
    for made in ("pandas", "duckdb"):
        same(pd.read_parquet(tmp_path / f"{made}.parquet"), chosen)


@pytest.mark.parametrize("name", SELECTIONS)
def test_the_question_in_sql_gives_exactly_the_selection(name):
    question = lines.sql(SELECTIONS[name])
    table, is_cut = asking.whole(public_file.path(), question)
    assert not is_cut
    same(table.to_pandas(), SELECTIONS[name])


@pytest.mark.parametrize("name", ["places", "ages"])
def test_the_lines_for_excel_read_the_addresses_as_csv(api, name):
    """Power Query is not here: what its lines name is fetched and read as they say, a comma between, a point in the numbers."""
    text = lines.excel(lines.addresses(SELECTIONS[name], "en"), "http://insteg.test")
    assert 'Delimiter = ","' in text and "Encoding = 65001" in text and '"en-US"' in text
    addresses = re.findall(r'"http://insteg\.test(/[^"]+)"', text)
    numbers = re.findall(r'\{"(\w+)", type number\}', text)
    read = pd.concat([pd.read_csv(io.BytesIO(api.get(address).content), sep=",", encoding="utf-8", dtype=str) for address in addresses])
    assert set(numbers) <= set(read.columns)
    same(read.assign(**{number: pd.to_numeric(read[number]) for number in numbers}), SELECTIONS[name])
    assert all(text.count(one) == text.count(other) for one, other in ("()", "[]", "{}")) and text.count('"') % 2 == 0


@pytest.mark.skipif(shutil.which("Rscript") is None and not os.environ.get("CI"), reason="no R here: apt-get install r-base-core")
def test_the_r_lines_run(tmp_path):
    with listening() as server:
        text = api_link.r(lines.addresses(SELECTIONS["places"], "sv"), server) + 'write.csv(rows, "rows.csv", row.names = FALSE, na = "")\n'
        (tmp_path / "lines.R").write_text(text, encoding="utf-8")
        subprocess.run(["Rscript", "lines.R"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    same(pd.read_csv(tmp_path / "rows.csv", dtype=TEXT), SELECTIONS["places"])


@pytest.mark.parametrize("name", SELECTIONS)
def test_the_r_lines_have_no_sign_that_r_does_not_know(name):
    """Where there is no R: read by a lexer of it, with brackets that close."""
    text = api_link.r(lines.addresses(SELECTIONS[name], "sv"), "https://insteg.test")
    tokens = list(get_lexer_by_name("r").get_tokens(text))
    assert not [part for kind, part in tokens if kind in Error]
    plain = "".join(part for kind, part in tokens if "String" not in str(kind))
    assert plain.count("(") == plain.count(")") > 3


def test_a_selection_of_more_than_one_answer_is_fetched_in_several(api, monkeypatch):
    assert lines.MOST_ROWS == MOST_ROWS
    monkeypatch.setattr(lines, "MOST_ROWS", 200)
    chosen = Selection(("neet_16_24",), (), "2024", "2024", ("total",))
    found = lines.addresses(chosen, "sv")
    assert len(found) == 2
    same(pd.concat([pd.read_csv(io.BytesIO(api.get(link.address).content), dtype=TEXT) for link in found]), chosen)


def test_a_question_that_would_be_cut_or_too_long_is_not_offered(monkeypatch):
    every = tuple(f"{number:04}" for number in range(1000))
    assert lines.sql(Selection(area_codes=every)) == ""
    monkeypatch.setattr(limits, "MOST_ROWS", 10)
    assert lines.sql(EVERYTHING) == ""


def test_a_sign_that_ends_a_text_in_sql_does_not_end_it():
    question = lines.sql(Selection(("x') or 1=1 --",)))
    assert "'x'') or 1=1 --'" in question and asking.whole(public_file.path(), question)[0].num_rows == 0


def test_a_selection_that_no_address_gives_offers_none(monkeypatch):
    monkeypatch.setattr(api_link, "count", lambda question: 1)
    assert lines.addresses(SELECTIONS["places"], "sv") == []
