"""Whatever a publisher sends, only a SourceError comes out: truncated, of wrong type, huge, wrongly encoded, or a bomb.

INSTEG_FUZZ sets the number of inputs a test (default 15; the long run a few hundred).
"""

import json
import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from insteg.collect import project_list, publishers
from insteg.collect.errors import SourceError
from insteg.collect.publishers import _csv, _http, _interval, _jsonstat, _store, esf
from insteg.collect.publishers._http import PublisherAnswer
from insteg.collect.publishers._reasons import reason
from insteg.collect.publishers.arbetsformedlingen import _links
from insteg.collect.publishers.kolada import _wire as kolada_wire
from insteg.collect.publishers.scb import _selection, _wire
from insteg.collect.publishers.scb._questions import QUESTIONS
from insteg.collect.set_aside import Aside
from tests.contract.damage import ODD, damaged_bytes, damaged_json
from tests.contract.manners import QUICK
from tests.recorded import arbetsformedlingen, eurostat, kolada, projects, scb, workbooks

TRIED = {"inputs": 0}
fuzz = settings(
    max_examples=int(os.environ.get("INSTEG_FUZZ", "15")), deadline=None, derandomize="INSTEG_FUZZ" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)  # fmt: skip


def only_source_errors(action, *arguments) -> None:
    TRIED["inputs"] += 1
    try:
        action(*arguments)
    except (SourceError, project_list.Unreadable) as error:
        _is_told(error)


def _is_told(error: Exception) -> None:
    assert str(error).strip(), "an error without words"
    assert "Report this" not in str(error), "only the last line of defence caught it"


@cache
def folders() -> dict[str, dict[str, bytes]]:
    """What a good download of each publisher looks like: file name -> bytes."""
    kept: dict[str, dict[str, bytes]] = {}
    world = arbetsformedlingen.World(
        share=workbooks.share(arbetsformedlingen.share_rows()[:24]), duration=workbooks.duration(arbetsformedlingen.duration_rows()[:30])
    )
    small = tuple(_small(question) for question in QUESTIONS)
    with (
        kolada.stub() as a,
        scb.stub() as b,
        arbetsformedlingen.stub(world) as c,
        eurostat.stub() as d,
        projects.kohesio_stub() as e,
        TemporaryDirectory() as root,
    ):
        at = {name: Path(root) / name for name in ("kolada", "scb", "arbetsformedlingen", "eurostat", "kohesio", "esf")}
        from insteg.collect.publishers.kolada._fetch import Wanted

        publishers.kolada.fetch(at["kolada"], base=f"{a.url}/v3", choices=Wanted(series=("N15428",)), manners=QUICK)
        publishers.scb.fetch(at["scb"], base=b.url, questions=small, manners=QUICK)
        publishers.arbetsformedlingen.fetch(at["arbetsformedlingen"], base=c.url, manners=QUICK)
        publishers.eurostat.fetch(at["eurostat"], base=f"{d.url}/data", manners=QUICK)
        publishers.kohesio.fetch(at["kohesio"], base=f"{e.url}/api", manners=QUICK)
        export = Path(root) / "export.csv"
        export.write_bytes(projects.esf_csv())
        esf.take(at["esf"], export)
        for name, folder in at.items():
            kept[name] = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "origin.toml"}
    return kept


def _small(question):
    from dataclasses import replace

    return replace(
        question,
        codes={**question.codes, "Region": ["00", "2281"], "Tid": question.codes["Tid"] if question.table != "TAB638" else ["2024"]},
    )


def tidied_with(source: str, name: str, content: bytes) -> None:
    """Read a good folder in which one file is replaced, with its checksum recorded as the downloaded one."""
    aside = Aside()
    with TemporaryDirectory() as root:
        folder = Path(root) / source
        shelf = _store.opened(folder, source, "P", "L")
        for known, good in folders()[source].items():
            shelf.keep(known, PublisherAnswer("http://x", content if known == name else good, 200, {}, "2026-11-23T00:00:00Z"), known)
        shelf.finish()
        try:
            publishers.CONNECTORS[source].tables(folder, aside)
        finally:
            for error in aside.tables.values():
                _is_told(error)


TARGETS = [
    ("kolada", "0002-data.json"), ("scb", "TAB6260-data-01.json"), ("scb", "TAB2948-metadata.json"), ("scb", "TAB5557-data-01.json"),
    ("scb", "TAB638-data-01.json"), ("scb", "TAB6534-data-01.json"), ("eurostat", "edat_lfse_22.json"),
]  # fmt: skip
FILES = [
    *TARGETS,
    ("arbetsformedlingen", "share.xlsx"),
    ("arbetsformedlingen", "duration.xlsx"),
    ("kohesio", "projects-2021-2027.csv"),
    ("esf", "projects.csv"),
]


@pytest.mark.parametrize(("source", "name"), FILES)
@fuzz
@given(data=st.data())
def test_damaged_bytes_of_a_kept_file(source, name, data):
    only_source_errors(tidied_with, source, name, data.draw(damaged_bytes(folders()[source][name])))


@pytest.mark.parametrize(("source", "name"), TARGETS)
@fuzz
@given(data=st.data())
def test_a_wrong_value_anywhere_in_a_kept_json(source, name, data):
    content = json.loads(folders()[source][name])
    only_source_errors(tidied_with, source, name, data.draw(damaged_json(content)))


@fuzz
@given(content=st.one_of(st.binary(max_size=200), ODD.map(lambda value: json.dumps(value).encode())))
def test_any_answer_to_the_small_questions(content):
    for model in (_wire.Config, _wire.TableDescription, _wire.Metadata):
        only_source_errors(_wire.read, model, content, "x")
    only_source_errors(kolada_wire.page, content, "x")
    only_source_errors(lambda: list(kolada_wire.rows(content, "x")))
    only_source_errors(PublisherAnswer("http://x", content, 200, {}, "").json)
    assert reason(content)


@fuzz
@given(content=ODD)
def test_any_json_as_a_dataset(content):
    only_source_errors(_jsonstat.read, content, "x")


@fuzz
@given(data=st.data())
def test_any_metadata_for_our_questions(data):
    content = data.draw(damaged_json(json.loads(folders()["scb"]["TAB6260-metadata.json"])))

    def resolve() -> None:
        _selection.resolve(QUESTIONS[0], _wire.read(_wire.Metadata, content, "x"), {})

    only_source_errors(resolve)


@fuzz
@given(page=st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: f'<a href="{text}">'.encode("utf-8", "replace"))))
def test_any_page_of_links(page):
    only_source_errors(_links.newest, page, "http://127.0.0.1/x", {"share": "web-inskrivna-arbetslosa-andel-av-bas"})


@fuzz
@given(cell=st.one_of(ODD, st.sampled_from(["<5", "..", "<", "<99999999", "1 234", "nan", "inf", "-inf", "1e999"])))
def test_any_cell(cell):
    only_source_errors(_interval.interval, cell, "x")


@fuzz
@given(content=st.binary(max_size=300), text=st.text(max_size=40), header=st.text(max_size=30))
def test_any_table_date_amount_and_waiting_time(content, text, header):
    only_source_errors(_csv.read, content, "x", ["a"], Aside())
    only_source_errors(project_list.day, text, "%d/%m/%Y")
    only_source_errors(project_list.amount, text, "SEK")
    project_list.plain(text), project_list.organisation(text, header)
    assert _http.retry_after({"retry-after": header}) is None or _http.retry_after({"retry-after": header}) >= 0


def test_report_the_number_of_inputs():
    print(f"\nfuzzed inputs tried: {TRIED['inputs']}")
