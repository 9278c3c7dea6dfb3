"""Everything in one file: the DuckDB database and the package to keep, opened by others, whole, the same bytes again, in parts."""

import base64
import hashlib
import io
import subprocess
import sys
import warnings
import zipfile

import csvw as outside
import duckdb
import pandas as pd
import pyarrow.parquet
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.testclient import TestClient

from bench.api import listening
from insteg import web
from insteg.files import archive, public_file
from insteg.reference import in_view, words
from insteg.store import checksums, folders, snapshots
from insteg.web.api import recipes

FILES = ("duckdb", "zip")


@pytest.fixture(scope="module")
def api():
    with TestClient(Starlette(routes=web.routes()), raise_server_exceptions=False) as found:
        yield found


@pytest.fixture(scope="module")
def package(api):
    return zipfile.ZipFile(io.BytesIO(api.get("/api/v1/snapshot.zip").content))


@pytest.fixture(scope="module")
def unpacked(package, tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    package.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def public():
    with duckdb.connect(str(public_file.path()), read_only=True) as connection:
        yield connection


def test_the_database_opens_for_reading_with_every_open_table(api, tmp_path):
    answer = api.get("/api/v1/snapshot.duckdb")
    file = tmp_path / "taken.duckdb"
    file.write_bytes(answer.content)
    with duckdb.connect(str(file), read_only=True) as taken:
        assert {name for (name,) in taken.execute("select table_name from duckdb_tables()").fetchall()} == set(public_file.questions())
        assert taken.execute("select count(*) from observations").fetchone() == (14709,)
        with pytest.raises(duckdb.InvalidInputException):
            taken.execute("drop table areas")


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_named_for_its_day_and_proves_itself(api, kind):
    answer = api.get(f"/api/v1/snapshot.{kind}")
    day = f"{snapshots.moment_of(snapshots.current()):%Y-%m-%d}"
    fingerprint = snapshots.stand_of(snapshots.current()).split("-")[1]
    assert answer.headers["content-disposition"] == f'attachment; filename="insteg-{day}-{fingerprint}.{kind}"'
    digest = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
    assert answer.headers["repr-digest"] == f"sha-256=:{digest}:"
    assert 'rel="license"' in answer.headers["link"] and not answer.headers["etag"].startswith("W/")
    head = api.head(f"/api/v1/snapshot.{kind}")
    assert (head.content, head.headers["content-length"]) == (b"", str(len(answer.content)))


@pytest.mark.parametrize("kind", FILES)
def test_a_file_comes_in_parts_and_a_known_copy_not_at_all(api, kind):
    address = f"/api/v1/snapshot.{kind}"
    whole = api.get(address)
    tag = whole.headers["etag"]
    first, rest = (api.get(address, headers={"Range": f"bytes={part}", "If-Range": tag}) for part in ("0-999", "1000-"))
    assert (first.status_code, rest.status_code) == (206, 206) and first.content + rest.content == whole.content
    assert first.headers["content-range"] == f"bytes 0-999/{len(whole.content)}"
    # A part of another file is never put to it.
    other = api.get(address, headers={"Range": "bytes=0-999", "If-Range": '"another"'})
    assert (other.status_code, other.content) == (200, whole.content)
    assert api.get(address, headers={"Range": f"bytes={len(whole.content)}-"}).status_code == 416
    for odd in ("bytes=5-2", "bytes=x", "lines=0-1", "bytes=0-,0-,0-", "bytes=" + "9" * 5000 + "-"):
        assert api.get(address, headers={"Range": odd}).content == whole.content
    for held in ({"If-None-Match": tag}, {"If-Modified-Since": whole.headers["last-modified"]}):
        assert api.get(address, headers=held).status_code == 304


@pytest.mark.parametrize("kind", FILES)
def test_no_server_compresses_a_file_on_its_way(api, kind):
    """Streamlit's has this middleware around all it answers: parts of a compressed file and of a plain one fit no file together."""
    served = TestClient(Starlette(routes=web.routes(), middleware=[Middleware(GZipMiddleware)]))
    with served.stream("GET", f"/api/v1/snapshot.{kind}", headers={"Accept-Encoding": "gzip, br"}) as answer:
        sent = b"".join(answer.iter_raw())
    assert sent == api.get(f"/api/v1/snapshot.{kind}").content and answer.headers["content-encoding"] == "identity"
    part = served.get(f"/api/v1/snapshot.{kind}", headers={"Accept-Encoding": "gzip", "Range": "bytes=0-1999"})
    assert part.status_code == 206 and part.content == sent[:2000]


def test_sums_match_and_nothing_else_lies_in_the_package(package):
    lines = package.read(checksums.NAME).decode().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    tables = list(public_file.questions())
    expected = {archive.README, "csv/csv-metadata.json", *(f"{kind}/{name}.{kind}" for kind in ("csv", "parquet") for name in tables)}
    assert set(sums) == expected and {*package.namelist()} == {*expected, checksums.NAME}
    assert {name: hashlib.sha256(package.read(name)).hexdigest() for name in sums} == sums
    assert package.testzip() is None


@pytest.mark.parametrize("name", public_file.questions())
def test_every_table_is_whole_in_both_formats(unpacked, public, name):
    own = public.execute(f'from "{name}"').df()
    with duckdb.connect() as other:
        typed = other.execute(f"from '{unpacked}/parquet/{name}.parquet'").df()
    text = pd.read_csv(unpacked / "csv" / f"{name}.csv", dtype=str, keep_default_na=False)
    assert len(typed) == len(own) == len(text) > 0 and list(typed) == list(own) == list(text)
    if name == "snapshot":
        assert typed["built_at"].tolist() == text["built_at"].tolist() == [f"{own['built_at'].iloc[0]:%Y-%m-%dT%H:%M:%SZ}"]
        return
    pd.testing.assert_frame_equal(typed, own)
    for column in own.select_dtypes("number"):
        given = pd.to_numeric(text[column])
        pd.testing.assert_series_equal(given.astype(float), own[column].astype(float), check_names=False, rtol=1e-12)


def test_columns_are_described_in_the_parquet_files(unpacked):
    field = pyarrow.parquet.read_schema(unpacked / "parquet" / "observations.parquet").field("value")
    assert field.metadata[b"description_sv"].decode() and field.metadata[b"description_en"].decode().startswith("The value")


@pytest.mark.parametrize("name", ["observations", "projects", "evidence", "snapshot"])
def test_an_outside_reader_of_csvw_gets_every_row_with_its_types(unpacked, public, name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = outside.CSVW(str(unpacked / "csv" / "csv-metadata.json"), validate=True)
    assert len(found.tables) == len(public_file.questions())
    table = next(one for one in found.tables if str(one.url) == f"{name}.csv")
    rows = list(table.iterdicts())
    assert len(rows) == public.execute(f'select count(*) from "{name}"').fetchone()[0]
    if name == "observations":
        assert isinstance(rows[0]["area_code"], str) and {type(row["value"]) for row in rows} >= {type(None)}
    if name == "evidence":
        assert all(isinstance(row["domains"], list) for row in rows)


def test_the_readme_tells_what_is_inside_how_to_read_it_and_whose_it_is_in_both_languages(package):
    text = package.read(archive.README).decode()
    swedish, english = text.split("=" * 78)
    for language, half in (("sv", swedish), ("en", english)):
        say = words.load(language)
        assert all(say(f"archive.{part}") in half for part in ("title", "lead", "verify", "read", "values", "terms"))
        assert all(f"{name} (" in half for name in public_file.questions())
        source = in_view.sources()["kolada"]
        assert (source.terms_en if language == "en" else source.terms_sv) in half
        assert "sha256sum -c SHA256SUMS" in half
    for path in (folders.snapshots(), folders.cache(), folders.ROOT):
        assert str(path) not in text


def test_the_same_snapshot_gives_the_same_bytes(monkeypatch, tmp_path):
    first = archive.path().read_bytes()
    monkeypatch.setenv("INSTEG_CACHE", str(tmp_path))
    again = archive.path()
    assert tmp_path in again.parents and again.read_bytes() == first
    assert [path.name for path in tmp_path.rglob("*") if "unfinished" in path.name or path.name == "parts"] == []


def test_a_snapshot_not_there_yet_is_told(api, monkeypatch):
    def missing():
        raise snapshots.SnapshotMissing("not built")

    monkeypatch.setattr(snapshots, "current", missing)
    answer = api.get("/api/v1/snapshot.zip?lang=en")
    assert answer.status_code == 503 and answer.headers["retry-after"]


def test_the_lines_of_the_manual_fetch_the_figures(api, tmp_path):
    """Why there is no package of ours: ten lines do it."""
    with listening() as server:
        told = recipes.lines(server)
        page = api.get("/api/v1/", headers={"Host": server.removeprefix("http://")}).text.replace("&#34;", '"').replace("&#39;", "'")
        for name, text in told.items():
            assert len(text.splitlines()) <= 10 and text.replace("&", "&amp;").replace("<", "&lt;").strip() in page, name
        for name in (one for one in told if one.startswith("Python")):
            script = tmp_path / "recipe.py"
            script.write_text(f'{told[name]}rows.to_pickle("rows.pickle")\n', encoding="utf-8")
            subprocess.run([sys.executable, str(script)], cwd=tmp_path, check=True, capture_output=True, timeout=120)
            rows = pd.read_pickle(tmp_path / "rows.pickle")
            assert {"00", "22", "2281"} <= set(rows["area_code"]) and set(rows["indicator"]) == {"neet_16_24"}
