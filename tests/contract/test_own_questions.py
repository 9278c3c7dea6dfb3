"""Own questions in SQL: the public file holds what the API gives and no more, all of it described; answers at /api/v1/sql; the page."""

import asyncio
import io
import json
import os
import time
from urllib.parse import parse_qs, urlencode, urlsplit

import duckdb
import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from insteg.figures import own_question as told
from insteg.files import own_answer, public_file
from insteg.reference import words
from insteg.store import folders, snapshots
from insteg.store.own_questions import asking, limits
from insteg.store.own_questions.reading_only import NotAnswered
from insteg.web.api import resources
from insteg.web.api.application import application
from insteg.web.api.resources import ADDRESS, RESOURCES

# Tables of what a row of a resource holds as a list, and what such a column is called in a row of its own.
LISTS = {"project_areas": ("projects", {"area_code": "area_codes"}), "project_types": ("projects", {"intervention_type": "types"})}
ROWS = {resource.name: resource for resource in RESOURCES}


@pytest.fixture(scope="module")
def api():
    with TestClient(Starlette(routes=[Mount(ADDRESS, app=application("none"))])) as found:
        yield found


@pytest.fixture(scope="module")
def public():
    with duckdb.connect(str(public_file.path()), read_only=True) as connection:
        yield connection


def asked(question: str) -> pd.DataFrame:
    return asking.whole(public_file.path(), question)[0].to_pandas()


@pytest.mark.parametrize("name", public_file.questions())
def test_no_table_has_a_column_that_the_open_data_lacks(name):
    """What the API withholds is withheld here."""
    table = next(table for table in public_file.tables("en") if table.name == name)
    resource, renamed = LISTS.get(name, (name, {}))
    known = set(ROWS[resource].row.model_fields)
    for column in table.columns:
        plain = renamed.get(column.name, column.name)
        assert plain in known or plain.removesuffix("_sv").removesuffix("_en") in known, column.name


@pytest.mark.parametrize("name", [name for name in public_file.questions() if name not in LISTS])
def test_a_table_holds_the_rows_and_values_of_its_resource(public, name):
    resource = ROWS[name]
    found = resource.find(resource.choices()).rows
    table = public.execute(f'from "{name}"').df()
    assert len(table) == len(found)
    for column in set(table) & set(found):
        if column in ("built_at", "starts_on", "ends_on") or table[column].map(lambda cell: hasattr(cell, "__len__")).any():
            continue
        assert sorted(table[column].dropna()) == sorted(found[column].dropna()), column


def test_a_figure_names_its_area_in_both_languages_as_the_open_data_does(public, api):
    unlike = "from observations join areas using (area_code) where area_sv is distinct from name_sv or area_en is distinct from name_en"
    assert public.execute(f"select count(*) {unlike}").fetchall() == [(0,)]
    for language in words.LANGUAGES:
        question = {"indicator": "neet_16_24", "area": "00,22,2281", "period": "2024", "lang": language}
        given = {(row["area_code"], row["area"]) for row in api.get(f"{ADDRESS}/observations", params=question).json()["rows"]}
        asked_for = f"select distinct area_code, area_{language} from observations where indicator = 'neet_16_24' and area_code in ('00', '22', '2281')"
        assert set(public.execute(asked_for).fetchall()) == given and len(given) == 3


def test_suppressed_is_suppressed_here_too(public):
    held = public.execute("select count(*), count(value), count(numerator) from observations where status = 'suppressed'").fetchall()
    assert held == [(held[0][0], 0, 0)]
    small = "select count(*) from projects where participants_actual between 1 and 4 or exits_total between 1 and 4"
    assert public.execute(small).fetchall() == [(0,)]


def test_every_table_and_column_is_described_in_both_languages(public):
    tables = public.execute("select table_name, comment from duckdb_tables()").fetchall()
    columns = public.execute("select table_name, column_name, comment from duckdb_columns() where not internal").fetchall()
    assert {name for name, _ in tables} == set(public_file.questions())
    for *_, comment in [*tables, *columns]:
        swedish, english = comment.split(" / ")
        assert swedish.endswith(".") and english.endswith(".")


def test_the_public_file_holds_no_path_of_the_server():
    content = public_file.path().read_bytes()
    for folder in (folders.snapshots(), folders.cache(), folders.ROOT):
        assert str(folder).encode() not in content


def test_the_file_is_made_once_and_those_asked_long_ago_go(monkeypatch, tmp_path):
    monkeypatch.setenv("INSTEG_CACHE", str(tmp_path))
    old, new = (tmp_path / f"{public_file.FOLDER}{name}" for name in ("old", "new"))
    old.mkdir()
    new.mkdir()
    os.utime(old, (0, 0))
    first = public_file.path()
    assert (old.exists(), new.exists()) == (False, True)
    made = first.stat().st_mtime_ns
    assert public_file.path() == first and first.stat().st_mtime_ns == made
    assert snapshots.current().stem in str(first)
    assert [path.name for path in tmp_path.iterdir() if "unfinished" in path.name] == []


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("name", told.examples("sv"))
def test_every_example_is_answered_in_the_readers_language(name, language):
    rows, is_cut = asking.whole(public_file.path(), told.examples(language)[name])
    assert rows.num_rows > 0 and not is_cut
    assert words.load(language)(f"sql.example.{name}")


def test_an_example_gives_what_the_open_data_gives():
    found = asked(told.examples("sv")["latest"]).set_index("area")["value"]
    choices = resources.ObservationChoices(indicator=["neet_16_24"], area=["2281"], sex=["total"], period_from="2024")
    assert found["Sundsvall"] == resources.observations(choices).rows["value"].item()
    assert len(found) == 7


def test_values_come_as_plain_as_they_are_told():
    question = "select date '2024-01-31' d, timestamp '2024-01-31 10:00' t, {'a': 1} s, [1, 2] l, '\\xC3\\xA5'::blob b, null n, 1.5 x, sum(2) y, 1 a, 2 a"
    rows, _ = asking.whole(public_file.path(), question)
    [row] = rows.to_pylist()
    assert row == {
        "d": "2024-01-31",
        "t": "2024-01-31 10:00:00.000000",
        "s": '{"a": 1}',
        "l": [1, 2],
        "b": "c3a5",
        "n": None,
        "x": 1.5,
        "y": 2,
        "a": 1,
        "a_2": 2,
    }


def test_kinds_of_the_databases_own_are_told_as_it_writes_them():
    """Arrow has their insides: a one would be 80000101."""
    question = """select '10101'::bit b, 1::bignum n, 1::variant v, ['101'::bit] l, geometry 'POINT(1 2)' g, timetz '10:00:00+02' t, 7 as b, 'x' as "a bit" """
    [row] = asking.whole(public_file.path(), question)[0].to_pylist()
    assert row == {"b": "10101", "n": "1", "v": "1", "l": "[101]", "g": "POINT (1 2)", "t": "10:00:00+02", "b_2": 7, "a bit": "x"}
    assert asked("select '1'::bit as b where false").columns.tolist() == ["b"]


def test_a_file_is_no_formula_and_keeps_whole_numbers_beside_empty_cells():
    rows, _ = asking.whole(public_file.path(), """select * from (values ('=1+1', 1, 0.5), ('x', null, null)) t("@head", n, x)""")
    assert own_answer.csv(rows, "sv").decode("utf-8-sig") == "'@head;n;x\r\n'=1+1;1;0,5\r\nx;;\r\n"
    book = pd.read_excel(io.BytesIO(own_answer.xlsx(rows, "en")))
    assert list(book) == ["'@head", "n", "x"] and book.iloc[0].tolist() == ["'=1+1", 1, 0.5]
    assert pd.read_parquet(io.BytesIO(own_answer.parquet(rows, "sv"))).iloc[0].tolist() == ["=1+1", 1, 0.5]


def test_a_workbook_holds_signs_that_no_cell_may():
    rows, _ = asking.whole(public_file.path(), "select 'a' || chr(1) || 'b' as x")
    assert pd.read_excel(io.BytesIO(own_answer.xlsx(rows, "sv")))["x"].tolist() == ["ab"]


def test_the_same_question_in_every_format(api):
    question = "select area_code, name_sv, is_home_municipality from areas where is_home_municipality order by area_code"
    answer = api.get(f"{ADDRESS}/sql", params={"query": question})
    found = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert [column["name"] for column in found["columns"]] == ["area_code", "name_sv", "is_home_municipality"]
    assert found["rows"][1] == ["2262", "Timrå", True] and len(found["rows"]) == 7
    assert (found["is_cut"], found["broken_off"]) == (False, None)
    csv = pd.read_csv(io.StringIO(api.get(f"{ADDRESS}/sql.csv", params={"query": question}).text), dtype=str)
    assert csv["name_sv"].tolist() == [row[1] for row in found["rows"]]
    for kind, read in (("parquet", pd.read_parquet), ("xlsx", pd.read_excel)):
        content = api.get(f"{ADDRESS}/sql", params={"query": question, "format": kind}).content
        assert read(io.BytesIO(content))["name_sv"].tolist() == csv["name_sv"].tolist()


def test_a_long_answer_comes_in_pieces_and_is_whole(api):
    with api.stream("GET", f"{ADDRESS}/sql.csv", params={"query": "select range as n from range(10000)"}) as answer:
        text = "".join(answer.iter_text())
    assert text.splitlines() == ["n", *map(str, range(10000))]
    assert (
        len(api.get(f"{ADDRESS}/sql", params={"query": "from observations"}).json()["rows"])
        == asked("select count(*) n from observations")["n"].item()
    )


def test_an_answer_that_breaks_off_says_why(api, monkeypatch):
    def broken(file, text, **_):
        yield from (step for step in whole(file, "select 1 as n") if not isinstance(step, asking.Ended))
        raise NotAnswered("time", "10")

    whole = asking.ask
    monkeypatch.setattr(asking, "ask", broken)
    found = api.get(f"{ADDRESS}/sql", params={"query": "x", "lang": "en"}).json()
    assert found["rows"] == [[1]] and found["broken_off"].startswith("The question was stopped after 10 seconds.")


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({}, 422, "query saknas eller är för lång"),
        ({"query": "x" * (limits.LONGEST_QUESTION + 1)}, 422, "högst 4000 tecken"),
        ({"query": "select 1", "sql": "x"}, 422, "Tillåtna: query, lang, format"),
        ({"query": "select 1", "format": "xml"}, 422, "json, csv, parquet, xlsx"),
        ({"query": "drop table areas"}, 400, "Här går det bara att läsa"),
        ({"query": "from no_table"}, 400, "ingen tabell no_table"),
        ({"query": "selekt"}, 400, 'syntax error at or near "selekt"'),
        ({"query": "select repeat('x', 34000000)"}, 413, "Svaret är för stort"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(api, asked, status, said):
    answer = api.get(f"{ADDRESS}/sql", params=asked)
    assert answer.status_code == status and said in answer.json()["detail"]
    assert answer.json()["parameter"] in ("query", "sql", "format")


def test_it_has_a_limit_of_its_own(monkeypatch):
    monkeypatch.setenv("INSTEG_SQL_LIMIT", "1/minute")
    with TestClient(Starlette(routes=[Mount(ADDRESS, app=application())])) as api:
        first, second = (api.get(f"{ADDRESS}/sql", params={"query": "select 1"}) for _ in range(2))
        assert (first.status_code, second.status_code) == (200, 429)
        assert int(second.headers["retry-after"]) > 0
        assert api.get(f"{ADDRESS}/snapshot").status_code == 200


def test_too_many_at_once_are_told_to_come_back(api, monkeypatch):
    monkeypatch.setattr(limits, "AT_A_TIME", 0)
    monkeypatch.setattr(limits, "MOST_WAITING", 0)
    answer = api.get(f"{ADDRESS}/sql", params={"query": "select 1"})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "5")
    assert "Försök igen om en stund" in answer.json()["detail"]


def test_a_question_is_counted_for_the_client_that_asks_it(api, monkeypatch):
    asked_by = []

    def noted(file, text, seconds=limits.SECONDS, who=""):
        asked_by.append(who)
        yield from whole(file, text, seconds, who)

    whole = asking.ask
    monkeypatch.setattr(asking, "ask", noted)
    for kind in ("json", "csv", "xlsx"):
        assert api.get(f"{ADDRESS}/sql.{kind}", params={"query": "select 1"}).status_code == 200
    own_answer.formats("192.0.2.7")["csv"]("select 1", "sv")
    assert asked_by == ["testclient"] * 3 + ["192.0.2.7"]


def test_a_client_that_goes_ends_the_process():
    """Told by the server, not seen at a write: an endless question writes nothing."""
    begun, told_so, started = time.monotonic(), [], []
    app = Starlette(routes=[Mount(ADDRESS, app=application("none"))])
    query = urlencode({"query": "select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = -1"}).encode()
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"{ADDRESS}/sql",
        "query_string": query,
        "headers": [],
        "client": ("x", 1),
        "server": ("x", 80),
    }

    async def receive():
        if not told_so:
            told_so.append(True)
            return {"type": "http.request", "body": b"", "more_body": False}
        if time.monotonic() - begun < 1:
            await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    async def send(message):
        started.append(message)

    asyncio.run(app(scope, receive, send))
    assert time.monotonic() - begun < limits.SECONDS
    assert [message.get("status") for message in started][:1] == [204]


def test_the_manual_explains_it(api):
    for language, said in (("sv", "En egen fråga i SQL"), ("en", "A question of your own in SQL")):
        text = api.get(f"{ADDRESS}/", params={"lang": language}).text
        assert said in text and f"{ADDRESS}/sql.xlsx?query=" in text
    assert {"/sql", "/sql.{extension}"} <= set(api.get(f"{ADDRESS}/openapi.json").json()["paths"])


def test_names_and_values_of_an_answer_are_text_on_the_page():
    rows, _ = asking.whole(
        public_file.path(), """select '<script>alert(1)</script>' as "<b>x</b>", 0.5 as n, true as y, null as z, 2024 as year"""
    )
    text = told.shown_rows(words.load("sv"), rows.to_batches()[0])
    assert "<script>" not in text and "<b>x</b>" not in text
    assert "&lt;script&gt;" in text
    for cell in (">0,5<", ">ja<", ">–<", ">2024<"):
        assert cell in text
    assert ">0.5<" in told.shown_rows(words.load("en"), rows.to_batches()[0])


def test_examples_are_links_that_ask_them():
    text = told.shown_examples(words.load("en"))
    addresses = [part.split('"')[0].replace("&amp;", "&") for part in text.split('href="')[1:]]
    assert [parse_qs(urlsplit(address).query)["fraga"][0] for address in addresses] == list(told.examples("en").values())
    assert all(json.dumps(question) and "_sv" not in question for question in told.examples("en").values())
