"""Stubs of three publishers and a data folder of one's own for each test of the refresh."""

import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest

from insteg.store import folders, publishing
from tests.recorded import eurostat, kolada, projects

QUICK_TO_FAIL = 0.01


@pytest.fixture
def world():
    return kolada.World()


@pytest.fixture
def stubs(world):
    with ExitStack() as stack:
        yield {
            "kolada": stack.enter_context(kolada.stub(world)),
            "eurostat": stack.enter_context(eurostat.stub()),
            "esf": stack.enter_context(projects.esf_stub()),
        }


@pytest.fixture
def bases(stubs):
    return {"kolada": stubs["kolada"].url + "/v3", "eurostat": stubs["eurostat"].url + "/data", "esf": stubs["esf"].url + "/export.csv"}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch, snapshot):
    """A data folder of one's own, with the transcribed figures and a first snapshot; failures are not waited for."""
    data = tmp_path / "data"
    shutil.copytree(folders.data(), data, ignore=shutil.ignore_patterns("snapshots", "live"))
    monkeypatch.setenv("INSTEG_DATA", str(data))
    monkeypatch.setattr("insteg.collect.publishers._http.Http._wait", lambda self, state: QUICK_TO_FAIL)
    # The pace has a test of its own; here it would only be waited for.
    monkeypatch.setattr("insteg.collect.publishers._http.Pace.wait", lambda self: None)
    (data / "snapshots").mkdir()
    publishing.publish(Path(shutil.copy(snapshot, data / "snapshots")))
    return data
