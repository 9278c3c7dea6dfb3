"""Files and answers made to fill the memory are refused in little of it."""

import io
import tracemalloc
import zipfile

import pytest

from insteg.collect.errors import SourceError
from insteg.collect.publishers import _jsonstat
from insteg.collect.publishers._http import PublisherAnswer
from insteg.collect.publishers.arbetsformedlingen import _pivot, _sheet
from tests.recorded import workbooks


@pytest.fixture
def path(tmp_path):
    return tmp_path / "share.xlsx"


def packed(member: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/pivotCache/pivotCacheDefinition1.xml", workbooks.definition(["PERIOD", "KOM"], {}))
        archive.writestr(member, content)
    return target.getvalue()


def lying(content: bytes) -> bytes:
    """A zip whose directory says that each part is tiny."""
    changed = bytearray(content)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 24 : place + 28] = (10).to_bytes(4, "little")
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "' + b"ha" * 50 + b'">' + b"".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 20}">'.encode() for level in range(9)
) + b"]><r>&j;</r>"  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        workbooks.bomb(),
        lying(workbooks.bomb()),
        packed("xl/pivotCache/pivotCacheRecords1.xml", LAUGHS),
        packed("xl/pivotCache/pivotCacheRecords1.xml", b"<r>" * 200_000),
        packed("../../evil.xml", b"x"),
        b"",
        b"PK\x03\x04",
    ],
    ids=["bomb", "lying bomb", "entities", "deep", "outside path", "empty", "cut"],
)
def test_bombs_are_defused_in_little_memory(path, content):
    path.write_bytes(content)
    tracemalloc.start()
    for read in (lambda: _pivot.read(path, ["PERIOD", "KOM"]), lambda: _sheet.read(path, "Ålder", bool)):
        with pytest.raises(SourceError):
            read()
    assert tracemalloc.get_traced_memory()[1] < 300_000_000
    tracemalloc.stop()


def test_a_claim_of_a_billion_cells_takes_no_memory():
    content = {"id": ["a"], "size": [10**9], "dimension": {"a": {"category": {"index": {}}}}, "value": {}}
    with pytest.raises(SourceError, match=r"size|cells"):
        _jsonstat.read(content, "x")


def test_too_deep_json_is_refused():
    with pytest.raises(SourceError):
        PublisherAnswer("http://x", b"[" * 200_000, 200, {}, "").json()
